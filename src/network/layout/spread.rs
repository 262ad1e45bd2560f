//! Moves nodes apart until no room overlaps another, and no farther than that takes.

use super::{Point, Room};
use crate::network::measure::Links;
use std::collections::HashMap;

/// Rooms are pushed apart so many times at one scale; then all places move apart a little, which always ends it.
const ROUNDS: usize = 60;
/// How much larger than all rooms together the picture is at least, before any is pushed.
const AIRY: f64 = 1.6;
/// Fewer than so many are no crowd.
const CROWD: usize = 9;
/// How long the middle one of all ties should be, beside the rooms at its ends.
const TIE: f64 = 70.0;

/// Scales the places so that ties can be seen between the rooms, then pushes overlapping ones apart.
pub(super) fn spread(places: &mut [Point], rooms: &[Room], links: &Links) {
    if places.len() < 2 {
        return;
    }
    scale(places, rooms, links);
    loop {
        for _ in 0..ROUNDS {
            if !push(places, rooms) {
                return;
            }
        }
        for place in places.iter_mut() {
            *place = *place * 1.08;
        }
    }
}

/// Brings the cloud to a size in proportion to the rooms in it. Nodes at one place are put a hair apart, for scaling
/// alone would never part them.
fn scale(places: &mut [Point], rooms: &[Room], links: &Links) {
    let ratio = |(a, b, _): (usize, usize, f64)| {
        let wanted = TIE + f64::midpoint(rooms[a].aside, rooms[b].aside);
        wanted / (places[a] - places[b]).length().max(1e-6)
    };
    let mut ratios: Vec<f64> = links.arcs().filter(|(a, b, _)| a < b).map(ratio).collect();
    ratios.sort_by(f64::total_cmp);
    let rooms: f64 = rooms.iter().map(|room| 2.0 * room.aside * (room.above + room.below)).sum();
    let (low, high) = super::pack::bounds(places.iter().copied());
    let area = (high.x - low.x) * (high.y - low.y);
    let by_ties = ratios[ratios.len() / 2];
    let by_rooms = (AIRY * rooms / area.max(1e-6)).sqrt();
    // Few things need no air, and what lies on a line has no area.
    let most = if places.len() < CROWD { by_ties } else { 2.5 * by_ties };
    let by = by_rooms.clamp(by_ties, most);
    for (index, place) in places.iter_mut().enumerate() {
        let step = f64::from(u32::try_from(index).unwrap_or(u32::MAX));
        *place = *place * by + Point { x: step * 1e-3, y: step * 1.3e-3 };
    }
}

/// Pushes each pair of overlapping rooms apart along the shorter way; whether there was any.
fn push(places: &mut [Point], rooms: &[Room]) -> bool {
    let cell = rooms.iter().map(|room| (2.0 * room.aside).max(room.above + room.below)).fold(1.0, f64::max);
    let square = |place: Point| ((place.x / cell).floor(), (place.y / cell).floor());
    let mut squares: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
    #[expect(clippy::cast_possible_truncation, reason = "a picture has less than 2^63 squares")]
    let key = |(x, y): (f64, f64)| (x as i64, y as i64);
    for (node, place) in places.iter().enumerate() {
        squares.entry(key(square(*place))).or_default().push(node);
    }
    let mut pushed = false;
    for node in 0..places.len() {
        let (x, y) = key(square(places[node]));
        for square in (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y))) {
            for &other in squares.get(&square).into_iter().flatten().filter(|other| **other > node) {
                pushed |= part(places, rooms, node, other);
            }
        }
    }
    pushed
}

/// Pushes two apart, if they overlap.
fn part(places: &mut [Point], rooms: &[Room], a: usize, b: usize) -> bool {
    // A hair more than needed, so that rounding never leaves them touching.
    const HAIR: f64 = 0.01;
    let way = places[b] - places[a];
    let wide = rooms[a].aside + rooms[b].aside - way.x.abs();
    let high = if way.y >= 0.0 { rooms[a].below + rooms[b].above } else { rooms[a].above + rooms[b].below }
        - way.y.abs();
    if wide <= 0.0 || high <= 0.0 {
        return false;
    }
    // In shares of the rooms, for names are broad and flat: by pixels all would be pushed up and down into a tower.
    let step = if wide / (rooms[a].aside + rooms[b].aside) < high / (rooms[a].above + rooms[b].below) {
        Point { x: (wide / 2.0 + HAIR) * way.x.signum(), y: 0.0 }
    } else {
        Point { x: 0.0, y: (high / 2.0 + HAIR) * way.y.signum() }
    };
    places[a] = places[a] - step;
    places[b] = places[b] + step;
    true
}
