//! `PageRank`, hubs and authorities, eigenvector centrality: who is named by those who count, found by repeating.

use super::count;
use super::links::Links;

/// How likely the reader of `PageRank` follows a tie rather than starts anew.
const DAMPING: f64 = 0.85;
/// Repeating ends when the numbers of all nodes together move by less.
const STILL: f64 = 1e-13;
/// Or after so many rounds: numbers of nearly equal halves of a network move for ever.
const ROUNDS: usize = 20_000;

/// `PageRank` (Page and others 1998) along weighted arcs; who leads nowhere leads to all alike. Sums to 1.
pub(super) fn pagerank(onward: &Links) -> Vec<f64> {
    let nodes = onward.nodes();
    let strengths = onward.strengths();
    repeated(vec![1.0 / count(nodes.max(1)); nodes], |ranks| {
        let lost: f64 = (0..nodes).filter(|&node| strengths[node] <= 0.0).map(|node| ranks[node]).sum();
        let base = (1.0 - DAMPING + DAMPING * lost) / count(nodes);
        let mut next = vec![base; nodes];
        for (source, target, weight) in onward.arcs() {
            next[target] += DAMPING * ranks[source] * weight / strengths[source];
        }
        next
    })
}

/// Hubs, which lead to authorities, and authorities, to which hubs lead (Kleinberg 1999). Each sums to 1.
pub(super) fn hubs_and_authorities(onward: &Links) -> (Vec<f64>, Vec<f64>) {
    let backward = onward.reversed();
    let nodes = onward.nodes();
    let authorities = repeated(vec![1.0 / count(nodes.max(1)); nodes], |ranks| {
        share(pulled(&backward, &pulled(onward, ranks)))
    });
    (share(pulled(onward, &authorities)), authorities)
}

/// Eigenvector centrality (Bonacich 1972) of a network without directions, of length 1. What hangs apart from the
/// densest part gets next to nothing.
pub(super) fn eigenvector(between: &Links) -> Vec<f64> {
    let nodes = between.nodes();
    repeated(vec![1.0 / count(nodes.max(1)); nodes], |ranks| {
        // Adding each node's own number keeps two-sided networks from swinging.
        let mut next = pulled(between, ranks);
        next.iter_mut().zip(ranks).for_each(|(next, own)| *next += own);
        let length = next.iter().map(|it| it * it).sum::<f64>().sqrt();
        if length > 0.0 {
            for it in &mut next {
                *it /= length;
            }
        }
        next
    })
}

/// For each node the sum of the numbers it leads to, weighed.
fn pulled(links: &Links, numbers: &[f64]) -> Vec<f64> {
    let sum = |node| links.ties(node).fold(0.0, |sum, (other, weight)| sum + weight * numbers[other]);
    (0..links.nodes()).map(sum).collect()
}

/// The same numbers with the sum 1.
fn share(mut numbers: Vec<f64>) -> Vec<f64> {
    let sum: f64 = numbers.iter().sum();
    if sum > 0.0 {
        for it in &mut numbers {
            *it /= sum;
        }
    }
    numbers
}

fn repeated(mut numbers: Vec<f64>, step: impl Fn(&[f64]) -> Vec<f64>) -> Vec<f64> {
    if numbers.is_empty() {
        return numbers;
    }
    for _ in 0..ROUNDS {
        let next = step(&numbers);
        let moved: f64 = next.iter().zip(&numbers).map(|(new, old)| (new - old).abs()).sum();
        numbers = next;
        if moved < STILL {
            break;
        }
    }
    numbers
}
