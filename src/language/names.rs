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

    /// Whether it may stand after `before`; none is before the first word.
    fn may_follow(self, before: Option<Self>) -> bool {
        match self {
            Self::GoesOn(kind) => matches!(before, Some(Self::Begins(it) | Self::GoesOn(it)) if it == kind),
            _ => true,
        }
    }
}

/// The names of a sentence whose words stand in `rows`, a score for each of `marks` in each row. The places are rows.
pub(super) fn names(scores: &Matrix, rows: Range<usize>, marks: &[Mark]) -> Vec<Name> {
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

/// The marks of the highest sum of which each may follow the one before it.
fn best_row(scores: &Matrix, rows: Range<usize>, marks: &[Mark]) -> Vec<Mark> {
    let mut sums: Vec<f32> = Vec::new();
    let mut steps: Vec<Vec<usize>> = Vec::new();
    for row in rows {
        let mut next = Vec::with_capacity(marks.len());
        let mut step = Vec::with_capacity(marks.len());
        for (mark, score) in marks.iter().zip(scores.row(row)) {
            let open = |at: &usize| mark.may_follow(Some(marks[*at]));
            let before =
                (0..sums.len()).filter(open).reduce(|best, at| if sums[at] > sums[best] { at } else { best });
            let is_open = before.is_some() || (sums.is_empty() && mark.may_follow(None));
            let so_far = before.map_or(0.0, |at| sums[at]);
            next.push(if is_open { so_far + score } else { f32::NEG_INFINITY });
            step.push(before.unwrap_or(0));
        }
        sums = next;
        steps.push(step);
    }
    let last = (0..sums.len()).reduce(|best, at| if sums[at] > sums[best] { at } else { best });
    let Some(mut at) = last else { return Vec::new() };
    let mut best = Vec::with_capacity(steps.len());
    for step in steps.iter().rev() {
        best.push(marks[at]);
        at = step[at];
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

    fn check(rows: &[[f32; 5]], expected: &[(usize, usize, NameKind)]) {
        let scores = Matrix::new(5, rows.concat());
        let found: Vec<_> = names(&scores, 0..rows.len(), &MARKS)
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
    fn marks_have_names() {
        assert_eq!(
            ["O", "B-Person", "I-Place"].map(Mark::named),
            [Some(MARKS[0]), Some(MARKS[1]), Some(MARKS[4])]
        );
        assert_eq!(["", "B-", "I-Ship", "P", "O-Person"].map(Mark::named), [None; 5]);
    }
}
