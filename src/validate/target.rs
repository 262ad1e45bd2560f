//! A target → the nodes of the store that it means, each once, as a stream.

use super::ValidateError;
use super::shape::Target;
use crate::vocab::{rdf, rdfs};
use oxigraph::model::{NamedNode, NamedOrBlankNode, Term};
use oxigraph::store::{QuadIter, StorageError, Store};
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashSet};

/// Calls `judge` for every node that `target` means.
pub(super) fn for_each_focus(
    store: &Store,
    target: &Target,
    mut judge: impl FnMut(Term) -> Result<(), ValidateError>,
) -> Result<(), ValidateError> {
    let mut seen = Seen::default();
    let mut visit = |node: Term| if seen.is_new(&node) { judge(node) } else { Ok(()) };
    match target {
        Target::Node(node) => visit(node.clone().into()),
        Target::SubjectsOf(predicate) => {
            with_predicate(store, predicate).try_for_each(|quad| visit(quad?.subject.into()))
        }
        Target::ObjectsOf(predicate) => {
            with_predicate(store, predicate).try_for_each(|quad| visit(quad?.object))
        }
        Target::Class(class) => classes_below(store, class)?.iter().try_for_each(|class| {
            let class = class.as_ref().into();
            let mut typed = store.quads_for_pattern(None, Some(rdf::TYPE), Some(class), None);
            typed.try_for_each(|quad| visit(quad?.subject.into()))
        }),
    }
}

fn with_predicate(store: &Store, predicate: &NamedNode) -> QuadIter<'static> {
    store.quads_for_pattern(None, Some(predicate.as_ref()), None, None)
}

/// `class` and every class that the store says to be below it.
pub(super) fn classes_below(store: &Store, class: &NamedNode) -> Result<Vec<NamedNode>, StorageError> {
    let mut classes = BTreeSet::from([class.clone()]);
    let mut open = vec![class.clone()];
    while let Some(class) = open.pop() {
        let class = Some(class.as_ref().into());
        for quad in store.quads_for_pattern(None, Some(rdfs::SUB_CLASS_OF), class, None) {
            if let NamedOrBlankNode::NamedNode(class) = quad?.subject
                && classes.insert(class.clone())
            {
                open.push(class);
            }
        }
    }
    Ok(classes.into_iter().collect())
}

/// The nodes judged already, known by 16 bytes each: a country is typed in every article that names it.
#[derive(Default)]
struct Seen(HashSet<[u8; 16]>);

impl Seen {
    fn is_new(&mut self, node: &Term) -> bool {
        let hash = Sha256::digest(node.to_string().as_bytes());
        let mut short = [0; 16];
        short.copy_from_slice(&hash[..16]);
        self.0.insert(short)
    }
}
