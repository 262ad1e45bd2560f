//! How two things are connected: the shortest way through a network, and of several the best borne out.

use super::error::NetworkError;
use super::filter::named;
use super::model::{Edge, Network, NodeId};
use oxigraph::model::NamedNode;
use oxigraph::store::Store;
use petgraph::algo::astar;
use petgraph::graph::{NodeIndex, UnGraph};
use std::collections::BTreeSet;

/// One step of a way: from where, to where, and all edges between the two.
#[derive(Clone, Debug, PartialEq)]
pub struct Step<'a> {
    /// Where it starts.
    pub from: NodeId,
    /// Where it leads.
    pub to: NodeId,
    /// What ties the two, heaviest first, in whichever direction.
    pub edges: Vec<&'a Edge>,
}

/// The steps of the shortest way between two things named, directions aside; none if nothing connects them.
pub fn path<'a>(
    store: &Store,
    network: &'a Network,
    start: &str,
    end: &str,
) -> Result<Option<Vec<Step<'a>>>, NetworkError> {
    let starts = places(network, &named(store, start)?);
    let ends: BTreeSet<NodeIndex> = places(network, &named(store, end)?).into_iter().collect();
    let mut graph = UnGraph::<(), f64>::with_capacity(network.nodes.len(), network.edges.len());
    for _ in &network.nodes {
        graph.add_node(());
    }
    for edge in &network.edges {
        // A step costs one, and a little less where more bears it out: never so little that a longer way is cheaper.
        graph.add_edge(
            NodeIndex::new(edge.source.0),
            NodeIndex::new(edge.target.0),
            1.0 + 1e-6 / (1.0 + edge.weight),
        );
    }
    let way = |start: &NodeIndex| {
        astar(&graph, *start, |node| ends.contains(&node), |edge| *edge.weight(), |_| 0.0)
    };
    let best = starts.iter().filter_map(way).min_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
    Ok(best.map(|(_, nodes)| nodes.windows(2).map(|pair| step(network, pair[0], pair[1])).collect()))
}

fn places(network: &Network, things: &[NamedNode]) -> Vec<NodeIndex> {
    let place =
        |thing: &NamedNode| network.nodes.binary_search_by(|node| node.id.as_str().cmp(thing.as_str())).ok();
    things.iter().filter_map(place).map(NodeIndex::new).collect()
}

fn step(network: &Network, from: NodeIndex, to: NodeIndex) -> Step<'_> {
    let (from, to) = (NodeId(from.index()), NodeId(to.index()));
    let ties = |edge: &&Edge| [(from, to), (to, from)].contains(&(edge.source, edge.target));
    let mut edges: Vec<&Edge> = network.edges.iter().filter(ties).collect();
    edges.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    Step { from, to, edges }
}
