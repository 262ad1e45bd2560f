//! DOT, for Graphviz: one attribute list a statement, every value quoted.

use super::colour;
use crate::network::Network;
use std::io::{self, Write};

/// Writes the network.
pub fn write(network: &Network, mut out: impl Write) -> io::Result<()> {
    let (word, arrow) = if network.is_directed() { ("digraph", "->") } else { ("graph", "--") };
    writeln!(out, "{word} {} {{", quoted(&network.title))?;
    for node in &network.nodes {
        writeln!(
            out,
            "  {} [label={}, kind={}, color={}];",
            quoted(&node.id),
            quoted(&node.label),
            quoted(&node.kind),
            quoted(&colour::of_node(node).hex()),
        )?;
    }
    for edge in &network.edges {
        let [source, target] = [edge.source, edge.target].map(|id| quoted(&network.node(id).id));
        let tips = if edge.directed || !network.is_directed() { "" } else { ", dir=\"none\"" };
        let score = edge.score.map(|score| format!(", score=\"{score}\"")).unwrap_or_default();
        writeln!(
            out,
            "  {source} {arrow} {target} [label={}, weight=\"{}\", color={}{score}{tips}];",
            quoted(&edge.kind),
            edge.weight,
            quoted(&colour::of_edge(edge).hex()),
        )?;
    }
    writeln!(out, "}}")
}

/// A string of DOT. A backslash is doubled, so that no name turns into an order to Graphviz such as `\N`; an `&` that
/// begins an entity of HTML is spelled out, as Graphviz would draw what it means; control characters become spaces.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for (place, c) in text.char_indices() {
        match c {
            '&' if is_entity(&text[place + 1..]) => quoted.push_str("&amp;"),
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether what follows an `&` makes it an entity.
fn is_entity(rest: &str) -> bool {
    let Some((name, _)) = rest.split_once(';') else { return false };
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.len() <= 31 && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_ends_its_string() {
        assert_eq!(quoted("a\"; b\\N\n"), r#""a\"; b\\N ""#);
        assert_eq!(quoted("R&D &amp; &#65; &;"), r#""R&D &amp;amp; &amp;#65; &;""#);
    }
}
