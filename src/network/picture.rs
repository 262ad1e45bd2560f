//! Draws a network: which mark, line and word stands where on a sheet of paper, without saying in which format.
//!
//! A mark tells the kind of a thing by its shape, and its measure by its area; a line tells the sign of a tie by colour
//! and by dashes, its weight by its width, its direction by an arrow. So nothing is told by colour alone. Every name
//! gets room of its own below its mark; in networks of very many things only the greatest are named.

mod legend;
mod line;
mod mark;
mod text;

use super::layout::{self, Point, Room};
use super::measure::{Measure, Measures};
use super::model::{Network, Node, Sign};
pub use line::Line;
pub use mark::path;
pub use text::{shortened, width};

/// How many things are named at most.
const NAMED: usize = 400;
/// Names longer than this are cut.
const LONGEST: usize = 32;
/// The radius of the least and of the greatest mark.
const RADII: (f64, f64) = (5.0, 24.0);
/// The letters of names, least and greatest.
const LETTERS: (f64, f64) = (11.0, 17.0);
/// The letters of titles, subtitles, and of all else around the network.
const TITLE: f64 = 22.0;
const SMALL: f64 = 12.0;
const MARGIN: f64 = 28.0;
/// A sheet is at least so broad.
const BROAD: f64 = 720.0;
/// Ties are named where there are at most so many.
const NAMED_TIES: usize = 40;

/// What colours mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colouring {
    /// The kind of thing.
    #[default]
    Kind,
    /// The community, whose letter stands in the mark.
    Community,
    /// Whether a thing has more friendly or more hostile ties.
    Sign,
}

impl Colouring {
    /// All of them with their names.
    pub const NAMES: &[(Colouring, &str)] =
        &[(Self::Kind, "kind"), (Self::Community, "community"), (Self::Sign, "sign")];
}

/// What sizes and colours tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// What the area of a mark tells.
    pub size: Measure,
    /// What its colour tells.
    pub colour: Colouring,
}

impl Default for Style {
    fn default() -> Self {
        Self { size: Measure::Strength, colour: Colouring::default() }
    }
}

/// A network with a place for each thing.
#[derive(Clone, Debug)]
pub struct Picture<'a> {
    /// What is drawn.
    pub network: &'a Network,
    /// What was measured of it.
    pub measures: &'a Measures,
    /// What sizes and colours tell.
    pub style: Style,
    /// The whole sheet, from the origin.
    pub size: Point,
    /// Title and subtitle.
    pub title: Vec<Words>,
    /// The marks of the nodes, in their order.
    pub marks: Vec<Mark>,
    /// The lines of the edges, in their order.
    pub lines: Vec<Line>,
    /// The names of the nodes, in their order.
    pub names: Vec<Words>,
    /// The names of edges, where there is room.
    pub ties: Vec<(usize, Words)>,
    /// What shapes, colours and lines mean.
    pub legend: Vec<(Sample, Words)>,
    /// What all of it stands on.
    pub source: Words,
}

/// The mark of a thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its middle.
    pub place: Point,
    /// About how far it reaches.
    pub radius: f64,
    /// The name of its colour.
    pub colour: String,
    /// A letter or sign in it, if colours are communities or signs.
    pub letter: Option<char>,
}

/// Words on the sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// What is written.
    pub text: String,
    /// The middle of a name, the beginning of other words, on their base line.
    pub place: Point,
    /// How high letters are.
    pub letters: f64,
    /// How much room they take along the line.
    pub width: f64,
    /// Whether there is no room for them.
    pub crowded: bool,
}

/// What stands before a line of the legend.
#[derive(Clone, Debug, PartialEq)]
pub enum Sample {
    /// A mark of this kind.
    Mark(String, Mark),
    /// A line of this sign.
    Line(Sign, Point),
    /// Nothing.
    None,
}

impl Words {
    fn new(text: &str, place: Point, letters: f64) -> Self {
        Self { text: text.to_owned(), place, letters, width: width(text, letters), crowded: false }
    }
}

impl<'a> Picture<'a> {
    /// Draws a network.
    pub fn new(network: &'a Network, measures: &'a Measures, style: Style) -> Self {
        let shares = shares(measures.values(style.size));
        let names: Vec<Words> = names(network, &shares);
        let rooms: Vec<Room> = shares.iter().zip(&names).map(|(share, name)| room(*share, name)).collect();
        let places = layout::layout(network, &rooms);
        Self::placed(network, measures, style, &places)
    }

    /// Draws a network whose things have their places already.
    pub fn placed(network: &'a Network, measures: &'a Measures, style: Style, places: &[Point]) -> Self {
        let shares = shares(measures.values(style.size));
        let mut names = names(network, &shares);
        let rooms: Vec<Room> = shares.iter().zip(&names).map(|(share, name)| room(*share, name)).collect();
        let title = title(network);
        let reach = places.iter().zip(&rooms).map(|(place, room)| place.x + room.aside).fold(0.0, f64::max);
        let broad = title.iter().map(|it| it.place.x + it.width).fold(reach + MARGIN, f64::max).max(BROAD);
        let shift = Point {
            x: (broad + MARGIN - reach) / 2.0,
            y: title.last().map_or(0.0, |it| it.place.y) + MARGIN,
        };
        let marks: Vec<Mark> = (0..network.nodes.len())
            .map(|node| Mark {
                place: places[node] + shift,
                radius: radius(shares[node]),
                colour: colour(network, measures, style.colour, node),
                letter: sign_or_letter(measures, style.colour, node),
            })
            .collect();
        for ((name, mark), room) in names.iter_mut().zip(&marks).zip(&rooms) {
            name.place = mark.place + Point { x: 0.0, y: room.below - 4.0 };
        }
        let lines = line::lines(network, &marks);
        let ties = tie_names(network, &lines, &marks, &rooms);
        let low =
            marks.iter().zip(&rooms).map(|(mark, room)| mark.place.y + room.below).fold(shift.y, f64::max);
        let (legend, bottom) = legend::legend(network, measures, style, broad, low + MARGIN);
        let source = Words::new(&network.source(), Point { x: MARGIN, y: bottom + SMALL + 12.0 }, SMALL);
        let size =
            Point { x: broad.max(source.place.x + source.width) + MARGIN, y: source.place.y + MARGIN * 0.7 };
        Self { network, measures, style, size, title, marks, lines, names, ties, legend, source }
    }
}

/// Each number as a share of the largest.
fn shares(values: &[f64]) -> Vec<f64> {
    let most = values.iter().copied().fold(0.0, f64::max);
    values.iter().map(|value| if most > 0.0 { (value / most).max(0.0) } else { 0.0 }).collect()
}

/// The area grows with the share.
fn radius(share: f64) -> f64 {
    RADII.0 + (RADII.1 - RADII.0) * share.sqrt()
}

fn names(network: &Network, shares: &[f64]) -> Vec<Words> {
    let name = |(node, share): (&Node, &f64)| {
        let letters = LETTERS.0 + (LETTERS.1 - LETTERS.0) * share.sqrt();
        Words::new(&shortened(&node.label, LONGEST), Point::default(), letters)
    };
    let mut names: Vec<Words> = network.nodes.iter().zip(shares).map(name).collect();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by(|a, b| shares[*b].total_cmp(&shares[*a]).then(a.cmp(b)));
    order.iter().skip(NAMED).for_each(|node| names[*node].crowded = true);
    names
}

/// The room of a mark and of the name below it.
fn room(share: f64, name: &Words) -> Room {
    let radius = radius(share) + 3.0;
    if name.crowded {
        return Room { aside: radius, above: radius, below: radius };
    }
    Room { aside: radius.max(name.width / 2.0 + 4.0), above: radius, below: radius + name.letters + 6.0 }
}

fn title(network: &Network) -> Vec<Words> {
    let mut lines = vec![Words::new(&network.title, Point { x: MARGIN, y: MARGIN + TITLE * 0.8 }, TITLE)];
    if !network.note.is_empty() {
        let note = shortened(&network.note, 160);
        lines.push(Words::new(&note, Point { x: MARGIN, y: MARGIN + TITLE * 0.8 + 20.0 }, SMALL + 1.0));
    }
    lines
}

fn colour(network: &Network, measures: &Measures, colouring: Colouring, node: usize) -> String {
    match colouring {
        Colouring::Kind => network.nodes[node].kind.clone(),
        Colouring::Community if measures.communities[node] < COMMUNITIES => {
            format!("community-{}", letter(measures.communities[node]))
        }
        Colouring::Community => "community-other".to_owned(),
        Colouring::Sign => {
            let [friendly, hostile] =
                [Measure::Friendly, Measure::Hostile].map(|it| measures.values(it)[node]);
            let sign = if friendly > hostile {
                "friendly"
            } else if hostile > friendly {
                "hostile"
            } else {
                "neutral"
            };
            format!("sign-{sign}")
        }
    }
}

/// What stands in a mark, so that no colour tells alone what it means.
fn sign_or_letter(measures: &Measures, colouring: Colouring, node: usize) -> Option<char> {
    let [friendly, hostile] = [Measure::Friendly, Measure::Hostile].map(|it| measures.values(it)[node]);
    match colouring {
        Colouring::Community => Some(letter(measures.communities[node])),
        Colouring::Sign if friendly > hostile => Some('+'),
        Colouring::Sign if hostile > friendly => Some('−'),
        Colouring::Kind | Colouring::Sign => None,
    }
}

/// How many communities have a colour of their own.
const COMMUNITIES: usize = 8;

/// The letter of a community; those after the 25th share one.
pub fn letter(community: usize) -> char {
    u8::try_from(community).ok().filter(|it| *it < 25).map_or('Z', |it| char::from(b'A' + it))
}

/// Names for ties, where no other word or mark stands.
fn tie_names(network: &Network, lines: &[Line], marks: &[Mark], rooms: &[Room]) -> Vec<(usize, Words)> {
    if network.edges.len() > NAMED_TIES {
        return Vec::new();
    }
    let mut taken: Vec<(Point, Room)> =
        marks.iter().map(|mark| mark.place).zip(rooms.iter().copied()).collect();
    let mut named = Vec::new();
    for (index, (edge, line)) in network.edges.iter().zip(lines).enumerate() {
        let mut words = Words::new(&shortened(&edge.kind, LONGEST), line.middle, LETTERS.0 - 1.0);
        words.place.y += words.letters * 0.35;
        let room =
            Room { aside: words.width / 2.0 + 2.0, above: words.letters * 0.6, below: words.letters * 0.6 };
        if taken.iter().all(|(place, other)| apart(line.middle, room, *place, *other)) {
            taken.push((line.middle, room));
            named.push((index, words));
        }
    }
    named
}

fn apart(a: Point, own: Room, b: Point, other: Room) -> bool {
    let (wide, high) = ((a.x - b.x).abs(), b.y - a.y);
    let reach = if high >= 0.0 { own.below + other.above } else { own.above + other.below };
    wide >= own.aside + other.aside || high.abs() >= reach
}
