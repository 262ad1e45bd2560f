//! Turns terms and quads into lines of N-Quads, always the same bytes for the same quad.
//!
//! Everything that is written on one line goes through here: the store file, and the export as N-Quads and
//! N-Triples. What could end a line early or upset a reader (quotes, line ends, control characters) is escaped.

use oxigraph::model::{GraphNameRef, LiteralRef, NamedOrBlankNodeRef, QuadRef, TermRef, vocab::xsd};
use std::io::Write as _;

/// Appends the quad as one line, its end included.
pub(crate) fn write_quad(quad: QuadRef<'_>, out: &mut Vec<u8>) {
    write_node(quad.subject, out);
    out.push(b' ');
    write_iri(quad.predicate.as_str(), out);
    out.push(b' ');
    write_term(quad.object, out);
    match quad.graph_name {
        GraphNameRef::DefaultGraph => {}
        GraphNameRef::NamedNode(graph) => {
            out.push(b' ');
            write_iri(graph.as_str(), out);
        }
        GraphNameRef::BlankNode(graph) => {
            out.push(b' ');
            write_node(graph.into(), out);
        }
    }
    out.extend_from_slice(b" .\n");
}

/// Appends a subject, or the name of a graph.
pub(crate) fn write_node(node: NamedOrBlankNodeRef<'_>, out: &mut Vec<u8>) {
    match node {
        NamedOrBlankNodeRef::NamedNode(node) => write_iri(node.as_str(), out),
        NamedOrBlankNodeRef::BlankNode(node) => {
            out.extend_from_slice(b"_:");
            out.extend_from_slice(node.as_str().as_bytes());
        }
    }
}

/// Appends any term.
pub(crate) fn write_term(term: TermRef<'_>, out: &mut Vec<u8>) {
    match term {
        TermRef::NamedNode(node) => write_node(node.into(), out),
        TermRef::BlankNode(node) => write_node(node.into(), out),
        TermRef::Literal(literal) => write_literal(literal, out),
    }
}

/// Appends a literal with its language or datatype; plain strings carry none.
fn write_literal(literal: LiteralRef<'_>, out: &mut Vec<u8>) {
    write_quoted(literal.value(), out);
    if let Some(language) = literal.language() {
        out.push(b'@');
        out.extend_from_slice(language.as_bytes());
    } else if literal.datatype() != xsd::STRING {
        out.extend_from_slice(b"^^");
        write_iri(literal.datatype().as_str(), out);
    }
}

/// Appends an IRI in angle brackets.
pub(crate) fn write_iri(iri: &str, out: &mut Vec<u8>) {
    out.push(b'<');
    if iri.bytes().any(is_forbidden_in_iri) {
        for character in iri.chars() {
            if u8::try_from(character).is_ok_and(is_forbidden_in_iri) {
                write_escape(character, out);
            } else {
                out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
    } else {
        out.extend_from_slice(iri.as_bytes());
    }
    out.push(b'>');
}

/// Whether the byte may not stand in an IRI, in any syntax of RDF.
pub(crate) fn is_forbidden_in_iri(byte: u8) -> bool {
    byte <= b' ' || matches!(byte, b'<' | b'>' | b'"' | b'{' | b'}' | b'|' | b'^' | b'`' | b'\\' | 0x7f)
}

/// Appends the text between quotes, whatever stands in it.
pub(crate) fn write_quoted(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let bytes = text.as_bytes();
    let mut written = 0;
    for (position, &byte) in bytes.iter().enumerate() {
        if byte >= b' ' && !matches!(byte, b'"' | b'\\' | 0x7f) {
            continue;
        }
        out.extend_from_slice(&bytes[written..position]);
        written = position + 1;
        match byte {
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            8 => out.extend_from_slice(b"\\b"),
            12 => out.extend_from_slice(b"\\f"),
            b'"' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
            _ => write_escape(char::from(byte), out),
        }
    }
    out.extend_from_slice(&bytes[written..]);
    out.push(b'"');
}

/// Appends a character below U+10000 by its number.
fn write_escape(character: char, out: &mut Vec<u8>) {
    write!(out, "\\u{:04X}", u32::from(character)).expect("writing to memory cannot fail");
}
