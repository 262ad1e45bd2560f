//! The shape of a thing, which tells its kind to those who see no colours.

use std::fmt::Write;

/// The outline of the mark of a kind around a place, as the path of an SVG, with about the area of a circle.
pub fn path(kind: &str, x: f64, y: f64, radius: f64) -> String {
    match kind {
        "Person" => circle(x, y, radius),
        "Organization" => polygon(x, y, radius * 1.25, 4, 0.125),
        "Country" => polygon(x, y, radius * 1.1, 6, 0.0),
        "Place" => polygon(x, y, radius * 1.25, 4, 0.0),
        "Group" => polygon(x, y, radius * 1.4, 3, 0.75),
        "Event" => polygon(x, y, radius * 1.15, 5, 0.75),
        "Topic" => polygon(x, y, radius * 1.4, 3, 0.25),
        _ => polygon(x, y, radius * 1.05, 8, 0.0625),
    }
}

fn circle(x: f64, y: f64, radius: f64) -> String {
    // Rounded once, for two roundings make an oval.
    let radius = (radius * 10.0).round() / 10.0;
    format!(
        "M{:.1} {y:.1}a{radius:.1} {radius:.1} 0 1 0 {:.1} 0a{radius:.1} {radius:.1} 0 1 0 {:.1} 0z",
        x - radius,
        2.0 * radius,
        -2.0 * radius
    )
}

/// A polygon of equal sides, turned by a part of a full turn.
fn polygon(x: f64, y: f64, radius: f64, corners: u32, turn: f64) -> String {
    let mut path = String::new();
    for corner in 0..corners {
        let angle = (f64::from(corner) / f64::from(corners) + turn) * std::f64::consts::TAU;
        let (sin, cos) = angle.sin_cos();
        let start = if corner == 0 { 'M' } else { 'L' };
        let _ = write!(path, "{start}{:.1} {:.1}", x + radius * cos, y + radius * sin);
    }
    path + "z"
}
