//! The graph → its things, each with all that tells it from others: names, ties, company, days.

use super::weights::Weights;
use crate::vocab::{cg, gaf, nif, rdf, schema, skos};
use jiff::civil::Date;
use oxigraph::model::{GraphName, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use oxigraph::store::{StorageError, Store};
use std::collections::{BTreeMap, BTreeSet};

/// How the names of a thing are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// Given names and a surname.
    Person,
    /// A phrase of nouns that has first letters and short forms.
    Body,
    /// Anything else.
    Other,
}

/// One thing and what all articles tell of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Thing {
    pub(super) iri: String,
    /// Its classes; more than one where articles disagree.
    pub(super) classes: BTreeSet<NamedNode>,
    /// What it is mostly called.
    pub(super) name: String,
    /// All that it is called.
    pub(super) names: BTreeMap<String, usize>,
    /// By which it is called beside that.
    pub(super) aliases: BTreeSet<String>,
    pub(super) genders: BTreeSet<char>,
    pub(super) countries: BTreeSet<String>,
    pub(super) ties: BTreeSet<Tie>,
    /// The articles that speak of it.
    pub(super) articles: BTreeSet<String>,
    pub(super) days: BTreeSet<Date>,
    pub(super) mentions: usize,
}

/// A relation to another thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tie {
    pub(super) relation: String,
    /// It leads from the thing to the other.
    pub(super) is_subject: bool,
    pub(super) other: String,
    /// The role in words, in small letters.
    pub(super) role: Option<String>,
}

impl Thing {
    /// Whether it is known to the world.
    pub(super) fn is_linked(&self) -> bool {
        crate::iri::is_wikidata(&self.iri)
    }

    pub(super) fn sort(&self) -> Sort {
        let is = |class: NamedNodeRef<'_>| self.classes.iter().any(|it| it.as_ref() == class);
        match () {
            () if is(schema::PERSON) => Sort::Person,
            () if is(schema::ORGANIZATION) || is(cg::GROUP) => Sort::Body,
            () => Sort::Other,
        }
    }
}

/// All things that articles name, by IRI, sorted.
pub(super) fn things(store: &Store) -> Result<Vec<Thing>, StorageError> {
    let mut things = mentioned(store)?;
    for (predicate, put) in PROPERTIES {
        for quad in store.quads_for_pattern(None, Some(*predicate), None, None) {
            let quad = quad?;
            if let Some(thing) = subject(&quad).and_then(|it| things.get_mut(it)) {
                put(thing, quad.object);
            }
        }
    }
    for quad in store.quads_for_pattern(None, Some(cg::DESCRIBED), None, None) {
        subject(&quad?).and_then(|it| things.remove(it));
    }
    things.retain(|_, thing| !thing.names.is_empty() && thing.classes.iter().any(|it| is_thing(it.as_ref())));
    tie(store, &mut things)?;
    let mut things: Vec<Thing> = things.into_values().collect();
    for thing in &mut things {
        let most = thing.names.iter().max_by_key(|(name, count)| (**count, std::cmp::Reverse(*name)));
        thing.name = most.map(|(name, _)| name.clone()).unwrap_or_default();
    }
    Ok(things)
}

/// A property of things, and how its value is kept.
type Property = (NamedNodeRef<'static>, fn(&mut Thing, Term));

/// What is said of a thing.
const PROPERTIES: &[Property] = &[
    (rdf::TYPE, |thing, class| {
        if let Term::NamedNode(class) = class {
            thing.classes.insert(class);
        }
    }),
    (skos::PREF_LABEL, |thing, name| *thing.names.entry(text(name)).or_default() += 1),
    (skos::ALT_LABEL, |thing, name| {
        thing.aliases.insert(text(name));
    }),
    (cg::COUNTRY_CODE, |thing, code| {
        thing.countries.insert(text(code));
    }),
];

fn is_thing(class: NamedNodeRef<'_>) -> bool {
    let of_things = [schema::PERSON, schema::ORGANIZATION, schema::COUNTRY, schema::PLACE, schema::EVENT];
    of_things.contains(&class) || class == cg::GROUP || class == cg::THING
}

/// Everything that mentions denote, with its articles, their days, and the gender of its pronouns.
fn mentioned(store: &Store) -> Result<BTreeMap<String, Thing>, StorageError> {
    let mut days = BTreeMap::new();
    for quad in store.quads_for_pattern(None, Some(schema::DATE_PUBLISHED), None, None) {
        let quad = quad?;
        if let (Some(article), Ok(day)) = (subject(&quad), text(quad.object.clone()).parse::<Date>()) {
            days.insert(article.to_owned(), day);
        }
    }
    let genders = pronouns(store)?;
    let mut things: BTreeMap<String, Thing> = BTreeMap::new();
    for quad in store.quads_for_pattern(None, Some(gaf::DENOTED_BY), None, None) {
        let quad = quad?;
        let (Some(iri), GraphName::NamedNode(article)) = (subject(&quad), &quad.graph_name) else { continue };
        let thing = things.entry(iri.to_owned()).or_default();
        iri.clone_into(&mut thing.iri);
        thing.mentions += 1;
        thing.days.extend(days.get(article.as_str()));
        thing.articles.insert(article.as_str().to_owned());
        if let Term::NamedNode(mention) = &quad.object {
            thing.genders.extend(genders.get(mention.as_str()));
        }
    }
    Ok(things)
}

/// The mentions that are pronouns of one gender.
fn pronouns(store: &Store) -> Result<BTreeMap<String, char>, StorageError> {
    let words = &Weights::bundled().words;
    let mut genders = BTreeMap::new();
    for quad in store.quads_for_pattern(None, Some(cg::FORM), Some(cg::PRONOUN.into()), None) {
        let mention = quad?.subject;
        for quad in store.quads_for_pattern(Some((&mention).into()), Some(nif::ANCHOR_OF), None, None) {
            let quad = quad?;
            let word = text(quad.object.clone()).to_lowercase();
            let gender = match () {
                () if words.masculine.contains(&word) => 'm',
                () if words.feminine.contains(&word) => 'f',
                () => continue,
            };
            genders.extend(subject(&quad).map(|mention| (mention.to_owned(), gender)));
        }
    }
    Ok(genders)
}

/// The ties of all things, from the nodes that carry their evidence.
fn tie(store: &Store, things: &mut BTreeMap<String, Thing>) -> Result<(), StorageError> {
    for quad in store.quads_for_pattern(None, Some(cg::RELATION), None, None) {
        let quad = quad?;
        let of = |predicate| -> Result<Option<Term>, StorageError> {
            let mut found =
                store.quads_for_pattern(Some((&quad.subject).into()), Some(predicate), None, None);
            Ok(found.next().transpose()?.map(|quad| quad.object))
        };
        let (Some(Term::NamedNode(subject)), Some(Term::NamedNode(object))) =
            (of(cg::SUBJECT)?, of(cg::OBJECT)?)
        else {
            continue;
        };
        let role = of(cg::ROLE_LABEL)?.map(|role| text(role).to_lowercase());
        let Term::NamedNode(relation) = &quad.object else { continue };
        let (subject, object) = (subject.as_str(), object.as_str());
        for (thing, other, is_subject) in [(subject, object, true), (object, subject, false)] {
            if let Some(thing) = things.get_mut(thing) {
                let (relation, other) = (relation.as_str().to_owned(), other.to_owned());
                thing.ties.insert(Tie { relation, is_subject, other, role: role.clone() });
            }
        }
    }
    Ok(())
}

fn subject(quad: &Quad) -> Option<&str> {
    match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => Some(node.as_str()),
        NamedOrBlankNode::BlankNode(_) => None,
    }
}

fn text(term: Term) -> String {
    match term {
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}
