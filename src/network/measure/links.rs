//! Whom each node is tied to, as flat sorted lists, which is what the measures walk over.

use crate::network::{Edge, Network};

/// For each node its neighbours in order of their number, each once, with what ties it to them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    /// Where the neighbours of each node begin; one more than there are nodes.
    starts: Vec<usize>,
    neighbours: Vec<usize>,
    weights: Vec<f64>,
}

impl Links {
    /// The links that these arcs make: parallel ones are one with the sum of their weights, and none leads back to
    /// where it began.
    fn of(nodes: usize, arcs: impl Iterator<Item = (usize, usize, f64)>) -> Self {
        let mut arcs: Vec<_> = arcs.filter(|(source, target, _)| source != target).collect();
        arcs.sort_by_key(|(source, target, _)| (*source, *target));
        let mut links = Self { starts: vec![0; nodes + 1], ..Self::default() };
        let mut last = None;
        for (source, target, weight) in arcs {
            if last == Some((source, target)) {
                *links.weights.last_mut().expect("the last arc has a weight") += weight;
                continue;
            }
            last = Some((source, target));
            links.starts[source + 1] += 1;
            links.neighbours.push(target);
            links.weights.push(weight);
        }
        for node in 0..nodes {
            links.starts[node + 1] += links.starts[node];
        }
        links
    }

    /// Directions aside: the weight of a pair is that of all its edges.
    pub(crate) fn between(network: &Network) -> Self {
        Self::both_ways(network, |edge| Some(edge.weight))
    }

    /// Directions aside, only between pairs of which a score is known: the weight is the sum of their scores.
    pub(crate) fn signed(network: &Network) -> Self {
        Self::both_ways(network, |edge| edge.score.map(|score| score * edge.weight))
    }

    fn both_ways(network: &Network, weight: impl Fn(&Edge) -> Option<f64>) -> Self {
        let pairs =
            network.edges.iter().filter_map(|edge| Some((edge.source.0, edge.target.0, weight(edge)?)));
        Self::of(network.nodes.len(), pairs.flat_map(|(a, b, weight)| [(a, b, weight), (b, a, weight)]))
    }

    /// Along the edges; one without direction leads both ways.
    pub(crate) fn onward(network: &Network) -> Self {
        let arcs = network.edges.iter().flat_map(|edge| {
            let (source, target) = (edge.source.0, edge.target.0);
            let back = (!edge.directed).then_some((target, source, edge.weight));
            std::iter::once((source, target, edge.weight)).chain(back)
        });
        Self::of(network.nodes.len(), arcs)
    }

    /// The same arcs, walked from their ends.
    pub(crate) fn reversed(&self) -> Self {
        Self::of(self.nodes(), self.arcs().map(|(source, target, weight)| (target, source, weight)))
    }

    /// The links among some nodes, which are sorted and numbered anew.
    pub(crate) fn within(&self, part: &[usize]) -> Self {
        let arcs = part.iter().enumerate().flat_map(|(own, node)| {
            let inside = move |(other, weight)| Some((own, part.binary_search(&other).ok()?, weight));
            self.ties(*node).filter_map(inside)
        });
        Self::of(part.len(), arcs)
    }

    /// How many nodes there are.
    pub(crate) fn nodes(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many arcs there are; a pair without direction counts twice.
    pub(crate) fn len(&self) -> usize {
        self.neighbours.len()
    }

    /// The neighbours of a node, in order.
    pub(crate) fn neighbours(&self, node: usize) -> &[usize] {
        &self.neighbours[self.starts[node]..self.starts[node + 1]]
    }

    /// The neighbours of a node with the weight of the tie.
    pub(crate) fn ties(&self, node: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let range = self.starts[node]..self.starts[node + 1];
        self.neighbours[range.clone()].iter().copied().zip(self.weights[range].iter().copied())
    }

    /// All arcs.
    pub(crate) fn arcs(&self) -> impl Iterator<Item = (usize, usize, f64)> + '_ {
        (0..self.nodes()).flat_map(|node| self.ties(node).map(move |(other, weight)| (node, other, weight)))
    }

    /// Whether the first leads to the second.
    pub(crate) fn has(&self, source: usize, target: usize) -> bool {
        self.neighbours(source).binary_search(&target).is_ok()
    }

    /// The sum of the weights of each node's arcs.
    pub(crate) fn strengths(&self) -> Vec<f64> {
        (0..self.nodes()).map(|node| self.ties(node).fold(0.0, |sum, (_, weight)| sum + weight)).collect()
    }

    /// To how many others each node leads.
    pub(crate) fn degrees(&self) -> Vec<usize> {
        (0..self.nodes()).map(|node| self.neighbours(node).len()).collect()
    }

    /// The weight of an arc, if there is one.
    pub(crate) fn weight(&self, source: usize, target: usize) -> Option<f64> {
        let place = self.neighbours(source).binary_search(&target).ok()?;
        Some(self.weights[self.starts[source] + place])
    }
}
