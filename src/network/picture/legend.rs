//! What shapes, colours and lines mean: in rows below the network, and only what is seen in it.

use super::text::shortened;
use super::{COMMUNITIES, Colouring, LONGEST, MARGIN, Mark, SMALL, Sample, Style, Words, colour, letter};
use crate::network::layout::Point;
use crate::network::{Measure, Measures, Network, Sign};

/// How far rows are apart, and entries of a row.
const ROW: f64 = 22.0;
const GAP: f64 = 24.0;

/// What a sample means.
type Meaning = (Sample, String);

/// The legend in rows of that breadth, and where it ends.
pub(super) fn legend(
    network: &Network,
    measures: &Measures,
    style: Style,
    broad: f64,
    top: f64,
) -> (Vec<(Sample, Words)>, f64) {
    let mut corner = Point { x: MARGIN, y: top };
    let mut legend = Vec::new();
    for (sample, text) in meanings(network, measures, style) {
        let room = match sample {
            Sample::None => 0.0,
            Sample::Mark(..) => 20.0,
            Sample::Line(..) => 40.0,
        };
        let words = Words::new(&text, Point::default(), SMALL);
        if corner.x > MARGIN && corner.x + room + words.width > broad {
            corner = Point { x: MARGIN, y: corner.y + ROW };
        }
        let sample = match sample {
            Sample::Mark(kind, mark) => {
                Sample::Mark(kind, Mark { place: corner + Point { x: 7.0, y: 0.0 }, ..mark })
            }
            Sample::Line(sign, _) => Sample::Line(sign, corner),
            Sample::None => Sample::None,
        };
        let place = corner + Point { x: room, y: SMALL * 0.36 };
        corner.x += room + words.width + GAP;
        legend.push((sample, Words { place, ..words }));
    }
    (legend, corner.y)
}

fn meanings(network: &Network, measures: &Measures, style: Style) -> Vec<Meaning> {
    let mut meanings = kinds(network, style);
    match style.colour {
        Colouring::Kind => {}
        Colouring::Community => meanings.extend(communities(network, measures)),
        Colouring::Sign => meanings.extend(signs(network, measures)),
    }
    meanings.extend(lines(network));
    meanings.push((Sample::None, format!("Area: {}. Width of a line: how often.", style.size.name())));
    meanings
}

/// A mark of the legend; its place is found later.
fn sample(kind: &str, colour: String, letter: Option<char>) -> Sample {
    Sample::Mark(kind.to_owned(), Mark { place: Point::default(), radius: 7.0, colour, letter })
}

fn kinds(network: &Network, style: Style) -> Vec<Meaning> {
    let mut kinds: Vec<&str> = network.nodes.iter().map(|node| node.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let colour = |kind: &str| if style.colour == Colouring::Kind { kind } else { "plain" }.to_owned();
    kinds.iter().map(|kind| (sample(kind, colour(kind), None), kind.to_lowercase())).collect()
}

fn communities(network: &Network, measures: &Measures) -> Vec<Meaning> {
    let many = measures.communities.iter().max().map_or(0, |last| last + 1);
    let mut meanings: Vec<Meaning> = (0..many.min(COMMUNITIES))
        .map(|community| {
            let letter = letter(community);
            let colour = format!("community-{letter}");
            (
                sample("Person", colour, Some(letter)),
                format!("with {}", greatest(network, measures, community)),
            )
        })
        .collect();
    if many > COMMUNITIES {
        meanings
            .push((sample("Person", "community-other".to_owned(), None), "smaller communities".to_owned()));
    }
    meanings
}

fn signs(network: &Network, measures: &Measures) -> Vec<Meaning> {
    let names = [
        ("friendly", Some('+'), "mostly friendly"),
        ("hostile", Some('−'), "mostly hostile"),
        ("neutral", None, "neither more"),
    ];
    let seen = |class: &String| {
        (0..network.nodes.len()).any(|node| colour(network, measures, Colouring::Sign, node) == *class)
    };
    let meaning = |(sign, letter, meaning): (&str, Option<char>, &str)| {
        let class = Some(format!("sign-{sign}")).filter(seen)?;
        Some((sample("Person", class, letter), meaning.to_owned()))
    };
    names.into_iter().filter_map(meaning).collect()
}

fn lines(network: &Network) -> Vec<Meaning> {
    let names =
        [(Sign::Friendly, "friendly"), (Sign::Hostile, "hostile"), (Sign::Neutral, "neither, or not known")];
    let is_signed = network.edges.iter().any(|edge| edge.score.is_some());
    let seen = |sign: Sign| is_signed && network.edges.iter().any(|edge| edge.sign() == sign);
    let line = |(sign, name): (Sign, &str)| (Sample::Line(sign, Point::default()), name.to_owned());
    names.into_iter().filter(|(sign, _)| seen(*sign)).map(line).collect()
}

/// The greatest of a community.
fn greatest(network: &Network, measures: &Measures, community: usize) -> String {
    let strengths = measures.values(Measure::Strength);
    let members = (0..network.nodes.len()).filter(|node| measures.communities[*node] == community);
    let greatest = members.max_by(|a, b| strengths[*a].total_cmp(&strengths[*b]).then(b.cmp(a)));
    greatest.map(|node| shortened(&network.nodes[node].label, LONGEST)).unwrap_or_default()
}
