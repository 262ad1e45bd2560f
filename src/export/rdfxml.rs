//! RDF/XML: one `rdf:Description` a subject, predicates as elements.
//!
//! XML cannot hold most control characters, and an element's name cannot end every IRI. Where the graph has such a
//! thing, the export says so and stops, rather than write another graph.

use super::table::{Rank, Table};
use super::term::{Form, Kind, Prefixes, unescaped};
use super::{ExportError, Format, Sink};
use std::borrow::Cow;
use std::collections::BTreeMap;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/// The names of RDF that mean something else as the name of an element.
const SYNTAX: [&str; 12] = [
    "li",
    "RDF",
    "ID",
    "about",
    "bagID",
    "parseType",
    "resource",
    "nodeID",
    "datatype",
    "aboutEach",
    "aboutEachPrefix",
    "Description",
];

/// Writes all rows.
pub(super) fn write(table: &Table, out: &mut Sink<'_>) -> Result<(), ExportError> {
    let mut prefixes = Prefixes::new(|prefix| prefix == "rdf");
    let mut elements = BTreeMap::new();
    for row in &table.rows {
        if let std::collections::btree_map::Entry::Vacant(entry) = elements.entry(row.predicate) {
            entry.insert(element(table, row.predicate, &mut prefixes)?);
        }
    }
    out.push(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF");
    for (prefix, base) in std::iter::once(("rdf", RDF)).chain(prefixes.used()) {
        out.push(format!("\n    xmlns:{prefix}=\"{base}\"").as_bytes());
    }
    out.push(b">\n");
    for rows in table.rows.chunk_by(|a, b| a.subject == b.subject) {
        out.push(b"  <rdf:Description");
        node(table, rows[0].subject, "about", out)?;
        out.push(b">\n");
        for row in rows {
            let element = &elements[&row.predicate];
            out.push(format!("    <{}{}", element.name, element.namespace).as_bytes());
            object(table, row.object, &element.name, out)?;
            out.settle()?;
        }
        out.push(b"  </rdf:Description>\n");
    }
    out.push(b"</rdf:RDF>\n");
    Ok(())
}

/// What a predicate is called in XML.
struct Element {
    name: String,
    /// The declaration of its own namespace, where it has no prefix.
    namespace: String,
}

fn element(table: &Table, predicate: Rank, prefixes: &mut Prefixes) -> Result<Element, ExportError> {
    let Form::Iri(iri) = Form::of(&table.terms[predicate as usize]) else {
        return Err(unsayable("a predicate that is no IRI".to_owned()));
    };
    let starts = iri.rfind(|it: char| !(it.is_ascii_alphanumeric() || matches!(it, '_' | '-' | '.')));
    let (base, mut local) = iri.split_at(
        starts.map_or(0, |position| position + iri[position..].chars().next().map_or(1, char::len_utf8)),
    );
    local = local.trim_start_matches(|it: char| !(it.is_ascii_alphabetic() || it == '_'));
    let base_length = iri.len() - local.len();
    if local.is_empty() || base.is_empty() {
        return Err(unsayable(format!("the predicate <{iri}>, which ends in no name")));
    }
    if &iri[..base_length] == RDF {
        // `rdf:li` would be counted up to `rdf:_1`; the others are syntax and not allowed as elements.
        if SYNTAX.contains(&local) {
            return Err(unsayable(format!("the predicate rdf:{local}")));
        }
        return Ok(Element { name: format!("rdf:{local}"), namespace: String::new() });
    }
    if let Some((prefix, whole)) = prefixes.split(iri).filter(|(_, whole)| *whole == local) {
        return Ok(Element { name: format!("{prefix}:{whole}"), namespace: String::new() });
    }
    let namespace = format!(" xmlns:ns=\"{}\"", attribute(&iri_text(&iri[..base_length])?));
    Ok(Element { name: format!("ns:{local}"), namespace })
}

fn node(table: &Table, rank: Rank, attribute_name: &str, out: &mut Sink<'_>) -> Result<(), ExportError> {
    let text = match Form::of(&table.terms[rank as usize]) {
        Form::Iri(iri) => format!(" rdf:{attribute_name}=\"{}\"", attribute(&iri_text(iri)?)),
        // A label may begin with a digit, a name in XML may not; one more `x` keeps all of them apart.
        Form::Blank(label) if label.starts_with(|it: char| it == 'x' || !it.is_ascii_alphabetic()) => {
            format!(" rdf:nodeID=\"x{label}\"")
        }
        Form::Blank(label) => format!(" rdf:nodeID=\"{label}\""),
        Form::Literal(..) => return Err(unsayable("a literal as subject".to_owned())),
    };
    out.push(text.as_bytes());
    Ok(())
}

fn object(table: &Table, rank: Rank, element: &str, out: &mut Sink<'_>) -> Result<(), ExportError> {
    let Form::Literal(quoted, kind) = Form::of(&table.terms[rank as usize]) else {
        node(table, rank, "resource", out)?;
        out.push(b"/>\n");
        return Ok(());
    };
    match kind {
        Kind::Plain => {}
        Kind::Language(language) => out.push(format!(" xml:lang=\"{language}\"").as_bytes()),
        Kind::Datatype(datatype) => {
            out.push(format!(" rdf:datatype=\"{}\"", attribute(&iri_text(datatype)?)).as_bytes());
        }
    }
    let text = unescaped(quoted);
    allowed(&text)?;
    for part in [">", &escaped(&text), "</", element, ">\n"] {
        out.push(part.as_bytes());
    }
    Ok(())
}

/// The IRI itself, where N-Triples had to escape something in it.
fn iri_text(iri: &str) -> Result<String, ExportError> {
    let text = unescaped(&format!("\"{iri}\""));
    allowed(&text)?;
    Ok(text)
}

fn allowed(text: &str) -> Result<(), ExportError> {
    let is_allowed =
        |it: char| it >= ' ' && !matches!(it, '\u{fffe}' | '\u{ffff}') || matches!(it, '\t' | '\n' | '\r');
    match text.chars().find(|it| !is_allowed(*it)) {
        None => Ok(()),
        Some(it) => {
            let start: String = text.chars().take(40).collect();
            Err(unsayable(format!("the character U+{:04X} in {start:?}", u32::from(it))))
        }
    }
}

/// Text between tags: a lone carriage return would be read as a line end.
fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '\r']) {
        return text.into();
    }
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\r', "&#13;").into()
}

fn attribute(text: &str) -> String {
    escaped(text).replace('"', "&quot;").replace('\n', "&#10;").replace('\t', "&#9;")
}

fn unsayable(what: String) -> ExportError {
    ExportError::Unsayable { format: Format::RdfXml, what }
}
