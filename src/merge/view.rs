//! A store in memory → the same store as if each thing had one IRI only.
//!
//! What stands in the articles' graphs is told of the IRI that is kept; the graph that says which are one stays as it is.
//! There is one name to call a thing by, and what it was called elsewhere becomes a further name.

use crate::iri;
use crate::vocab::{owl, skos};
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use oxigraph::store::{StorageError, Store};
use std::collections::BTreeMap;

/// Tells of the kept IRIs whatever is told of those merged with them, and says how many those are. It changes the store
/// that it is given, which must be a copy in memory.
pub fn see_through(store: &Store) -> Result<usize, StorageError> {
    let view = View { kept: kept(store)? };
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for (merged, kept) in &view.kept {
        let name = name(store, kept)?;
        let subject = store.quads_for_pattern(Some(merged.into()), None, None, None);
        let object = store.quads_for_pattern(None, None, Some(merged.into()), None);
        for quad in subject.chain(object) {
            let quad = quad?;
            if !is_of_merge(&quad) {
                new.extend(view.told(&quad, name.as_ref()));
                old.push(quad);
            }
        }
    }
    let mut transaction = store.start_transaction()?;
    for quad in &old {
        transaction.remove(quad);
    }
    transaction.extend(&new);
    transaction.commit()?;
    Ok(view.kept.len())
}

/// Which IRI stands for which.
struct View {
    kept: BTreeMap<NamedNode, NamedNode>,
}

impl View {
    /// A quad as it is told of what is kept, whose name is `name`.
    fn told(&self, quad: &Quad, name: Option<&Term>) -> Vec<Quad> {
        let subject = match &quad.subject {
            NamedOrBlankNode::NamedNode(node) => self.kept.get(node).unwrap_or(node).clone().into(),
            blank @ NamedOrBlankNode::BlankNode(_) => blank.clone(),
        };
        let object = match &quad.object {
            Term::NamedNode(node) => self.kept.get(node).unwrap_or(node).clone().into(),
            other => other.clone(),
        };
        let told = Quad { subject, object, ..quad.clone() };
        match name.filter(|_| quad.predicate == skos::PREF_LABEL) {
            Some(name) if *name != told.object => {
                let alias = Quad { predicate: skos::ALT_LABEL.into_owned(), ..told.clone() };
                vec![alias, Quad { object: name.clone(), ..told }]
            }
            _ => vec![told],
        }
    }
}

/// The IRIs that others stand for, with those.
fn kept(store: &Store) -> Result<BTreeMap<NamedNode, NamedNode>, StorageError> {
    let mut kept = BTreeMap::new();
    for quad in store.quads_for_pattern(None, Some(owl::SAME_AS), None, None) {
        let quad = quad?;
        let is_of_merge = is_of_merge(&quad);
        if let (true, NamedOrBlankNode::NamedNode(merged), Term::NamedNode(it)) =
            (is_of_merge, quad.subject, quad.object)
        {
            kept.insert(merged, it);
        }
    }
    Ok(kept)
}

/// The name by which most articles call a thing; of two as frequent the first in the alphabet.
fn name(store: &Store, thing: &NamedNode) -> Result<Option<Term>, StorageError> {
    let mut names: BTreeMap<String, (usize, Term)> = BTreeMap::new();
    for quad in store.quads_for_pattern(Some(thing.into()), Some(skos::PREF_LABEL), None, None) {
        let name = quad?.object;
        names.entry(name.to_string()).or_insert_with(|| (0, name)).0 += 1;
    }
    let most = names.into_iter().max_by_key(|(name, (count, _))| (*count, std::cmp::Reverse(name.clone())));
    Ok(most.map(|(_, (_, name))| name))
}

fn is_of_merge(quad: &Quad) -> bool {
    matches!(&quad.graph_name, GraphName::NamedNode(graph) if iri::is_merge_graph(graph.as_str()))
}
