//! The network as petgraph knows it, and what its algorithms say about its shape.

use super::model::{Edge, Network, NodeId};
use petgraph::Graph;
use petgraph::graph::NodeIndex;
use petgraph::unionfind::UnionFind;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

impl Network {
    /// A directed petgraph over the same nodes, in the same order; an edge without direction goes from source to
    /// target there, as petgraph has no mixed graphs.
    pub fn graph(&self) -> Graph<NodeId, &Edge> {
        let mut graph = Graph::with_capacity(self.nodes.len(), self.edges.len());
        for index in 0..self.nodes.len() {
            graph.add_node(NodeId(index));
        }
        for edge in &self.edges {
            graph.add_edge(NodeIndex::new(edge.source.0), NodeIndex::new(edge.target.0), edge);
        }
        graph
    }

    /// The sum of the weights of all edges of each node.
    pub fn strengths(&self) -> Vec<f64> {
        let mut strengths = vec![0.0; self.nodes.len()];
        for edge in &self.edges {
            strengths[edge.source.0] += edge.weight;
            strengths[edge.target.0] += edge.weight;
        }
        strengths
    }

    /// The parts that hang together, directions aside, as the places of their nodes: the largest first, and of two
    /// alike the one with the first node.
    pub fn components(&self) -> Vec<Vec<usize>> {
        let mut parts = UnionFind::<usize>::new(self.nodes.len());
        for edge in &self.edges {
            parts.union(edge.source.0, edge.target.0);
        }
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, part) in parts.into_labeling().into_iter().enumerate() {
            members.entry(part).or_default().push(index);
        }
        let mut components: Vec<_> = members.into_values().collect();
        components.sort_by_key(|nodes| (Reverse(nodes.len()), nodes[0]));
        components
    }

    /// The part with the most nodes that hangs together, directions aside; of two alike, the one with the first node.
    #[must_use]
    pub fn largest_component(&self) -> Network {
        let largest = self.components().into_iter().next().unwrap_or_default();
        self.restricted(|node| largest.binary_search(&node.0).is_ok())
    }

    /// The nodes within `depth` steps of the centres, directions aside, and all edges between them.
    #[must_use]
    pub fn around(&self, centres: &BTreeSet<String>, depth: usize) -> Network {
        let graph = self.graph();
        let is_centre = |node: &NodeIndex| centres.contains(&self.nodes[node.index()].id);
        let mut reached: BTreeSet<NodeIndex> = graph.node_indices().filter(is_centre).collect();
        let mut border: Vec<NodeIndex> = reached.iter().copied().collect();
        for _ in 0..depth {
            let next = border.iter().flat_map(|node| graph.neighbors_undirected(*node));
            border = next.collect::<BTreeSet<_>>().into_iter().filter(|node| reached.insert(*node)).collect();
        }
        self.restricted(|node| reached.contains(&NodeIndex::new(node.0)))
    }

    /// The part in which each is tied to at least `ties` others of it, directions aside.
    #[must_use]
    pub fn core(&self, ties: usize) -> Network {
        let cores = super::measure::cores(self);
        self.restricted(|node| cores[node.0] >= ties)
    }

    /// The nodes with the most weight, at most so many, and all edges between them. What was cut stands in the note.
    #[must_use]
    pub fn strongest(&self, nodes: usize) -> Network {
        if self.nodes.len() <= nodes {
            return self.clone();
        }
        let strengths = self.strengths();
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        order.sort_by(|a, b| strengths[*b].total_cmp(&strengths[*a]).then(a.cmp(b)));
        let kept: BTreeSet<usize> = order.into_iter().take(nodes).collect();
        let mut part = self.restricted(|node| kept.contains(&node.0));
        let cut = format!("the {nodes} strongest of {}, measured among themselves", self.nodes.len());
        part.note = if part.note.is_empty() { cut } else { format!("{}; {cut}", part.note) };
        part
    }

    /// The same network with only those nodes, and the edges between them.
    #[must_use]
    pub fn restricted(&self, keep: impl Fn(NodeId) -> bool) -> Network {
        let mut places = vec![None; self.nodes.len()];
        let mut nodes = Vec::new();
        for (index, node) in self.nodes.iter().enumerate().filter(|(index, _)| keep(NodeId(*index))) {
            places[index] = Some(NodeId(nodes.len()));
            nodes.push(node.clone());
        }
        let place = |edge: &Edge| {
            let (source, target) = (places[edge.source.0]?, places[edge.target.0]?);
            Some(Edge { source, target, ..edge.clone() })
        };
        let edges = self.edges.iter().filter_map(place).collect();
        let [title, view, note] = [&self.title, &self.view, &self.note].map(Clone::clone);
        Network { title, view, note, nodes, edges }
    }

    /// The same network without the nodes that no edge has left.
    #[must_use]
    pub fn tied(self) -> Network {
        let mut tied = vec![false; self.nodes.len()];
        for edge in &self.edges {
            tied[edge.source.0] = true;
            tied[edge.target.0] = true;
        }
        if tied.iter().all(|it| *it) { self } else { self.restricted(|node| tied[node.0]) }
    }
}
