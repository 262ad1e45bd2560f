//! Sums up far crowds of nodes as one, after Barnes and Hut (1986), so that repulsion costs n·log n.

use super::Point;

/// A crowd is one body if its width is less than this share of its distance.
const OPENING: f64 = 1.0;
/// Nodes at one place end up in one leaf at this depth.
const DEPTH: usize = 24;
/// So many nodes may share a leaf.
const LEAF: usize = 4;

/// A square with all that lies in it.
struct Cell {
    /// The mass in it, and where its middle lies.
    mass: f64,
    middle: Point,
    width: f64,
    /// Where the four quarters begin in the list of cells, unless it is a leaf.
    quarters: Option<usize>,
    /// The nodes of a leaf, as a range of the order.
    nodes: std::ops::Range<usize>,
}

/// The squares over all nodes.
pub(super) struct Quadtree<'a> {
    places: &'a [Point],
    masses: &'a [f64],
    order: Vec<usize>,
    cells: Vec<Cell>,
}

impl<'a> Quadtree<'a> {
    /// Sorts the nodes into squares.
    pub(super) fn new(places: &'a [Point], masses: &'a [f64]) -> Self {
        let mut low = Point { x: f64::MAX, y: f64::MAX };
        let mut high = Point { x: f64::MIN, y: f64::MIN };
        for place in places {
            low = Point { x: low.x.min(place.x), y: low.y.min(place.y) };
            high = Point { x: high.x.max(place.x), y: high.y.max(place.y) };
        }
        let width = (high.x - low.x).max(high.y - low.y).max(f64::MIN_POSITIVE);
        let order = (0..places.len()).collect();
        let mut tree = Self { places, masses, order, cells: Vec::with_capacity(places.len()) };
        tree.cells.push(tree.leaf(0..places.len(), width));
        tree.divide(0, low, 0);
        tree
    }

    /// A square that is not divided yet.
    fn leaf(&self, nodes: std::ops::Range<usize>, width: f64) -> Cell {
        let (mut mass, mut middle) = (0.0, Point::default());
        for node in &self.order[nodes.clone()] {
            mass += self.masses[*node];
            middle = middle + self.places[*node] * self.masses[*node];
        }
        if mass > 0.0 {
            middle = middle * (1.0 / mass);
        }
        Cell { mass, middle, width, quarters: None, nodes }
    }

    /// Divides a square whose corner is `low` into quarters, and these in turn.
    fn divide(&mut self, cell: usize, low: Point, depth: usize) {
        let (nodes, half) = (self.cells[cell].nodes.clone(), self.cells[cell].width / 2.0);
        if nodes.len() <= LEAF || depth == DEPTH {
            return;
        }
        let middle = low + Point { x: half, y: half };
        let places = self.places;
        let quarter = |node: &usize| {
            let place = places[*node];
            usize::from(place.x >= middle.x) + 2 * usize::from(place.y >= middle.y)
        };
        self.order[nodes.clone()].sort_by_key(quarter);
        let first = self.cells.len();
        let mut start = nodes.start;
        for index in 0..4 {
            let end = start + self.order[start..nodes.end].partition_point(|node| quarter(node) <= index);
            self.cells.push(self.leaf(start..end, half));
            start = end;
        }
        self.cells[cell].quarters = Some(first);
        for (index, shift) in [(0, (0.0, 0.0)), (1, (half, 0.0)), (2, (0.0, half)), (3, (half, half))] {
            self.divide(first + index, low + Point { x: shift.0, y: shift.1 }, depth + 1);
        }
    }

    /// The sum of what `push` says of every other node, or of crowds that are far: it gets the way from the other to
    /// this one, and the other's mass.
    pub(super) fn pushed(&self, node: usize, push: impl Fn(Point, f64) -> Point) -> Point {
        let place = self.places[node];
        let mut sum = Point::default();
        let mut open = Vec::with_capacity(4 * DEPTH);
        open.push(0);
        while let Some(index) = open.pop() {
            let cell: &Cell = &self.cells[index];
            let way = place - cell.middle;
            match cell.quarters {
                _ if cell.mass == 0.0 => {}
                Some(_) | None if cell.nodes.len() > 1 && cell.width < OPENING * way.length() => {
                    sum = sum + push(way, cell.mass);
                }
                Some(first) => open.extend(first..first + 4),
                None => {
                    for other in self.order[cell.nodes.clone()].iter().filter(|other| **other != node) {
                        sum = sum + push(place - self.places[*other], self.masses[*other]);
                    }
                }
            }
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crowds_push_nearly_as_their_members_do() {
        let places: Vec<Point> =
            (0..200).map(f64::from).map(|i| Point { x: (i * 7.3) % 50.0, y: (i * 3.7) % 40.0 }).collect();
        let masses: Vec<f64> = (0..200).map(|i| 1.0 + f64::from(i % 3)).collect();
        let tree = Quadtree::new(&places, &masses);
        let push = |way: Point, mass: f64| way * (mass / way.length().powi(2).max(0.01));
        for node in 0..places.len() {
            let others = (0..places.len()).filter(|other| *other != node);
            let exact = others
                .fold(Point::default(), |sum, other| sum + push(places[node] - places[other], masses[other]));
            let off = (tree.pushed(node, push) - exact).length();
            assert!(off < 0.1 * exact.length() + 1.0, "{node}: off by {off} of {}", exact.length());
        }
    }

    #[test]
    fn nodes_at_one_place_end_the_division() {
        let places = vec![Point { x: 1.0, y: 1.0 }; 50];
        let tree = Quadtree::new(&places, &[1.0; 50]);
        assert_eq!(tree.pushed(3, |way, mass| way * mass), Point::default());
    }
}
