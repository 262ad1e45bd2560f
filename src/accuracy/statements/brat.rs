//! Annotations in the format of brat → attributions with the places of their source and content.

use super::overlap::Attribution as Words;
use crate::accuracy::corpora::Misprint;
use crate::accuracy::spacing::touched;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Who says it and what is said, in code points. Each may stand in several places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Attribution {
    pub(super) source: Vec<Range<usize>>,
    pub(super) content: Vec<Range<usize>>,
}

/// The attributions of a file. Lines that begin with `T` name places, those with `E` put them together.
pub(super) fn attributions(file: &str) -> Result<Vec<Attribution>, Misprint> {
    let mut places: BTreeMap<&str, Vec<Range<usize>>> = BTreeMap::new();
    for (line, id, rest) in lines(file, 'T') {
        let place = place(rest).ok_or_else(|| Misprint::new(line, format!("{rest:?} names no place")))?;
        places.insert(id, place);
    }
    let mut attributions = Vec::new();
    for (line, _, rest) in lines(file, 'E') {
        let mut attribution = Attribution::default();
        for part in rest.split_whitespace() {
            let (role, id) =
                part.split_once(':').ok_or_else(|| Misprint::new(line, format!("{part:?} is no part")))?;
            let place =
                places.get(id).ok_or_else(|| Misprint::new(line, format!("{id} was not named before")))?;
            match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                "Source" => attribution.source.extend(place.iter().cloned()),
                "Content" => attribution.content.extend(place.iter().cloned()),
                _ => {}
            }
        }
        if !attribution.content.is_empty() {
            attributions.push(attribution);
        }
    }
    Ok(attributions)
}

/// The number, the id and the second column of each line whose id begins with a letter.
fn lines(file: &str, letter: char) -> impl Iterator<Item = (usize, &str, &str)> {
    let lines = file.lines().enumerate().filter(move |(_, line)| line.starts_with(letter));
    lines.map(|(index, line)| {
        let mut columns = line.split('\t');
        (index + 1, columns.next().unwrap_or_default(), columns.next().unwrap_or_default())
    })
}

/// "Content 48 53;60 71"
fn place(column: &str) -> Option<Vec<Range<usize>>> {
    let (_, places) = column.split_once(' ')?;
    let range = |part: &str| {
        let (start, end) = part.trim().split_once(' ')?;
        Some(start.parse().ok()?..end.parse().ok()?)
    };
    places.split(';').map(range).collect()
}

impl Attribution {
    /// The words that it touches.
    pub(super) fn over(&self, words: &[Range<usize>]) -> Words {
        let touched = |places: &[Range<usize>]| -> BTreeSet<usize> {
            let all = places.iter().filter_map(|place| touched(words, place)).flatten();
            all.filter(|at| !words[*at].is_empty()).collect()
        };
        Words { source: touched(&self.source), content: touched(&self.content) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "T1\tSource 8 12\tHolt\nT2\tCue 3 7\tsaid\nT3\tContent 0 2;14 18\tNo soon\nT4\tAttribution 3 7\tsaid\n\
                        E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n#1\tnote\nE2\tAttribution:T4 Cue:T2\n";

    #[test]
    fn parts_are_put_together() {
        let found = attributions(FILE).expect("it is well formed");
        let source = std::iter::once(8..12).collect();
        assert_eq!(found, [Attribution { source, content: vec![0..2, 14..18] }]);
        // "No said Holt, soon.": a mark is no word.
        let words = [0..2, 3..7, 8..12, 12..12, 14..18, 18..18];
        let over = found[0].over(&words);
        assert_eq!((over.source, over.content), ([2].into(), [0, 4].into()));
    }

    #[test]
    fn what_is_misprinted_is_told_with_its_line() {
        let check = |file: &str, line: usize| {
            assert_eq!(attributions(file).map_err(|it| it.line).err(), Some(line), "{file:?}");
        };
        check("T1\tSource 8\tHolt", 1);
        check("T1\tSource 8 12\tHolt\nE1\tAttribution:T1 Source:T9", 2);
        check("T1\tSource 8 12\tHolt\nE1\tAttribution", 2);
    }
}
