//! Gives every node of a network a place on the plane: what is tied stands near, and nothing covers anything.
//!
//! Each part that hangs together is laid out for itself by forces, evened out, turned so that it lies broad, spread until no box
//! touches another, and put beside the others. Nothing is left to chance: the same network has the same picture.

mod force;
mod pack;
mod quadtree;
mod spread;
mod stress;

use super::measure::Links;
use super::model::Network;

/// Parts of at most so many nodes are evened out, at the square of the cost.
const EVEN: usize = 800;
/// And only if each node has at most so many ties in the mean: in denser parts all are near to all, and nothing but
/// forces shows who belongs together.
const SPARSE: usize = 5;

/// A place, or a distance, in pixels of a picture; y grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Rightwards.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// The room that a node takes, around its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// To its left, and as much to its right.
    pub aside: f64,
    /// Above it.
    pub above: f64,
    /// Below it.
    pub below: f64,
}

impl std::ops::Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { x: self.x + other.x, y: self.y + other.y }
    }
}

impl std::ops::Sub for Point {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { x: self.x - other.x, y: self.y - other.y }
    }
}

impl std::ops::Mul<f64> for Point {
    type Output = Self;
    fn mul(self, by: f64) -> Self {
        Self { x: self.x * by, y: self.y * by }
    }
}

impl Point {
    /// How far it is from the origin.
    pub fn length(self) -> f64 {
        self.x.hypot(self.y)
    }
}

/// Places for all nodes, of which each needs its room; no two rooms overlap.
pub fn layout(network: &Network, rooms: &[Room]) -> Vec<Point> {
    let links = Links::between(network);
    let mut places = vec![Point::default(); network.nodes.len()];
    let parts = network.components();
    for part in &parts {
        let rooms: Vec<Room> = part.iter().map(|node| rooms[*node]).collect();
        let inner = links.within(part);
        let mut own = force::places(&inner, iterations(part.len()));
        if part.len() <= EVEN && inner.len() <= SPARSE * part.len() {
            stress::even_out(&mut own, &inner);
        }
        lie_broad(&mut own);
        spread::spread(&mut own, &rooms, &inner);
        for (node, place) in part.iter().zip(own) {
            places[*node] = place;
        }
    }
    pack::pack(&mut places, &parts, rooms);
    places
}

/// The places that forces alone give, without regard to the room that a node takes: what other programs call
/// `ForceAtlas2`, after so many rounds. For networks too large to be read as a picture.
pub fn forces(network: &Network, rounds: usize) -> Vec<Point> {
    force::places(&Links::between(network), rounds)
}

/// Small networks settle within few rounds and cost little; of large ones the rough shape must do.
fn iterations(nodes: usize) -> usize {
    match nodes {
        0..=500 => 1_500,
        501..=2_000 => 700,
        _ => 300,
    }
}

/// Turns the places so that the longest axis of their cloud lies level.
fn lie_broad(places: &mut [Point]) {
    #[expect(clippy::cast_precision_loss, reason = "no network has 2^53 nodes")]
    let middle = places.iter().fold(Point::default(), |sum, it| sum + *it) * (1.0 / places.len() as f64);
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for place in places.iter() {
        let Point { x, y } = *place - middle;
        (xx, xy, yy) = (xx + x * x, xy + x * y, yy + y * y);
    }
    let (sin, cos) = (0.5 * (2.0 * xy).atan2(xx - yy)).sin_cos();
    for place in places.iter_mut() {
        let Point { x, y } = *place - middle;
        *place = Point { x: x * cos + y * sin, y: y * cos - x * sin };
    }
}
