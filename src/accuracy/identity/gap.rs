//! GAP → how often a pronoun is tied to the right one of two names.
//!
//! The rule is that of the corpus's own `gap_scorer.py`: for each of two names a yes or no, and F1 of the yes over all of
//! them. We say yes where the pronoun and a mention by name that shares a character with the name mean one entity.

use super::read;
use crate::accuracy::Benchmark;
use crate::accuracy::corpora::Misprint;
use crate::accuracy::score::{Count, Score, by, f1, sum};
use crate::extract::{Annotations, EntityId, Form, Mention};
use crate::knowledge::Knowledge;
use crate::language::Document;
use crate::pipeline;
use std::ops::Range;

pub(super) const GAP: Benchmark = Benchmark {
    name: "GAP",
    corpora: &["gap"],
    references: &[("pronouns", &[by("reach", 80.0), by("aim", 90.0)])],
    scores: |knowledge, corpora| {
        let rows = corpora.read("gap", "gap-test.tsv", rows)?;
        Ok(f1(sum(pipeline::read_all(&rows, |row| row.scores(ours(knowledge, row))))))
    },
};

/// A text with a pronoun and two names. All places are in code points.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    text: String,
    pronoun: Range<usize>,
    is_masculine: bool,
    /// Each name, and whether the pronoun means it.
    names: [(Range<usize>, bool); 2],
}

/// The rows of the file, behind its heading.
fn rows(file: &str) -> Result<Vec<Row>, Misprint> {
    let lines = file.lines().enumerate().skip(1);
    lines.map(|(index, line)| row(line).map_err(|reason| Misprint::new(index + 1, reason))).collect()
}

fn row(line: &str) -> Result<Row, String> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [_, text, pronoun, offset, a, a_offset, a_means, b, b_offset, b_means, _] = columns[..] else {
        return Err(format!("{} columns and not 11", columns.len()));
    };
    let place = |words: &str, offset: &str| {
        let start: usize = offset.parse().map_err(|_| format!("{offset:?} is no place"))?;
        Ok::<_, String>(start..start + words.chars().count())
    };
    let is_meant = |cell: &str| cell.eq_ignore_ascii_case("true");
    Ok(Row {
        text: text.to_owned(),
        pronoun: place(pronoun, offset)?,
        is_masculine: ["he", "him", "his"].contains(&pronoun.to_lowercase().as_str()),
        names: [(place(a, a_offset)?, is_meant(a_means)), (place(b, b_offset)?, is_meant(b_means))],
    })
}

impl Row {
    /// The scores of what we say of the two names.
    fn scores(&self, ours: [bool; 2]) -> Vec<Score> {
        let mut count = Count::default();
        for ((_, theirs), own) in self.names.iter().zip(ours) {
            count.gold += usize::from(*theirs);
            count.ours += usize::from(own);
            count.right += usize::from(*theirs && own);
        }
        let of = |is_asked: bool| if is_asked { count } else { Count::default() };
        vec![
            Score { name: "pronouns", count },
            Score { name: "masculine", count: of(self.is_masculine) },
            Score { name: "feminine", count: of(!self.is_masculine) },
        ]
    }
}

/// Whether we take the pronoun of a row for each of its names.
fn ours(knowledge: &Knowledge, row: &Row) -> [bool; 2] {
    let (doc, annotations) = read(knowledge, &row.text);
    let meant = meant(&doc, &annotations, Form::Pronoun, &row.pronoun);
    [0, 1].map(|at| {
        let named = self::meant(&doc, &annotations, Form::Name, &row.names[at].0);
        named.iter().any(|entity| meant.contains(entity))
    })
}

/// What the mentions of a form mean that share a character with a range.
fn meant(doc: &Document, annotations: &Annotations, form: Form, chars: &Range<usize>) -> Vec<EntityId> {
    let is_there = |mention: &&Mention| {
        let own = doc.chars(mention.span);
        mention.form == form && own.start < chars.end && chars.start < own.end
    };
    annotations.mentions.iter().filter(is_there).map(|mention| mention.entity).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "t-1\tZoë met Ann; she left.\tshe\t13\tZoë\t0\tFALSE\tAnn\t8\tTRUE\thttp://a.example";

    #[test]
    fn a_row_has_a_pronoun_and_two_names() {
        let row = row(LINE).expect("it is well formed");
        assert_eq!((row.pronoun.clone(), row.is_masculine), (13..16, false));
        assert_eq!(row.names, [(0..3, false), (8..11, true)]);
        assert_eq!(rows("heading\nt-1\ttext"), Err(Misprint::new(2, "2 columns and not 11")));
        assert_eq!(
            rows(&format!("heading\n{}", LINE.replace("\t13\t", "\tx\t"))),
            Err(Misprint::new(2, "\"x\" is no place"))
        );
    }

    #[test]
    fn each_yes_counts() {
        let row = row(LINE).expect("it is well formed");
        let check = |ours: [bool; 2], expected: [usize; 3]| {
            let counted: Vec<_> =
                row.scores(ours).iter().map(|it| [it.count.gold, it.count.ours, it.count.right]).collect();
            assert_eq!(counted, [expected, [0; 3], expected], "{ours:?}");
        };
        check([false, true], [1, 1, 1]);
        check([true, false], [1, 1, 0]);
        check([true, true], [1, 2, 1]);
        check([false, false], [1, 0, 0]);
    }
}
