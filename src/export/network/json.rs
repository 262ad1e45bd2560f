//! JSON: in the node-link form that networkx and D3 read, and in the form of Cytoscape.

use super::Sheet;
use crate::network::{Edge, Example, Network};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes the network as nodes and links.
pub fn write(sheet: &Sheet<'_>, mut out: impl Write) -> io::Result<()> {
    let network = sheet.network;
    let value = json!({
        "directed": network.is_directed(),
        "multigraph": true,
        "graph": {"title": network.title, "view": network.view, "note": network.note, "source": network.source()},
        "nodes": (0..network.nodes.len()).map(|index| node(sheet, index)).collect::<Vec<_>>(),
        "edges": network.edges.iter().map(|it| edge(network, it)).collect::<Vec<_>>(),
    });
    finish(&value, &mut out)
}

/// Writes the network for Cytoscape and Cytoscape.js: the same values, one level down.
pub fn write_cytoscape(sheet: &Sheet<'_>, mut out: impl Write) -> io::Result<()> {
    let network = sheet.network;
    let of_node = |index: usize| match sheet.places {
        Some(places) => {
            json!({"data": node(sheet, index), "position": {"x": places[index].x, "y": places[index].y}})
        }
        None => json!({"data": node(sheet, index)}),
    };
    let of_edge = |(index, it): (usize, &Edge)| {
        let mut data = edge(network, it);
        data["id"] = json!(format!("e{index}"));
        data["interaction"] = json!(it.kind);
        json!({"data": data})
    };
    let value = json!({
        "data": {"name": network.title, "view": network.view, "note": network.note, "source": network.source()},
        "elements": {
            "nodes": (0..network.nodes.len()).map(of_node).collect::<Vec<_>>(),
            "edges": network.edges.iter().enumerate().map(of_edge).collect::<Vec<_>>(),
        },
    });
    finish(&value, &mut out)
}

fn finish(value: &Value, mut out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, value)?;
    writeln!(out)
}

fn node(sheet: &Sheet<'_>, index: usize) -> Value {
    let (node, community) = (&sheet.network.nodes[index], sheet.measures.communities[index]);
    let mut value = json!({
        "id": node.id,
        "label": node.label,
        "kind": node.kind,
        "country": node.country,
        "community": community,
    });
    for (name, number) in sheet.measures.of_node(index) {
        value[name] = json!(number);
    }
    value
}

/// A sentence with all that is known of where it stands.
pub(super) fn example(it: &Example) -> Value {
    json!({"sentence": it.sentence, "date": it.date, "article": it.article, "title": it.title, "publisher": it.publisher, "url": it.url})
}

fn edge(network: &Network, edge: &Edge) -> Value {
    let examples: Vec<_> = edge.examples.iter().map(example).collect();
    json!({
        "source": network.node(edge.source).id,
        "target": network.node(edge.target).id,
        "key": if edge.directed { edge.kind.clone() } else { format!("{} (mutual)", edge.kind) },
        "type": edge.kind,
        "directed": edge.directed,
        "weight": edge.weight,
        "score": edge.score,
        "dates": edge.dates.keys().collect::<Vec<_>>(),
        "articles": edge.articles.len(),
        "evidence": edge.evidence,
        "examples": examples,
    })
}
