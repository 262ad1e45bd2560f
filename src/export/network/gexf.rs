//! GEXF 1.3, for Gephi: parallel edges told apart by `kind`, colours and sizes, and each edge alive on its dates.

use super::colour::{self, Colour};
use super::xml::escaped;
use super::{Sheet, size};
use crate::network::{Edge, Measure, Network};
use std::io::{self, Write};

/// Writes the network, with places where it is laid out; with `dated` each edge lives on its dates.
///
/// A network with directed edges is directed as a whole, since common readers refuse an undirected edge in it; what
/// stands between two actors is then written as mutual.
pub fn write(sheet: &Sheet<'_>, dated: bool, mut out: impl Write) -> io::Result<()> {
    let network = sheet.network;
    let direction = if network.is_directed() { "directed" } else { "undirected" };
    let dated = dated && network.edges.iter().any(|edge| edge.dates.keys().any(|date| days(date).is_some()));
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
    writeln!(out, "    <attributes class=\"node\" mode=\"static\">")?;
    for (name, kind) in
        NODE_ATTRIBUTES.iter().copied().chain(Measure::NAMES.iter().map(|(_, name)| (*name, "double")))
    {
        writeln!(out, "      <attribute id=\"{name}\" title=\"{name}\" type=\"{kind}\"/>")?;
    }
    writeln!(out, "    </attributes>")?;
    writeln!(out, "    <nodes>")?;
    for index in 0..network.nodes.len() {
        write_node(sheet, index, &mut out)?;
    }
    writeln!(out, "    </nodes>")?;
    writeln!(out, "    <edges>")?;
    // A common reader guesses from the first edge what the network is, and knows no mutual ones.
    let (directed, mutual): (Vec<_>, Vec<_>) =
        network.edges.iter().enumerate().partition(|(_, edge)| edge.directed);
    for (index, edge) in directed.into_iter().chain(mutual) {
        write_edge(network, index, edge, dated, &mut out)?;
    }
    writeln!(out, "    </edges>")?;
    writeln!(out, "  </graph>")?;
    writeln!(out, "</gexf>")
}

const NODE_ATTRIBUTES: [(&str, &str); 3] =
    [("kind", "string"), ("country", "string"), ("community", "integer")];

const ATTRIBUTES: &str = r#"    <attributes class="edge" mode="static">
      <attribute id="type" title="type" type="string"/>
      <attribute id="score" title="score" type="double"/>
      <attribute id="first" title="first" type="string"/>
      <attribute id="last" title="last" type="string"/>
      <attribute id="articles" title="articles" type="integer"/>
      <attribute id="evidence" title="evidence" type="integer"/>
      <attribute id="examples" title="examples" type="string"/>
    </attributes>
"#;

fn write_node(sheet: &Sheet<'_>, index: usize, out: &mut impl Write) -> io::Result<()> {
    let node = &sheet.network.nodes[index];
    writeln!(out, "      <node id=\"{}\" label=\"{}\">", escaped(&node.id), escaped(&node.label))?;
    writeln!(out, "        <attvalues>")?;
    write_value("kind", &node.kind, out)?;
    if let Some(country) = &node.country {
        write_value("country", country, out)?;
    }
    write_value("community", &sheet.measures.communities[index].to_string(), out)?;
    for (name, number) in sheet.measures.of_node(index) {
        write_value(name, &number.to_string(), out)?;
    }
    writeln!(out, "        </attvalues>")?;
    write_colour(colour::of_node(node), out)?;
    writeln!(out, "        <viz:size value=\"{}\"/>", size(sheet.measures.values(Measure::Strength)[index]))?;
    if let Some(places) = sheet.places {
        // Gephi's y grows upwards.
        writeln!(
            out,
            "        <viz:position x=\"{:.1}\" y=\"{:.1}\" z=\"0\"/>",
            places[index].x, -places[index].y
        )?;
    }
    writeln!(out, "      </node>")
}

fn write_edge(
    network: &Network,
    index: usize,
    edge: &Edge,
    dated: bool,
    out: &mut impl Write,
) -> io::Result<()> {
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
    write_value("articles", &edge.articles.len().to_string(), out)?;
    write_value("evidence", &edge.evidence.to_string(), out)?;
    let examples: Vec<&str> = edge.examples.iter().map(|it| it.sentence.as_str()).collect();
    write_value("examples", &examples.join("|"), out)?;
    writeln!(out, "        </attvalues>")?;
    let spells: Vec<_> = edge.dates.keys().filter_map(|date| days(date)).collect();
    if dated && !spells.is_empty() {
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
