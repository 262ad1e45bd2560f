//! Known things and sorted forms → the three parts of an index, each written as it comes, so that none has to fit into memory.
//!
//! An index is a header, a map from folded forms to numbers, lists for the forms that name several things, and records.
//! A thing's place is where its record begins among the records. The header holds the lengths of the parts, the most
//! tokens of any form, and a hash of the parts and of these numbers.

use super::names::{Known, Surface, folded, length};
use super::record;
use fst::MapBuilder;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::io::{self, Write};

/// What an index begins with; another form of it gets another number.
pub(super) const MAGIC: &[u8; 8] = b"cgk 0001";
/// How long the magic and the four numbers of the header are.
pub(super) const NUMBERS: usize = 8 + 4 * 8;
/// How long the header of an index is: the magic, four numbers, a SHA-256.
pub const HEADER: usize = NUMBERS + 32;
/// What stands before a Wikidata id among the forms, so that no name is taken for one.
pub(super) const ID: char = '\u{1}';
/// What stands before the key that the spellings of a person's name share.
pub(super) const VARIANT: char = '\u{2}';
/// A form with more tokens than this is a description rather than a name, and every form lengthens the search of all.
const MOST_TOKENS: usize = 24;

/// The header over parts of these lengths: the map of forms, the lists, the records. `parts` has hashed them in this order.
pub fn header(lengths: [u64; 3], longest: usize, mut parts: Sha256) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    for number in lengths.into_iter().chain([longest as u64]) {
        bytes.extend(number.to_le_bytes());
    }
    parts.update(&bytes);
    bytes.extend(parts.finalize());
    bytes
}

/// The key of a form, if it may be one: it has a letter or digit, no control character, and no more words than a name has.
pub fn form_key(form: &str) -> Option<Cow<'_, str>> {
    let fits = form.chars().any(char::is_alphanumeric) && length(form) <= MOST_TOKENS;
    Some(folded(form)).filter(|key| fits && !key.is_empty() && !key.contains(char::is_control))
}

/// The key of a Wikidata id.
pub fn id_key(id: &str) -> String {
    format!("{ID}{id}")
}

/// The key of what the spellings of a person's name share.
pub fn variant_key(key: &str) -> String {
    format!("{VARIANT}{key}")
}

/// The records of an index in the writing.
#[derive(Debug)]
pub struct Records<W> {
    out: W,
    length: u64,
}

impl<W: Write> Records<W> {
    /// None yet.
    pub fn new(out: W) -> Self {
        Self { out, length: 0 }
    }

    /// Writes a record and gives its place.
    pub fn add(&mut self, known: Known<'_>) -> io::Result<u64> {
        let mut bytes = Vec::new();
        record::encode(known, &mut bytes);
        self.out.write_all(&bytes)?;
        let place = self.length;
        self.length += bytes.len() as u64;
        Ok(place)
    }

    /// Where they were written to.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }
}

/// The forms of an index in the writing, and what they name.
pub struct Forms<W: Write> {
    map: MapBuilder<W>,
    lists: W,
    length: u64,
    form: Vec<u8>,
    named: Vec<u64>,
    longest: usize,
}

impl<W: Write> Forms<W> {
    /// None yet.
    pub fn new(map: W, lists: W) -> io::Result<Self> {
        let map = MapBuilder::new(map).map_err(io::Error::other)?;
        Ok(Self { map, lists, length: 0, form: Vec::new(), named: Vec::new(), longest: 0 })
    }

    /// Notes that a key names what stands at a place. Keys come sorted by their bytes; what one key names comes in the
    /// order in which it is to be found.
    pub fn add(&mut self, key: &[u8], place: u64, surface: Surface) -> io::Result<()> {
        if key != self.form {
            self.close()?;
            self.form = key.to_vec();
            self.longest = self.longest.max(std::str::from_utf8(key).map_or(0, length));
        }
        let surface = Surface::ALL.iter().position(|it| *it == surface).unwrap_or_default() as u64;
        let named = place << 3 | surface;
        // The same thing under the same key comes one after the other.
        if self.named.last() != Some(&named) {
            self.named.push(named);
        }
        Ok(())
    }

    fn close(&mut self) -> io::Result<()> {
        let value = match self.named[..] {
            [] => return Ok(()),
            [one] => one << 1,
            _ => {
                let start = self.length;
                let count = self.named.len() as u64;
                for number in std::iter::once(count).chain(self.named.iter().copied()) {
                    self.lists.write_all(&number.to_le_bytes())?;
                    self.length += 8;
                }
                start << 1 | 1
            }
        };
        self.named.clear();
        self.map.insert(&self.form, value).map_err(io::Error::other)
    }

    /// Where map and lists were written to, and the most tokens of any form.
    pub fn finish(mut self) -> io::Result<(W, W, usize)> {
        self.close()?;
        self.lists.flush()?;
        let mut map = self.map.into_inner().map_err(io::Error::other)?;
        map.flush()?;
        Ok((map, self.lists, self.longest))
    }
}
