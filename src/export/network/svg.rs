//! SVG: the picture of a network as a file that opens anywhere and prints at any size.

use super::theme::Theme;
use super::xml::escaped;
use crate::network::picture::{self, Line, Mark, Picture, Sample, Words};
use crate::network::{Edge, Sign};
use std::io::{self, Write};

/// Writes the picture, coloured for one theme.
pub fn write(picture: &Picture<'_>, theme: Theme, mut out: impl Write) -> io::Result<()> {
    write_with(picture, &theme.rules(), &mut out)
}

/// Writes the picture with these rules of style within it; a page, which has its own, takes none.
pub(super) fn write_with(picture: &Picture<'_>, rules: &str, out: &mut impl Write) -> io::Result<()> {
    let (wide, high) = (picture.size.x.ceil(), picture.size.y.ceil());
    write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"network\" viewBox=\"0 0 {wide} {high}\" "
    )?;
    writeln!(
        out,
        "width=\"{wide}\" height=\"{high}\" role=\"img\" aria-label=\"{}\">",
        escaped(&picture.network.title)
    )?;
    if !rules.is_empty() {
        writeln!(out, "<style>\n{}</style>", escaped(rules))?;
    }
    writeln!(out, "<rect class=\"paper\" width=\"{wide}\" height=\"{high}\"/>")?;
    let edges = &picture.network.edges;
    let dense = if edges.len() > 2 * picture.network.nodes.len() { " dense" } else { "" };
    writeln!(out, "<g class=\"stage\">\n<g class=\"edges{dense}\">")?;
    // The heavy ones last, so that they lie on top.
    let mut order: Vec<usize> = (0..edges.len()).collect();
    order.sort_by(|a, b| edges[*a].weight.total_cmp(&edges[*b].weight));
    for index in order {
        write_edge(picture, index, &edges[index], &picture.lines[index], out)?;
    }
    writeln!(out, "</g>\n<g class=\"nodes\">")?;
    for (index, (node, mark)) in picture.network.nodes.iter().zip(&picture.marks).enumerate() {
        write!(
            out,
            "<g class=\"node\" data-node=\"{index}\"><title>{}, {}</title>",
            escaped(&node.label),
            escaped(&node.kind)
        )?;
        write_mark(&node.kind, mark, out)?;
        writeln!(out, "</g>")?;
    }
    writeln!(out, "</g>\n<g class=\"edge-labels\">")?;
    for (edge, words) in &picture.ties {
        write_words(words, &format!("class=\"edge-label\" data-edge=\"{edge}\""), out)?;
    }
    writeln!(out, "</g>\n<g class=\"labels\">")?;
    for (node, words) in picture.names.iter().enumerate() {
        let class = if words.crowded { "label unplaced" } else { "label" };
        write_words(words, &format!("class=\"{class}\" data-node=\"{node}\""), out)?;
    }
    writeln!(out, "</g>\n</g>")?;
    write_around(picture, out)?;
    writeln!(out, "</svg>")
}

/// Title, legend and source line.
fn write_around(picture: &Picture<'_>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "<g class=\"title\">")?;
    for (index, words) in picture.title.iter().enumerate() {
        write_words(words, if index == 0 { "class=\"first\"" } else { "class=\"note\"" }, out)?;
    }
    writeln!(out, "</g>\n<g class=\"legend\">")?;
    for (sample, words) in &picture.legend {
        match sample {
            Sample::Mark(kind, mark) => write_mark(kind, mark, out)?,
            Sample::Line(sign, start) => write!(
                out,
                "<g class=\"{}\"><path class=\"line\" d=\"M{:.1} {:.1}h32\" stroke-width=\"2.5\"/></g>",
                sign_name(*sign),
                start.x,
                start.y
            )?,
            Sample::None => {}
        }
        write_words(words, "", out)?;
    }
    writeln!(out, "</g>\n<g class=\"source\">")?;
    write_words(&picture.source, "", out)?;
    writeln!(out, "</g>")
}

/// A sign as the name of a class of style.
pub(super) fn sign_name(sign: Sign) -> &'static str {
    match sign {
        Sign::Friendly => "friendly",
        Sign::Hostile => "hostile",
        Sign::Neutral => "neutral",
    }
}

fn write_edge(
    picture: &Picture<'_>,
    index: usize,
    edge: &Edge,
    line: &Line,
    out: &mut impl Write,
) -> io::Result<()> {
    let [source, target] = [edge.source, edge.target].map(|id| escaped(&picture.network.node(id).label));
    let arrow = if edge.directed { "→" } else { "—" };
    write!(out, "<g class=\"edge {}\" data-edge=\"{index}\">", sign_name(edge.sign()))?;
    write!(out, "<title>{source} {arrow} {target}: {} ×{}</title>", escaped(&edge.kind), edge.weight)?;
    let Line { start, bow, end, width, .. } = line;
    write!(
        out,
        "<path class=\"line\" d=\"M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}\" stroke-width=\"{width:.1}\"/>",
        start.x, start.y, bow.x, bow.y, end.x, end.y
    )?;
    if let Some([point, left, right]) = line.tip {
        write!(
            out,
            "<path class=\"tip\" d=\"M{:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}z\"/>",
            point.x, point.y, left.x, left.y, right.x, right.y
        )?;
    }
    writeln!(out, "</g>")
}

fn write_mark(kind: &str, mark: &Mark, out: &mut impl Write) -> io::Result<()> {
    let path = picture::path(kind, mark.place.x, mark.place.y, mark.radius);
    write!(out, "<path class=\"mark fill-{}\" d=\"{path}\"/>", escaped(&mark.colour))?;
    if let Some(letter) = mark.letter {
        let size = (mark.radius * 1.2).min(16.0);
        write!(
            out,
            "<text class=\"letter\" x=\"{:.1}\" y=\"{:.1}\" font-size=\"{size:.1}\">{letter}</text>",
            mark.place.x,
            mark.place.y + size * 0.36
        )?;
    }
    Ok(())
}

/// Words that take exactly the room reckoned for them, whatever font there is.
fn write_words(words: &Words, attributes: &str, out: &mut impl Write) -> io::Result<()> {
    let Words { text, place, letters, width, .. } = words;
    writeln!(
        out,
        "<text {attributes} x=\"{:.1}\" y=\"{:.1}\" font-size=\"{letters:.1}\" textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>",
        place.x,
        place.y,
        escaped(text)
    )
}
