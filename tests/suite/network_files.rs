//! Network files say what the network says, however hostile its names, and other programs read them.
//!
//! With `CABLEGRAPH_PEERS` set to a Python that has networkx, that reads every file back; without it, what can be
//! told from the bytes alone is checked.

use cablegraph::export::network::{NetworkFormat, Options, Sheet, csv, write_network};
use cablegraph::network::{Edge, Example, Measures, Network, Node, NodeId};
use serde_json::{Value, json};
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::Command;

/// Names that try to end their string, their cell, their element.
const HOSTILE: [&str; 3] = ["=SUM(A1)\"],<b>&amp;", "line\nbreak \u{1b}[2J \\N", "Ünïcode 中文 'quoted'"];

fn network(directed: bool) -> Network {
    let node = |(index, label): (usize, &&str)| Node {
        id: format!("https://example.org/{index}?a=1&b=<2>"),
        label: (*label).to_owned(),
        kind: "Person".to_owned(),
        country: (index == 0).then(|| "USA".to_owned()),
    };
    let edge = |source, target, kind: &str, directed, score| Edge {
        source: NodeId(source),
        target: NodeId(target),
        kind: kind.to_owned(),
        directed,
        weight: 2.0,
        score,
        dates: ["2020", "2021-02", "2021-07-15"].map(|date| (date.to_owned(), 1)).into(),
        articles: ["https://example.org/a".to_owned()].into(),
        evidence: 2,
        examples: vec![Example {
            sentence: HOSTILE[0].to_owned(),
            article: "https://example.org/a".to_owned(),
            ..Example::default()
        }],
    };
    Network {
        title: "Who \"acts\" on <whom>".to_owned(),
        nodes: HOSTILE.iter().enumerate().map(node).collect(),
        edges: vec![
            edge(0, 1, "ACCUSE", directed, Some(-2.5)),
            edge(0, 1, "THREATEN", directed, Some(-3.5)),
            edge(1, 2, "CONSULT", false, None),
        ],
        ..Network::default()
    }
}

fn written(network: &Network, format: NetworkFormat) -> String {
    String::from_utf8(bytes(network, format, false)).expect("a network is written as UTF-8")
}

fn bytes(network: &Network, format: NetworkFormat, safe: bool) -> Vec<u8> {
    let measures = Measures::of(network);
    let sheet = Sheet { network, measures: &measures, places: None };
    let options = Options { safe, ..Options::default() };
    let mut out = Vec::new();
    write_network(&sheet, format, &options, &mut out).expect("memory takes all that is written");
    out
}

/// The nodes as CSV for one reader.
fn nodes(network: &Network, reader: csv::Reader, safe: bool, out: impl Write) {
    let measures = Measures::of(network);
    let sheet = Sheet { network, measures: &measures, places: None };
    csv::write_nodes(&sheet, reader, safe, out).expect("what is written is taken");
}

#[test]
fn no_control_character_reaches_a_file() {
    for (format, name) in NetworkFormat::NAMES.iter().filter(|(format, _)| *format != NetworkFormat::Png) {
        let text = written(&network(true), *format);
        let is_spreadsheet = *format == NetworkFormat::Csv;
        if *format == NetworkFormat::Table {
            assert!(!text.contains('\u{1b}') && text.contains("中文"), "{text}");
            continue;
        }
        assert!(is_spreadsheet || !text.contains('\u{1b}'), "{name}");
        assert!(text.contains("ACCUSE") && text.contains("中文"), "{name}");
    }
}

#[test]
fn gexf_says_colours_twice_and_dates_as_spells() {
    let gexf = written(&network(true), NetworkFormat::Gexf);
    assert!(gexf.contains("<viz:color r=\"0\" g=\"114\" b=\"178\" hex=\"#0072b2\"/>"), "{gexf}");
    assert!(gexf.contains("<spell start=\"2021-02-01\" end=\"2021-02-28\"/>"));
    assert!(gexf.contains("<spell start=\"2020-01-01\" end=\"2020-12-31\"/>"));
    assert!(
        gexf.contains("type=\"mutual\" kind=\"CONSULT\"")
            && gexf.contains("type=\"directed\" kind=\"ACCUSE\"")
    );
    assert!(written(&network(false), NetworkFormat::Gexf).contains("defaultedgetype=\"undirected\""));
}

#[test]
fn graphml_keys_have_owners_names_and_types() {
    let graphml = written(&network(true), NetworkFormat::GraphMl);
    let keys: Vec<&str> = graphml.lines().filter(|line| line.contains("<key ")).collect();
    assert!(keys.len() > 8);
    for key in keys {
        assert!(key.contains(" for=\"") && key.contains("attr.type=\"") && !key.contains("id=\"d0"), "{key}");
    }
    assert!(graphml.contains("<data key=\"dates\">2020|2021-02|2021-07-15</data>"));
}

#[test]
fn spreadsheets_run_nothing_when_asked_to_be_safe() {
    let told = |safe| {
        let mut out = Vec::new();
        nodes(&network(true), csv::Reader::Gephi, safe, &mut out);
        String::from_utf8(out).unwrap()
    };
    assert!(told(true).contains(",\"'=SUM(A1)") && told(false).contains(",\"=SUM(A1)"));
    let edges = String::from_utf8(bytes(&network(true), NetworkFormat::Csv, true)).unwrap();
    assert!(edges.contains(",-2.5,") && edges.contains(",Undirected,"), "a number is no formula: {edges}");
}

#[test]
fn neo4j_finds_its_headings() {
    let mut out = Vec::new();
    nodes(&network(true), csv::Reader::Neo4j, false, &mut out);
    csv::write_edges(&network(true), csv::Reader::Neo4j, false, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(text.starts_with("id:ID,label,:LABEL,"));
    assert!(text.contains("\n:START_ID,:END_ID,:TYPE,"));
}

/// What a peer should find; what is mutual in a directed file comes back in both directions from GEXF.
fn expected(network: &Network, format: &str) -> Value {
    // JSON has a way to write a control character; all else has U+FFFD in its place.
    let plain = |label: &str| label.replace('\u{1b}', "\u{fffd}");
    let nodes: serde_json::Map<_, _> = network
        .nodes
        .iter()
        .map(|node| {
            let label = if format == "json" { node.label.clone() } else { plain(&node.label) };
            (node.id.clone(), json!(label))
        })
        .collect();
    let mut edges = Vec::new();
    for edge in &network.edges {
        let [source, target] = [edge.source, edge.target].map(|id| network.node(id).id.as_str());
        edges.push((source, target, &edge.kind));
        if format == "gexf" && !edge.directed && network.is_directed() {
            edges.push((target, source, &edge.kind));
        }
    }
    edges.sort();
    let edges: Vec<_> =
        edges.into_iter().map(|(source, target, kind)| json!([source, target, kind, 2.0])).collect();
    let mut found = json!({"nodes": nodes, "edges": edges});
    if format != "csv" {
        found["directed"] = json!(network.is_directed());
    }
    found
}

fn write_all(network: &Network, folder: &Path) {
    for (format, name) in NetworkFormat::NAMES {
        std::fs::write(folder.join(format!("network.{name}")), bytes(network, *format, false))
            .expect("the folder can be written");
    }
    let file = |name: &str| File::create(folder.join(name)).expect("the folder can be written");
    nodes(network, csv::Reader::Gephi, false, file("nodes.csv"));
    csv::write_edges(network, csv::Reader::Gephi, false, file("edges.csv"))
        .expect("the folder can be written");
}

#[test]
fn networkx_finds_the_same_network_in_every_file() {
    for directed in [true, false] {
        let (network, folder) = (network(directed), tempfile::tempdir().unwrap());
        write_all(&network, folder.path());
        let gexf = std::fs::metadata(folder.path().join("network.gexf")).unwrap();
        assert!(gexf.len() > 1000, "the files are there for any peer");
        let Some(python) = std::env::var_os("CABLEGRAPH_PEERS") else { continue };
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers/network_files.py");
        let output = Command::new(python).arg(script).arg(folder.path()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let found: Value = serde_json::from_slice(&output.stdout).unwrap();
        for format in ["gexf", "graphml", "json", "csv"] {
            assert_eq!(
                sorted(&found[format]),
                sorted(&expected(&network, format)),
                "{format}, directed: {directed}"
            );
        }
    }
}

#[test]
fn graphology_finds_the_same_network() {
    for directed in [true, false] {
        let (network, folder) = (network(directed), tempfile::tempdir().unwrap());
        write_all(&network, folder.path());
        let Some(web) = std::env::var_os("CABLEGRAPH_WEB") else { continue };
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/web/files.cjs");
        let modules = Path::new(&web).join("node_modules");
        let output =
            Command::new("node").arg(script).arg(folder.path()).env("NODE_PATH", modules).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let found: Value = serde_json::from_slice(&output.stdout).unwrap();
        for format in ["gexf", "graphml"] {
            // What is mutual comes back once, not in both directions as networkx has it.
            let mut expected = sorted(&expected(&network, "graphml"));
            expected["directed"] = json!(directed);
            assert_eq!(numbers(sorted(&found[format])), numbers(expected), "{format}, directed: {directed}");
        }
    }
}

/// Whole numbers are written without a point by one side.
fn numbers(mut found: Value) -> Value {
    for edge in found["edges"].as_array_mut().unwrap() {
        edge[3] = json!(edge[3].as_f64());
    }
    found
}

#[test]
fn graphviz_draws_names_as_they_are() {
    let (network, folder) = (network(true), tempfile::tempdir().unwrap());
    write_all(&network, folder.path());
    let Some(dot) = std::env::var_os("CABLEGRAPH_DOT") else { return };
    let output = Command::new(dot).arg("-Tsvg").arg(folder.path().join("network.dot")).output().unwrap();
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let svg = String::from_utf8(output.stdout).unwrap();
    let mut reader = quick_xml::Reader::from_str(&svg);
    let mut texts = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Text(text) => texts.push(text.unescape().unwrap().into_owned()),
            _ => {}
        }
    }
    // Graphviz draws one line of text for each; control characters are spaces.
    let plain = |text: &str| text.replace(['\u{1b}', '\n', '\u{a0}'], " ");
    let texts: Vec<String> = texts.iter().map(|text| plain(text)).collect();
    for node in &network.nodes {
        assert!(texts.contains(&plain(&node.label)), "{:?} in {texts:?}", node.label);
    }
}

/// An undirected graph gives its edges back from either end.
fn sorted(found: &Value) -> Value {
    let mut found = found.clone();
    let is_directed = found["directed"] == json!(true);
    let Some(edges) = found["edges"].as_array_mut() else { return found };
    for edge in edges.iter_mut().filter_map(Value::as_array_mut).filter(|_| !is_directed) {
        edge[..2].sort_by_key(ToString::to_string);
    }
    edges.sort_by_key(ToString::to_string);
    found
}
