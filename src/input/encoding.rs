//! Bytes → text, whatever they are written in, with a note of everything that was guessed or lost.
//!
//! A byte order mark decides; without one UTF-8 is tried, then UTF-8 with a few broken places, then the
//! encoding that the bytes look most like.

use super::error::Reason;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::fmt;

/// Something about the decoding that the reader of the article should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Not UTF-8; the encoding was declared by a mark or guessed.
    ReadAs(&'static str),
    /// So many places could not be decoded, and read `U+FFFD` now.
    Replaced(usize),
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ReadAs(encoding) => write!(f, "read as {encoding}"),
            Self::Replaced(1) => f.write_str("1 place could not be decoded"),
            Self::Replaced(count) => write!(f, "{count} places could not be decoded"),
        }
    }
}

/// Text, and how it was come by.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) notes: Vec<Note>,
}

/// The text of `bytes`, or the word that they are none.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Reason> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decoded(&bytes[mark..], encoding);
    }
    if let Some(wide) = wide(bytes) {
        return decoded(bytes, wide);
    }
    if bytes.contains(&0) {
        return Err(Reason::Binary);
    }
    if is_mostly_utf8(bytes) {
        return decoded(bytes, UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    decoded(bytes, detector.guess(None, Utf8Detection::Deny))
}

fn decoded(bytes: &[u8], encoding: &'static Encoding) -> Result<Decoded, Reason> {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    if is_binary(&text) {
        return Err(Reason::Binary);
    }
    let mut notes = Vec::new();
    if encoding != UTF_8 {
        notes.push(Note::ReadAs(encoding.name()));
    }
    if had_errors {
        notes.push(Note::Replaced(text.matches('\u{fffd}').count()));
    }
    Ok(Decoded { text: text.into_owned(), notes })
}

/// UTF-16 without a mark: in most scripts of the world every other byte of its spaces and digits is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |first: usize| bytes.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    let many = bytes.len() / 8;
    if bytes.len() < 8 || bytes.len() % 2 == 1 {
        None
    } else if low > many && high == 0 {
        Some(UTF_16LE)
    } else if high > many && low == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether the bytes are UTF-8, or UTF-8 with far more whole characters beyond ASCII than broken ones.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || whole >= 8 * broken
}

/// Whether a text is none: any NUL, or many control or replacement characters.
fn is_binary(text: &str) -> bool {
    let is_odd =
        |c: char| c == '\u{fffd}' || c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}');
    let odd = text.chars().filter(|c| is_odd(*c)).count();
    text.contains('\0') || odd * 20 > text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, notes: &[Note]) {
        let decoded = decode(bytes).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.notes.as_slice()), (text, notes));
    }

    #[test]
    fn marks_are_obeyed_and_taken_off() {
        check(b"\xef\xbb\xbfOslo", "Oslo", &[]);
        check(b"\xff\xfeO\0s\0l\0o\0", "Oslo", &[Note::ReadAs("UTF-16LE")]);
        check(b"\xfe\xff\0O\0s\0l\0o", "Oslo", &[Note::ReadAs("UTF-16BE")]);
        check(b"T\0a\0l\0k\0s\0.\0", "Talks.", &[Note::ReadAs("UTF-16LE")]);
    }

    #[test]
    fn other_encodings_are_guessed_and_noted() {
        let text = "Le président a déclaré que la réunion était terminée.";
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
        check(&bytes, text, &[Note::ReadAs("windows-1252")]);
    }

    #[test]
    fn one_broken_place_does_not_turn_utf8_into_something_else() {
        let mut bytes = "“Añø” – “ďť” said “é”".as_bytes().to_vec();
        bytes.push(0xff);
        check(&bytes, "“Añø” – “ďť” said “é”\u{fffd}", &[Note::Replaced(1)]);
    }

    #[test]
    fn binary_is_refused() {
        assert!(matches!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(Reason::Binary)));
        assert!(matches!(decode(b"\x01\x02\x03\x04abc"), Err(Reason::Binary)));
    }
}
