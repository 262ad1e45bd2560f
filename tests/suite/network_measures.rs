//! Measures say what networkx says of the same network, and estimates stay within the error that they tell.
//!
//! With `CABLEGRAPH_PEERS` set to a Python that has networkx, every measure is compared with it to 10⁻⁶; without it,
//! what can be reckoned by hand is checked.

use cablegraph::network::{Edge, Measure, Measures, Network, Node, NodeId};
use serde_json::{Value, json};
use std::process::Command;

/// Numbers that look random and are the same every time (Steele and others 2014).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}

fn node(index: usize) -> Node {
    Node {
        id: format!("https://example.org/{index:05}"),
        label: format!("n{index}"),
        kind: "Person".to_owned(),
        country: None,
    }
}

fn edge(source: usize, target: usize, directed: bool, weight: f64, score: Option<f64>) -> Edge {
    Edge {
        source: NodeId(source),
        target: NodeId(target),
        kind: "ACCUSE".to_owned(),
        directed,
        weight,
        score,
        dates: std::iter::empty().collect(),
        articles: std::iter::empty().collect(),
        evidence: 0,
        examples: Vec::new(),
    }
}

/// A network of so many nodes, mixed of directed and other edges, some parallel, with friends and enemies; each new
/// node is tied to one before it, so that all hang together.
fn made(nodes: usize, edges: usize, seed: u64) -> Network {
    let mut numbers = Numbers(seed);
    let mut pick = |limit: usize| usize::try_from(numbers.below(limit as u64)).unwrap();
    let mut made = Vec::new();
    for index in 1..nodes.max(edges) {
        let source = if index < nodes { index } else { pick(nodes) };
        let target = if index < nodes { pick(index) } else { pick(nodes) };
        if source == target {
            continue;
        }
        let weight = f64::from(u32::try_from(1 + pick(4)).unwrap());
        let score = [Some(-6.0), Some(2.5), Some(4.0), None][pick(4)];
        made.push(edge(source, target, pick(3) > 0, weight, score));
    }
    Network { nodes: (0..nodes).map(node).collect(), edges: made, ..Network::default() }
}

/// The network in the form that the peer reads.
fn told(network: &Network, measures: &Measures) -> Value {
    let edge = |it: &Edge| json!([it.source.0, it.target.0, it.weight, it.directed, it.score]);
    json!({
        "nodes": network.nodes.len(),
        "edges": network.edges.iter().map(edge).collect::<Vec<_>>(),
        "communities": measures.communities,
    })
}

fn near(what: &str, own: f64, peer: &Value) {
    let peer = peer.as_f64().unwrap_or_else(|| panic!("the peer says no number for {what}: {peer}"));
    assert!((own - peer).abs() <= 1e-6, "{what}: {own}, networkx has {peer}");
}

fn compare(network: &Network) {
    let measures = Measures::of(network);
    let Some(python) = std::env::var_os("CABLEGRAPH_PEERS") else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("graph.json");
    std::fs::write(&file, told(network, &measures).to_string()).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/measures.py");
    let output = Command::new(python).arg(script).arg(&file).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let peer: Value = serde_json::from_slice(&output.stdout).unwrap();
    for (measure, name) in [
        (Measure::Degree, "degree"),
        (Measure::Indegree, "in_degree"),
        (Measure::Outdegree, "out_degree"),
        (Measure::Instrength, "in_strength"),
        (Measure::Outstrength, "out_strength"),
        (Measure::Betweenness, "betweenness"),
        (Measure::Closeness, "closeness"),
        (Measure::Eigenvector, "eigenvector"),
        (Measure::PageRank, "pagerank"),
        (Measure::Hub, "hubs"),
        (Measure::Authority, "authorities"),
        (Measure::Clustering, "clustering"),
        (Measure::Core, "core"),
    ] {
        for (node, own) in measures.values(measure).iter().enumerate() {
            near(&format!("{name} of {node}"), *own, &peer[name][node]);
        }
    }
    near("modularity", measures.modularity, &peer["modularity"]);
    near("reciprocity", measures.reciprocity, &peer["reciprocity"]);
    near("density", measures.density, &peer["density"]);
    assert_eq!(json!(measures.components), peer["components"]);
    assert_eq!(json!([measures.balance.balanced, measures.balance.triangles]), peer["balance"]);
}

#[test]
fn networkx_says_the_same_of_networks_that_hang_together() {
    for (nodes, edges, seed) in [(12, 30, 1), (60, 90, 2), (200, 1_000, 3)] {
        compare(&made(nodes, edges, seed));
    }
}

#[test]
fn networkx_says_the_same_of_parts_and_lone_nodes() {
    let mut network = made(40, 90, 4);
    let other = made(15, 20, 5);
    network.nodes.extend((40..60).map(node));
    let moved =
        |it: &Edge| Edge { source: NodeId(it.source.0 + 40), target: NodeId(it.target.0 + 40), ..it.clone() };
    network.edges.extend(other.edges.iter().map(moved));
    compare(&network);
}

#[test]
fn a_bridge_stands_between_and_enemies_of_enemies_are_in_balance() {
    // 0 — 1 — 2 with 2 — 3 — 4 — 2: node 2 stands between {0, 1} and {3, 4}.
    let ties = [(0, 1, 2.0), (1, 2, 2.0), (2, 3, 2.0), (3, 4, -3.0), (2, 4, -3.0)];
    let edges = ties.map(|(a, b, score)| edge(a, b, false, 1.0, Some(score))).to_vec();
    let network = Network { nodes: (0..5).map(node).collect(), edges, ..Network::default() };
    let measures = Measures::of(&network);
    let close = |measure, expected: [f64; 5]| {
        for (own, expected) in measures.values(measure).iter().zip(expected) {
            assert!((own - expected).abs() < 1e-12, "{measure:?}: {:?}", measures.values(measure));
        }
    };
    close(Measure::Degree, [1.0, 2.0, 3.0, 2.0, 2.0]);
    close(Measure::Core, [1.0, 1.0, 2.0, 2.0, 2.0]);
    close(Measure::Betweenness, [0.0, 0.5, 4.0 / 6.0, 0.0, 0.0]);
    close(Measure::Clustering, [0.0, 0.0, 1.0 / 3.0, 1.0, 1.0]);
    close(Measure::Hostile, [0.0, 0.0, 1.0, 1.0, 2.0]);
    assert_eq!((measures.balance.balanced, measures.balance.triangles), (1, 1));
    assert_eq!((measures.reciprocity, measures.components.as_slice()), (1.0, [5].as_slice()));
}

#[test]
fn nothing_is_measured_of_nothing() {
    let measures = Measures::of(&Network::default());
    assert!(Measure::NAMES.iter().all(|(measure, _)| measures.values(*measure).is_empty()));
    let lone = Network { nodes: vec![node(0)], ..Network::default() };
    let measures = Measures::of(&lone);
    for (measure, name) in Measure::NAMES {
        assert!(measures.values(*measure)[0].is_finite(), "{name}");
    }
    assert_eq!((measures.modularity, measures.density), (0.0, 0.0));
}

#[test]
fn estimates_are_as_near_as_they_say() {
    let network = made(1_000, 3_000, 6);
    let (exact, estimated) = (Measures::of(&network), Measures::sampled(&network, 200));
    assert_eq!(exact.sample, None);
    let sample = estimated.sample.unwrap();
    assert_eq!(sample.starts, 200);
    let pairs = exact.values(Measure::Betweenness).iter().zip(estimated.values(Measure::Betweenness));
    let off: Vec<f64> = pairs.map(|(exact, estimated)| (exact - estimated).abs()).collect();
    let beyond = off.iter().filter(|off| **off > sample.error).count();
    assert!(beyond <= 10, "{beyond} of 1000 nodes are off by more than {}", sample.error);
    assert!(off.iter().any(|off| *off > sample.error / 100.0), "the error told is not out of all proportion");
    for (exact, estimated) in
        exact.values(Measure::Closeness).iter().zip(estimated.values(Measure::Closeness))
    {
        assert!((exact - estimated).abs() < 0.1 * exact, "closeness {exact}, estimated {estimated}");
    }
}
