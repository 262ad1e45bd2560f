//! Measures loading: made articles into a new store, by the way that `build` takes and in batches of its size.

use crate::made::Made;
use crate::{memory, number, tell, timed};
use anyhow::{Context, Result};
use cablegraph::store::{Access, Store};
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::Quad;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// How many articles `build` puts on disk together.
const BATCH: usize = 64;

pub(crate) fn measure(path: &Path, wanted: usize) -> Result<()> {
    let made = Made::from_samples()?;
    let before = memory::now();
    let mut store = Store::open(path, Access::Write)?;
    let (mut articles, mut quads, mut seconds) = (0, 0, 0.0);
    while quads < wanted {
        let batch: Vec<(String, Vec<Quad>)> =
            (articles..articles + BATCH).map(|number| made.article(number)).collect();
        let graphs: Vec<(&str, &[Quad])> =
            batch.iter().map(|(iri, quads)| (iri.as_str(), quads.as_slice())).collect();
        let (inserted, took) = timed(|| store.insert_all(&graphs));
        inserted?;
        seconds += took;
        articles += BATCH;
        quads += batch.iter().map(|(_, quads)| quads.len()).sum::<usize>();
    }
    let (flushed, took) = timed(|| store.flush());
    flushed?;
    seconds += took;
    tell("articles", number(articles), "articles")?;
    tell("quads", number(quads), "quads")?;
    tell("loading", number(quads) / seconds, "quads/s")?;
    tell("loading", number(articles) / seconds, "articles/s")?;
    if let (Some(before), Some(highest)) = (before, memory::highest()) {
        tell("highest memory of loading", (highest - before) / 1e6, "MB")?;
    }
    tell("on disk", bytes_on_disk(path)? / number(quads), "bytes/quad")
}

/// Writes made articles as N-Quads, so that another program can load the same.
pub(crate) fn make(path: &Path, wanted: usize) -> Result<()> {
    let made = Made::from_samples()?;
    let file = File::create(path).with_context(|| format!("cannot make {}", path.display()))?;
    let mut serializer = RdfSerializer::from_format(RdfFormat::NQuads).for_writer(BufWriter::new(file));
    let (mut articles, mut quads) = (0, 0);
    while quads < wanted {
        let (_, article) = made.article(articles);
        for quad in &article {
            serializer.serialize_quad(quad)?;
        }
        (articles, quads) = (articles + 1, quads + article.len());
    }
    serializer.finish()?.flush()?;
    tell("articles", number(articles), "articles")?;
    tell("quads", number(quads), "quads")
}

/// What a store file takes, or all files of a store folder.
fn bytes_on_disk(path: &Path) -> Result<f64> {
    let mut bytes = 0.0;
    for entry in walkdir::WalkDir::new(path) {
        let metadata = entry?.metadata()?;
        if metadata.is_file() {
            bytes += number(usize::try_from(metadata.len())?);
        }
    }
    Ok(bytes)
}
