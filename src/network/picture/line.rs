//! The line of a tie: straight where it is the only one, curved where several tie the same two, with an arrow where it
//! leads from one to the other.

use super::Mark;
use crate::network::layout::Point;
use crate::network::{Edge, Network};
use std::collections::BTreeMap;

/// How far parallel lines bow from each other.
const BOW: f64 = 16.0;
/// The least and the greatest width of a line.
const WIDTHS: (f64, f64) = (1.1, 7.0);

/// A line, quadratic from start to end.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Where it starts, at the edge of a mark.
    pub start: Point,
    /// What it bows towards.
    pub bow: Point,
    /// Where it ends: at the foot of the arrow, if there is one.
    pub end: Point,
    /// The corners of the arrow.
    pub tip: Option<[Point; 3]>,
    /// A point on it, halfway.
    pub middle: Point,
    /// How wide it is.
    pub width: f64,
}

/// The lines of all edges, in their order.
pub(super) fn lines(network: &Network, marks: &[Mark]) -> Vec<Line> {
    let mut parallel: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (index, edge) in network.edges.iter().enumerate() {
        parallel.entry(pair(edge)).or_default().push(index);
    }
    let line = |(index, edge): (usize, &Edge)| {
        let beside = &parallel[&pair(edge)];
        let place = beside.iter().position(|it| *it == index).unwrap_or_default();
        let along = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let bow = BOW * (along(place) - along(beside.len() - 1) / 2.0);
        // Both directions bow by the same normal, so that they never lie on each other.
        let bow = if edge.source > edge.target { -bow } else { bow };
        one(edge, &marks[edge.source.0], &marks[edge.target.0], bow)
    };
    network.edges.iter().enumerate().map(line).collect()
}

fn pair(edge: &Edge) -> (usize, usize) {
    (edge.source.0.min(edge.target.0), edge.source.0.max(edge.target.0))
}

fn one(edge: &Edge, source: &Mark, target: &Mark, bow: f64) -> Line {
    let width = (WIDTHS.0 + 1.1 * edge.weight.max(1.0).ln()).min(WIDTHS.1);
    let way = target.place - source.place;
    let normal = unit(Point { x: -way.y, y: way.x });
    let middle = (source.place + target.place) * 0.5 + normal * bow;
    // A quadratic curve passes halfway to what it bows towards.
    let towards = (source.place + target.place) * 0.5 + normal * (2.0 * bow);
    let start = source.place + unit(towards - source.place) * (source.radius + 2.0);
    let back = unit(towards - target.place);
    let point = target.place + back * (target.radius + 2.0);
    let (long, broad) = (6.0 + 1.6 * width, 3.0 + 0.9 * width);
    let foot = point + back * long;
    let across = Point { x: -back.y, y: back.x } * broad;
    let tip = edge.directed.then_some([point, foot + across, foot - across]);
    Line { start, bow: towards, end: if edge.directed { foot } else { point }, tip, middle, width }
}

fn unit(way: Point) -> Point {
    let length = way.length();
    if length > 0.0 { way * (1.0 / length) } else { Point { x: 1.0, y: 0.0 } }
}
