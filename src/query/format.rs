//! Writes an answer: tables and yes or no in the SPARQL result formats and for the terminal, graphs as RDF.

use super::answer::{Answer, Table};
use super::error::QueryError;
use super::prefix::PREFIXES;
use super::table;
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfSerializer};
use oxigraph::model::{Triple, Variable};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use std::io::Write;

/// The form an answer is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerFormat {
    /// For people, as wide as given; as many columns of text as fit.
    Table,
    /// SPARQL 1.1 results as comma-separated values.
    Csv,
    /// SPARQL 1.1 results as tab-separated values, terms as in Turtle.
    Tsv,
    /// SPARQL 1.1 results as JSON.
    Json,
    /// SPARQL 1.1 results as XML.
    Xml,
    /// A graph as Turtle.
    Turtle,
    /// A graph as N-Triples.
    NTriples,
    /// A graph as RDF/XML.
    RdfXml,
    /// A graph as JSON-LD.
    JsonLd,
}

impl AnswerFormat {
    /// All formats, each with the names it goes by, the usual one first.
    pub const NAMES: &[(AnswerFormat, &[&str])] = &[
        (Self::Table, &["table"]),
        (Self::Csv, &["csv"]),
        (Self::Tsv, &["tsv"]),
        (Self::Json, &["json", "srj"]),
        (Self::Xml, &["xml", "srx"]),
        (Self::Turtle, &["ttl", "turtle"]),
        (Self::NTriples, &["nt", "ntriples"]),
        (Self::RdfXml, &["rdf", "rdfxml"]),
        (Self::JsonLd, &["jsonld"]),
    ];

    /// The format of this name; else the names nearest to it.
    pub fn find(name: &str) -> Result<Self, Vec<String>> {
        let known =
            || Self::NAMES.iter().flat_map(|(format, names)| names.iter().map(move |it| (*format, *it)));
        known()
            .find(|(_, it)| it.eq_ignore_ascii_case(name))
            .map(|(format, _)| format)
            .ok_or_else(|| super::nearest(name, known().map(|(_, it)| it)))
    }

    /// Its usual name.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(format, _)| *format == self).map_or("table", |(_, names)| names[0])
    }

    fn results(self) -> Option<QueryResultsFormat> {
        match self {
            Self::Csv => Some(QueryResultsFormat::Csv),
            Self::Tsv => Some(QueryResultsFormat::Tsv),
            Self::Json => Some(QueryResultsFormat::Json),
            Self::Xml => Some(QueryResultsFormat::Xml),
            _ => None,
        }
    }

    fn graph(self) -> Option<RdfFormat> {
        match self {
            // On a terminal, too, a graph is read best as Turtle.
            Self::Turtle | Self::Table => Some(RdfFormat::Turtle),
            Self::NTriples => Some(RdfFormat::NTriples),
            Self::RdfXml => Some(RdfFormat::RdfXml),
            Self::JsonLd => Some(RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() }),
            _ => None,
        }
    }
}

/// Writes an answer. `width` is that of the terminal, in columns, for [`AnswerFormat::Table`]; without one, lines
/// are as long as they need to be.
pub fn write_answer(
    answer: &Answer,
    format: AnswerFormat,
    width: Option<u16>,
    out: impl Write,
) -> Result<(), QueryError> {
    match answer {
        Answer::Table(table) => write_table(table, format, width, out),
        Answer::Truth(truth) => write_truth(*truth, format, out),
        Answer::Graph(triples) => write_graph(triples, format, out),
    }
}

fn write_table(
    answer: &Table,
    format: AnswerFormat,
    width: Option<u16>,
    mut out: impl Write,
) -> Result<(), QueryError> {
    if format == AnswerFormat::Table {
        return Ok(writeln!(out, "{}", table::drawn(answer, width))?);
    }
    let results = format.results().ok_or_else(|| misfit("a table", format))?;
    let variables: Vec<Variable> = answer.columns.iter().map(Variable::new_unchecked).collect();
    let mut writer =
        QueryResultsSerializer::from_format(results).serialize_solutions_to_writer(out, variables.clone())?;
    for row in &answer.rows {
        let cells = variables.iter().zip(row);
        writer.serialize(cells.filter_map(|(variable, cell)| Some((variable, cell.as_ref()?))))?;
    }
    let mut out = writer.finish()?;
    // The JSON and XML writers leave the last line open.
    if matches!(format, AnswerFormat::Json | AnswerFormat::Xml) {
        writeln!(out)?;
    }
    Ok(())
}

fn write_truth(truth: bool, format: AnswerFormat, mut out: impl Write) -> Result<(), QueryError> {
    if format == AnswerFormat::Table {
        return Ok(writeln!(out, "{}", if truth { "yes" } else { "no" })?);
    }
    let results = format.results().ok_or_else(|| misfit("yes or no", format))?;
    let mut out = QueryResultsSerializer::from_format(results).serialize_boolean_to_writer(out, truth)?;
    Ok(writeln!(out)?)
}

fn write_graph(triples: &[Triple], format: AnswerFormat, out: impl Write) -> Result<(), QueryError> {
    let format = format.graph().ok_or_else(|| misfit("a graph", format))?;
    let mut serializer = RdfSerializer::from_format(format);
    for (prefix, iri) in PREFIXES {
        serializer = serializer.with_prefix(*prefix, *iri).expect("every bundled prefix stands for an IRI");
    }
    let mut writer = serializer.for_writer(out);
    for triple in triples {
        writer.serialize_triple(triple)?;
    }
    writer.finish()?;
    Ok(())
}

fn misfit(answer: &'static str, format: AnswerFormat) -> QueryError {
    let is_graph = answer == "a graph";
    let fits = |it: AnswerFormat| {
        if is_graph { it.graph().is_some() } else { it == AnswerFormat::Table || it.results().is_some() }
    };
    let fitting = AnswerFormat::NAMES.iter().filter(|(it, _)| fits(*it)).map(|(it, _)| it.name().to_owned());
    QueryError::Format { answer, format: format.name(), fitting: fitting.collect() }
}
