//! A dump of Wikidata, or things one by one → a knowledge index on disk, streamed, in bounded memory.
//!
//! What is kept of the dump is gathered up to a budget, sorted, and put into the folder `FILE.part` beside the index;
//! at the end the sorted runs are merged. After each run the number of lines done is noted there, so that an import that
//! was cut off goes on from it and gives the same bytes as one that was not.

mod error;
mod finish;
mod item;
mod json;
mod running;
mod sorter;
mod triples;
mod work;

pub use error::ImportError;

use crate::knowledge::{Classes, Entry, Index};
use finish::{finish, line_of};
use running::Running;
use sorter::Sorter;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use work::Work;

/// How many bytes are gathered before they are sorted and put on disk, unless told otherwise.
pub const BUDGET: usize = 48 << 20;

/// What is to be imported, and how.
#[derive(Clone, Debug)]
pub struct Import {
    /// The dump: JSON with an entity a line, or N-Triples; plain, gzip or zstd; `-` is standard input.
    pub dump: PathBuf,
    /// The index to make.
    pub index: PathBuf,
    /// What is kept.
    pub classes: Classes,
    /// Only what has pages on at least so many sites is kept.
    pub min_sitelinks: u32,
    /// How many bytes are gathered before they are sorted and put on disk.
    pub budget: usize,
}

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many lines of the dump are done.
    pub lines: usize,
    /// How many of them an earlier run had done.
    pub before: usize,
    /// How many lines could not be read.
    pub wrong: usize,
    /// How many things are in the index; none where the import was stopped before its end.
    pub things: Option<usize>,
}

/// Makes the index. Lines that cannot be read are given to `wrong` with number and reason, and cost nothing else. When
/// `go_on` says no, what is done is put on disk, and the same import goes on from there another time.
pub fn import(
    it: &Import,
    wrong: &mut dyn FnMut(usize, &str),
    go_on: &dyn Fn() -> bool,
) -> Result<Outcome, ImportError> {
    let (mut running, lines) = Running::open(it)?;
    let before = running.done.lines;
    for line in lines {
        running.line(line, wrong)?;
        let is_over = !go_on();
        if running.sorter.is_full() || is_over {
            running.save()?;
        }
        if is_over {
            return Ok(Outcome { lines: running.done.lines, before, wrong: running.wrong, things: None });
        }
    }
    let (lines, wrong) = (running.number, running.wrong);
    Ok(Outcome { lines, before, wrong, things: Some(running.finish()?) })
}

/// Makes an index of things given one by one, and of those of an older index that they do not replace. A thing replaces
/// another with the same Wikidata id, or, where it has none, with the same kind and name. Returns how many there are.
pub fn add(entries: &[Entry], older: Option<&Index>, index: &Path) -> Result<usize, ImportError> {
    let part = beside(index, "adding");
    let made = || {
        Work::fresh(&part)?;
        let mut sorter = Sorter::new(&part, "things", BUDGET, 0);
        for (at, entry) in entries.iter().rev().enumerate() {
            sorter.push(&line_of(entry, at));
        }
        if let Some(older) = older {
            let mut forms: BTreeMap<usize, Vec<_>> = BTreeMap::new();
            older.each_form(|form, place, surface| {
                forms.entry(place).or_default().push((form.to_owned(), surface));
            });
            for (place, known) in older.all() {
                let entry = Entry::new(known, forms.remove(&place).unwrap_or_default());
                sorter.push(&line_of(&entry, entries.len()));
                if sorter.is_full() {
                    sorter.spill()?;
                }
            }
        }
        finish(&part, sorter, BUDGET, index)
    };
    made().map_err(|source| ImportError::Disk { path: index.to_owned(), source })
}

/// `names.cgk` → `names.cgk.part`
fn beside(index: &Path, ending: &str) -> PathBuf {
    let mut name = index.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests;
