//! A path → its bytes, decompressed, with the first of them in sight.
//!
//! What is compressed is told by its first bytes, never by its name alone: a `.gz` that holds plain text is
//! plain text.

use super::error::Reason;
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;

/// How many bytes are looked at to tell the format.
const HEAD: u64 = 4096;

/// A file on the point of being read.
pub(crate) struct Opened {
    /// Its first bytes, which `reader` gives again.
    pub(crate) head: Vec<u8>,
    /// All of its bytes.
    pub(crate) reader: Box<dyn BufRead + Send>,
}

/// Opens the file at `path`, or standard input for `-`.
pub(crate) fn open(path: &Path) -> Result<Opened, Reason> {
    peeled(path).map_err(Reason::Unreadable)
}

fn peeled(path: &Path) -> io::Result<Opened> {
    let raw: Box<dyn Read + Send> =
        if path == Path::new("-") { Box::new(io::stdin()) } else { Box::new(File::open(path)?) };
    let raw = peek(raw)?;
    match raw.head.as_slice() {
        [0x1f, 0x8b, ..] => peek(Box::new(MultiGzDecoder::new(raw.reader))),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => peek(Box::new(zstd::Decoder::with_buffer(raw.reader)?)),
        _ => Ok(raw),
    }
}

fn peek(mut raw: Box<dyn Read + Send>) -> io::Result<Opened> {
    let mut head = Vec::new();
    raw.as_mut().take(HEAD).read_to_end(&mut head)?;
    let reader = Box::new(Cursor::new(head.clone()).chain(BufReader::with_capacity(1 << 16, raw)));
    Ok(Opened { head, reader })
}

impl Opened {
    /// All bytes, where they are no more than `longest`.
    pub(super) fn whole(self, longest: usize) -> Result<Vec<u8>, Reason> {
        let mut bytes = Vec::new();
        self.reader.take(longest as u64 + 1).read_to_end(&mut bytes).map_err(Reason::Unreadable)?;
        if bytes.len() > longest { Err(Reason::TooLong(longest)) } else { Ok(bytes) }
    }
}
