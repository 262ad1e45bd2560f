//! Measures opening: from the path of a store to the first answer, and what memory a quad takes.

use crate::{memory, number, tell, timed};
use anyhow::Result;
use cablegraph::store::{Access, Store};
use std::path::Path;

pub(crate) fn measure(path: &Path) -> Result<()> {
    let before = memory::now();
    let (store, opened) = timed(|| Store::open(path, Access::Read));
    let store = store?;
    let (graph, loaded) = timed(|| store.graph());
    let graph = graph?;
    let after = memory::now();
    let quads = number(graph.len()?);
    tell("opening, until fingerprints are known", opened, "s")?;
    tell("opening, until it can be asked", opened + loaded, "s")?;
    tell("opening, until it can be asked", quads / (opened + loaded), "quads/s")?;
    if let (Some(before), Some(after), Some(highest)) = (before, after, memory::highest()) {
        tell("in memory", (after - before) / quads, "bytes/quad")?;
        tell("highest memory of opening", highest / 1e6, "MB")?;
    }
    Ok(())
}
