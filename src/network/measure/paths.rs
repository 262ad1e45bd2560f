//! Betweenness and closeness: who stands on the shortest paths of others, and who is near to all.
//!
//! One breadth-first search from each node gives both, after Brandes (2001). Where the nodes are too many, the
//! searches start from a sample of them, after Brandes and Pich (2007); how far the result may be off is told.

use super::links::Links;
use super::{Sample, count};
use rayon::prelude::*;

/// How many searches make one piece of work; the pieces are added up in order, so that threads change no digit.
const PIECE: usize = 32;

/// What the searches found.
pub(super) struct Paths {
    /// The share of the shortest paths between two others that lead through each node.
    pub(super) betweenness: Vec<f64>,
    /// The inverse of the mean distance to all that can be reached, times the share of nodes that can be
    /// (Wasserman and Faust 1994).
    pub(super) closeness: Vec<f64>,
    /// Of what they are estimates, if they are.
    pub(super) sample: Option<Sample>,
}

/// What a number of searches add up to, for each node.
struct Sums {
    /// On how many shortest paths from the starts it stands, weighed by how many paths there are.
    passed: Vec<f64>,
    /// The squares of the same.
    squares: Vec<f64>,
    /// The sum of its distances from the starts.
    distance: Vec<f64>,
    /// From how many starts other than itself it can be reached.
    reached: Vec<f64>,
}

/// Measures a network without directions, from all nodes if there are at most `exact`, else from that many.
pub(super) fn paths(links: &Links, exact: usize) -> Paths {
    let nodes = links.nodes();
    let starts = starts(nodes, exact);
    let pieces: Vec<Sums> = starts.par_chunks(PIECE).map(|starts| searched(links, starts)).collect();
    let mut sums = Sums::none(nodes);
    for piece in pieces {
        sums.add(&piece);
    }
    let is_sample = starts.len() < nodes;
    // Each path is found from both its ends, and half of the pairs are (n − 1)(n − 2) / 2: the halves cancel out.
    let pairs = count(nodes.saturating_sub(1)) * count(nodes.saturating_sub(2));
    let scale = if pairs > 0.0 { count(nodes) / count(starts.len()) / pairs } else { 0.0 };
    let is_start = |node: usize| !is_sample || starts.binary_search(&node).is_ok();
    let closeness = (0..nodes).map(|node| {
        let others = count(starts.len() - usize::from(is_start(node)));
        let (reached, distance) = (sums.reached[node], sums.distance[node]);
        if distance > 0.0 { reached / distance * reached / others } else { 0.0 }
    });
    Paths {
        closeness: closeness.collect(),
        betweenness: sums.passed.iter().map(|passed| passed * scale).collect(),
        sample: is_sample.then(|| Sample { starts: starts.len(), error: sums.error(starts.len(), scale) }),
    }
}

/// All nodes; or so many of them, spread evenly over the list, which is sorted by id and so by nothing that matters.
fn starts(nodes: usize, exact: usize) -> Vec<usize> {
    let wanted = nodes.min(exact);
    (0..wanted).map(|index| index * nodes / wanted).collect()
}

/// One search from each start.
fn searched(links: &Links, starts: &[usize]) -> Sums {
    let nodes = links.nodes();
    let mut sums = Sums::none(nodes);
    let mut order = Vec::with_capacity(nodes);
    let mut distance = vec![usize::MAX; nodes];
    let mut ways = vec![0.0; nodes];
    let mut passed = vec![0.0; nodes];
    for &start in starts {
        order.clear();
        distance.fill(usize::MAX);
        ways.fill(0.0);
        passed.fill(0.0);
        (distance[start], ways[start]) = (0, 1.0);
        order.push(start);
        let mut next = 0;
        while let Some(&node) = order.get(next) {
            next += 1;
            for &other in links.neighbours(node) {
                if distance[other] == usize::MAX {
                    distance[other] = distance[node] + 1;
                    order.push(other);
                }
                if distance[other] == distance[node] + 1 {
                    ways[other] += ways[node];
                }
            }
        }
        for &node in order[1..].iter().rev() {
            let share = (1.0 + passed[node]) / ways[node];
            for &other in links.neighbours(node) {
                if distance[other] + 1 == distance[node] {
                    passed[other] += ways[other] * share;
                }
            }
            sums.passed[node] += passed[node];
            sums.squares[node] += passed[node] * passed[node];
            sums.distance[node] += count(distance[node]);
            sums.reached[node] += 1.0;
        }
    }
    sums
}

impl Sums {
    fn none(nodes: usize) -> Self {
        let zeros = || vec![0.0; nodes];
        Self { passed: zeros(), squares: zeros(), distance: zeros(), reached: zeros() }
    }

    fn add(&mut self, other: &Self) {
        for (own, others) in [
            (&mut self.passed, &other.passed),
            (&mut self.squares, &other.squares),
            (&mut self.distance, &other.distance),
            (&mut self.reached, &other.reached),
        ] {
            own.iter_mut().zip(others).for_each(|(own, other)| *own += other);
        }
    }

    /// Twice the standard error of the betweenness of that node for which it is largest.
    fn error(&self, starts: usize, scale: f64) -> f64 {
        let starts = count(starts);
        let variance = |(passed, squares): (&f64, &f64)| {
            (squares - passed * passed / starts).max(0.0) * starts / (starts - 1.0)
        };
        let largest = self.passed.iter().zip(&self.squares).map(variance).fold(0.0, f64::max);
        2.0 * largest.sqrt() * scale
    }
}
