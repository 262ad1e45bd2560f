//! Writes a network for other programs: Gephi, networkx, Graphviz, Neo4j, a page.
//!
//! Names come from articles and are hostile text: every format escapes them, control characters never reach XML,
//! and spreadsheets are kept from running cells where asked for.

mod colour;
pub mod csv;
pub mod dot;
pub mod gexf;
pub mod graphml;
pub mod html;
pub mod json;
pub mod png;
pub mod svg;
mod table;
mod theme;
mod words;
mod xml;

pub use theme::Theme;
pub use words::{write_difference, write_path};

use crate::network::layout::Point;
use crate::network::picture::{Picture, Style};
use crate::network::{Measures, Network};
use std::io::{self, Write};

/// The form a network is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkFormat {
    /// The greatest nodes with their measures, to be read in a terminal.
    Table,
    /// GEXF 1.3, for Gephi: colours, sizes, dates.
    Gexf,
    /// `GraphML`, for nearly everything.
    GraphMl,
    /// DOT, for Graphviz.
    Dot,
    /// The edges as comma-separated values; nodes and edges where there is a folder.
    Csv,
    /// Nodes and links as JSON, as networkx and D3 read them.
    Json,
    /// JSON for Cytoscape.
    Cytoscape,
    /// A picture that prints at any size.
    Svg,
    /// A picture in pixels.
    Png,
    /// A page to walk about in.
    Html,
}

impl NetworkFormat {
    /// All formats with their names, which are also the extensions of their files.
    pub const NAMES: &[(NetworkFormat, &str)] = &[
        (Self::Table, "table"),
        (Self::Gexf, "gexf"),
        (Self::GraphMl, "graphml"),
        (Self::Dot, "dot"),
        (Self::Csv, "csv"),
        (Self::Json, "json"),
        (Self::Cytoscape, "cyjs"),
        (Self::Svg, "svg"),
        (Self::Png, "png"),
        (Self::Html, "html"),
    ];

    /// The format of this name.
    pub fn find(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, it)| it.eq_ignore_ascii_case(name)).map(|(format, _)| *format)
    }

    /// Whether it is looked at, not read by a program.
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Svg | Self::Png | Self::Html)
    }
}

/// A network with what is said about it in files.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// The network.
    pub network: &'a Network,
    /// What was measured of it.
    pub measures: &'a Measures,
    /// Where its nodes stand, if it is laid out.
    pub places: Option<&'a [Point]>,
}

/// How a network is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether cells of CSV are made harmless to spreadsheets.
    pub safe: bool,
    /// Whether GEXF says on which dates each edge lives.
    pub dated: bool,
    /// What pictures are drawn on.
    pub theme: Theme,
    /// What sizes and colours of pictures tell.
    pub style: Style,
    /// How many rows a table has.
    pub rows: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { safe: false, dated: true, theme: Theme::default(), style: Style::default(), rows: 20 }
    }
}

/// Writes a network into one file.
pub fn write_network(
    sheet: &Sheet<'_>,
    format: NetworkFormat,
    options: &Options,
    out: impl Write,
) -> io::Result<()> {
    let picture = || match sheet.places {
        Some(places) => Picture::placed(sheet.network, sheet.measures, options.style, places),
        None => Picture::new(sheet.network, sheet.measures, options.style),
    };
    match format {
        NetworkFormat::Table => table::write(sheet, options, out),
        NetworkFormat::Gexf => gexf::write(sheet, options.dated, out),
        NetworkFormat::GraphMl => graphml::write(sheet, out),
        NetworkFormat::Dot => dot::write(sheet.network, out),
        NetworkFormat::Csv => csv::write_edges(sheet.network, csv::Reader::Gephi, options.safe, out),
        NetworkFormat::Json => json::write(sheet, out),
        NetworkFormat::Cytoscape => json::write_cytoscape(sheet, out),
        NetworkFormat::Svg => svg::write(&picture(), options.theme, out),
        NetworkFormat::Png => png::write(&picture(), options.theme, out),
        NetworkFormat::Html => html::write(&picture(), out),
    }
}

/// How large a node is drawn: its area grows with the weight of its edges.
fn size(strength: f64) -> f64 {
    ((4.0 + 2.0 * strength.sqrt()) * 100.0).round() / 100.0
}
