//! Communities: who is tied among each other more than chance would have it, after Traag and others (2019).

use super::links::Links;
use leiden_rs::{GraphData, GraphDataBuilder, Leiden, LeidenConfig, LeidenOutput};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The seeds that are tried one after another, each on what the best before it found: always the same.
const SEEDS: std::ops::RangeInclusive<u64> = 1..=8;

/// The community of each node, the largest being 0, and their modularity (Newman and Girvan 2004).
pub(super) fn communities(between: &Links) -> (Vec<usize>, f64) {
    let alone = || ((0..between.nodes()).collect(), 0.0);
    let mut graph = GraphDataBuilder::new(between.nodes());
    for (a, b, weight) in between.arcs().filter(|(a, b, _)| a < b) {
        if graph.add_edge(a, b, weight).is_err() {
            return alone();
        }
    }
    let Some(found) = graph.build().ok().and_then(|graph| best(&graph)) else { return alone() };
    (by_size(found.partition.as_slice()), found.quality)
}

/// The partition with the most modularity; none for a graph without edges.
fn best(graph: &GraphData) -> Option<LeidenOutput> {
    let mut best: Option<LeidenOutput> = None;
    for seed in SEEDS {
        let leiden = Leiden::new(LeidenConfig::builder().seed(seed).build());
        let found = match &best {
            Some(best) => leiden.run_with_initial_partition(graph, best.partition.clone()),
            None => leiden.run(graph),
        };
        best = match (best, found.ok()) {
            (Some(best), Some(found)) if found.quality <= best.quality => Some(best),
            (best, found) => found.or(best),
        };
    }
    best
}

/// The same communities, numbered by size, and of two alike first the one with the first node.
fn by_size(members: &[usize]) -> Vec<usize> {
    let mut sizes: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (node, community) in members.iter().enumerate() {
        sizes.entry(*community).or_insert((0, node)).0 += 1;
    }
    let mut order: Vec<_> =
        sizes.into_iter().map(|(name, (size, first))| (Reverse(size), first, name)).collect();
    order.sort_unstable();
    let places: BTreeMap<usize, usize> =
        order.into_iter().enumerate().map(|(place, (_, _, name))| (name, place)).collect();
    members.iter().map(|community| places[community]).collect()
}
