//! One thing that a shape says → the typed value it means, or an error that names shape and property.

use super::ValidateError;
use super::shape::{NodeKind, Severity, Target};
use crate::vocab::sh;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Term};

/// `shape` says `value` of `predicate`.
#[derive(Clone, Copy)]
pub(super) struct Said<'g> {
    pub(super) shape: &'g NamedOrBlankNode,
    pub(super) predicate: NamedNodeRef<'g>,
    pub(super) value: &'g Term,
}

impl<'g> Said<'g> {
    pub(super) fn iri(self) -> Result<NamedNode, ValidateError> {
        match self.value {
            Term::NamedNode(named) => Ok(named.clone()),
            value => Err(self.malformed(&format!("{value} is no IRI"))),
        }
    }

    pub(super) fn literal(self) -> Result<&'g Literal, ValidateError> {
        match self.value {
            Term::Literal(literal) => Ok(literal),
            value => Err(self.malformed(&format!("{value} is no literal"))),
        }
    }

    pub(super) fn number(self) -> Result<usize, ValidateError> {
        let number = self.literal()?.value().parse();
        number.map_err(|_| self.malformed(&format!("{} is no whole number", self.value)))
    }

    pub(super) fn truth(self) -> Result<bool, ValidateError> {
        match self.literal()?.value() {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err(self.malformed("it is neither true nor false")),
        }
    }

    /// The target that is said; none where something else is said.
    pub(super) fn target(self) -> Result<Option<Target>, ValidateError> {
        Ok(Some(match self.predicate {
            sh::TARGET_CLASS => Target::Class(self.iri()?),
            sh::TARGET_SUBJECTS_OF => Target::SubjectsOf(self.iri()?),
            sh::TARGET_OBJECTS_OF => Target::ObjectsOf(self.iri()?),
            sh::TARGET_NODE => Target::Node(self.iri()?),
            _ => return Ok(None),
        }))
    }

    pub(super) fn severity(self) -> Result<Severity, ValidateError> {
        match self.iri()?.as_ref() {
            sh::VIOLATION => Ok(Severity::Violation),
            sh::WARNING => Ok(Severity::Warning),
            sh::INFO => Ok(Severity::Info),
            other => Err(self.unknown(other)),
        }
    }

    pub(super) fn node_kind(self) -> Result<NodeKind, ValidateError> {
        match self.iri()?.as_ref() {
            sh::IRI => Ok(NodeKind::Iri),
            sh::LITERAL => Ok(NodeKind::Literal),
            sh::BLANK_NODE => Ok(NodeKind::BlankNode),
            sh::IRI_OR_LITERAL => Ok(NodeKind::IriOrLiteral),
            sh::BLANK_NODE_OR_IRI => Ok(NodeKind::BlankNodeOrIri),
            sh::BLANK_NODE_OR_LITERAL => Ok(NodeKind::BlankNodeOrLiteral),
            other => Err(self.unknown(other)),
        }
    }

    pub(super) fn malformed(self, reason: &str) -> ValidateError {
        let (shape, term) = (self.shape.to_string(), self.predicate.to_string());
        ValidateError::Malformed { shape, term, reason: reason.to_owned() }
    }

    pub(super) fn unknown(self, term: NamedNodeRef<'_>) -> ValidateError {
        ValidateError::Unknown { shape: self.shape.to_string(), term: term.to_string() }
    }
}
