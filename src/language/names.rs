//! Scores of a sentence's words → its names: the best row of labels in which every name that goes on has begun (Viterbi).

use super::document::Span;
use super::label::NameKind;
use super::matrix::Matrix;
use std::ops::Range;

/// A name that the language core found in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its tokens, within one sentence.
    pub span: Span,
    /// What kind of thing it names, by the looks of it.
    pub kind: NameKind,
}

/// What a word is to a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Outside,
    Begins(NameKind),
    GoesOn(NameKind),
}

impl Mark {
    /// The mark that is written `O`, `B-Person`, `I-Person` and so on.
    pub(super) fn named(label: &str) -> Option<Self> {
        match label.split_once('-') {
            Some(("B", kind)) => NameKind::named(kind).map(Self::Begins),
            Some(("I", kind)) => NameKind::named(kind).map(Self::GoesOn),
            _ => (label == "O").then_some(Self::Outside),
        }
    }

    /// Whether it may stand after `before`.
    fn may_follow(self, before: Self) -> bool {
        match self {
            Self::GoesOn(kind) => matches!(before, Self::Begins(it) | Self::GoesOn(it) if it == kind),
            _ => true,
        }
    }
}

/// The marks, and how well each follows each.
#[derive(Debug)]
pub(super) struct Marks {
    marks: Vec<Mark>,
    /// From the mark of the row to that of the column.
    steps: Matrix,
}

impl Marks {
    /// `steps` has a row and a column for each mark. What may not follow gets no step.
    pub(super) fn new(marks: Vec<Mark>, mut steps: Matrix) -> Self {
        for (at, before) in marks.iter().enumerate() {
            for (mark, step) in marks.iter().zip(steps.row_mut(at)) {
                if !mark.may_follow(*before) {
                    *step = f32::NEG_INFINITY;
                }
            }
        }
        Self { marks, steps }
    }

    /// The score of each mark on the first word.
    fn first(&self, scores: &[f32]) -> Vec<f32> {
        let begins = |(mark, score): (&Mark, &f32)| {
            if matches!(mark, Mark::GoesOn(_)) { f32::NEG_INFINITY } else { *score }
        };
        self.marks.iter().zip(scores).map(begins).collect()
    }

    /// The mark from which the way to `mark` is best, and its score; of several the first.
    fn best_before(&self, sums: &[f32], mark: usize) -> (usize, f32) {
        let ways = sums.iter().enumerate().map(|(at, sum)| (at, sum + self.steps.row(at)[mark]));
        ways.reduce(|best, way| if way.1 > best.1 { way } else { best }).unwrap_or_default()
    }
}

/// The names of a sentence whose words stand in `rows`, a score for each of `marks` in each row. The places are rows.
pub(super) fn names(scores: &Matrix, rows: Range<usize>, marks: &Marks) -> Vec<Name> {
    let best = best_row(scores, rows.clone(), marks);
    let mut names: Vec<Name> = Vec::new();
    for (at, mark) in rows.zip(best) {
        match (mark, names.last_mut()) {
            (Mark::Begins(kind), _) => names.push(Name { span: Span::new(at, at + 1), kind }),
            (Mark::GoesOn(_), Some(name)) => name.span.end = at + 1,
            _ => {}
        }
    }
    names
}

/// The marks of the highest sum of scores and steps.
fn best_row(scores: &Matrix, rows: Range<usize>, marks: &Marks) -> Vec<Mark> {
    let mut rows = rows.map(|row| scores.row(row));
    let Some(first) = rows.next() else { return Vec::new() };
    let mut sums = marks.first(first);
    let mut ways: Vec<Vec<usize>> = Vec::new();
    for row in rows {
        let best: Vec<_> = (0..row.len()).map(|mark| marks.best_before(&sums, mark)).collect();
        sums = best.iter().zip(row).map(|((_, sum), score)| sum + score).collect();
        ways.push(best.into_iter().map(|(before, _)| before).collect());
    }
    let last = (0..sums.len()).reduce(|best, at| if sums[at] > sums[best] { at } else { best });
    let Some(mut at) = last else { return Vec::new() };
    let mut best = vec![marks.marks[at]];
    for way in ways.iter().rev() {
        at = way[at];
        best.push(marks.marks[at]);
    }
    best.reverse();
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKS: [Mark; 5] = [
        Mark::Outside,
        Mark::Begins(NameKind::Person),
        Mark::GoesOn(NameKind::Person),
        Mark::Begins(NameKind::Place),
        Mark::GoesOn(NameKind::Place),
    ];

    #[track_caller]
    fn check(rows: &[[f32; 5]], expected: &[(usize, usize, NameKind)]) {
        check_with(&[0.0; 25], rows, expected);
    }

    #[track_caller]
    fn check_with(steps: &[f32; 25], rows: &[[f32; 5]], expected: &[(usize, usize, NameKind)]) {
        let scores = Matrix::new(5, rows.concat());
        let marks = Marks::new(MARKS.to_vec(), Matrix::new(5, steps.to_vec()));
        let found: Vec<_> = names(&scores, 0..rows.len(), &marks)
            .iter()
            .map(|name| (name.span.start, name.span.end, name.kind))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_name_begins_before_it_goes_on() {
        check(&[], &[]);
        check(&[[0.0, 0.0, 9.0, 0.0, 0.0]], &[]);
        check(&[[0.0, -1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 5.0, 0.0, 0.0]], &[(0, 2, NameKind::Person)]);
        check(&[[0.0, 2.0, 0.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0, 1.5]], &[(0, 2, NameKind::Person)]);
        check(&[[0.0, 2.0, 0.0, 1.9, 0.0], [0.0, 0.0, 1.0, 0.0, 1.5]], &[(0, 2, NameKind::Place)]);
        let two = [(0, 1, NameKind::Place), (1, 2, NameKind::Place)];
        check(&[[0.0, 0.0, 0.0, 1.0, 0.0], [0.0, 0.0, 0.0, 1.0, 0.0]], &two);
    }

    #[test]
    fn what_rarely_follows_is_rarely_read() {
        let mut steps = [0.0; 25];
        // From the beginning of a person's name to the beginning of another.
        steps[6] = -2.0;
        let rows = [[0.0, 3.0, 0.0, 0.0, 0.0], [0.0, 2.0, 1.0, 0.0, 0.0]];
        check(&rows, &[(0, 1, NameKind::Person), (1, 2, NameKind::Person)]);
        check_with(&steps, &rows, &[(0, 2, NameKind::Person)]);
    }

    #[test]
    fn marks_have_names() {
        assert_eq!(
            ["O", "B-Person", "I-Place"].map(Mark::named),
            [Some(MARKS[0]), Some(MARKS[1]), Some(MARKS[4])]
        );
        assert_eq!(["", "B-", "I-Ship", "P", "O-Person"].map(Mark::named), [None; 5]);
    }
}
