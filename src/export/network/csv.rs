//! Comma-separated values: one table of nodes and one of edges, with the headings that Gephi or Neo4j looks for.

use super::Sheet;
use crate::network::{Edge, Measure, Network};
use std::io::{self, Write};

/// The program that the headings are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Gephi's spreadsheet importer.
    Gephi,
    /// Neo4j's bulk importer.
    Neo4j,
}

/// A cell: words, which may need guarding, or a number, which never does.
enum Cell<'a> {
    Words(&'a str),
    Number(String),
}

/// Writes the nodes. `safe` keeps spreadsheets from running a cell that begins with `= + - @`.
pub fn write_nodes(sheet: &Sheet<'_>, reader: Reader, safe: bool, mut out: impl Write) -> io::Result<()> {
    let headings = match reader {
        Reader::Gephi => "Id,Label,Kind,Country,Community",
        Reader::Neo4j => "id:ID,label,:LABEL,country,community:int",
    };
    write!(out, "{headings}")?;
    let kind = if reader == Reader::Neo4j { ":double" } else { "" };
    for (_, name) in Measure::NAMES {
        write!(out, ",{name}{kind}")?;
    }
    writeln!(out)?;
    for (index, node) in sheet.network.nodes.iter().enumerate() {
        let country = node.country.as_deref().unwrap_or_default();
        let mut cells: Vec<Cell<'_>> =
            [node.id.as_str(), &node.label, &node.kind, country].map(Cell::Words).into();
        cells.push(Cell::Number(sheet.measures.communities[index].to_string()));
        cells.extend(sheet.measures.of_node(index).map(|(_, number)| Cell::Number(number.to_string())));
        write_row(&cells, safe, &mut out)?;
    }
    Ok(())
}

/// Writes the edges. `safe` keeps spreadsheets from running a cell that begins with `= + - @`.
pub fn write_edges(network: &Network, reader: Reader, safe: bool, mut out: impl Write) -> io::Result<()> {
    let headings = match reader {
        Reader::Gephi => {
            "Source,Target,Type,Id,Label,Weight,Score,First,Last,Articles,Evidence,SourceLabel,TargetLabel,Example"
        }
        Reader::Neo4j => {
            ":START_ID,:END_ID,:TYPE,directed:boolean,weight:double,score:double,first,last,articles:int,evidence:int,example"
        }
    };
    writeln!(out, "{headings}")?;
    for (index, edge) in network.edges.iter().enumerate() {
        let cells = match reader {
            Reader::Gephi => for_gephi(network, index, edge),
            Reader::Neo4j => for_neo4j(network, edge),
        };
        write_row(&cells, safe, &mut out)?;
    }
    Ok(())
}

fn for_gephi<'a>(network: &'a Network, index: usize, edge: &'a Edge) -> Vec<Cell<'a>> {
    let (source, target) = (network.node(edge.source), network.node(edge.target));
    vec![
        Cell::Words(&source.id),
        Cell::Words(&target.id),
        Cell::Words(if edge.directed { "Directed" } else { "Undirected" }),
        Cell::Number(index.to_string()),
        Cell::Words(&edge.kind),
        Cell::Number(edge.weight.to_string()),
        Cell::Number(score(edge)),
        Cell::Words(edge.first().unwrap_or_default()),
        Cell::Words(edge.last().unwrap_or_default()),
        Cell::Number(edge.articles.len().to_string()),
        Cell::Number(edge.evidence.to_string()),
        Cell::Words(&source.label),
        Cell::Words(&target.label),
        Cell::Words(example(edge)),
    ]
}

fn for_neo4j<'a>(network: &'a Network, edge: &'a Edge) -> Vec<Cell<'a>> {
    vec![
        Cell::Words(&network.node(edge.source).id),
        Cell::Words(&network.node(edge.target).id),
        Cell::Words(&edge.kind),
        Cell::Words(if edge.directed { "true" } else { "false" }),
        Cell::Number(edge.weight.to_string()),
        Cell::Number(score(edge)),
        Cell::Words(edge.first().unwrap_or_default()),
        Cell::Words(edge.last().unwrap_or_default()),
        Cell::Number(edge.articles.len().to_string()),
        Cell::Number(edge.evidence.to_string()),
        Cell::Words(example(edge)),
    ]
}

fn score(edge: &Edge) -> String {
    edge.score.map(|score| score.to_string()).unwrap_or_default()
}

fn example(edge: &Edge) -> &str {
    edge.examples.first().map(|it| it.sentence.as_str()).unwrap_or_default()
}

fn write_row(cells: &[Cell<'_>], safe: bool, out: &mut impl Write) -> io::Result<()> {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.write_all(b",")?;
        }
        match cell {
            Cell::Number(number) => out.write_all(number.as_bytes())?,
            Cell::Words(words) => out.write_all(quoted(words, safe).as_bytes())?,
        }
    }
    out.write_all(b"\n")
}

/// A cell after RFC 4180; with `safe`, one that a spreadsheet would take for a formula begins with an apostrophe.
fn quoted(words: &str, safe: bool) -> String {
    let words = words.replace(|c: char| c.is_control() && !['\n', '\r', '\t'].contains(&c), "\u{fffd}");
    let is_formula = words.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let guard = if safe && is_formula { "'" } else { "" };
    if words.contains([',', '"', '\n', '\r']) || !guard.is_empty() {
        return format!("\"{guard}{}\"", words.replace('"', "\"\""));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_only_where_asked_for() {
        assert_eq!(quoted("=1+1", true), "\"'=1+1\"");
        assert_eq!(quoted("=1+1", false), "=1+1");
        assert_eq!(quoted("a \"b\", c", false), "\"a \"\"b\"\", c\"");
    }
}
