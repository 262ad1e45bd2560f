//! Turns a graph into files that other programs read: RDF in six formats, sorted and the same every time.
//!
//! ```
//! use cablegraph::export::{Format, rdf};
//! let store = oxigraph::store::Store::new()?;
//! let turtle = "@prefix schema: <https://schema.org/> . <x:rubio> a schema:Person .";
//! store.load_from_slice(oxigraph::io::RdfFormat::Turtle, turtle)?;
//! let mut out = Vec::new();
//! rdf(&store, Format::Turtle, None, &mut out)?;
//! assert_eq!(
//!     String::from_utf8(out)?,
//!     "@prefix schema: <https://schema.org/> .\n\n<x:rubio> a schema:Person .\n"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod format;
mod jsonld;
mod lines;
pub mod network;
mod rdfxml;
mod table;
mod term;
#[cfg(test)]
mod tests;
mod turtle;

pub use format::{Format, UnknownFormat};

use oxigraph::store::{StorageError, Store as Engine};
use std::io::{self, Write};
use table::{Order, table};

/// Why a graph could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// What it was written to failed.
    #[error("cannot write the export")]
    Io(#[from] io::Error),
    /// The store failed.
    #[error("cannot read the store for the export")]
    Engine(#[from] StorageError),
    /// The format has no way to say something that the graph says.
    #[error("{format} cannot hold {what}; export as turtle or nquads instead")]
    Unsayable {
        /// The format.
        format: Format,
        /// What it cannot hold.
        what: String,
    },
    /// More different terms than can be numbered.
    #[error(
        "the graph holds more than four thousand million different terms; export some of its graphs at a time"
    )]
    TooManyTerms,
}

/// Writes the graph, or some of its named graphs.
///
/// Sorted by subject, predicate and object, `rdf:type` first where the format groups by subject; formats without
/// graphs hold each triple once. Takes memory for every different term and 16 bytes for every quad.
pub fn rdf(
    engine: &Engine,
    format: Format,
    only: Option<&[String]>,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let order = match format {
        Format::NQuads | Format::NTriples => Order::Lines,
        Format::Turtle | Format::RdfXml => Order::Subjects,
        Format::TriG | Format::JsonLd => Order::Graphs,
    };
    let table = table(engine, only, order, format.has_graphs())?;
    let mut out = Sink { out, buffer: Vec::with_capacity(Sink::FULL * 2) };
    match format {
        Format::NQuads | Format::NTriples => lines::write(&table, &mut out)?,
        Format::Turtle | Format::TriG => turtle::write(&table, &mut out)?,
        Format::RdfXml => rdfxml::write(&table, &mut out)?,
        Format::JsonLd => jsonld::write(&table, &mut out)?,
    }
    out.finish()
}

/// A buffer before the real target, so that writers can build lines piece by piece.
struct Sink<'a> {
    out: &'a mut dyn Write,
    buffer: Vec<u8>,
}

impl Sink<'_> {
    const FULL: usize = 1 << 16;

    fn push(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
    }

    /// Passes on what has gathered, if it is worth it; writers call this once a row.
    fn settle(&mut self) -> Result<(), ExportError> {
        if self.buffer.len() >= Self::FULL {
            self.out.write_all(&self.buffer)?;
            self.buffer.clear();
        }
        Ok(())
    }

    fn finish(self) -> Result<(), ExportError> {
        self.out.write_all(&self.buffer)?;
        Ok(self.out.flush()?)
    }
}
