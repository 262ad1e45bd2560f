//! Shapes as typed values: what each is for, where it looks, and what it asks.

use super::path::Path;
use oxigraph::model::{Literal, NamedNode, Term};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};

/// Shapes that a store can be judged by.
#[derive(Clone, Debug)]
pub struct Shapes {
    shapes: Vec<Shape>,
    targets: BTreeMap<Target, Vec<ShapeId>>,
}

/// Which of the shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct ShapeId(usize);

/// How grave a violation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// It should not be.
    Warning,
    /// It must not be.
    Violation,
}

/// One shape.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// Its name, or that of the nearest shape around it.
    pub(super) name: NamedNode,
    /// Where the values are; none if the focus node itself is the value.
    pub(super) path: Option<Path>,
    pub(super) constraints: Vec<Constraint>,
    pub(super) message: Option<String>,
    pub(super) severity: Severity,
}

/// The nodes that a shape is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    /// The instances of a class and of the classes below it.
    Class(NamedNode),
    /// Whatever has the property.
    SubjectsOf(NamedNode),
    /// Whatever is a value of the property.
    ObjectsOf(NamedNode),
    /// This node.
    Node(NamedNode),
}

/// What a shape asks of values; the names are those of SHACL.
#[derive(Clone, Debug)]
pub(super) enum Constraint {
    MinCount(usize),
    MaxCount(usize),
    Class(NamedNode),
    Datatype(NamedNode),
    NodeKind(NodeKind),
    In(Vec<Term>),
    HasValue(Term),
    Pattern(Regex),
    MinLength(usize),
    MaxLength(usize),
    MinInclusive(Literal),
    MaxInclusive(Literal),
    LessThan(NamedNode),
    Disjoint(NamedNode),
    Equals(NamedNode),
    Node(ShapeId),
    Property(ShapeId),
    Not(ShapeId),
    And(Vec<ShapeId>),
    Or(Vec<ShapeId>),
    Xone(Vec<ShapeId>),
    /// Only these properties.
    Closed(BTreeSet<NamedNode>),
}

/// Which kinds of nodes are allowed.
#[derive(Clone, Copy, Debug)]
pub(super) enum NodeKind {
    Iri,
    Literal,
    BlankNode,
    IriOrLiteral,
    BlankNodeOrIri,
    BlankNodeOrLiteral,
}

impl Shapes {
    /// The shapes of the graph that this program writes: `ontology/shapes.ttl`.
    ///
    /// # Panics
    ///
    /// Never: the text is part of the program, and a test reads it.
    pub fn bundled() -> Self {
        super::shapes(include_str!("../../ontology/shapes.ttl")).expect("a test reads the bundled shapes")
    }

    /// How many shapes there are, those within others included.
    pub fn len(&self) -> usize {
        self.shapes.len()
    }

    /// Whether there is no shape.
    pub fn is_empty(&self) -> bool {
        self.shapes.is_empty()
    }

    pub(super) fn new() -> Self {
        Self { shapes: Vec::new(), targets: BTreeMap::new() }
    }

    pub(super) fn push(&mut self, shape: Shape) -> ShapeId {
        self.shapes.push(shape);
        ShapeId(self.shapes.len() - 1)
    }

    pub(super) fn aim(&mut self, target: Target, shape: ShapeId) {
        self.targets.entry(target).or_default().push(shape);
    }

    pub(super) fn shape(&self, id: ShapeId) -> &Shape {
        &self.shapes[id.0]
    }

    /// What is to be judged, and by which shapes: each node is fetched once for all shapes of a target.
    pub(super) fn targets(&self) -> impl Iterator<Item = (&Target, &[ShapeId])> {
        self.targets.iter().map(|(target, shapes)| (target, shapes.as_slice()))
    }
}

impl NodeKind {
    /// Whether `term` is of this kind.
    pub(super) fn allows(self, term: &Term) -> bool {
        match term {
            Term::NamedNode(_) => matches!(self, Self::Iri | Self::IriOrLiteral | Self::BlankNodeOrIri),
            Term::Literal(_) => matches!(self, Self::Literal | Self::IriOrLiteral | Self::BlankNodeOrLiteral),
            Term::BlankNode(_) => {
                matches!(self, Self::BlankNode | Self::BlankNodeOrIri | Self::BlankNodeOrLiteral)
            }
        }
    }
}

impl Constraint {
    /// What to say where the shape has no message of its own.
    pub(super) fn message(&self) -> &'static str {
        match self {
            Self::MinCount(_) => "there are too few values",
            Self::MaxCount(_) => "there are too many values",
            Self::Class(_) => "the value is not of the class",
            Self::Datatype(_) => "the value is not of the datatype",
            Self::NodeKind(_) => "the value is of the wrong kind of node",
            Self::In(_) => "the value is not on the list",
            Self::HasValue(_) => "a value is missing",
            Self::Pattern(_) => "the value does not fit the pattern",
            Self::MinLength(_) => "the value is too short",
            Self::MaxLength(_) => "the value is too long",
            Self::MinInclusive(_) => "the value is too small",
            Self::MaxInclusive(_) => "the value is too great",
            Self::LessThan(_) => "the value is not less than the other",
            Self::Disjoint(_) => "the value is also one of the other property",
            Self::Equals(_) => "the values are not those of the other property",
            Self::Node(_) => "the value does not conform to the shape",
            Self::Property(_) => "the value does not conform to the property shape",
            Self::Not(_) => "the value conforms to a shape that it must not conform to",
            Self::And(_) => "the value does not conform to all of the shapes",
            Self::Or(_) => "the value conforms to none of the shapes",
            Self::Xone(_) => "the value does not conform to exactly one of the shapes",
            Self::Closed(_) => "the property is not allowed here",
        }
    }
}
