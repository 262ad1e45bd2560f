//! Which part of a network is wanted: when, what kind of tie and thing, how strong, told by whom, around whom.

use super::error::NetworkError;
use super::model::Network;
use super::row::{Row, words};
use crate::query::{articles_named, things_named};
use crate::vocab::{cg, schema};
use oxigraph::model::NamedNode;
use oxigraph::store::Store;
use std::collections::BTreeSet;

/// What to leave out of a network. The default leaves out nothing but claims. Names count in any case, and an empty
/// list of them lets all pass.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// Nothing before this day, month or year.
    pub from: Option<String>,
    /// Nothing after this day, month or year.
    pub to: Option<String>,
    /// Only ties of these kinds.
    pub types: Vec<String>,
    /// Only events of these quads: `VC`, `MC`, `VX`, `MX`.
    pub quads: Vec<String>,
    /// Only what is told as one of these: `Actual`, `Planned`, `Hypothetical`, `Denied`.
    pub factualities: Vec<String>,
    /// Only what these articles tell, by IRI, address or headline.
    pub articles: Vec<String>,
    /// Only what articles of these publishers tell.
    pub publishers: Vec<String>,
    /// Only things of these kinds.
    pub kinds: Vec<String>,
    /// Only what is or belongs to these countries, by code or name.
    pub countries: Vec<String>,
    /// Only ties of at least this weight.
    pub minimum_weight: f64,
    /// Only what is near to these, by name or IRI.
    pub centres: Vec<String>,
    /// How many steps from the centres are near.
    pub depth: usize,
    /// Only the part in which each is tied to so many others.
    pub core: usize,
    /// Only the largest part that hangs together.
    pub largest: bool,
    /// How many of its sentences each tie shows.
    pub sentences: usize,
    /// Whether claims, plans, suppositions and denials count beside facts.
    pub claims: bool,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            from: None,
            to: None,
            types: Vec::new(),
            quads: Vec::new(),
            factualities: Vec::new(),
            articles: Vec::new(),
            publishers: Vec::new(),
            kinds: Vec::new(),
            countries: Vec::new(),
            minimum_weight: 0.0,
            centres: Vec::new(),
            depth: 1,
            core: 0,
            largest: false,
            sentences: 12,
            claims: false,
        }
    }
}

/// A filter whose names were looked up in a store.
pub(crate) struct Wanted<'a> {
    filter: &'a Filter,
    /// The articles that may tell something, if not all.
    articles: Option<BTreeSet<String>>,
    /// The codes of the countries asked for.
    countries: Vec<String>,
    /// The things in the middle.
    centres: BTreeSet<String>,
}

impl Filter {
    /// The same filter for a month or year of its window alone.
    #[must_use]
    pub fn within(&self, slice: &str) -> Self {
        let end = |own: &Option<String>| {
            Some(own.clone().filter(|own| own.starts_with(slice)).unwrap_or_else(|| slice.to_owned()))
        };
        Self { from: end(&self.from), to: end(&self.to), ..self.clone() }
    }

    /// Looks up what the filter names.
    pub(crate) fn wanted(&self, store: &Store) -> Result<Wanted<'_>, NetworkError> {
        let mut centres = BTreeSet::new();
        for name in &self.centres {
            centres.extend(named(store, name)?.into_iter().map(NamedNode::into_string));
        }
        Ok(Wanted { filter: self, articles: self.told_by(store)?, countries: self.codes(store)?, centres })
    }

    /// The articles asked for, and those of the publishers asked for.
    fn told_by(&self, store: &Store) -> Result<Option<BTreeSet<String>>, NetworkError> {
        if self.articles.is_empty() && self.publishers.is_empty() {
            return Ok(None);
        }
        let mut articles = BTreeSet::new();
        for name in &self.articles {
            let found = articles_named(store, name)?;
            let found = found.map_err(|nearest| NetworkError::UnknownName { name: name.clone(), nearest })?;
            articles.extend(found.into_iter().map(|term| words(&term)));
        }
        for name in &self.publishers {
            for publisher in named(store, name)? {
                let told =
                    store.quads_for_pattern(None, Some(schema::PUBLISHER), Some((&publisher).into()), None);
                for quad in told {
                    articles.insert(words(&quad?.subject.into()));
                }
            }
        }
        Ok(Some(articles))
    }

    /// The codes of the countries, which may be given by name. Three letters that name nothing are a code.
    fn codes(&self, store: &Store) -> Result<Vec<String>, NetworkError> {
        let mut codes = Vec::new();
        for name in &self.countries {
            let before = codes.len();
            let is_code = name.len() == 3 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
            let things =
                if is_code { things_named(store, name)?.unwrap_or_default() } else { named(store, name)? };
            for thing in things {
                for quad in store.quads_for_pattern(Some((&thing).into()), Some(cg::COUNTRY_CODE), None, None)
                {
                    codes.push(words(&quad?.object));
                }
            }
            if codes.len() == before && !is_code {
                return Err(NetworkError::NoCountry(name.clone()));
            }
            if codes.len() == before {
                codes.push(name.to_ascii_uppercase());
            }
        }
        Ok(codes)
    }

    /// What is left out, in words.
    fn note(&self) -> String {
        let listed = |word: &str, names: &[String]| {
            (!names.is_empty()).then(|| format!("{word} {}", names.join(", ")))
        };
        let parts = [
            self.from.as_ref().map(|from| format!("from {from}")),
            self.to.as_ref().map(|to| format!("to {to}")),
            listed("only", &self.types),
            listed("only", &self.quads),
            listed("told as", &self.factualities),
            listed("by the articles", &self.articles),
            listed("published by", &self.publishers),
            listed("between", &self.kinds),
            listed("of", &self.countries),
            (self.minimum_weight > 0.0).then(|| format!("weight at least {}", self.minimum_weight)),
            listed(&format!("within {} of", self.depth), &self.centres),
            (self.core > 0).then(|| format!("each tied to at least {} others", self.core)),
            self.largest.then(|| "the largest part that hangs together".to_owned()),
            self.claims.then(|| "claims included".to_owned()),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}

impl Wanted<'_> {
    /// Whether a row of that kind of tie counts. What has no date is in no window.
    pub(crate) fn lets(&self, row: &Row, kind: &str) -> bool {
        let filter = self.filter;
        let is_windowed = filter.from.is_some() || filter.to.is_some();
        let in_window = !is_windowed
            || row.when.as_ref().is_some_and(|when| {
                filter.from.as_deref().is_none_or(|from| when.is_from(from))
                    && filter.to.as_deref().is_none_or(|to| when.is_until(to))
            });
        // Who asks for plans or denials asks for what is no fact.
        let asked_for =
            filter.claims || !filter.factualities.is_empty() && row.factuality.as_deref() != Some("Actual");
        in_window
            && among(&filter.types, Some(kind))
            && among(&filter.quads, row.quad.as_deref())
            && among(&filter.factualities, row.factuality.as_deref())
            && self.articles.as_ref().is_none_or(|articles| articles.contains(&row.article))
            && (asked_for || !row.claimed)
    }

    /// What is left of a whole network: strong ties between things of the kinds wanted, around the centres.
    /// Things without any tie are left out.
    pub(crate) fn narrow(&self, mut network: Network) -> Network {
        let filter = self.filter;
        network.edges.retain(|edge| edge.weight >= filter.minimum_weight);
        if !(filter.kinds.is_empty() && self.countries.is_empty()) {
            network = network.restricted(|id| {
                let node = network.node(id);
                among(&filter.kinds, Some(&node.kind)) && among(&self.countries, node.country.as_deref())
            });
        }
        if !filter.centres.is_empty() {
            network = network.around(&self.centres, filter.depth);
        }
        if filter.core > 0 {
            network = network.core(filter.core);
        }
        if filter.largest {
            network = network.largest_component();
        }
        Network { note: filter.note(), ..network.tied() }
    }
}

/// The things of a name, or what is near to it.
pub(crate) fn named(store: &Store, name: &str) -> Result<Vec<NamedNode>, NetworkError> {
    things_named(store, name)?.map_err(|nearest| NetworkError::UnknownName { name: name.to_owned(), nearest })
}

fn among(wanted: &[String], name: Option<&str>) -> bool {
    wanted.is_empty() || name.is_some_and(|name| wanted.iter().any(|it| it.eq_ignore_ascii_case(name)))
}
