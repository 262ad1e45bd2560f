//! An import on its way through the dump: what was gathered, and up to which line all is on disk.

use super::error::ImportError;
use super::finish::{finish, line_of};
use super::item::Item;
use super::sorter::Sorter;
use super::triples::Triples;
use super::work::{self, Progress, Work};
use super::{Import, beside, json};
use crate::input::{Line, Lines, open};
use std::io::{self, BufRead};
use std::path::PathBuf;

/// The most bytes that one line of a dump may take. Wikidata itself allows a few million.
const LONGEST: usize = 64 << 20;

/// How the lines of a dump become items.
enum Reader {
    Json,
    Triples(Box<Triples>),
}

/// An import that has begun.
pub(super) struct Running<'a> {
    it: &'a Import,
    part: PathBuf,
    reader: Reader,
    work: Work,
    /// What was gathered.
    pub(super) sorter: Sorter,
    /// How much of it is on disk.
    pub(super) done: Progress,
    /// The line that was read last.
    pub(super) number: usize,
    /// How many lines could not be read.
    pub(super) wrong: usize,
    /// Which of them are not noted on disk yet.
    pending: Vec<usize>,
}

/// The lines of a dump with their numbers.
type Rest = std::iter::Skip<Lines<Box<dyn BufRead + Send>>>;

impl<'a> Running<'a> {
    /// Opens the dump, and goes past what an earlier run has done.
    pub(super) fn open(it: &'a Import) -> Result<(Self, Rest), ImportError> {
        let opened = open(&it.dump).map_err(|reason| ImportError::Dump { path: it.dump.clone(), reason })?;
        let reader = match opened.head.iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(b'[' | b'{') => Reader::Json,
            Some(b'<' | b'#') => Reader::Triples(Box::default()),
            _ => return Err(ImportError::Foreign(it.dump.clone())),
        };
        let part = beside(&it.index, "part");
        let disk = |source| ImportError::Disk { path: part.clone(), source };
        let identity = work::identity(&opened.head, &it.classes, it.min_sitelinks);
        let work = Work::open(&part, &identity).map_err(disk)?;
        let work = work.ok_or_else(|| ImportError::Other(part.clone()))?;
        let done = work.progress().map_err(disk)?;
        let sorter = Sorter::new(&part, "things", it.budget, done.runs);
        let lines = Lines::new(opened.reader, LONGEST).skip(done.lines);
        let running = Self {
            it,
            part,
            reader,
            work,
            sorter,
            done,
            number: done.lines,
            wrong: done.wrong,
            pending: Vec::new(),
        };
        Ok((running, lines))
    }

    /// Reads a line. Where the dump breaks off, what was gathered is put on disk first.
    pub(super) fn line(
        &mut self,
        line: (usize, io::Result<Line>),
        wrong: &mut dyn FnMut(usize, &str),
    ) -> Result<(), ImportError> {
        let line = match line.1 {
            Ok(line) => line,
            Err(source) => {
                self.save()?;
                let (path, kept) = (self.it.dump.clone(), self.part.clone());
                return Err(ImportError::Cut { path, line: self.number, kept, source });
            }
        };
        self.number += 1;
        let read = match (&line, &mut self.reader) {
            (Line::TooLong, _) => Err(format!("longer than {LONGEST} bytes")),
            (Line::Whole(line), Reader::Json) => json::item(line),
            (Line::Whole(line), Reader::Triples(triples)) => triples.line(self.number, line),
        };
        match read {
            Ok(item) => self.keep(item, self.number),
            Err(reason) => {
                self.wrong += 1;
                self.pending.push(self.number);
                wrong(self.number, &reason);
            }
        }
        Ok(())
    }

    /// Gathers what is to be kept of an item.
    fn keep(&mut self, item: Option<Item>, number: usize) {
        let entry = item.and_then(|item| item.entry(&self.it.classes, self.it.min_sitelinks));
        if let Some(entry) = entry {
            self.sorter.push(&line_of(&entry, number));
        }
    }

    /// Puts what was gathered on disk, and notes up to which line all is there.
    pub(super) fn save(&mut self) -> Result<(), ImportError> {
        let lines = match &self.reader {
            Reader::Json => self.number,
            Reader::Triples(triples) => triples.settled(self.number),
        };
        let saved = self.sorter.spill().and_then(|()| {
            // The lines behind are read once more, and counted then.
            let settled = self.pending.iter().filter(|line| **line <= lines).count();
            self.pending.retain(|line| *line > lines);
            self.done = Progress { lines, runs: self.sorter.runs(), wrong: self.done.wrong + settled };
            self.work.note(self.done)
        });
        saved.map_err(|source| ImportError::Disk { path: self.part.clone(), source })
    }

    /// Makes the index of all that was gathered, and returns how many things are in it.
    pub(super) fn finish(mut self) -> Result<usize, ImportError> {
        if let Reader::Triples(triples) = &mut self.reader {
            let last = std::mem::take(triples).last();
            self.keep(last, self.number + 1);
        }
        let Self { it, part, sorter, .. } = self;
        finish(&part, sorter, it.budget, &it.index).map_err(|source| ImportError::Disk { path: part, source })
    }
}
