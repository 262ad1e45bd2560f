//! How tightly a network is knit: clustering, cores, parts that hang together, ties answered, triangles in balance.

use super::Balance;
use super::count;
use super::links::Links;

/// For each node the share of pairs of its neighbours that are tied themselves (Watts and Strogatz 1998).
pub(super) fn clustering(between: &Links) -> Vec<f64> {
    let of_node = |node| {
        let neighbours = between.neighbours(node);
        let tied: usize =
            neighbours.iter().map(|&other| common(neighbours, between.neighbours(other)).count()).sum();
        let pairs = neighbours.len() * neighbours.len().saturating_sub(1);
        if pairs == 0 { 0.0 } else { count(tied) / count(pairs) }
    };
    (0..between.nodes()).map(of_node).collect()
}

/// What two sorted lists share.
fn common<'a>(a: &'a [usize], b: &'a [usize]) -> impl Iterator<Item = usize> + 'a {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    few.iter().copied().filter(|it| many.binary_search(it).is_ok())
}

/// For each node the largest k such that it belongs to a part in which each is tied to k others (Seidman 1983).
pub(super) fn cores(between: &Links) -> Vec<usize> {
    let mut left = between.degrees();
    let mut order: std::collections::BTreeSet<(usize, usize)> =
        left.iter().enumerate().map(|(node, degree)| (*degree, node)).collect();
    let mut cores = vec![0; left.len()];
    let mut core = 0;
    while let Some((degree, node)) = order.pop_first() {
        core = core.max(degree);
        cores[node] = core;
        for &other in between.neighbours(node) {
            if order.remove(&(left[other], other)) {
                left[other] -= 1;
                order.insert((left[other], other));
            }
        }
    }
    cores
}

/// The share of arcs that are answered by one in the other direction.
pub(super) fn reciprocity(onward: &Links) -> f64 {
    let answered = onward.arcs().filter(|(source, target, _)| onward.has(*target, *source)).count();
    if onward.len() == 0 { 0.0 } else { count(answered) / count(onward.len()) }
}

/// How many pairs of all are tied.
pub(super) fn density(between: &Links) -> f64 {
    let nodes = between.nodes();
    let pairs = nodes * nodes.saturating_sub(1);
    if pairs == 0 { 0.0 } else { count(between.len()) / count(pairs) }
}

/// Triangles of which each side is friendly or hostile: in balance if the friend of a friend is a friend, the enemy of
/// an enemy a friend, and so on (Cartwright and Harary 1956).
pub(super) fn balance(signed: &Links) -> Balance {
    let mut balance = Balance::default();
    let sign = |a, b| signed.weight(a, b).filter(|sum| *sum != 0.0).map(f64::signum);
    for (a, b, _) in signed.arcs().filter(|(a, b, _)| a < b) {
        for c in common(signed.neighbours(a), signed.neighbours(b)).filter(|c| *c > b) {
            let (Some(ab), Some(bc), Some(ac)) = (sign(a, b), sign(b, c), sign(a, c)) else { continue };
            balance.triangles += 1;
            balance.balanced += usize::from(ab * bc * ac > 0.0);
        }
    }
    balance
}
