//! The bytes of an index (`.cgk`) → names and what they name, looked up where they lie.
//!
//! Nothing is unpacked: a form is found by walking the map, a record is read where it stands. The bytes themselves are
//! held in memory, as many as there are; mapping them from disk would need `unsafe` code, which the house does without.

use super::names::{Known, Surface};
use super::record;
use super::writing::{HEADER, ID, MAGIC, NUMBERS, VARIANT};
use fst::{Map, Streamer};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::Range;
use std::sync::Arc;

/// A larger index of names, as `cablegraph knowledge import` makes it.
#[derive(Debug)]
pub struct Index {
    forms: Map<Part>,
    lists: Part,
    records: Part,
    longest: usize,
}

/// Why bytes are no index.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// They begin otherwise.
    #[error("this is no knowledge index of a form that is read here")]
    Foreign,
    /// They are not those that were written.
    #[error("the knowledge index is damaged or cut off; make it anew")]
    Damaged,
}

/// Some of the bytes of an index.
#[derive(Clone, Debug)]
struct Part {
    bytes: Arc<Vec<u8>>,
    range: Range<usize>,
}

impl AsRef<[u8]> for Part {
    fn as_ref(&self) -> &[u8] {
        &self.bytes[self.range.clone()]
    }
}

impl Index {
    /// The index in these bytes. All of them are checked against their hash, so that nothing can fail later.
    pub fn decode(bytes: Vec<u8>) -> Result<Self, IndexError> {
        if !bytes.starts_with(MAGIC) {
            return Err(IndexError::Foreign);
        }
        let number = |at: usize| {
            let bytes = bytes.get(at..at + 8).ok_or(IndexError::Damaged)?;
            let number = u64::from_le_bytes(bytes.try_into().map_err(|_| IndexError::Damaged)?);
            usize::try_from(number).map_err(|_| IndexError::Damaged)
        };
        let [forms, lists, records] = [number(8)?, number(16)?, number(24)?];
        let longest = number(32)?;
        let (Some(hash), Some(rest)) = (bytes.get(NUMBERS..HEADER), bytes.get(HEADER..)) else {
            return Err(IndexError::Damaged);
        };
        let ends = forms.checked_add(lists).and_then(|sum| sum.checked_add(records));
        if ends != Some(rest.len())
            || Sha256::new().chain_update(rest).chain_update(&bytes[..NUMBERS]).finalize().as_slice() != hash
        {
            return Err(IndexError::Damaged);
        }
        let bytes = Arc::new(bytes);
        let part = |start: usize, length: usize| Part {
            bytes: Arc::clone(&bytes),
            range: HEADER + start..HEADER + start + length,
        };
        let map = Map::new(part(0, forms)).map_err(|_| IndexError::Damaged)?;
        Ok(Self { forms: map, lists: part(forms, lists), records: part(forms + lists, records), longest })
    }

    /// The hash of all that is in an index, by its header: two with the same mark know the same.
    pub fn mark(header: &[u8]) -> Result<String, IndexError> {
        if !header.starts_with(MAGIC) {
            return Err(IndexError::Foreign);
        }
        let mut mark = String::new();
        for byte in header.get(NUMBERS..HEADER).ok_or(IndexError::Damaged)? {
            // Writing into a string cannot fail.
            let _ = write!(mark, "{byte:02x}");
        }
        Ok(mark)
    }

    /// Every thing in it with its place, in the order of the places.
    pub fn all(&self) -> impl Iterator<Item = (usize, Known<'_>)> {
        let mut place = 0;
        std::iter::from_fn(move || {
            let (known, length) = record::decode(self.records.as_ref().get(place..)?)?;
            place += length;
            Some((place - length, known))
        })
    }

    /// Every form in it with what it names.
    pub fn each_form(&self, mut with: impl FnMut(&str, usize, Surface)) {
        let mut forms = self.forms.stream();
        while let Some((form, value)) = forms.next() {
            let Ok(form) = std::str::from_utf8(form) else { continue };
            if !form.starts_with([ID, VARIANT]) {
                for (place, surface) in self.named(value) {
                    with(form, place, surface);
                }
            }
        }
    }

    /// What a folded form may name, best known first.
    pub(super) fn find<'a>(&'a self, form: &str) -> impl Iterator<Item = (usize, Surface)> + use<'a> {
        self.forms.get(form).into_iter().flat_map(|value| self.named(value))
    }

    /// The people one of whose spellings has this key.
    pub(super) fn spelled<'a>(&'a self, key: &str) -> impl Iterator<Item = usize> + use<'a> {
        self.find(&format!("{VARIANT}{key}")).map(|(place, _)| place)
    }

    /// The thing at a place.
    pub(super) fn known(&self, place: usize) -> Option<Known<'_>> {
        record::decode(self.records.as_ref().get(place..)?).map(|(known, _)| known)
    }

    /// The place of the thing with that Wikidata id.
    pub(super) fn with_id(&self, id: &str) -> Option<usize> {
        self.find(&format!("{ID}{id}")).next().map(|(place, _)| place)
    }

    /// The forms that name what stands at a place.
    pub(super) fn forms(&self, place: usize) -> BTreeSet<String> {
        let mut forms = BTreeSet::new();
        self.each_form(|form, named, _| {
            if named == place {
                forms.insert(form.to_owned());
            }
        });
        forms
    }

    /// Every form.
    pub(super) fn all_forms(&self) -> BTreeSet<String> {
        let mut forms = BTreeSet::new();
        self.each_form(|form, _, _| {
            forms.insert(form.to_owned());
        });
        forms
    }

    /// The most tokens that any form takes.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// What a value of the map stands for: one thing by itself, or a list of them.
    fn named(&self, value: u64) -> impl Iterator<Item = (usize, Surface)> + use<'_> {
        let start = usize::try_from(value >> 1).unwrap_or(usize::MAX);
        let lists = self.lists.as_ref();
        let numbers = move |range: Range<usize>| {
            let bytes = lists.get(range).unwrap_or_default();
            bytes.chunks_exact(8).map(|number| u64::from_le_bytes(number.try_into().unwrap_or_default()))
        };
        let is_list = value & 1 == 1;
        let count = if is_list { numbers(start..start.saturating_add(8)).next().unwrap_or(0) } else { 0 };
        let length = usize::try_from(count).unwrap_or(0).saturating_mul(8);
        let first = start.saturating_add(8);
        let many = numbers(if is_list { first..first.saturating_add(length) } else { 0..0 });
        let one = (!is_list).then_some(value >> 1);
        one.into_iter().chain(many).filter_map(|named| {
            let surface = *Surface::ALL.get(usize::try_from(named & 7).ok()?)?;
            Some((usize::try_from(named >> 3).ok()?, surface))
        })
    }
}
