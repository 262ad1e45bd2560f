//! HTML: a network as one page that needs nothing but itself, in which every tie leads to its sentences.
//!
//! Names and sentences are hostile text. They stand escaped in the picture and as data in one block that is never run;
//! and should one break out all the same, the page allows no script or style but its own, by their hashes, and loads
//! nothing from anywhere.

use super::json::example;
use super::svg::{self, sign_name};
use super::theme::{RULES, Theme};
use super::xml::escaped;
use crate::network::picture::{Picture, letter};
use crate::network::{Edge, Node};
use base64::Engine;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::io::{self, Write};

const PAGE_RULES: &str = include_str!("../../../web/network/page.css");
/// One scope, in an order in which each part uses what stands above it.
const SCRIPT: &str = concat!(
    include_str!("../../../web/network/network.js"),
    include_str!("../../../web/network/zoom.js"),
    include_str!("../../../web/network/light.js"),
    include_str!("../../../web/network/filter.js"),
    include_str!("../../../web/network/time.js"),
    include_str!("../../../web/network/panel.js"),
    include_str!("../../../web/network/search.js"),
    include_str!("../../../web/network/view.js"),
);

/// What can be looked up elsewhere; other IRIs of ours lead nowhere.
const WIKIDATA: &str = "http://www.wikidata.org/entity/";

/// Writes the page.
pub fn write(picture: &Picture<'_>, mut out: impl Write) -> io::Result<()> {
    let (light, dark) = (Theme::Light.variables(), Theme::Dark.variables());
    let style = format!(
        ":root{{color-scheme:light;{light}}}\n@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{color-scheme:dark;{dark}}}}}\n:root[data-theme=dark]{{color-scheme:dark;{dark}}}\n{RULES}{PAGE_RULES}"
    );
    let script = format!("\n{SCRIPT}");
    writeln!(out, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(
        out,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'\">",
        hash(&style),
        hash(&script)
    )?;
    writeln!(out, "<title>{}</title>\n<style>{style}</style>\n</head>", escaped(&picture.network.title))?;
    writeln!(out, "<body>\n<main id=\"picture\">")?;
    svg::write_with(picture, "", &mut out)?;
    writeln!(out, "</main>\n<aside id=\"panel\"></aside>")?;
    // No tag can begin within the data.
    let data = serde_json::to_string(&data(picture))?.replace('<', "\\u003c");
    writeln!(out, "<script type=\"application/json\" id=\"network\">{data}</script>")?;
    writeln!(out, "<script>{script}</script>\n</body>\n</html>")
}

fn hash(text: &str) -> String {
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!("'sha256-{hash}'")
}

fn data(picture: &Picture<'_>) -> Value {
    let network = picture.network;
    json!({
        "title": network.title,
        "view": network.view,
        "note": network.note,
        "source": network.source(),
        "nodes": network.nodes.iter().enumerate().map(|(index, it)| node(picture, index, it)).collect::<Vec<_>>(),
        "edges": network.edges.iter().map(edge).collect::<Vec<_>>(),
    })
}

fn node(picture: &Picture<'_>, index: usize, node: &Node) -> Value {
    let mut value = json!({
        "label": node.label,
        "kind": node.kind,
        "country": node.country,
        "iri": node.id.starts_with(WIKIDATA).then_some(&node.id),
        "community": letter(picture.measures.communities[index]).to_string(),
    });
    for (name, number) in picture.measures.of_node(index) {
        value[name] = json!(number);
    }
    value
}

fn edge(edge: &Edge) -> Value {
    json!({
        "source": edge.source.0,
        "target": edge.target.0,
        "kind": edge.kind,
        "directed": edge.directed,
        "weight": edge.weight,
        "score": edge.score,
        "sign": sign_name(edge.sign()),
        "dates": edge.dates,
        "articles": edge.articles.len(),
        "evidence": edge.evidence,
        "examples": edge.examples.iter().map(example).collect::<Vec<_>>(),
    })
}
