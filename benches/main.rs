//! Measures what the program does with many articles: reading, loading, opening, asking, writing.
//!
//! One figure a line: what it is, the number, its unit, apart by tabs, so that `benches/compare` can take the median
//! of several runs. Each run is a process of its own, because the highest memory of a process never falls again.

mod asking;
mod loading;
mod made;
mod memory;
mod names;
mod networks;
mod opening;
mod reading;
mod writing;

use anyhow::{Context, Result, bail};
use std::io::Write;
use std::path::Path;
use std::time::Instant;

const USAGE: &str = "\
say what to measure:
  reading THREADS PATH...     read articles, with the time of each stage
  loading STORE QUADS         fill a new store with made articles, as `build` does
  opening STORE               open a store until it can be asked
  asking STORE                every saved query, with its example and without
  writing STORE FORMAT        export into nothing
  names THINGS                import a dump of made-up things, and look names up
  projection EVENTS           a network of actors out of a store with so many events
  measures NODES EDGES        betweenness, PageRank, communities of a made network
  layout NODES EDGES ROUNDS   places by forces
  picture NODES EDGES [FILE]  the same drawn as SVG, PNG and a page; FILE.svg and so on keep them
  edges FILE NODES EDGES      write the edges of that made network, for other programs
  making FILE QUADS           write made articles as N-Quads, for other programs";

fn main() -> Result<()> {
    // Cargo says `--bench` to every bench.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        [] => everything_in_small(),
        ["reading", threads, ref paths @ ..] if !paths.is_empty() => {
            reading::measure(threads.parse()?, paths)
        }
        ["loading", store, quads] => loading::measure(Path::new(store), quads.parse()?),
        ["opening", store] => opening::measure(Path::new(store)),
        ["asking", store] => asking::measure(Path::new(store)),
        ["writing", store, format] => writing::measure(Path::new(store), format),
        ["names", things] => names::measure(things.parse()?),
        ["projection", events] => networks::projection(events.parse()?),
        ["measures", nodes, edges] => networks::measures(nodes.parse()?, edges.parse()?),
        ["layout", nodes, edges, rounds] => networks::layout(nodes.parse()?, edges.parse()?, rounds.parse()?),
        ["picture", nodes, edges] => networks::picture(nodes.parse()?, edges.parse()?, None),
        ["picture", nodes, edges, file] => {
            networks::picture(nodes.parse()?, edges.parse()?, Some(Path::new(file)))
        }
        ["edges", file, nodes, edges] => networks::make(Path::new(file), nodes.parse()?, edges.parse()?),
        ["making", file, quads] => loading::make(Path::new(file), quads.parse()?),
        _ => bail!(USAGE),
    }
}

/// One pass over everything with little of each, for a bare `cargo bench`: it shows that the figures come, not how
/// good they are.
fn everything_in_small() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let store = folder.path().join("small.nq.zst");
    reading::measure(1, &["data/articles"])?;
    loading::measure(&store, 20_000)?;
    opening::measure(&store)?;
    asking::measure(&store)?;
    names::measure(10_000)?;
    networks::projection(1_000)?;
    networks::measures(200, 1_000)?;
    networks::layout(200, 1_000, 50)?;
    networks::picture(100, 200, None)?;
    writing::measure(&store, "nquads")
}

/// Tells one figure.
fn tell(what: &str, number: f64, unit: &str) -> Result<()> {
    writeln!(std::io::stdout(), "{what}\t{number:.3}\t{unit}").context("cannot say a figure")
}

/// What some work yields, and the seconds it took.
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed().as_secs_f64())
}

/// A count as a number to reckon with; exact below 2^53.
#[expect(clippy::cast_precision_loss, reason = "no count here comes near 2^53")]
fn number(count: usize) -> f64 {
    count as f64
}
