//! Turtle → triples that can be looked up by subject; the ground on which shapes are read.

use crate::vocab::rdf;
use oxigraph::io::{RdfFormat, RdfParseError, RdfParser};
use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term};
use std::collections::HashMap;

/// A small graph in memory. What it says of a node keeps the order of the file.
pub(super) struct Graph {
    outgoing: HashMap<NamedOrBlankNode, Vec<(NamedNode, Term)>>,
    subjects: Vec<NamedOrBlankNode>,
}

impl Graph {
    /// The graph that `turtle` writes down.
    pub(super) fn parse(turtle: &str) -> Result<Self, RdfParseError> {
        let mut graph = Self { outgoing: HashMap::new(), subjects: Vec::new() };
        for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(turtle) {
            let quad = quad?;
            let said = graph.outgoing.entry(quad.subject).or_insert_with_key(|subject| {
                graph.subjects.push(subject.clone());
                Vec::new()
            });
            said.push((quad.predicate, quad.object));
        }
        Ok(graph)
    }

    /// Every subject, in the order of the file.
    pub(super) fn subjects(&self) -> &[NamedOrBlankNode] {
        &self.subjects
    }

    /// What is said of `subject`, in the order of the file.
    pub(super) fn outgoing(&self, subject: &NamedOrBlankNode) -> &[(NamedNode, Term)] {
        self.outgoing.get(subject).map_or(&[], Vec::as_slice)
    }

    /// The values of a property.
    pub(super) fn values<'a>(
        &'a self,
        subject: &NamedOrBlankNode,
        predicate: NamedNodeRef<'a>,
    ) -> impl Iterator<Item = &'a Term> {
        self.outgoing(subject).iter().filter(move |(it, _)| *it == predicate).map(|(_, value)| value)
    }

    /// The elements of the list that begins at `head`; none where it is no list that ends.
    pub(super) fn list(&self, head: &Term) -> Option<Vec<&Term>> {
        let mut elements = Vec::new();
        let mut rest = head;
        while *rest != Term::from(rdf::NIL) {
            let node = subject(rest)?;
            elements.push(self.values(&node, rdf::FIRST).next()?);
            rest = self.values(&node, rdf::REST).next()?;
            if elements.len() > self.subjects.len() {
                return None;
            }
        }
        Some(elements)
    }

    /// `node` as it stands in the graph, if anything is said of it.
    pub(super) fn subject(&self, node: &NamedOrBlankNode) -> Option<&NamedOrBlankNode> {
        self.outgoing.get_key_value(node).map(|(node, _)| node)
    }
}

/// `term` as something that can have properties; a literal cannot.
pub(super) fn subject(term: &Term) -> Option<NamedOrBlankNode> {
    match term {
        Term::NamedNode(node) => Some(node.clone().into()),
        Term::BlankNode(node) => Some(node.clone().into()),
        Term::Literal(_) => None,
    }
}
