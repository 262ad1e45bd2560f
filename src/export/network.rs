//! Writes a network for other programs: Gephi, networkx, Graphviz, Neo4j, a page.
//!
//! Names come from articles and are hostile text: every format escapes them, control characters never reach XML,
//! and spreadsheets are kept from running cells where asked for.

mod colour;
pub mod csv;
pub mod dot;
pub mod gexf;
pub mod graphml;
pub mod json;
mod xml;

use crate::network::Network;
use std::io::{self, Write};

/// The form a network is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkFormat {
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
}

impl NetworkFormat {
    /// All formats with their names, which are also the extensions of their files.
    pub const NAMES: &[(NetworkFormat, &str)] = &[
        (Self::Gexf, "gexf"),
        (Self::GraphMl, "graphml"),
        (Self::Dot, "dot"),
        (Self::Csv, "csv"),
        (Self::Json, "json"),
    ];

    /// The format of this name.
    pub fn find(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, it)| it.eq_ignore_ascii_case(name)).map(|(format, _)| *format)
    }
}

/// Writes a network into one file. `safe` makes cells of a CSV file harmless to spreadsheets.
pub fn write_network(
    network: &Network,
    format: NetworkFormat,
    safe: bool,
    out: impl Write,
) -> io::Result<()> {
    match format {
        NetworkFormat::Gexf => gexf::write(network, out),
        NetworkFormat::GraphMl => graphml::write(network, out),
        NetworkFormat::Dot => dot::write(network, out),
        NetworkFormat::Csv => csv::write_edges(network, csv::Reader::Gephi, safe, out),
        NetworkFormat::Json => json::write(network, out),
    }
}

/// How large a node is drawn: its area grows with the weight of its edges.
fn size(strength: f64) -> f64 {
    ((4.0 + 2.0 * strength.sqrt()) * 100.0).round() / 100.0
}
