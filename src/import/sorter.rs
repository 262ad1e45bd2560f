//! Lines in any order → the same lines sorted by their bytes, however many there are.
//!
//! Lines are gathered up to a budget, sorted and put into a file of their own, a run; in the end all runs are merged.
//! So memory holds the budget, then a line and a buffer a run.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Lines on their way into order. None of them may hold a line feed.
#[derive(Debug)]
pub(super) struct Sorter {
    folder: PathBuf,
    name: &'static str,
    budget: usize,
    bytes: Vec<u8>,
    lines: Vec<Range<usize>>,
    runs: usize,
}

impl Sorter {
    /// Lines whose runs stand under a name in a folder, where some are already.
    pub(super) fn new(folder: &Path, name: &'static str, budget: usize, runs: usize) -> Self {
        Self { folder: folder.to_owned(), name, budget, bytes: Vec::new(), lines: Vec::new(), runs }
    }

    pub(super) fn push(&mut self, line: &[u8]) {
        let start = self.bytes.len();
        self.bytes.extend(line);
        self.lines.push(start..self.bytes.len());
    }

    /// Whether it is time to spill.
    pub(super) fn is_full(&self) -> bool {
        self.bytes.len() + self.lines.len() * size_of::<Range<usize>>() >= self.budget
    }

    /// How many runs are on disk.
    pub(super) fn runs(&self) -> usize {
        self.runs
    }

    /// Puts what was gathered on disk as a run.
    pub(super) fn spill(&mut self) -> io::Result<()> {
        if self.lines.is_empty() {
            return Ok(());
        }
        let bytes = &self.bytes;
        self.lines.sort_unstable_by(|a, b| bytes[a.clone()].cmp(&bytes[b.clone()]));
        let mut out = BufWriter::new(File::create(self.run(self.runs))?);
        for line in &self.lines {
            out.write_all(&bytes[line.clone()])?;
            out.write_all(b"\n")?;
        }
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        self.runs += 1;
        self.bytes.clear();
        self.lines.clear();
        Ok(())
    }

    fn run(&self, number: usize) -> PathBuf {
        self.folder.join(format!("{}-{number:06}", self.name))
    }

    /// All lines in order.
    pub(super) fn merged(mut self) -> io::Result<Merged> {
        self.spill()?;
        let mut merged = Merged { runs: Vec::new(), next: BinaryHeap::new() };
        for number in 0..self.runs {
            merged.runs.push(BufReader::new(File::open(self.run(number))?));
            merged.refill(number)?;
        }
        Ok(merged)
    }
}

/// The merging of runs.
pub(super) struct Merged {
    runs: Vec<BufReader<File>>,
    next: BinaryHeap<Reverse<(Vec<u8>, usize)>>,
}

impl Merged {
    fn refill(&mut self, run: usize) -> io::Result<()> {
        let mut line = Vec::new();
        if self.runs[run].read_until(b'\n', &mut line)? > 0 {
            line.pop();
            self.next.push(Reverse((line, run)));
        }
        Ok(())
    }
}

impl Iterator for Merged {
    type Item = io::Result<Vec<u8>>;

    fn next(&mut self) -> Option<Self::Item> {
        let Reverse((line, run)) = self.next.pop()?;
        Some(self.refill(run).map(|()| line))
    }
}
