//! Communities: who is tied among each other more than chance would have it, after Traag and others (2019).

use super::links::Links;
use leiden_rs::{GraphDataBuilder, Leiden, LeidenConfig};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The same communities every time.
const SEED: u64 = 1;

/// The community of each node, the largest being 0, and their modularity (Newman and Girvan 2004).
pub(super) fn communities(between: &Links) -> (Vec<usize>, f64) {
    let alone = || ((0..between.nodes()).collect(), 0.0);
    let mut graph = GraphDataBuilder::new(between.nodes());
    for (a, b, weight) in between.arcs().filter(|(a, b, _)| a < b) {
        if graph.add_edge(a, b, weight).is_err() {
            return alone();
        }
    }
    let found =
        graph.build().and_then(|graph| Leiden::new(LeidenConfig::builder().seed(SEED).build()).run(&graph));
    let Ok(found) = found else { return alone() };
    (by_size(found.partition.as_slice()), found.quality)
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
