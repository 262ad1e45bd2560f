//! Lines of the truthy N-Triples of Wikidata → the entities they speak of.
//!
//! The lines of an entity stand together in the dump; it is complete when another begins. Most lines are of no interest
//! and are told by a glance, without being parsed: such a line must only look like a triple. A page on a wiki is counted
//! where the dump says `schema:about`; a dump without these lines knows no fame.

use super::item::Item;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Term};

const ENTITY: &str = "http://www.wikidata.org/entity/";
const DIRECT: &str = "http://www.wikidata.org/prop/direct/";
const LABEL: &str = "http://www.w3.org/2000/01/rdf-schema#label";
const ALIAS: &str = "http://www.w3.org/2004/02/skos/core#altLabel";
const DESCRIPTION: &str = "http://schema.org/description";
const ABOUT: &str = "http://schema.org/about";
/// The node that describes the data of an entity is about it too, and is no page.
const DATA: &str = "/wiki/Special:EntityData/";

/// The entity whose lines are being read.
#[derive(Debug, Default)]
pub(super) struct Triples {
    open: Option<Item>,
    /// Whether its label is the English one, not that for all languages.
    is_english: bool,
    /// The line before its first.
    before: usize,
}

impl Triples {
    /// Reads a line; gives the entity that is complete now, if one is.
    pub(super) fn line(&mut self, number: usize, line: &[u8]) -> Result<Option<Item>, String> {
        let line = line.trim_ascii();
        if line.is_empty() || line.starts_with(b"#") {
            return Ok(None);
        }
        if !line.starts_with(b"<") && !line.starts_with(b"_:") || !line.ends_with(b".") {
            return Err("no triple".to_owned());
        }
        let text = std::str::from_utf8(line).map_err(|error| format!("no triple: {error}"))?;
        if !is_of_interest(text) {
            return Ok(None);
        }
        let mut parser = RdfParser::from_format(RdfFormat::NTriples).for_slice(text);
        let quad = match parser.next() {
            Some(Ok(quad)) => quad,
            Some(Err(error)) => return Err(format!("no triple: {error}")),
            None => return Ok(None),
        };
        let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { return Ok(None) };
        let predicate = quad.predicate.as_str();
        let about = if predicate == ABOUT { entity(&quad.object) } else { item_id(subject.as_str()) };
        let Some(id) = about else { return Ok(None) };
        let complete = self.turn_to(id, number);
        if predicate == ABOUT {
            if let Some(open) = self.open.as_mut().filter(|_| !subject.as_str().contains(DATA)) {
                open.sitelinks += 1;
            }
        } else {
            self.say(predicate, &quad.object);
        }
        Ok(complete)
    }

    /// Up to which line nothing is pending, once this one was read.
    pub(super) fn settled(&self, number: usize) -> usize {
        if self.open.is_some() { self.before } else { number }
    }

    /// The entity of the last lines.
    pub(super) fn last(self) -> Option<Item> {
        self.open
    }

    fn turn_to(&mut self, id: &str, number: usize) -> Option<Item> {
        if self.open.as_ref().is_some_and(|open| open.id == id) {
            return None;
        }
        self.is_english = false;
        self.before = number - 1;
        self.open.replace(Item { id: id.to_owned(), ..Item::default() })
    }

    /// Notes one thing said of the entity.
    fn say(&mut self, predicate: &str, object: &Term) {
        let Some(open) = &mut self.open else { return };
        if let Term::Literal(literal) = object {
            let Some(language @ ("en" | "mul")) = literal.language() else { return };
            let text = literal.value().to_owned();
            match predicate {
                LABEL if language == "en" || !self.is_english => {
                    open.label = text;
                    self.is_english |= language == "en";
                }
                ALIAS => open.aliases.push(text),
                DESCRIPTION if language == "en" || open.description.is_empty() => open.description = text,
                _ => {}
            }
        }
        let Some(id) = entity(object) else { return };
        match predicate.strip_prefix(DIRECT) {
            Some("P31") => open.classes.push(id.to_owned()),
            Some("P17") => open.countries.push(id.to_owned()),
            Some("P27") => open.citizenships.push(id.to_owned()),
            Some("P21") => open.genders.push(id.to_owned()),
            _ => {}
        }
    }
}

/// Whether a line may say something that is kept.
fn is_of_interest(line: &str) -> bool {
    let is_english = || line.contains("\"@en ") || line.contains("\"@mul ");
    let Some((_, rest)) = line.split_once("> <") else { return false };
    match rest.split_once('>') {
        Some((LABEL | ALIAS | DESCRIPTION, _)) => is_english(),
        Some((ABOUT, _)) => true,
        Some((predicate, _)) => {
            matches!(predicate.strip_prefix(DIRECT), Some("P31" | "P17" | "P27" | "P21"))
        }
        None => false,
    }
}

fn entity(object: &Term) -> Option<&str> {
    match object {
        Term::NamedNode(node) => item_id(node.as_str()),
        _ => None,
    }
}

/// The id of an item: properties and lexemes have others.
fn item_id(iri: &str) -> Option<&str> {
    iri.strip_prefix(ENTITY).filter(|id| id.starts_with('Q'))
}
