//! `GraphML`: every value has a key with a real name, its type, and what it is for; lists are joined with `|`.

use super::Sheet;
use super::xml::escaped;
use crate::network::{Edge, Measure, Network};
use std::io::{self, Write};

/// Name, owner and type of each key.
const KEYS: &[(&str, &str, &str)] = &[
    ("label", "node", "string"),
    ("kind", "node", "string"),
    ("country", "node", "string"),
    ("community", "node", "int"),
    ("type", "edge", "string"),
    ("weight", "edge", "double"),
    ("mutual", "edge", "boolean"),
    ("score", "edge", "double"),
    ("dates", "edge", "string"),
    ("articles", "edge", "int"),
    ("evidence", "edge", "int"),
    ("examples", "edge", "string"),
];

/// Writes the network.
///
/// A network with directed edges is directed as a whole, since common readers refuse mixed ones; what stands between
/// two actors is then marked `mutual`.
pub fn write(sheet: &Sheet<'_>, mut out: impl Write) -> io::Result<()> {
    let network = sheet.network;
    let direction = if network.is_directed() { "directed" } else { "undirected" };
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")?;
    writeln!(out, "  <desc>{}</desc>", escaped(&network.title))?;
    let measures = Measure::NAMES.iter().map(|(_, name)| (*name, "node", "double"));
    for (name, owner, datatype) in KEYS.iter().copied().chain(measures) {
        writeln!(
            out,
            "  <key id=\"{name}\" for=\"{owner}\" attr.name=\"{name}\" attr.type=\"{datatype}\"/>"
        )?;
    }
    writeln!(out, "  <graph id=\"network\" edgedefault=\"{direction}\">")?;
    for index in 0..network.nodes.len() {
        write_node(sheet, index, &mut out)?;
    }
    for (index, edge) in network.edges.iter().enumerate() {
        write_edge(network, index, edge, &mut out)?;
    }
    writeln!(out, "  </graph>")?;
    writeln!(out, "</graphml>")
}

fn write_node(sheet: &Sheet<'_>, index: usize, out: &mut impl Write) -> io::Result<()> {
    let node = &sheet.network.nodes[index];
    writeln!(out, "    <node id=\"{}\">", escaped(&node.id))?;
    write_data("label", &node.label, out)?;
    write_data("kind", &node.kind, out)?;
    if let Some(country) = &node.country {
        write_data("country", country, out)?;
    }
    write_data("community", &sheet.measures.communities[index].to_string(), out)?;
    for (name, number) in sheet.measures.of_node(index) {
        write_data(name, &number.to_string(), out)?;
    }
    writeln!(out, "    </node>")
}

fn write_edge(network: &Network, index: usize, edge: &Edge, out: &mut impl Write) -> io::Result<()> {
    let [source, target] = [edge.source, edge.target].map(|id| escaped(&network.node(id).id));
    writeln!(out, "    <edge id=\"e{index}\" source=\"{source}\" target=\"{target}\">")?;
    write_data("type", &edge.kind, out)?;
    write_data("weight", &edge.weight.to_string(), out)?;
    write_data("mutual", &(!edge.directed).to_string(), out)?;
    if let Some(score) = edge.score {
        write_data("score", &score.to_string(), out)?;
    }
    let dates: Vec<&str> = edge.dates.keys().map(String::as_str).collect();
    write_data("dates", &dates.join("|"), out)?;
    write_data("articles", &edge.articles.len().to_string(), out)?;
    write_data("evidence", &edge.evidence.to_string(), out)?;
    let examples: Vec<&str> = edge.examples.iter().map(|it| it.sentence.as_str()).collect();
    write_data("examples", &examples.join("|"), out)?;
    writeln!(out, "    </edge>")
}

fn write_data(key: &str, value: &str, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "      <data key=\"{key}\">{}</data>", escaped(value))
}
