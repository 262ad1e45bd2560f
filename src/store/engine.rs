//! The few things that a store asks of Oxigraph itself, the same in memory and on disk.

use super::{FINGERPRINT, StoreError};
use oxigraph::model::{GraphName, GraphNameRef, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use oxigraph::store::{StorageError, Store as Engine};
use std::collections::BTreeMap;

/// Makes each list of quads all that its graph holds; no graph is ever there in part.
///
/// Graphs that are new go in side by side, which a RocksDB folder takes up several times faster than a transaction
/// each: as sorted files that count all at once or, should the process die, not at all.
pub(super) fn replace_all<'a>(
    engine: &Engine,
    changed: impl Iterator<Item = (&'a str, &'a [Quad])>,
) -> Result<(), StorageError> {
    let mut fresh = BTreeMap::new();
    for (graph, quads) in changed {
        let known = graph.is_empty() || fresh.contains_key(graph);
        if known || engine.contains_named_graph(NamedNodeRef::new_unchecked(graph))? {
            add_all(engine, &std::mem::take(&mut fresh))?;
            replace(engine, graph, quads)?;
        } else {
            fresh.insert(graph, quads);
        }
    }
    add_all(engine, &fresh)
}

/// Puts in graphs of which nothing is there yet. A single one is not worth files of its own.
fn add_all(engine: &Engine, fresh: &BTreeMap<&str, &[Quad]>) -> Result<(), StorageError> {
    if fresh.len() < 2 {
        return fresh.iter().try_for_each(|(graph, quads)| replace(engine, graph, quads));
    }
    let mut loader = engine.bulk_loader();
    loader.load_quads(fresh.values().copied().flatten().cloned())?;
    loader.commit()
}

/// Makes `quads` all that the graph holds, in one transaction.
fn replace(engine: &Engine, graph: &str, quads: &[Quad]) -> Result<(), StorageError> {
    let mut transaction = engine.start_transaction()?;
    if !graph.is_empty() {
        transaction.remove_named_graph(NamedNodeRef::new_unchecked(graph))?;
    }
    transaction.extend(quads);
    transaction.commit()
}

/// Drops the graph; false if there is none.
pub(super) fn remove(engine: &Engine, graph: &str) -> Result<bool, StorageError> {
    let graph = NamedNodeRef::new_unchecked(graph);
    if !engine.contains_named_graph(graph)? {
        return Ok(false);
    }
    let mut transaction = engine.start_transaction()?;
    transaction.remove_named_graph(graph)?;
    transaction.commit()?;
    Ok(true)
}

/// The fingerprint in the graph of an article.
pub(super) fn fingerprint(engine: &Engine, article: &str) -> Result<Option<String>, StorageError> {
    let article = NamedNodeRef::new_unchecked(article);
    let subject = Some(article.into());
    let graph = Some(GraphNameRef::NamedNode(article));
    let first = engine.quads_for_pattern(subject, Some(FINGERPRINT), None, graph).next().transpose()?;
    Ok(first.and_then(|quad| match quad.object {
        Term::Literal(literal) => Some(literal.value().to_owned()),
        _ => None,
    }))
}

/// The names of all graphs but the default one, sorted.
pub(super) fn graphs(engine: &Engine) -> Result<Vec<String>, StoreError> {
    let mut names = Vec::new();
    for name in engine.named_graphs() {
        match name? {
            NamedOrBlankNode::NamedNode(name) => names.push(name.into_string()),
            NamedOrBlankNode::BlankNode(name) => {
                return Err(StoreError::refused(&name.to_string(), "a graph must be named by an IRI"));
            }
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// All quads of a graph, the empty name being the default one.
pub(super) fn quads_of(
    engine: &Engine,
    graph: &str,
) -> impl Iterator<Item = Result<Quad, StorageError>> + use<> {
    let name = if graph.is_empty() {
        GraphName::DefaultGraph
    } else {
        NamedNodeRef::new_unchecked(graph).into_owned().into()
    };
    engine.quads_for_pattern(None, None, None, Some(name.as_ref()))
}
