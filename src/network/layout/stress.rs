//! Evens out what forces found, so that far on the plane means far in the network: stress majorization (Gansner,
//! Koren and North 2004). Forces crowd those who are tied to one alone around it; this gives them room.

use super::super::measure::Links;
use super::Point;
use std::collections::VecDeque;

/// One step of the network on the plane; only proportions matter here.
const STEP: f64 = 100.0;
/// Places settle within so many rounds.
const ROUNDS: usize = 200;

/// Moves the places of a network that hangs together. Costs the square of its size each round.
pub(super) fn even_out(places: &mut [Point], links: &Links) {
    let nodes = places.len();
    let distances: Vec<Vec<f64>> = (0..nodes).map(|node| distances(links, node)).collect();
    bring_to_scale(places, &distances);
    for _ in 0..ROUNDS {
        let mut moved = 0.0_f64;
        for node in 0..nodes {
            let (mut sum, mut weights) = (Point::default(), 0.0);
            for other in (0..nodes).filter(|other| *other != node) {
                let wanted = distances[node][other];
                let weight = 1.0 / (wanted * wanted);
                let way = places[node] - places[other];
                sum = sum + (places[other] + way * (wanted / way.length().max(1e-9))) * weight;
                weights += weight;
            }
            if weights > 0.0 {
                let next = sum * (1.0 / weights);
                moved = moved.max((next - places[node]).length());
                places[node] = next;
            }
        }
        if moved < STEP * 1e-3 {
            break;
        }
    }
}

/// How far every node is from one, in steps on the plane.
fn distances(links: &Links, start: usize) -> Vec<f64> {
    let mut distances = vec![f64::INFINITY; links.nodes()];
    distances[start] = 0.0;
    let mut next = VecDeque::from([start]);
    while let Some(node) = next.pop_front() {
        for &other in links.neighbours(node) {
            if distances[other].is_infinite() {
                distances[other] = distances[node] + STEP;
                next.push_back(other);
            }
        }
    }
    distances
}

/// Begins as large as the picture will be, so that no round is spent on growing.
fn bring_to_scale(places: &mut [Point], distances: &[Vec<f64>]) {
    let (mut own, mut wanted) = (0.0, 0.0);
    for node in 0..places.len() {
        for other in node + 1..places.len() {
            own += (places[node] - places[other]).length() / distances[node][other];
            wanted += 1.0;
        }
    }
    if own > 0.0 {
        for place in places.iter_mut() {
            *place = *place * (wanted / own);
        }
    }
}
