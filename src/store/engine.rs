//! The few things that a store asks of Oxigraph itself, the same in memory and on disk.

use super::{FINGERPRINT, StoreError};
use oxigraph::model::{GraphName, GraphNameRef, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use oxigraph::store::{StorageError, Store as Engine};

/// Makes `quads` all that the graph holds, in one transaction.
pub(super) fn replace(engine: &Engine, graph: &str, quads: &[Quad]) -> Result<(), StorageError> {
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
