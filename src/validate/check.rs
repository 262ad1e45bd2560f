//! A node and a shape → what is wrong. Says of each constraint of SHACL core what it means.

use super::literal::{compare, is_same_number, is_well_formed};
use super::memory::Memory;
use super::node::Node;
use super::shape::{Constraint, Shape, ShapeId, Shapes};
use super::target::classes_below;
use super::turtle::subject;
use super::{Path, ValidateError, Violation};
use crate::vocab::rdf;
use oxigraph::model::{Literal, NamedNode, Term};
use oxigraph::store::{StorageError, Store};
use std::cmp::Ordering;
use std::collections::HashMap;

/// Judges nodes of one store by one set of shapes. It remembers what it was asked before, because
/// the same country is the actor of thousands of events.
pub(super) struct Judge<'a> {
    store: &'a Store,
    shapes: &'a Shapes,
    classes: HashMap<NamedNode, Vec<NamedNode>>,
    instances: Memory<(NamedNode, Term)>,
    conforming: Memory<(ShapeId, Term)>,
}

/// What is kept of what is wrong.
enum Findings<'f> {
    /// All of it.
    List(&'f mut Vec<Violation>),
    /// Whether there is anything at all.
    Any(bool),
}

/// One constraint, with the place it is asked at.
struct Question<'q> {
    focus: &'q Node<'q>,
    shape: &'q Shape,
    constraint: &'q Constraint,
    values: &'q [&'q Node<'q>],
}

impl<'a> Judge<'a> {
    pub(super) fn new(store: &'a Store, shapes: &'a Shapes) -> Self {
        let (instances, conforming) = (Memory::new(), Memory::new());
        Self { store, shapes, classes: HashMap::new(), instances, conforming }
    }

    /// Adds to `found` all that is wrong with `focus`.
    pub(super) fn judge(
        &mut self,
        focus: Term,
        shapes: &[ShapeId],
        found: &mut Vec<Violation>,
    ) -> Result<(), ValidateError> {
        let focus = Node::new(self.store, focus);
        for shape in shapes {
            self.check(&focus, *shape, &mut Findings::List(found))?;
        }
        Ok(())
    }

    fn check(&mut self, focus: &Node<'_>, id: ShapeId, found: &mut Findings<'_>) -> Result<(), StorageError> {
        let shape = self.shapes.shape(id);
        let reached: Vec<_> = match &shape.path {
            None => Vec::new(),
            Some(path) => focus.values(path)?.into_iter().map(|value| Node::new(self.store, value)).collect(),
        };
        let values: Vec<_> = if shape.path.is_none() { vec![focus] } else { reached.iter().collect() };
        for constraint in &shape.constraints {
            self.ask(&Question { focus, shape, constraint, values: &values }, found)?;
            if found.is_enough() {
                break;
            }
        }
        Ok(())
    }

    /// Constraints on the values together are answered here, those on each value in [`Self::holds`].
    fn ask(&mut self, question: &Question<'_>, found: &mut Findings<'_>) -> Result<(), StorageError> {
        let Question { focus, values, .. } = question;
        match question.constraint {
            Constraint::MinCount(least) if values.len() < *least => found.add(question, None),
            Constraint::MaxCount(most) if values.len() > *most => found.add(question, None),
            Constraint::MinCount(_) | Constraint::MaxCount(_) => {}
            Constraint::HasValue(wanted) => {
                if !values.iter().any(|value| is_same(&value.term, wanted)) {
                    found.add(question, None);
                }
            }
            Constraint::Property(shape) => {
                for value in *values {
                    self.check(value, *shape, found)?;
                }
            }
            Constraint::Closed(allowed) => {
                for value in *values {
                    for (predicate, objects) in value.outgoing()? {
                        let objects = objects.iter().filter(|_| !allowed.contains(predicate));
                        objects.for_each(|object| found.add_at(question, Some(predicate), Some(object)));
                    }
                }
            }
            Constraint::LessThan(other) | Constraint::Disjoint(other) | Constraint::Equals(other) => {
                against_others(question, focus, other, found)?;
            }
            each => {
                for value in *values {
                    if !self.holds(each, value)? {
                        found.add(question, Some(&value.term));
                    }
                }
            }
        }
        Ok(())
    }

    fn holds(&mut self, constraint: &Constraint, value: &Node<'_>) -> Result<bool, StorageError> {
        Ok(match constraint {
            Constraint::Class(class) => self.is_instance(&value.term, class)?,
            Constraint::Datatype(datatype) => matches!(
                &value.term,
                Term::Literal(it) if it.datatype() == *datatype && is_well_formed(it)
            ),
            Constraint::NodeKind(kind) => kind.allows(&value.term),
            Constraint::In(allowed) => allowed.iter().any(|it| is_same(&value.term, it)),
            Constraint::Pattern(pattern) => text(&value.term).is_some_and(|it| pattern.is_match(it)),
            Constraint::MinLength(least) => text(&value.term).is_some_and(|it| it.chars().count() >= *least),
            Constraint::MaxLength(most) => text(&value.term).is_some_and(|it| it.chars().count() <= *most),
            Constraint::MinInclusive(least) => order(&value.term, least).is_some_and(Ordering::is_ge),
            Constraint::MaxInclusive(most) => order(&value.term, most).is_some_and(Ordering::is_le),
            Constraint::Node(shape) => self.conforms_as_before(value, *shape)?,
            Constraint::Not(shape) => !self.conforms(value, *shape)?,
            Constraint::And(shapes) => self.conforming(value, shapes, shapes.len())? == shapes.len(),
            Constraint::Or(shapes) => self.conforming(value, shapes, 1)? > 0,
            Constraint::Xone(shapes) => self.conforming(value, shapes, 2)? == 1,
            Constraint::MinCount(_)
            | Constraint::MaxCount(_)
            | Constraint::HasValue(_)
            | Constraint::Property(_)
            | Constraint::Closed(_)
            | Constraint::LessThan(_)
            | Constraint::Disjoint(_)
            | Constraint::Equals(_) => true,
        })
    }

    fn conforms(&mut self, value: &Node<'_>, shape: ShapeId) -> Result<bool, StorageError> {
        let mut found = Findings::Any(false);
        self.check(value, shape, &mut found)?;
        Ok(!found.is_enough())
    }

    /// How many of `shapes` the value conforms to; stops at `enough`.
    fn conforming(
        &mut self,
        value: &Node<'_>,
        shapes: &[ShapeId],
        enough: usize,
    ) -> Result<usize, StorageError> {
        let mut count = 0;
        for shape in shapes {
            count += usize::from(self.conforms(value, *shape)?);
            if count == enough {
                break;
            }
        }
        Ok(count)
    }

    fn conforms_as_before(&mut self, value: &Node<'_>, shape: ShapeId) -> Result<bool, StorageError> {
        let key = (shape, value.term.clone());
        if let Some(known) = self.conforming.recall(&key) {
            return Ok(known);
        }
        let answer = self.conforms(value, shape)?;
        self.conforming.keep(key, answer);
        Ok(answer)
    }

    fn is_instance(&mut self, term: &Term, class: &NamedNode) -> Result<bool, StorageError> {
        let Some(node) = subject(term) else { return Ok(false) };
        let key = (class.clone(), term.clone());
        if let Some(known) = self.instances.recall(&key) {
            return Ok(known);
        }
        if !self.classes.contains_key(class) {
            self.classes.insert(class.clone(), classes_below(self.store, class)?);
        }
        let mut answer = false;
        for class in &self.classes[class] {
            let class = Some(class.as_ref().into());
            let mut typed = self.store.quads_for_pattern(Some(node.as_ref()), Some(rdf::TYPE), class, None);
            answer = typed.next().transpose()?.is_some();
            if answer {
                break;
            }
        }
        self.instances.keep(key, answer);
        Ok(answer)
    }
}

impl Findings<'_> {
    fn is_enough(&self) -> bool {
        matches!(self, Self::Any(true))
    }

    fn add(&mut self, question: &Question<'_>, value: Option<&Term>) {
        self.add_at(question, None, value);
    }

    /// A violation of `question`; at `predicate` where the shape itself has no path.
    fn add_at(&mut self, question: &Question<'_>, predicate: Option<&NamedNode>, value: Option<&Term>) {
        let shape = question.shape;
        match self {
            Self::Any(any) => *any = true,
            Self::List(found) => found.push(Violation {
                focus: question.focus.term.clone(),
                path: predicate.cloned().map(Path::Predicate).or_else(|| shape.path.clone()),
                value: value.cloned(),
                message: shape.message.clone().unwrap_or_else(|| question.constraint.message().to_owned()),
                severity: shape.severity,
                shape: shape.name.clone(),
            }),
        }
    }
}

/// Values held against those of another property of the same node.
fn against_others(
    question: &Question<'_>,
    focus: &Node<'_>,
    other: &NamedNode,
    found: &mut Findings<'_>,
) -> Result<(), StorageError> {
    let others = focus.outgoing()?.get(other);
    let is_other = |value: &Term| others.is_some_and(|others| others.contains(value));
    for value in question.values {
        let holds = match question.constraint {
            Constraint::LessThan(_) => others.into_iter().flatten().all(|other| is_less(&value.term, other)),
            Constraint::Disjoint(_) => !is_other(&value.term),
            _ => is_other(&value.term),
        };
        if !holds {
            found.add(question, Some(&value.term));
        }
    }
    if matches!(question.constraint, Constraint::Equals(_)) {
        for other in others.into_iter().flatten() {
            if !question.values.iter().any(|value| value.term == *other) {
                found.add(question, Some(other));
            }
        }
    }
    Ok(())
}

/// Whether the store would keep `wanted` as `value`: it writes "1.0" as "1".
fn is_same(value: &Term, wanted: &Term) -> bool {
    match (value, wanted) {
        (Term::Literal(value), Term::Literal(wanted)) => value == wanted || is_same_number(value, wanted),
        _ => value == wanted,
    }
}

fn text(term: &Term) -> Option<&str> {
    match term {
        Term::NamedNode(node) => Some(node.as_str()),
        Term::Literal(literal) => Some(literal.value()),
        Term::BlankNode(_) => None,
    }
}

fn order(term: &Term, bound: &Literal) -> Option<Ordering> {
    let Term::Literal(literal) = term else { return None };
    compare(literal, bound)
}

fn is_less(left: &Term, right: &Term) -> bool {
    let Term::Literal(right) = right else { return false };
    order(left, right) == Some(Ordering::Less)
}
