//! Lets nodes repel each other and ties draw them together until they rest: `ForceAtlas2` (Jacomy and others 2014).

use super::super::measure::Links;
use super::Point;
use super::quadtree::Quadtree;
use rayon::prelude::*;

/// How strongly nodes repel each other.
const REPULSION: f64 = 10.0;
/// How strongly all are drawn to the middle, so that no part drifts off.
const GRAVITY: f64 = 1.0;
/// Ties are many if each node has more than so many in the mean.
const DENSE: usize = 5;
/// How much trembling is borne for the sake of speed.
const TOLERANCE: f64 = 1.0;

/// Places after so many rounds.
pub(super) fn places(links: &Links, rounds: usize) -> Vec<Point> {
    let nodes = links.nodes();
    let mass = |degree: usize| (f64::from(u32::try_from(degree).unwrap_or(u32::MAX)) + 1.0).sqrt();
    let masses: Vec<f64> = links.degrees().into_iter().map(mass).collect();
    let mut places = start(nodes);
    if nodes < 2 {
        return places;
    }
    let mut before = vec![Point::default(); nodes];
    let mut speed = Speed { speed: 1.0, efficiency: 1.0 };
    for _ in 0..rounds {
        let forces = forces(links, &places, &masses);
        speed.adapt(&forces, &before, &masses);
        for (node, force) in forces.iter().enumerate() {
            let swing = masses[node] * (*force - before[node]).length();
            places[node] = places[node] + *force * (speed.speed / (1.0 + (speed.speed * swing).sqrt()));
        }
        before = forces;
    }
    places
}

/// A spiral of even density (Vogel 1979): like chance, but the same every time.
fn start(nodes: usize) -> Vec<Point> {
    let golden = std::f64::consts::PI * (3.0 - 5.0_f64.sqrt());
    let place = |node: u32| {
        let (sin, cos) = (f64::from(node) * golden).sin_cos();
        Point { x: cos, y: sin } * (10.0 * f64::from(node).sqrt())
    };
    (0..u32::try_from(nodes).unwrap_or(u32::MAX)).map(place).collect()
}

/// What draws and pushes each node. Each is reckoned for itself, so that threads change no digit.
fn forces(links: &Links, places: &[Point], masses: &[f64]) -> Vec<Point> {
    let dense = links.len() > DENSE * links.nodes();
    let tree = Quadtree::new(places, masses);
    let force = |node: usize| {
        let (place, mass) = (places[node], masses[node]);
        let push = |way: Point, other: f64| way * (REPULSION * mass * other / way.length().powi(2).max(0.01));
        // Many ties that pull weakly would let the outermost drift away, so the middle draws them the more.
        let gravity = GRAVITY * if dense { 1.0 + 0.05 * place.length() } else { 1.0 };
        let middle = place * (-gravity * mass / place.length().max(0.01));
        let pull = |(other, weight): (usize, f64)| {
            let way = places[other] - place;
            // Where ties are many, their pull grows with the logarithm of their length (Noack 2009), which parts
            // communities; where they are few, with the length, which keeps them short.
            let stretch = if dense { way.length().ln_1p() / way.length().max(0.01) } else { 1.0 };
            way * (stretch * (1.0 + weight.ln_1p()))
        };
        links.ties(node).map(pull).fold(tree.pushed(node, push) + middle, |sum, it| sum + it)
    };
    (0..places.len()).into_par_iter().with_min_len(64).map(force).collect()
}

/// How far nodes go along their forces: far while all agree, little while they swing.
struct Speed {
    speed: f64,
    efficiency: f64,
}

impl Speed {
    fn adapt(&mut self, forces: &[Point], before: &[Point], masses: &[f64]) {
        let (mut swinging, mut agreeing) = (0.0, 0.0);
        for ((now, before), mass) in forces.iter().zip(before).zip(masses) {
            swinging += mass * (*now - *before).length();
            agreeing += mass * (*now + *before).length() / 2.0;
        }
        #[expect(clippy::cast_precision_loss, reason = "no network has 2^53 nodes")]
        let nodes = forces.len() as f64;
        let best = 0.05 * nodes.sqrt();
        let mut tolerance = TOLERANCE * (best * agreeing / (nodes * nodes)).max(best.sqrt()).min(10.0);
        if swinging / agreeing > 2.0 {
            if self.efficiency > 0.05 {
                self.efficiency *= 0.5;
            }
            tolerance = tolerance.max(TOLERANCE);
        }
        let target = tolerance * self.efficiency * agreeing / swinging.max(f64::MIN_POSITIVE);
        if swinging > tolerance * agreeing {
            if self.efficiency > 0.05 {
                self.efficiency *= 0.7;
            }
        } else if self.speed < 1_000.0 {
            self.efficiency *= 1.3;
        }
        self.speed += (target - self.speed).min(0.5 * self.speed);
    }
}
