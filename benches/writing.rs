//! Measures export: how many megabytes a second come out of an open store, with nobody taking them.

use crate::{memory, number, tell, timed};
use anyhow::Result;
use cablegraph::export::{Format, rdf};
use cablegraph::store::{Access, Store};
use std::io::{self, Write};
use std::path::Path;

pub(crate) fn measure(path: &Path, format: &str) -> Result<()> {
    let format: Format = format.parse()?;
    let store = Store::open(path, Access::Read)?;
    let graph = store.graph()?;
    let quads = number(graph.len()?);
    let before = memory::now();
    let mut nowhere = Nowhere { bytes: 0 };
    let (written, seconds) = timed(|| rdf(graph, format, None, &mut nowhere));
    written?;
    tell(&format!("writing {format}"), number(nowhere.bytes) / 1e6 / seconds, "MB/s")?;
    tell(&format!("writing {format}"), quads / seconds, "quads/s")?;
    if let (Some(before), Some(highest)) = (before, memory::highest()) {
        tell(&format!("highest memory of writing {format}"), (highest - before).max(0.0) / 1e6, "MB")?;
    }
    Ok(())
}

/// Counts what it is given.
struct Nowhere {
    bytes: usize,
}

impl Write for Nowhere {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
