//! Refuses quads that could not be read back, or that do not belong to the article that brings them.

use super::{FINGERPRINT, StoreError, line};
use oxigraph::model::{GraphNameRef, NamedOrBlankNode, Quad, QuadRef, TermRef};

/// The fingerprint that the quads of an article carry, once they are fit to be stored.
pub(super) fn article<'a>(article: &str, quads: &'a [Quad]) -> Result<&'a str, StoreError> {
    graph(article, quads)?;
    let is_article = |subject: &NamedOrBlankNode| matches!(subject, NamedOrBlankNode::NamedNode(it) if it.as_str() == article);
    let mut fingerprints = quads
        .iter()
        .filter(|quad| quad.predicate.as_ref() == FINGERPRINT && is_article(&quad.subject))
        .filter_map(|quad| match quad.object.as_ref() {
            TermRef::Literal(literal) => Some(literal.value()),
            _ => None,
        });
    let first =
        fingerprints.next().ok_or_else(|| StoreError::refused(article, "they carry no fingerprint"))?;
    if fingerprints.any(|other| other != first) {
        return Err(StoreError::refused(article, "they carry two fingerprints"));
    }
    if first.is_empty() || !first.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(StoreError::refused(article, "their fingerprint is not one printable word"));
    }
    Ok(first)
}

/// Whether all quads lie in `graph` and can be read back.
pub(super) fn graph(graph: &str, quads: &[Quad]) -> Result<(), StoreError> {
    name(graph)?;
    for quad in quads {
        if !matches!(quad.graph_name.as_ref(), GraphNameRef::NamedNode(it) if it.as_str() == graph) {
            return Err(StoreError::refused(graph, format!("{} is in another graph", quad.subject)));
        }
        terms(graph, quad.as_ref())?;
    }
    Ok(())
}

/// Whether a graph can have this name.
pub(super) fn name(graph: &str) -> Result<(), StoreError> {
    if is_iri(graph) { Ok(()) } else { Err(StoreError::refused(graph, "its name is not an IRI")) }
}

/// Whether every term of the quad can be read back.
pub(super) fn terms(graph: &str, quad: QuadRef<'_>) -> Result<(), StoreError> {
    let refuse = |iri: &str| StoreError::refused(graph, format!("{iri:?} is not an IRI"));
    let iri = |iri: &str| if is_iri(iri) { Ok(()) } else { Err(refuse(iri)) };
    if let oxigraph::model::NamedOrBlankNodeRef::NamedNode(node) = quad.subject {
        iri(node.as_str())?;
    }
    iri(quad.predicate.as_str())?;
    match quad.object {
        TermRef::NamedNode(node) => iri(node.as_str()),
        TermRef::BlankNode(_) => Ok(()),
        TermRef::Literal(literal) => match literal.language() {
            Some(language) if language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') => {
                Ok(())
            }
            Some(language) => {
                Err(StoreError::refused(graph, format!("{language:?} is not the tag of a language")))
            }
            None => iri(literal.datatype().as_str()),
        },
    }
}

fn is_iri(iri: &str) -> bool {
    iri.contains(':') && !iri.bytes().any(line::is_forbidden_in_iri)
}
