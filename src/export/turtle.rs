//! Turtle and TriG: grouped by subject, `a` first, one object a line, names with prefixes where they have one.
//!
//! Long texts stay on one line with their line ends escaped, so that a comparison of two exports shows what changed.

use super::table::{DEFAULT_GRAPH, Rank, Row, Table};
use super::term::{Form, Kind, Prefixes};
use super::{ExportError, Sink};

const XSD: &str = "http://www.w3.org/2001/XMLSchema#";

/// Writes all rows; a graph with a name gets a block of its own.
pub(super) fn write(table: &Table, out: &mut Sink<'_>) -> Result<(), ExportError> {
    let mut prefixes = Prefixes::new(|_| false);
    let forms = Forms::new(table, &mut prefixes);
    for (prefix, base) in prefixes.used() {
        out.push(format!("@prefix {prefix}: <{base}> .\n").as_bytes());
    }
    let mut first = prefixes.used().next().is_none();
    for graph in table.rows.chunk_by(|a, b| a.graph == b.graph) {
        let named = graph[0].graph != DEFAULT_GRAPH;
        if !std::mem::take(&mut first) {
            out.push(b"\n");
        }
        if named {
            out.push(forms.of(graph[0].graph));
            out.push(b" {\n");
        }
        subjects(table, graph, &forms, if named { "    " } else { "" }, out)?;
        if named {
            out.push(b"}\n");
        }
    }
    Ok(())
}

fn subjects(
    table: &Table,
    rows: &[Row],
    forms: &Forms,
    indent: &str,
    out: &mut Sink<'_>,
) -> Result<(), ExportError> {
    let mut before: Option<&Row> = None;
    for row in rows {
        match before {
            Some(before) if before.subject == row.subject && before.predicate == row.predicate => {
                out.push(b" ,\n");
                out.push(indent.as_bytes());
                out.push(b"        ");
            }
            Some(before) if before.subject == row.subject => {
                out.push(b" ;\n");
                out.push(indent.as_bytes());
                out.push(b"    ");
                predicate(table, row.predicate, forms, out);
            }
            _ => {
                out.push(if before.is_some() { b" .\n\n" } else { b"" });
                out.push(indent.as_bytes());
                out.push(forms.of(row.subject));
                out.push(b" ");
                predicate(table, row.predicate, forms, out);
            }
        }
        out.push(forms.of(row.object));
        out.settle()?;
        before = Some(row);
    }
    out.push(b" .\n");
    Ok(())
}

fn predicate(table: &Table, predicate: Rank, forms: &Forms, out: &mut Sink<'_>) {
    out.push(if predicate == table.rdf_type { b"a" } else { forms.of(predicate) });
    out.push(b" ");
}

/// All terms as Turtle writes them.
struct Forms {
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Forms {
    fn new(table: &Table, prefixes: &mut Prefixes) -> Self {
        let length = table.terms.iter().map(|term| term.len()).sum();
        let mut forms =
            Self { text: Vec::with_capacity(length), ends: Vec::with_capacity(table.terms.len()) };
        for (rank, term) in (0..).zip(&table.terms) {
            // `rdf:type` is there even where no row has it, and is written as `a`; it must not call for a prefix.
            if !term.is_empty() && rank != table.rdf_type {
                write_term(term, prefixes, &mut forms.text);
            } else {
                forms.text.extend_from_slice(term);
            }
            forms.ends.push(forms.text.len());
        }
        forms
    }

    fn of(&self, rank: Rank) -> &[u8] {
        let rank = rank as usize;
        let start = if rank == 0 { 0 } else { self.ends[rank - 1] };
        &self.text[start..self.ends[rank]]
    }
}

fn write_term(term: &[u8], prefixes: &mut Prefixes, out: &mut Vec<u8>) {
    match Form::of(term) {
        Form::Iri(iri) => write_iri(iri, prefixes, out),
        Form::Literal(quoted, Kind::Datatype(datatype)) => {
            let bare = &quoted[1..quoted.len() - 1];
            if datatype.strip_prefix(XSD).is_some_and(|it| is_shorthand(bare, it)) {
                out.extend_from_slice(bare.as_bytes());
                return;
            }
            out.extend_from_slice(quoted.as_bytes());
            out.extend_from_slice(b"^^");
            write_iri(datatype, prefixes, out);
        }
        Form::Blank(_) | Form::Literal(..) => out.extend_from_slice(term),
    }
}

fn write_iri(iri: &str, prefixes: &mut Prefixes, out: &mut Vec<u8>) {
    if let Some((prefix, local)) = prefixes.split(iri) {
        out.extend_from_slice(prefix.as_bytes());
        out.push(b':');
        out.extend_from_slice(local.as_bytes());
    } else {
        out.push(b'<');
        out.extend_from_slice(iri.as_bytes());
        out.push(b'>');
    }
}

/// Whether the bare text says the value and its datatype both.
fn is_shorthand(text: &str, datatype: &str) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    match datatype {
        "boolean" => matches!(text, "true" | "false"),
        "integer" => is_digits(unsigned),
        "decimal" => unsigned
            .split_once('.')
            .is_some_and(|(whole, part)| (whole.is_empty() || is_digits(whole)) && is_digits(part)),
        _ => false,
    }
}
