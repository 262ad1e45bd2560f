//! JSON-LD: the prefixes as context, then one object a subject, inside one object a graph.
//!
//! Values stay strings with their datatype, since a JSON number would lose how the value was written. The escapes
//! of N-Triples are escapes of JSON too, so that texts are copied as they are.

use super::table::{DEFAULT_GRAPH, Rank, Row, Table};
use super::term::{Form, Kind, Prefixes};
use super::{ExportError, Sink};
use std::collections::BTreeSet;

/// Writes all rows; a graph with a name gets an object of its own.
pub(super) fn write(table: &Table, out: &mut Sink<'_>) -> Result<(), ExportError> {
    let mut prefixes = prefixes(table);
    for (rank, term) in (0..).zip(&table.terms) {
        match Form::of(term) {
            // Almost always written as `@type`; where it is not, `name` spells it out.
            _ if rank == table.rdf_type => None,
            Form::Iri(iri) | Form::Literal(_, Kind::Datatype(iri)) => prefixes.split(iri),
            Form::Blank(_) | Form::Literal(..) => None,
        };
    }
    out.push(b"{\"@context\":{");
    for (position, (prefix, base)) in prefixes.used().enumerate() {
        out.push(if position == 0 { b"\n" } else { b",\n" });
        out.push(format!("  \"{prefix}\":\"{base}\"").as_bytes());
    }
    out.push(b"\n},\n\"@graph\":[");
    let mut first = true;
    for graph in table.rows.chunk_by(|a, b| a.graph == b.graph) {
        let named = graph[0].graph != DEFAULT_GRAPH;
        if named {
            out.push(if std::mem::take(&mut first) { b"\n" } else { b",\n" });
            out.push(b"{\"@id\":");
            name(table, graph[0].graph, &mut prefixes, out);
            out.push(b",\"@graph\":[");
            first = true;
        }
        for subject in graph.chunk_by(|a, b| a.subject == b.subject) {
            out.push(if std::mem::take(&mut first) { b"\n" } else { b",\n" });
            node(table, subject, &mut prefixes, out);
            out.settle()?;
        }
        if named {
            out.push(b"\n]}");
        }
    }
    out.push(b"\n]}\n");
    Ok(())
}

/// The prefixes that no IRI of the graph could be mistaken for: `<time:x>` would be read as a name in `time`.
fn prefixes(table: &Table) -> Prefixes {
    let mut schemes = BTreeSet::new();
    for term in &table.terms {
        if let Form::Iri(iri) | Form::Literal(_, Kind::Datatype(iri)) = Form::of(term)
            && let Some((scheme, _)) = iri.split_once(':')
            && !schemes.contains(scheme)
        {
            schemes.insert(scheme);
        }
    }
    Prefixes::new(|prefix| schemes.contains(prefix))
}

fn node(table: &Table, rows: &[Row], prefixes: &mut Prefixes, out: &mut Sink<'_>) {
    out.push(b"{\"@id\":");
    name(table, rows[0].subject, prefixes, out);
    for values in rows.chunk_by(|a, b| a.predicate == b.predicate) {
        out.push(b",\n  ");
        let is_node = |row: &Row| !matches!(Form::of(&table.terms[row.object as usize]), Form::Literal(..));
        let types = values[0].predicate == table.rdf_type && values.iter().all(is_node);
        if types {
            out.push(b"\"@type\"");
        } else {
            name(table, values[0].predicate, prefixes, out);
        }
        out.push(if values.len() > 1 { b":[" } else { b":" });
        for (position, row) in values.iter().enumerate() {
            out.push(if position > 0 { b"," } else { b"" });
            if types {
                name(table, row.object, prefixes, out);
            } else {
                value(table, row.object, prefixes, out);
            }
        }
        out.push(if values.len() > 1 { b"]" } else { b"" });
    }
    out.push(b"}");
}

/// An IRI or a blank node as a JSON string.
fn name(table: &Table, rank: Rank, prefixes: &mut Prefixes, out: &mut Sink<'_>) {
    match Form::of(&table.terms[rank as usize]) {
        Form::Iri(iri) if rank == table.rdf_type => out.push(format!("\"{iri}\"").as_bytes()),
        Form::Iri(iri) => write_iri(iri, prefixes, out),
        Form::Blank(label) => out.push(format!("\"_:{label}\"").as_bytes()),
        Form::Literal(quoted, _) => out.push(quoted.as_bytes()),
    }
}

fn value(table: &Table, rank: Rank, prefixes: &mut Prefixes, out: &mut Sink<'_>) {
    let Form::Literal(quoted, kind) = Form::of(&table.terms[rank as usize]) else {
        out.push(b"{\"@id\":");
        name(table, rank, prefixes, out);
        return out.push(b"}");
    };
    if kind == Kind::Plain {
        return out.push(quoted.as_bytes());
    }
    out.push(b"{\"@value\":");
    out.push(quoted.as_bytes());
    match kind {
        Kind::Plain => {}
        Kind::Language(language) => out.push(format!(",\"@language\":\"{language}\"").as_bytes()),
        Kind::Datatype(datatype) => {
            out.push(b",\"@type\":");
            write_iri(datatype, prefixes, out);
        }
    }
    out.push(b"}");
}

fn write_iri(iri: &str, prefixes: &mut Prefixes, out: &mut Sink<'_>) {
    out.push(b"\"");
    if let Some((prefix, local)) = prefixes.split(iri) {
        out.push(prefix.as_bytes());
        out.push(b":");
        out.push(local.as_bytes());
    } else {
        out.push(iri.as_bytes());
    }
    out.push(b"\"");
}
