//! Finds what the value of a parameter stands for: from the words that a person types to terms of the graph.
//!
//! `Q148`, `wd:Q148`, `<http://…>` and a bare IRI are taken as they are. Anything else is a name, looked up among
//! the labels of the store without regard to case. The index answers for the usual spellings at once; only a
//! name that it does not know makes us read all labels, which also finds the nearest ones to suggest.

use super::error::{QueryError, nearest};
use super::prefix::expand;
use super::saved::{Kind, Parameter};
use crate::vocab::{cg, rdf, schema, sem, skos};
use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Term};
use oxigraph::store::{StorageError, Store};
use std::collections::{BTreeMap, BTreeSet};

/// The terms that `text` stands for; at least one.
pub(crate) fn terms(store: &Store, parameter: &Parameter, text: &str) -> Result<Vec<Term>, QueryError> {
    let wrong = |reason| QueryError::Value { name: parameter.name.clone(), value: text.to_owned(), reason };
    let unknown = |kind, nearest| QueryError::UnknownValue {
        name: parameter.name.clone(),
        value: text.to_owned(),
        kind,
        nearest,
    };
    let found = match parameter.kind {
        Kind::Text => vec![Literal::new_simple_literal(text).into()],
        Kind::Date => vec![
            date(text).ok_or_else(|| wrong("a date is a day 2021-07-16, a month 2021-07 or a year 2021"))?,
        ],
        Kind::EventType => event_type(store, text)?.map_err(|near| unknown("an event type", near))?,
        Kind::Article => articles_named(store, text)?.map_err(|near| unknown("an article", near))?,
        Kind::Country => country(store, text)?.map_err(|near| unknown("a country", near))?,
        Kind::CountryCode => {
            let countries = country(store, text)?.map_err(|near| unknown("a country", near))?;
            let codes = codes(store, &countries)?;
            if codes.is_empty() {
                return Err(unknown("the code of a country", Vec::new()));
            }
            codes
        }
        Kind::Entity | Kind::Node => things_named(store, text)?
            .map_err(|near| unknown("anything", near))?
            .into_iter()
            .map(Term::from)
            .collect(),
    };
    Ok(found)
}

/// The things that bear a name, or the one that an IRI is; else the labels nearest to the name.
pub fn things_named(store: &Store, name: &str) -> Result<Result<Vec<NamedNode>, Vec<String>>, StorageError> {
    if let Some(iri) = iri(name) {
        return Ok(Ok(vec![iri]));
    }
    bearers(store, name, &[skos::PREF_LABEL, skos::ALT_LABEL])
}

/// The subjects whose `properties` have the value `name`, whatever its case; else the values nearest to it.
fn bearers(
    store: &Store,
    name: &str,
    properties: &[NamedNodeRef<'_>],
) -> Result<Result<Vec<NamedNode>, Vec<String>>, StorageError> {
    let name = name.trim();
    let mut found = BTreeSet::new();
    for spelling in [name.to_owned(), name.to_lowercase(), name.to_uppercase(), capitalised(name)] {
        for property in properties {
            let literal = Literal::new_simple_literal(&*spelling);
            let quads = store.quads_for_pattern(None, Some(*property), Some((&literal).into()), None);
            for quad in quads {
                insert(&mut found, quad?.subject);
            }
        }
    }
    if !found.is_empty() {
        return Ok(Ok(found.into_iter().collect()));
    }
    let mut labels: BTreeMap<String, BTreeSet<NamedNode>> = BTreeMap::new();
    for property in properties {
        for quad in store.quads_for_pattern(None, Some(*property), None, None) {
            let quad = quad?;
            if let Term::Literal(label) = quad.object {
                insert(labels.entry(label.value().to_owned()).or_default(), quad.subject);
            }
        }
    }
    let folded = name.to_lowercase();
    let same = labels.iter().filter(|(label, _)| label.to_lowercase() == folded);
    found.extend(same.flat_map(|(_, things)| things.iter().cloned()));
    if found.is_empty() {
        return Ok(Err(nearest(name, labels.keys().map(String::as_str))));
    }
    Ok(Ok(found.into_iter().collect()))
}

fn insert(set: &mut BTreeSet<NamedNode>, subject: NamedOrBlankNode) {
    if let NamedOrBlankNode::NamedNode(iri) = subject {
        set.insert(iri);
    }
}

/// "wang yi" as "Wang Yi".
fn capitalised(name: &str) -> String {
    let mut start = true;
    let mut word = |c: char| {
        let c = if start { c.to_uppercase().next().unwrap_or(c) } else { c };
        start = !c.is_alphanumeric();
        c
    };
    name.to_lowercase().chars().map(&mut word).collect()
}

/// The IRI that a text spells out: `<…>`, an absolute one, a prefixed name, or a number of Wikidata.
fn iri(text: &str) -> Option<NamedNode> {
    let text = text.trim();
    let bare = text.strip_prefix('<').and_then(|it| it.strip_suffix('>'));
    let is_absolute = ["http://", "https://", "urn:"].iter().any(|start| text.starts_with(start));
    let is_wikidata =
        text.strip_prefix('Q').is_some_and(|it| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit()));
    let spelled = match bare {
        Some(iri) => iri.to_owned(),
        None if is_absolute => text.to_owned(),
        None if is_wikidata => expand(&format!("wd:{text}"))?,
        None => expand(text)?,
    };
    NamedNode::new(spelled).ok()
}

/// A country by IRI, code or name.
fn country(store: &Store, text: &str) -> Result<Result<Vec<Term>, Vec<String>>, StorageError> {
    let code = Literal::new_simple_literal(text.trim().to_uppercase());
    let coded = store.quads_for_pattern(None, Some(cg::COUNTRY_CODE), Some((&code).into()), None);
    let mut candidates = BTreeSet::new();
    for quad in coded {
        insert(&mut candidates, quad?.subject);
    }
    if candidates.is_empty() {
        match things_named(store, text)? {
            Ok(things) => candidates.extend(things),
            Err(nearest) => return Ok(Err(nearest)),
        }
    }
    let mut countries = Vec::new();
    for thing in candidates {
        let mut types = store.quads_for_pattern(
            Some((&thing).into()),
            Some(rdf::TYPE),
            Some(schema::COUNTRY.into()),
            None,
        );
        if types.next().transpose()?.is_some() {
            countries.push(thing.into());
        }
    }
    Ok(if countries.is_empty() { Err(Vec::new()) } else { Ok(countries) })
}

/// The codes of countries, each once.
fn codes(store: &Store, countries: &[Term]) -> Result<Vec<Term>, StorageError> {
    let mut codes = BTreeMap::new();
    for country in countries {
        let Term::NamedNode(country) = country else { continue };
        for quad in store.quads_for_pattern(Some(country.into()), Some(cg::COUNTRY_CODE), None, None) {
            let code = quad?.object;
            codes.insert(code.to_string(), code);
        }
    }
    Ok(codes.into_values().collect())
}

/// An article by IRI, the digits in its IRI, address or headline.
pub(crate) fn articles_named(
    store: &Store,
    text: &str,
) -> Result<Result<Vec<Term>, Vec<String>>, StorageError> {
    let hash =
        (text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit())).then(|| format!("article:{text}"));
    if let Some(iri) = iri(hash.as_deref().unwrap_or(text)) {
        let mut types = store.quads_for_pattern(
            Some((&iri).into()),
            Some(rdf::TYPE),
            Some(schema::NEWS_ARTICLE.into()),
            None,
        );
        if types.next().transpose()?.is_some() {
            return Ok(Ok(vec![iri.into()]));
        }
    }
    let address = Literal::new_typed_literal(text.trim(), xsd::ANY_URI);
    let mut found = BTreeSet::new();
    for quad in store.quads_for_pattern(None, Some(schema::URL), Some((&address).into()), None) {
        insert(&mut found, quad?.subject);
    }
    if !found.is_empty() {
        return Ok(Ok(found.into_iter().map(Term::from).collect()));
    }
    Ok(bearers(store, text, &[schema::HEADLINE])?.map(|found| found.into_iter().map(Term::from).collect()))
}

/// A type of event by its name, in any case, with or without its prefix. The store says which types there are.
fn event_type(store: &Store, text: &str) -> Result<Result<Vec<Term>, Vec<String>>, StorageError> {
    let wanted = text.trim().trim_start_matches("plover:").trim_start_matches("cg:");
    let mut types = BTreeMap::new();
    for quad in store.quads_for_pattern(None, Some(sem::EVENT_TYPE), None, None) {
        if let Term::NamedNode(iri) = quad?.object {
            let name = iri.as_str().rsplit(['#', '/']).next().unwrap_or_default().to_owned();
            types.insert(name, iri);
        }
    }
    let found =
        types.iter().find(|(name, iri)| name.eq_ignore_ascii_case(wanted) || iri.as_str() == text.trim());
    Ok(match found {
        Some((_, iri)) => Ok(vec![iri.clone().into()]),
        None => Err(types.into_keys().collect()),
    })
}

/// A day, a month or a year that exists, with the type of its precision.
fn date(text: &str) -> Option<Term> {
    let text = text.trim();
    let (whole, datatype) = match text.len() {
        4 => (format!("{text}-01-01"), xsd::G_YEAR),
        7 => (format!("{text}-01"), xsd::G_YEAR_MONTH),
        10 => (text.to_owned(), xsd::DATE),
        _ => return None,
    };
    whole.parse::<jiff::civil::Date>().ok()?;
    Some(Literal::new_typed_literal(text, datatype).into())
}
