//! JSON in the node-link form that networkx and D3 read.

use crate::network::{Edge, Network, Node};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes the network.
pub fn write(network: &Network, mut out: impl Write) -> io::Result<()> {
    let value = json!({
        "directed": network.is_directed(),
        "multigraph": true,
        "graph": {"title": network.title, "view": network.view, "note": network.note},
        "nodes": network.nodes.iter().map(node).collect::<Vec<_>>(),
        "edges": network.edges.iter().map(|it| edge(network, it)).collect::<Vec<_>>(),
    });
    serde_json::to_writer_pretty(&mut out, &value)?;
    writeln!(out)
}

fn node(node: &Node) -> Value {
    json!({"id": node.id, "label": node.label, "kind": node.kind, "country": node.country})
}

fn edge(network: &Network, edge: &Edge) -> Value {
    let examples: Vec<_> =
        edge.examples.iter().map(|it| json!({"sentence": it.sentence, "article": it.article})).collect();
    json!({
        "source": network.node(edge.source).id,
        "target": network.node(edge.target).id,
        "key": if edge.directed { edge.kind.clone() } else { format!("{} (mutual)", edge.kind) },
        "type": edge.kind,
        "directed": edge.directed,
        "weight": edge.weight,
        "score": edge.score,
        "dates": edge.dates,
        "articles": edge.articles,
        "evidence": edge.evidence,
        "examples": examples,
    })
}
