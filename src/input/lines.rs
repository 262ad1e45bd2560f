//! Bytes → lines with their numbers, none of them ever longer in memory than allowed.

use std::io::{self, BufRead};

/// One line of a file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// The line without its end.
    Whole(Vec<u8>),
    /// A line over the limit, read past and dropped.
    TooLong,
}

/// The lines of a reader, counted from 1.
pub(crate) struct Lines<R> {
    reader: R,
    longest: usize,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    /// Lines of at most `longest` bytes.
    pub(crate) fn new(reader: R, longest: usize) -> Self {
        Self { reader, longest, number: 0 }
    }

    fn line(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        let mut length = 0;
        loop {
            let buffer = match self.reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                buffer => buffer?,
            };
            if buffer.is_empty() && length == 0 {
                return Ok(None);
            }
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let taken = end.unwrap_or(buffer.len());
            let done = end.is_some() || buffer.is_empty();
            length += taken + usize::from(end.is_some());
            if line.len() + taken <= self.longest && length <= self.longest + 1 {
                line.extend_from_slice(&buffer[..taken]);
            } else {
                line = Vec::new();
            }
            self.reader.consume(taken + usize::from(end.is_some()));
            if done {
                let is_whole = length - usize::from(end.is_some()) <= self.longest;
                return Ok(Some(if is_whole { Line::Whole(line) } else { Line::TooLong }));
            }
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = (usize, io::Result<Line>);

    fn next(&mut self) -> Option<Self::Item> {
        self.number += 1;
        self.line().transpose().map(|line| (self.number, line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    fn lines(text: &str) -> Vec<Line> {
        let reader = BufReader::with_capacity(2, text.as_bytes());
        Lines::new(reader, 4).map(|(_, line)| line.unwrap()).collect()
    }

    fn whole(text: &str) -> Line {
        Line::Whole(text.into())
    }

    #[test]
    fn a_line_over_the_limit_is_passed_over() {
        assert_eq!(
            lines("abcd\nabcde\n\nabcdefghij\nx"),
            [whole("abcd"), Line::TooLong, whole(""), Line::TooLong, whole("x")]
        );
    }

    #[test]
    fn the_last_line_needs_no_end() {
        assert_eq!(lines("a\nb"), [whole("a"), whole("b")]);
        assert_eq!(lines("a\n"), [whole("a")]);
        assert_eq!(lines(""), []);
    }
}
