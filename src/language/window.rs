//! Words of a text → windows that the encoder can take, and how much of each counts.
//!
//! A sentence at the border of a window lacks its context, so it is read again at the beginning of the next.

use super::piece::Word;
use std::ops::Range;

/// How many pieces a window may have, its two ends among them.
pub(super) const LONGEST: usize = 192;

/// Where the window ends that begins at `start`: it takes words while their pieces fit.
pub(super) fn end(words: &[Word], start: usize, longest: usize) -> usize {
    let mut size = 2;
    for (at, word) in words.iter().enumerate().skip(start) {
        size += word.pieces().len();
        if size > longest {
            return at;
        }
    }
    words.len()
}

/// How many words of a window count, told after which of them a sentence ends: all at the end of the text, else the
/// sentences that end before the last word. If none does, the window is taken for one.
pub(super) fn counted(ends: &[bool], is_last: bool) -> usize {
    let before_last = ends.len().saturating_sub(1);
    let cut = ends[..before_last].iter().rposition(|&ends| ends).filter(|_| !is_last);
    cut.map_or(ends.len(), |at| at + 1)
}

/// The sentences of the words that count, the last of which ends one.
pub(super) fn sentences(ends: &[bool]) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    (1..=ends.len()).filter(|&end| end == ends.len() || ends[end - 1]).map(move |end| {
        let sentence = start..end;
        start = end;
        sentence
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::piece::Pieces;

    #[test]
    fn windows_take_what_fits() {
        let pieces = Pieces::new("a\n##a");
        let words = ["a", "aaa", "aaaaaaaaaa", "a"].map(|word| pieces.word(word, None));
        assert_eq!([2, 3, 5, 6, 13, 14, 15].map(|longest| end(&words, 0, longest)), [0, 1, 1, 2, 2, 3, 4]);
        assert_eq!([2, 3, 4].map(|start| end(&words, start, 10)), [3, 4, 4]);
    }

    #[test]
    fn sentences_at_the_border_wait() {
        let ends = [false, true, false, true, false, true];
        assert_eq!(counted(&ends, true), 6);
        assert_eq!(counted(&ends, false), 4);
        assert_eq!(counted(&ends[..1], false), 1);
        assert_eq!(counted(&[false, false, true], false), 3);
        assert_eq!(sentences(&ends[..5]).collect::<Vec<_>>(), [0..2, 2..4, 4..5]);
        assert_eq!(sentences(&[]).count(), 0);
    }
}
