//! Puts the parts of a network that do not hang together beside each other: the largest first, the rest in rows below.

use super::{Point, Room};

/// The room between two parts.
const GAP: f64 = 28.0;
/// How much broader than high a picture should be.
const ASPECT: f64 = 1.5;

/// Moves each part to its place, so that the whole begins at the origin.
pub(super) fn pack(places: &mut [Point], parts: &[Vec<usize>], rooms: &[Room]) {
    let mut boxes: Vec<(Point, Point)> = parts.iter().map(|part| extent(places, part, rooms)).collect();
    let area: f64 = boxes.iter().map(|(low, high)| (high.x - low.x + GAP) * (high.y - low.y + GAP)).sum();
    let widest = boxes.iter().map(|(low, high)| high.x - low.x).fold(0.0, f64::max);
    let width = widest.max((area * ASPECT).sqrt());
    let mut corner = Point::default();
    let mut row = 0.0_f64;
    let mut in_row = Vec::new();
    for index in 0..parts.len() {
        let size = boxes[index].1 - boxes[index].0;
        if corner.x > 0.0 && corner.x + size.x > width {
            level(places, parts, &boxes, &in_row, row);
            in_row.clear();
            corner = Point { x: 0.0, y: corner.y + row + GAP };
            row = 0.0;
        }
        let shift = corner - boxes[index].0;
        for node in &parts[index] {
            places[*node] = places[*node] + shift;
        }
        boxes[index] = (corner, corner + size);
        in_row.push(index);
        corner.x += size.x + GAP;
        row = row.max(size.y);
    }
    level(places, parts, &boxes, &in_row, row);
}

/// Moves the parts of a row to its middle line.
fn level(places: &mut [Point], parts: &[Vec<usize>], boxes: &[(Point, Point)], row: &[usize], height: f64) {
    for index in row {
        let shift = (height - (boxes[*index].1.y - boxes[*index].0.y)) / 2.0;
        for node in &parts[*index] {
            places[*node].y += shift;
        }
    }
}

/// The corners of a part with all its rooms.
fn extent(places: &[Point], part: &[usize], rooms: &[Room]) -> (Point, Point) {
    bounds(part.iter().flat_map(|node| {
        let (place, room) = (places[*node], rooms[*node]);
        [place - Point { x: room.aside, y: room.above }, place + Point { x: room.aside, y: room.below }]
    }))
}

/// The corners of a cloud of points.
pub(super) fn bounds(points: impl Iterator<Item = Point>) -> (Point, Point) {
    let none = (Point { x: f64::MAX, y: f64::MAX }, Point { x: f64::MIN, y: f64::MIN });
    points.fold(none, |(low, high), it| {
        (Point { x: low.x.min(it.x), y: low.y.min(it.y) }, Point { x: high.x.max(it.x), y: high.y.max(it.y) })
    })
}
