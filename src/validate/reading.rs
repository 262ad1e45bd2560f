//! Turtle → shapes. Refuses by name whatever it does not know: a constraint passed over in silence would be a check that
//! everybody believes in and nobody makes.

use super::ValidateError;
use super::path::Path;
use super::said::Said;
use super::shape::{Constraint, Severity, Shape, ShapeId, Shapes};
use super::turtle::{Graph, subject};
use crate::vocab::{rdf, rdfs, sh};
use oxigraph::model::{NamedNode, NamedOrBlankNode, Term};
use regex::RegexBuilder;
use std::collections::{BTreeSet, HashMap};

/// How many paths may lie within each other.
const PATH_DEPTH: usize = 16;

/// Reads every shape that has a name, and those within it.
pub(super) fn shapes(turtle: &str) -> Result<Shapes, ValidateError> {
    let graph = Graph::parse(turtle)?;
    let mut reader = Reader { graph: &graph, shapes: Shapes::new(), read: HashMap::new() };
    for node in graph.subjects() {
        let aimed = reader.said(node).find(|said| matches!(said.target(), Ok(Some(_)) | Err(_)));
        match (node, aimed) {
            (NamedOrBlankNode::BlankNode(_), Some(said)) => {
                return Err(said.malformed(&format!("the shape for {} has no name", said.value)));
            }
            (NamedOrBlankNode::NamedNode(name), aimed) if aimed.is_some() || reader.is_declared(node) => {
                reader.shape(node, name)?;
            }
            _ => {}
        }
    }
    Ok(reader.shapes)
}

struct Reader<'g> {
    graph: &'g Graph,
    shapes: Shapes,
    /// The shapes read so far; none while one is being read.
    read: HashMap<NamedOrBlankNode, Option<ShapeId>>,
}

impl<'g> Reader<'g> {
    fn said(&self, shape: &'g NamedOrBlankNode) -> impl Iterator<Item = Said<'g>> + use<'g> {
        let said = self.graph.outgoing(shape).iter();
        said.map(move |(predicate, value)| Said { shape, predicate: predicate.as_ref(), value })
    }

    fn is_declared(&self, node: &NamedOrBlankNode) -> bool {
        let kinds = [Term::from(sh::NODE_SHAPE), Term::from(sh::PROPERTY_SHAPE)];
        self.graph.values(node, rdf::TYPE).any(|class| kinds.contains(class))
    }

    /// The shape at `node`, read once; `name` is that of the nearest shape around it.
    fn shape(&mut self, node: &'g NamedOrBlankNode, name: &NamedNode) -> Result<ShapeId, ValidateError> {
        if let Some(read) = self.read.insert(node.clone(), None) {
            let id = read.ok_or_else(|| ValidateError::Malformed {
                shape: name.to_string(),
                term: node.to_string(),
                reason: "the shape refers to itself".to_owned(),
            })?;
            self.read.insert(node.clone(), read);
            return Ok(id);
        }
        let name = if let NamedOrBlankNode::NamedNode(own) = node { own } else { name };
        let severity = Severity::Violation;
        let mut shape =
            Shape { name: name.clone(), path: None, constraints: Vec::new(), message: None, severity };
        let mut targets = Vec::new();
        let mut deactivated = false;
        for said in self.said(node) {
            match said.predicate {
                sh::PATH => shape.path = Some(self.path(said, said.value, PATH_DEPTH)?),
                sh::MESSAGE => shape.message = Some(said.literal()?.value().to_owned()),
                sh::SEVERITY => shape.severity = said.severity()?,
                sh::DEACTIVATED => deactivated = said.truth()?,
                _ => match said.target()? {
                    Some(target) => targets.push(target),
                    None => shape.constraints.extend(self.constraint(name, said)?),
                },
            }
        }
        if deactivated {
            shape.constraints.clear();
        }
        let id = self.shapes.push(shape);
        for target in targets {
            self.shapes.aim(target, id);
        }
        self.read.insert(node.clone(), Some(id));
        Ok(id)
    }

    /// What is asked by saying so; none where nothing is.
    fn constraint(&mut self, name: &NamedNode, said: Said<'g>) -> Result<Option<Constraint>, ValidateError> {
        Ok(Some(match said.predicate {
            sh::MIN_COUNT => Constraint::MinCount(said.number()?),
            sh::MAX_COUNT => Constraint::MaxCount(said.number()?),
            sh::CLASS => Constraint::Class(said.iri()?),
            sh::DATATYPE => Constraint::Datatype(said.iri()?),
            sh::NODE_KIND => Constraint::NodeKind(said.node_kind()?),
            sh::IN => Constraint::In(self.list(said, said.value)?.into_iter().cloned().collect()),
            sh::HAS_VALUE => Constraint::HasValue(said.value.clone()),
            sh::PATTERN => self.pattern(said)?,
            sh::MIN_LENGTH => Constraint::MinLength(said.number()?),
            sh::MAX_LENGTH => Constraint::MaxLength(said.number()?),
            sh::MIN_INCLUSIVE => Constraint::MinInclusive(said.literal()?.clone()),
            sh::MAX_INCLUSIVE => Constraint::MaxInclusive(said.literal()?.clone()),
            sh::LESS_THAN => Constraint::LessThan(said.iri()?),
            sh::DISJOINT => Constraint::Disjoint(said.iri()?),
            sh::EQUALS => Constraint::Equals(said.iri()?),
            sh::NODE => Constraint::Node(self.inner(name, said, said.value)?),
            sh::NOT => Constraint::Not(self.inner(name, said, said.value)?),
            sh::PROPERTY => Constraint::Property(self.property(name, said)?),
            sh::AND => Constraint::And(self.inner_list(name, said)?),
            sh::OR => Constraint::Or(self.inner_list(name, said)?),
            sh::XONE => Constraint::Xone(self.inner_list(name, said)?),
            sh::CLOSED if said.truth()? => Constraint::Closed(self.properties(said.shape)?),
            // A shape that is a class would be for its instances, without saying so.
            rdf::TYPE if *said.value == Term::from(rdfs::CLASS) => return Err(said.unknown(rdfs::CLASS)),
            // `sh:flags` and `sh:ignoredProperties` are read with what they belong to; the others are for people.
            sh::CLOSED | sh::FLAGS | sh::IGNORED_PROPERTIES | sh::NAME | sh::DESCRIPTION => return Ok(None),
            other if other.as_str().starts_with(sh::BASE) => return Err(said.unknown(other)),
            _ => return Ok(None),
        }))
    }

    fn inner(&mut self, name: &NamedNode, said: Said<'g>, value: &Term) -> Result<ShapeId, ValidateError> {
        let inner = subject(value).and_then(|inner| self.graph.subject(&inner));
        self.shape(inner.ok_or_else(|| said.malformed(&format!("{value} is no shape")))?, name)
    }

    fn inner_list(&mut self, name: &NamedNode, said: Said<'g>) -> Result<Vec<ShapeId>, ValidateError> {
        let elements = self.list(said, said.value)?;
        elements.into_iter().map(|element| self.inner(name, said, element)).collect()
    }

    fn property(&mut self, name: &NamedNode, said: Said<'g>) -> Result<ShapeId, ValidateError> {
        let id = self.inner(name, said, said.value)?;
        match self.shapes.shape(id).path {
            Some(_) => Ok(id),
            None => Err(said.malformed("the property shape has no path")),
        }
    }

    fn list(&self, said: Said<'_>, head: &Term) -> Result<Vec<&'g Term>, ValidateError> {
        self.graph.list(head).ok_or_else(|| said.malformed(&format!("{head} is no list")))
    }

    fn pattern(&self, said: Said<'_>) -> Result<Constraint, ValidateError> {
        let mut pattern = RegexBuilder::new(said.literal()?.value());
        for value in self.graph.values(said.shape, sh::FLAGS) {
            let flags = Said { predicate: sh::FLAGS, value, ..said };
            for flag in flags.literal()?.value().chars() {
                match flag {
                    'i' => pattern.case_insensitive(true),
                    's' => pattern.dot_matches_new_line(true),
                    'm' => pattern.multi_line(true),
                    _ => return Err(flags.malformed(&format!("no flag is called {flag}"))),
                };
            }
        }
        pattern.build().map(Constraint::Pattern).map_err(|cause| said.malformed(&cause.to_string()))
    }

    /// What a closed shape allows: the properties of its property shapes, and those that it ignores.
    fn properties(&self, shape: &NamedOrBlankNode) -> Result<BTreeSet<NamedNode>, ValidateError> {
        let mut allowed = BTreeSet::new();
        for property in self.graph.values(shape, sh::PROPERTY).filter_map(subject) {
            let paths = self.graph.values(&property, sh::PATH);
            allowed.extend(paths.filter_map(|path| match path {
                Term::NamedNode(path) => Some(path.clone()),
                _ => None,
            }));
        }
        for head in self.graph.values(shape, sh::IGNORED_PROPERTIES) {
            let said = Said { shape, predicate: sh::IGNORED_PROPERTIES, value: head };
            for value in self.list(said, head)? {
                allowed.insert(Said { value, ..said }.iri()?);
            }
        }
        Ok(allowed)
    }

    /// The path at `value`; `deeper` more paths may lie within it, so that one that holds itself has an end.
    fn path(&self, said: Said<'_>, value: &Term, deeper: usize) -> Result<Path, ValidateError> {
        let broken = || said.malformed(&format!("{value} is no path"));
        let deeper = deeper.checked_sub(1).ok_or_else(broken)?;
        let parts = |head: &Term| -> Result<Vec<Path>, ValidateError> {
            let parts = self.graph.list(head).filter(|parts| parts.len() > 1).ok_or_else(broken)?;
            parts.into_iter().map(|part| self.path(said, part, deeper)).collect()
        };
        let node = match value {
            Term::NamedNode(predicate) => return Ok(Path::Predicate(predicate.clone())),
            Term::BlankNode(node) => NamedOrBlankNode::from(node.clone()),
            Term::Literal(_) => return Err(broken()),
        };
        let [(kind, inner)] = self.graph.outgoing(&node) else { return parts(value).map(Path::Sequence) };
        match kind.as_ref() {
            sh::INVERSE_PATH => Ok(Path::Inverse(Box::new(self.path(said, inner, deeper)?))),
            sh::ALTERNATIVE_PATH => parts(inner).map(Path::Alternative),
            other => Err(said.unknown(other)),
        }
    }
}
