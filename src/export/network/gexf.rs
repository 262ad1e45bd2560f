//! GEXF 1.3, for Gephi: parallel edges told apart by `kind`, colours and sizes, and each edge alive on its dates.

use super::colour::{self, Colour};
use super::size;
use super::xml::escaped;
use crate::network::{Edge, Network, Node};
use std::io::{self, Write};

/// Writes the network.
///
/// A network with directed edges is directed as a whole, since common readers refuse an undirected edge in it; what
/// stands between two actors is then written as mutual.
pub fn write(network: &Network, mut out: impl Write) -> io::Result<()> {
    let direction = if network.is_directed() { "directed" } else { "undirected" };
    let dated = network.edges.iter().any(|edge| edge.dates.iter().any(|date| days(date).is_some()));
    let mode = if dated { "mode=\"dynamic\" timeformat=\"date\"" } else { "mode=\"static\"" };
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">"
    )?;
    let note = if network.note.is_empty() { String::new() } else { format!(" ({})", network.note) };
    writeln!(out, "  <meta>")?;
    writeln!(out, "    <creator>cablegraph</creator>")?;
    writeln!(out, "    <description>{}{}</description>", escaped(&network.title), escaped(&note))?;
    writeln!(out, "  </meta>")?;
    writeln!(out, "  <graph defaultedgetype=\"{direction}\" {mode}>")?;
    out.write_all(ATTRIBUTES.as_bytes())?;
    writeln!(out, "    <nodes>")?;
    for (node, strength) in network.nodes.iter().zip(network.strengths()) {
        write_node(node, strength, &mut out)?;
    }
    writeln!(out, "    </nodes>")?;
    writeln!(out, "    <edges>")?;
    for (index, edge) in network.edges.iter().enumerate() {
        write_edge(network, index, edge, &mut out)?;
    }
    writeln!(out, "    </edges>")?;
    writeln!(out, "  </graph>")?;
    writeln!(out, "</gexf>")
}

const ATTRIBUTES: &str = r#"    <attributes class="node" mode="static">
      <attribute id="kind" title="kind" type="string"/>
      <attribute id="country" title="country" type="string"/>
    </attributes>
    <attributes class="edge" mode="static">
      <attribute id="type" title="type" type="string"/>
      <attribute id="score" title="score" type="double"/>
      <attribute id="first" title="first" type="string"/>
      <attribute id="last" title="last" type="string"/>
      <attribute id="articles" title="articles" type="integer"/>
      <attribute id="evidence" title="evidence" type="integer"/>
      <attribute id="examples" title="examples" type="string"/>
    </attributes>
"#;

fn write_node(node: &Node, strength: f64, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "      <node id=\"{}\" label=\"{}\">", escaped(&node.id), escaped(&node.label))?;
    writeln!(out, "        <attvalues>")?;
    write_value("kind", &node.kind, out)?;
    if let Some(country) = &node.country {
        write_value("country", country, out)?;
    }
    writeln!(out, "        </attvalues>")?;
    write_colour(colour::of_node(node), out)?;
    writeln!(out, "        <viz:size value=\"{}\"/>", size(strength))?;
    writeln!(out, "      </node>")
}

fn write_edge(network: &Network, index: usize, edge: &Edge, out: &mut impl Write) -> io::Result<()> {
    let kind = match (edge.directed, network.is_directed()) {
        (true, _) => "directed",
        (false, true) => "mutual",
        (false, false) => "undirected",
    };
    let [source, target] = [edge.source, edge.target].map(|id| escaped(&network.node(id).id));
    let name = escaped(&edge.kind);
    writeln!(
        out,
        "      <edge id=\"{index}\" source=\"{source}\" target=\"{target}\" type=\"{kind}\" kind=\"{name}\" label=\"{name}\" weight=\"{}\">",
        edge.weight
    )?;
    writeln!(out, "        <attvalues>")?;
    write_value("type", &edge.kind, out)?;
    if let Some(score) = edge.score {
        write_value("score", &score.to_string(), out)?;
    }
    for (name, date) in [("first", edge.first()), ("last", edge.last())] {
        if let Some(date) = date {
            write_value(name, date, out)?;
        }
    }
    write_value("articles", &edge.articles.to_string(), out)?;
    write_value("evidence", &edge.evidence.to_string(), out)?;
    let examples: Vec<&str> = edge.examples.iter().map(|it| it.sentence.as_str()).collect();
    write_value("examples", &examples.join("|"), out)?;
    writeln!(out, "        </attvalues>")?;
    let spells: Vec<_> = edge.dates.iter().filter_map(|date| days(date)).collect();
    if !spells.is_empty() {
        writeln!(out, "        <spells>")?;
        for (start, end) in spells {
            writeln!(out, "          <spell start=\"{start}\" end=\"{end}\"/>")?;
        }
        writeln!(out, "        </spells>")?;
    }
    write_colour(colour::of_edge(edge), out)?;
    writeln!(out, "      </edge>")
}

fn write_value(name: &str, value: &str, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "          <attvalue for=\"{name}\" value=\"{}\"/>", escaped(value))
}

/// Both ways of saying a colour: with `hex` alone a common reader fails.
fn write_colour(colour: Colour, out: &mut impl Write) -> io::Result<()> {
    let Colour(red, green, blue) = colour;
    let hex = colour.hex();
    writeln!(out, "        <viz:color r=\"{red}\" g=\"{green}\" b=\"{blue}\" hex=\"{hex}\"/>")
}

/// The first and last day of a day, a month or a year.
fn days(date: &str) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    let first = match date.len() {
        4 => format!("{date}-01-01"),
        7 => format!("{date}-01"),
        _ => date.to_owned(),
    };
    let first: jiff::civil::Date = first.parse().ok()?;
    let last = match date.len() {
        4 => first.last_of_year(),
        7 => first.last_of_month(),
        _ => first,
    };
    Some((first, last))
}
