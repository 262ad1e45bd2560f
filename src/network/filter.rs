//! Which part of a network is wanted: when, what kind of tie and thing, how strong, around whom.

use super::error::NetworkError;
use super::model::{Network, NodeId};
use super::row::When;
use crate::query::things_named;
use oxigraph::store::Store;
use std::collections::BTreeSet;

/// What to leave out of a network. The default leaves out nothing but claims.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// Nothing before this day, month or year.
    pub from: Option<String>,
    /// Nothing after this day, month or year.
    pub to: Option<String>,
    /// Only ties of these kinds, by name, in any case; all if empty.
    pub types: Vec<String>,
    /// Only things of these kinds, by name, in any case; all if empty.
    pub kinds: Vec<String>,
    /// Only ties of at least this weight.
    pub minimum_weight: f64,
    /// Only what is near to these, by name or IRI; all if empty.
    pub centres: Vec<String>,
    /// How many steps from the centres are near.
    pub depth: usize,
    /// Whether claims, plans, suppositions and denials count beside facts.
    pub claims: bool,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            from: None,
            to: None,
            types: Vec::new(),
            kinds: Vec::new(),
            minimum_weight: 0.0,
            centres: Vec::new(),
            depth: 1,
            claims: false,
        }
    }
}

impl Filter {
    /// The things that the centres name.
    pub(crate) fn centres(&self, store: &Store) -> Result<BTreeSet<String>, NetworkError> {
        let mut things = BTreeSet::new();
        for name in &self.centres {
            let found = things_named(store, name)?;
            let found =
                found.map_err(|nearest| NetworkError::UnknownCentre { name: name.clone(), nearest })?;
            things.extend(found.into_iter().map(oxigraph::model::NamedNode::into_string));
        }
        Ok(things)
    }

    /// Whether a tie of that time, kind and standing counts. What has no date is in no window.
    pub(crate) fn lets(&self, when: Option<&When>, kind: &str, claimed: bool) -> bool {
        let is_windowed = self.from.is_some() || self.to.is_some();
        let in_window = !is_windowed
            || when.is_some_and(|when| {
                self.from.as_deref().is_none_or(|from| when.is_from(from))
                    && self.to.as_deref().is_none_or(|to| when.is_until(to))
            });
        in_window && among(&self.types, kind) && (self.claims || !claimed)
    }

    /// What is left of a whole network: strong ties between things of the kinds wanted, around the centres.
    /// Things without any tie are left out.
    pub(crate) fn narrow(&self, mut network: Network, centres: &BTreeSet<String>) -> Network {
        network.edges.retain(|edge| edge.weight >= self.minimum_weight);
        if !self.kinds.is_empty() {
            network = network.restricted(|id| among(&self.kinds, &network.node(id).kind));
        }
        if !self.centres.is_empty() {
            network = network.around(centres, self.depth);
        }
        let tied: BTreeSet<NodeId> =
            network.edges.iter().flat_map(|edge| [edge.source, edge.target]).collect();
        let note = self.note();
        Network { note, ..network.restricted(|id| tied.contains(&id)) }
    }

    /// What is left out, in words.
    fn note(&self) -> String {
        let mut parts = Vec::new();
        if let Some(from) = &self.from {
            parts.push(format!("from {from}"));
        }
        if let Some(to) = &self.to {
            parts.push(format!("to {to}"));
        }
        if !self.types.is_empty() {
            parts.push(format!("only {}", self.types.join(", ")));
        }
        if !self.kinds.is_empty() {
            parts.push(format!("between {}", self.kinds.join(", ")));
        }
        if self.minimum_weight > 0.0 {
            parts.push(format!("weight at least {}", self.minimum_weight));
        }
        if !self.centres.is_empty() {
            parts.push(format!("within {} of {}", self.depth, self.centres.join(", ")));
        }
        if self.claims {
            parts.push("claims included".to_owned());
        }
        parts.join("; ")
    }
}

fn among(wanted: &[String], name: &str) -> bool {
    wanted.is_empty() || wanted.iter().any(|it| it.eq_ignore_ascii_case(name))
}
