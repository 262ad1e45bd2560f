//! A dump of Wikidata, or things one by one → a knowledge index on disk, streamed, in bounded memory.
//!
//! What is kept of the dump is gathered up to a budget, sorted, and put into the folder `FILE.part` beside the index;
//! at the end the sorted runs are merged. After each run the number of lines done is noted there, so that an import that
//! was cut off goes on from it and gives the same bytes as one that was not.

mod finish;
mod item;
mod json;
mod sorter;
mod triples;
mod work;

use crate::input::{Line, Lines, Reason, open};
use crate::knowledge::{Classes, Entry, Index};
use finish::{finish, line_of};
use item::Item;
use sorter::Sorter;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use triples::Triples;
use work::{Progress, Work};

/// The most bytes that one line of a dump may take. Wikidata itself allows a few million.
const LONGEST: usize = 64 << 20;

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

/// Why there is no index.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The dump cannot be opened.
    #[error("{}: {reason}", path.display())]
    Dump {
        /// The dump.
        path: PathBuf,
        /// Why not.
        reason: Reason,
    },
    /// The dump broke off.
    #[error("{} cannot be read on after line {line}; what was read before is kept in {}", path.display(), kept.display())]
    Cut {
        /// The dump.
        path: PathBuf,
        /// The last line that was read.
        line: usize,
        /// The folder from which the same import goes on.
        kept: PathBuf,
        /// Why it broke off.
        source: io::Error,
    },
    /// It is neither of the two forms.
    #[error("{} is neither a JSON dump of Wikidata nor N-Triples", .0.display())]
    Foreign(PathBuf),
    /// The folder beside the index belongs to another import.
    #[error("{} holds what an import of another dump, or with other filters, has done; finish that or remove it", .0.display())]
    Other(PathBuf),
    /// Something about the index could not be written or read back.
    #[error("cannot work on {}", path.display())]
    Disk {
        /// The index, or the folder beside it.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}

/// How the lines of a dump become items.
enum Reader {
    Json,
    Triples(Triples),
}

impl Reader {
    fn line(&mut self, number: usize, line: &[u8]) -> Result<Option<Item>, String> {
        match self {
            Self::Json => json::item(line),
            Self::Triples(triples) => triples.line(number, line),
        }
    }

    /// Up to which line nothing is pending, once this one was read.
    fn settled(&self, number: usize) -> usize {
        match self {
            Self::Json => number,
            Self::Triples(triples) => triples.settled(number),
        }
    }
}

/// Makes the index. Lines that cannot be read are given to `wrong` with number and reason, and cost nothing else. When
/// `go_on` says no, what is done is put on disk, and the same import goes on from there another time.
pub fn import(
    it: &Import,
    wrong: &mut dyn FnMut(usize, &str),
    go_on: &dyn Fn() -> bool,
) -> Result<Outcome, ImportError> {
    let opened = open(&it.dump).map_err(|reason| ImportError::Dump { path: it.dump.clone(), reason })?;
    let start = opened.head.iter().copied().find(|byte| !byte.is_ascii_whitespace());
    let mut reader = match start {
        Some(b'[' | b'{') => Reader::Json,
        Some(b'<' | b'#') => Reader::Triples(Triples::default()),
        _ => return Err(ImportError::Foreign(it.dump.clone())),
    };
    let disk = |path: &Path| {
        let path = path.to_owned();
        move |source| ImportError::Disk { path, source }
    };
    let part = beside(&it.index, "part");
    let identity = work::identity(&opened.head, &it.classes, it.min_sitelinks);
    let work = Work::open(&part, &identity).map_err(disk(&part))?;
    let work = work.ok_or_else(|| ImportError::Other(part.clone()))?;
    let mut done = work.progress().map_err(disk(&part))?;
    let mut outcome = Outcome { before: done.lines, wrong: done.wrong, ..Outcome::default() };
    let mut sorter = Sorter::new(&part, "things", it.budget, done.runs);
    let mut number = done.lines;
    let mut lines = Lines::new(opened.reader, LONGEST).skip(done.lines);
    let is_stopped = loop {
        let line = match lines.next() {
            None => break false,
            Some((_, Ok(line))) => line,
            Some((_, Err(source))) => {
                save(&work, &mut sorter, &mut done, reader.settled(number), outcome.wrong)
                    .map_err(disk(&part))?;
                return Err(ImportError::Cut { path: it.dump.clone(), line: number, kept: part, source });
            }
        };
        number += 1;
        let read = match &line {
            Line::Whole(line) => reader.line(number, line),
            Line::TooLong => Err(format!("longer than {LONGEST} bytes")),
        };
        match read {
            Ok(item) => keep(it, item, number, &mut sorter),
            Err(reason) => {
                outcome.wrong += 1;
                wrong(number, &reason);
            }
        }
        let is_over = !go_on();
        if sorter.is_full() || is_over {
            save(&work, &mut sorter, &mut done, reader.settled(number), outcome.wrong)
                .map_err(disk(&part))?;
        }
        if is_over {
            break true;
        }
    };
    outcome.lines = if is_stopped { done.lines } else { number };
    if is_stopped {
        return Ok(outcome);
    }
    if let Reader::Triples(triples) = reader {
        keep(it, triples.last(), number + 1, &mut sorter);
    }
    let things = finish(&part, sorter, it.budget, &it.index).map_err(disk(&part))?;
    Ok(Outcome { things: Some(things), ..outcome })
}

/// Gathers what is to be kept of an item.
fn keep(it: &Import, item: Option<Item>, number: usize, sorter: &mut Sorter) {
    if let Some(entry) = item.and_then(|item| item.entry(&it.classes, it.min_sitelinks)) {
        sorter.push(&line_of(&entry, number));
    }
}

/// Puts what was gathered on disk, and notes up to which line all is there.
fn save(work: &Work, sorter: &mut Sorter, done: &mut Progress, lines: usize, wrong: usize) -> io::Result<()> {
    sorter.spill()?;
    *done = Progress { lines, runs: sorter.runs(), wrong };
    work.note(*done)
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
