//! Turns the bytes of a store file into an index: which graphs stand in which frames, and where the file ends.
//!
//! Every frame is decoded once, on all cores, since only its last line says what it does. A last frame that is not
//! whole is what a crash leaves: it is left out. A broken frame with whole ones after it is no crash, and is an error,
//! since leaving it out would lose what the user believes to be stored.

use super::frame::{self, Closing, Deed};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;

/// Which graphs stand in which frames.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// By name, the empty one being the default graph.
    pub(super) graphs: BTreeMap<String, Held>,
}

/// One graph of the index.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// Of the article, if it is one.
    pub(super) fingerprint: Option<String>,
    /// How many, counting twice what two additions share.
    pub(super) quads: u64,
    /// Where they stand in the file, in the order of writing.
    pub(super) frames: Vec<Range<u64>>,
}

impl Index {
    /// Takes note of one frame that counts.
    pub(super) fn apply(&mut self, closing: Closing, frame: Range<u64>) {
        let Closing { graph, deed, quads, .. } = closing;
        match deed {
            Deed::Commits => {}
            Deed::Adds => {
                let held = self.graphs.entry(graph).or_default();
                held.quads += quads;
                held.frames.push(frame);
            }
            Deed::Replaces { fingerprint } if quads > 0 => {
                self.graphs.insert(graph, Held { fingerprint, quads, frames: vec![frame] });
            }
            // A graph without quads is no graph.
            Deed::Replaces { .. } | Deed::Drops => {
                self.graphs.remove(&graph);
            }
        }
    }

    /// All frames that count, in the order of the file.
    pub(super) fn frames(&self) -> Vec<Range<u64>> {
        let mut frames: Vec<_> = self.graphs.values().flat_map(|held| held.frames.iter().cloned()).collect();
        frames.sort_unstable_by_key(|frame| frame.start);
        frames
    }

    /// How many quads there are, counting twice what two additions share.
    pub(super) fn quads(&self) -> u64 {
        self.graphs.values().map(|held| held.quads).sum()
    }
}

/// What was found in a store file.
#[derive(Debug)]
pub(super) struct Scan {
    /// Its graphs.
    pub(super) index: Index,
    /// Where its last whole frame ends; what follows was half-written.
    pub(super) end: u64,
}

/// A frame that does not decode although whole ones follow.
#[derive(Debug)]
pub(super) struct Damage {
    /// Which frame, the header being the first.
    pub(super) frame: usize,
    /// Where it begins.
    pub(super) offset: u64,
    /// What is wrong.
    pub(super) reason: String,
}

/// Reads all frames that follow the header.
pub(super) fn scan(bytes: &[u8], header: usize) -> Result<Scan, Damage> {
    let (frames, rest) = split(bytes, header);
    let closings: Vec<_> = frames.par_iter().map(|frame| frame::closing(&bytes[frame.clone()])).collect();
    let mut scan = Scan { index: Index::default(), end: header as u64 };
    let mut pending = Vec::new();
    for (position, (range, closing)) in frames.iter().zip(&closings).enumerate() {
        let whole = match closing {
            Ok(closing) => closing.clone(),
            Err(reason) => {
                let follows =
                    closings[position + 1..].iter().any(Result::is_ok) || holds_frame(&bytes[rest..]);
                return torn_or_damaged(scan, follows, position, range.start, reason);
            }
        };
        let more = whole.more;
        pending.push((whole, range.start as u64..range.end as u64));
        if !more {
            pending.drain(..).for_each(|(closing, range)| scan.index.apply(closing, range));
            scan.end = range.end as u64;
        }
    }
    if rest == bytes.len() {
        return Ok(scan);
    }
    let follows = holds_frame(&bytes[rest + 1..]);
    torn_or_damaged(scan, follows, frames.len(), rest, "it is not whole")
}

fn torn_or_damaged(
    scan: Scan,
    follows: bool,
    position: usize,
    start: usize,
    reason: &str,
) -> Result<Scan, Damage> {
    if !follows {
        return Ok(scan);
    }
    Err(Damage { frame: position + 2, offset: start as u64, reason: reason.to_owned() })
}

/// The frames after the header as far as they are there in full, and where that ends.
fn split(bytes: &[u8], header: usize) -> (Vec<Range<usize>>, usize) {
    let mut frames = Vec::new();
    let mut position = header;
    while let Some(length) = frame::length(&bytes[position..]) {
        frames.push(position..position + length);
        position += length;
    }
    (frames, position)
}

/// Whether a whole frame of ours begins anywhere in these bytes.
fn holds_frame(bytes: &[u8]) -> bool {
    let candidates = bytes.windows(frame::MAGIC.len()).enumerate().filter(|(_, it)| *it == frame::MAGIC);
    candidates.map(|(position, _)| &bytes[position..]).any(|candidate| {
        frame::length(candidate).is_some_and(|length| frame::closing(&candidate[..length]).is_ok())
    })
}
