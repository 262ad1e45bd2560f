//! Turns quads into one zstd frame of the store file, and a frame back into quads.
//!
//! A frame is plain N-Quads under zstd. Its last line is a comment that says what the frame does, so that any
//! tool reads the file and only this one needs to know more:
//!
//! ```text
//! <s> <p> <o> <article> .
//! # frame <article> replaces quads=1 fingerprint=4f2a…
//! ```
//!
//! A frame stands for itself, unless it ends in `more`: then it counts only together with the next one, which is how a
//! load of many frames is all or nothing. The checksum of zstd guards the bytes, the number of quads the lines.

use super::line;
use oxigraph::io::{RdfFormat, RdfParseError, RdfParser};
use oxigraph::model::Quad;

/// The version of the file's form; it changes when an older program would misread it.
pub(super) const VERSION: u32 = 1;
/// How every zstd frame begins.
pub(super) const MAGIC: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

const HEADER: &str = "# cablegraph store ";
const CLOSING: &str = "# frame ";
const LEVEL: i32 = 3;
/// zstd never makes more than this of one byte; a frame that claims more lies.
const LARGEST_RATIO: usize = 1 << 16;

/// What a frame does, as told by its last line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Closing {
    /// The graph that it is about; the empty string is the default graph.
    pub(super) graph: String,
    /// What happens to that graph.
    pub(super) deed: Deed,
    /// How many quads the frame holds.
    pub(super) quads: u64,
    /// It counts only together with the next frame.
    pub(super) more: bool,
}

/// What a frame does to its graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// These are now all the quads of the graph.
    Replaces {
        /// Of the article that was read.
        fingerprint: Option<String>,
    },
    /// These come to what the graph holds.
    Adds,
    /// The graph is gone.
    Drops,
    /// Nothing but the end of a group of frames.
    Commits,
}

impl Closing {
    fn line(&self) -> String {
        let Self { graph, deed, quads, more } = self;
        let deed = match deed {
            Deed::Replaces { fingerprint: Some(it) } => format!("replaces quads={quads} fingerprint={it}"),
            Deed::Replaces { fingerprint: None } => format!("replaces quads={quads}"),
            Deed::Adds => format!("adds quads={quads}"),
            Deed::Drops => "drops".to_owned(),
            Deed::Commits => "commits".to_owned(),
        };
        format!("{CLOSING}<{graph}> {deed}{}\n", if *more { " more" } else { "" })
    }

    fn parse(line: &str) -> Option<Self> {
        let (graph, rest) = line.strip_prefix(CLOSING)?.strip_prefix('<')?.split_once("> ")?;
        let mut words = rest.split(' ');
        let deed = words.next()?;
        let (mut quads, mut fingerprint, mut more) = (0, None, false);
        for word in words {
            match word.split_once('=') {
                Some(("quads", number)) => quads = number.parse().ok()?,
                Some(("fingerprint", it)) => fingerprint = Some(it.to_owned()),
                None if word == "more" => more = true,
                _ => return None,
            }
        }
        let deed = match deed {
            "replaces" => Deed::Replaces { fingerprint },
            "adds" => Deed::Adds,
            "drops" => Deed::Drops,
            "commits" => Deed::Commits,
            _ => return None,
        };
        Some(Self { graph: graph.to_owned(), deed, quads, more })
    }
}

/// The first frame of every store file.
pub(super) fn header() -> Vec<u8> {
    let text = format!(
        "{HEADER}{VERSION}\n\
         # N-Quads, one zstd frame an article; the comment at the end of a frame says what it does.\n\
         # What was replaced or forgotten is still in here until `cablegraph store compact`.\n"
    );
    compress(text.as_bytes())
}

/// The version in the first frame of a store file; nothing if it is no such frame.
pub(super) fn version(frame: &[u8]) -> Option<String> {
    let text = text(frame).ok()?;
    let version = text.strip_prefix(HEADER)?.lines().next()?;
    Some(version.to_owned())
}

/// A frame and what it does.
pub(super) type Frame = (Closing, Vec<u8>);

/// A frame with the quads, each once and in the order of their lines.
pub(super) fn frame(graph: &str, deed: Deed, quads: &[Quad], more: bool) -> Frame {
    let mut buffer = Vec::with_capacity(quads.len() * 160);
    let mut ends = Vec::with_capacity(quads.len());
    for quad in quads {
        line::write_quad(quad.as_ref(), &mut buffer);
        ends.push(buffer.len());
    }
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let mut lines: Vec<&[u8]> = starts.zip(&ends).map(|(start, &end)| &buffer[start..end]).collect();
    lines.sort_unstable();
    lines.dedup();
    let closing = Closing { graph: graph.to_owned(), deed, quads: lines.len() as u64, more };
    let mut text = lines.concat();
    text.extend_from_slice(closing.line().as_bytes());
    let bytes = compress(&text);
    (closing, bytes)
}

/// A frame without quads.
pub(super) fn remark(graph: &str, deed: Deed) -> Frame {
    frame(graph, deed, &[], false)
}

/// What a frame does, once its bytes and the number of its lines have been checked.
pub(super) fn closing(frame: &[u8]) -> Result<Closing, String> {
    let text = text(frame)?;
    let body = text.strip_suffix('\n').ok_or("its last line has no end")?;
    let start = body.rfind('\n').map_or(0, |position| position + 1);
    let closing =
        Closing::parse(&body[start..]).ok_or("it does not end in the comment that closes a frame")?;
    let quads = text[..start].bytes().filter(|&byte| byte == b'\n').count() as u64;
    if quads == closing.quads {
        Ok(closing)
    } else {
        Err(format!("it holds {quads} quads where it says {}", closing.quads))
    }
}

/// The quads of a frame. Its IRIs were checked when it was written.
pub(super) fn quads(frame: &[u8]) -> Result<Vec<Quad>, String> {
    let text = text(frame)?;
    let parser = RdfParser::from_format(RdfFormat::NQuads).lenient();
    let quads: Result<Vec<Quad>, _> = parser.for_slice(text.as_bytes()).collect();
    quads.map_err(|error| RdfParseError::from(error).to_string())
}

/// The length of the frame at the start of these bytes, if it is there in full.
pub(super) fn length(bytes: &[u8]) -> Option<usize> {
    if !bytes.starts_with(&MAGIC) {
        return None;
    }
    zstd::zstd_safe::find_frame_compressed_size(bytes).ok().filter(|&length| length <= bytes.len())
}

fn text(frame: &[u8]) -> Result<String, String> {
    let size = zstd::zstd_safe::get_frame_content_size(frame).ok().flatten();
    let size = size.and_then(|it| usize::try_from(it).ok()).ok_or("it does not say how long it is")?;
    if size / LARGEST_RATIO > frame.len() {
        return Err("it claims an impossible length".to_owned());
    }
    let bytes = zstd::bulk::decompress(frame, size).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())
}

fn compress(text: &[u8]) -> Vec<u8> {
    let mut compressor = zstd::bulk::Compressor::new(LEVEL).expect("the level is one that zstd knows");
    compressor.include_checksum(true).expect("every version of zstd has checksums");
    compressor.compress(text).expect("the buffer is as long as zstd asks for")
}
