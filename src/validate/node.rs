//! A node with what the store says of it, read once however many constraints ask.

use super::path::Path;
use super::turtle::subject;
use oxigraph::model::{NamedNode, Term};
use oxigraph::store::{StorageError, Store};
use std::cell::OnceCell;
use std::collections::{BTreeMap, HashSet};

/// What the store says of one node over all graphs, each triple once.
pub(super) type Outgoing = BTreeMap<NamedNode, HashSet<Term>>;

/// A node under judgement.
pub(super) struct Node<'a> {
    pub(super) term: Term,
    store: &'a Store,
    outgoing: OnceCell<Outgoing>,
}

impl<'a> Node<'a> {
    pub(super) fn new(store: &'a Store, term: Term) -> Self {
        Self { term, store, outgoing: OnceCell::new() }
    }

    /// Everything that the store says of the node, read at the first call.
    pub(super) fn outgoing(&self) -> Result<&Outgoing, StorageError> {
        if let Some(outgoing) = self.outgoing.get() {
            return Ok(outgoing);
        }
        let mut outgoing = Outgoing::new();
        if let Some(node) = subject(&self.term) {
            for quad in self.store.quads_for_pattern(Some(node.as_ref()), None, None, None) {
                let quad = quad?;
                outgoing.entry(quad.predicate).or_default().insert(quad.object);
            }
        }
        Ok(self.outgoing.get_or_init(|| outgoing))
    }

    /// The values at the end of `path`, each once.
    pub(super) fn values(&self, path: &Path) -> Result<HashSet<Term>, StorageError> {
        match path {
            Path::Predicate(predicate) => Ok(self.outgoing()?.get(predicate).cloned().unwrap_or_default()),
            _ => walk(self.store, HashSet::from([self.term.clone()]), path, false),
        }
    }
}

/// Where `path` leads from any of `nodes`; against its direction if `backwards`.
fn walk(
    store: &Store,
    nodes: HashSet<Term>,
    path: &Path,
    backwards: bool,
) -> Result<HashSet<Term>, StorageError> {
    match path {
        Path::Predicate(predicate) => step(store, &nodes, predicate, backwards),
        Path::Inverse(path) => walk(store, nodes, path, !backwards),
        Path::Sequence(parts) if backwards => {
            parts.iter().rev().try_fold(nodes, |nodes, part| walk(store, nodes, part, backwards))
        }
        Path::Sequence(parts) => {
            parts.iter().try_fold(nodes, |nodes, part| walk(store, nodes, part, backwards))
        }
        Path::Alternative(parts) => {
            let mut reached = HashSet::new();
            for part in parts {
                reached.extend(walk(store, nodes.clone(), part, backwards)?);
            }
            Ok(reached)
        }
    }
}

fn step(
    store: &Store,
    nodes: &HashSet<Term>,
    predicate: &NamedNode,
    backwards: bool,
) -> Result<HashSet<Term>, StorageError> {
    let mut reached = HashSet::new();
    for node in nodes {
        if backwards {
            for quad in store.quads_for_pattern(None, Some(predicate.as_ref()), Some(node.as_ref()), None) {
                reached.insert(quad?.subject.into());
            }
        } else if let Some(node) = subject(node) {
            for quad in store.quads_for_pattern(Some(node.as_ref()), Some(predicate.as_ref()), None, None) {
                reached.insert(quad?.object);
            }
        }
    }
    Ok(reached)
}
