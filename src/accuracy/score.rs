//! Counts of what is right, wrong and left out → precision, recall and F1 in per cent, with what others reach beside them.

use std::fmt;
use std::iter::Sum;
use std::ops::AddAssign;

/// A figure: how often this program is right about something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// The name of the benchmark.
    pub benchmark: &'static str,
    /// What is measured on it.
    pub name: &'static str,
    /// In per cent, F1 where its name does not say otherwise; rounded to two places, so that what is shown is what a floor
    /// is held against.
    pub score: f64,
    /// What others reach, and what is aimed at.
    pub references: &'static [Reference],
    /// How many cases the corpus has.
    pub cases: usize,
}

/// The score of another program, or one to be reached, in per cent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reference {
    /// Whose it is.
    pub of: &'static str,
    /// The score.
    pub score: f64,
}

/// The score of another.
pub(super) const fn by(of: &'static str, score: f64) -> Reference {
    Reference { of, score }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.benchmark, self.name)
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:.1}", self.of, self.score)
    }
}

/// Something that is counted, text by text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Score {
    /// What is measured.
    pub(super) name: &'static str,
    /// What was counted.
    pub(super) count: Count,
}

/// What comes of counting: a measure before it is put beside others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Figure {
    /// What is measured.
    pub(super) name: &'static str,
    /// In per cent, with two places.
    pub(super) score: f64,
    /// How many cases it was counted over.
    pub(super) cases: usize,
}

impl Score {
    /// How much of what there is was found, and of what was found is right, as one figure.
    pub(super) fn f1(self) -> Figure {
        Figure { name: self.name, score: self.count.f1(), cases: self.count.gold }
    }

    /// How much of what we found is right.
    pub(super) fn precision(self) -> Figure {
        let Count { ours, right, .. } = self.count;
        Figure { name: self.name, score: percent(right, ours), cases: ours }
    }

    /// How much of what there is was found.
    pub(super) fn recall(self) -> Figure {
        let Count { gold, right, .. } = self.count;
        Figure { name: self.name, score: percent(right, gold), cases: gold }
    }
}

/// The F1 of each of several scores.
pub(super) fn f1(scores: Vec<Score>) -> Vec<Figure> {
    scores.into_iter().map(Score::f1).collect()
}

/// A share in per cent with two places; none of nothing is nought.
#[allow(clippy::cast_precision_loss, reason = "no corpus has 2^52 words")]
fn percent(part: usize, whole: usize) -> f64 {
    rounded(part as f64 / whole.max(1) as f64)
}

/// A share in per cent with two places.
pub(super) fn rounded(share: f64) -> f64 {
    (share * 10_000.0).round() / 100.0
}

/// How many there are, how many we found, and how many of these are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) gold: usize,
    pub(super) ours: usize,
    pub(super) right: usize,
}

impl Count {
    /// The harmonic mean of precision and recall, in per cent with two places.
    pub(super) fn f1(self) -> f64 {
        percent(2 * self.right, self.gold + self.ours)
    }
}

impl Sum for Count {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |mut all, one| {
            all += one;
            all
        })
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.gold += other.gold;
        self.ours += other.ours;
        self.right += other.right;
    }
}

/// The sum, measure by measure, of the scores of many texts. Every text is scored by the same measures in the same order.
pub(super) fn sum(of_texts: impl IntoIterator<Item = Vec<Score>>) -> Vec<Score> {
    let mut total: Vec<Score> = Vec::new();
    for scores in of_texts {
        if total.is_empty() {
            total = scores;
        } else {
            for (all, one) in total.iter_mut().zip(scores) {
                all.count += one.count;
            }
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f1_is_the_harmonic_mean_of_precision_and_recall() {
        // Precision 1/2, recall 1/4: 2 · 1/8 : 3/4 = 1/3.
        assert!((Count { gold: 4, ours: 2, right: 1 }.f1() - 33.33).abs() < 1e-9);
        assert!((Count { gold: 2, ours: 2, right: 2 }.f1() - 100.0).abs() < 1e-9);
        assert!(Count::default().f1().abs() < 1e-9);
    }

    #[test]
    fn precision_is_of_ours_and_recall_of_theirs() {
        let score = Score { name: "links", count: Count { gold: 4, ours: 2, right: 1 } };
        assert_eq!(score.precision(), Figure { name: "links", score: 50.0, cases: 2 });
        assert_eq!(score.recall(), Figure { name: "links", score: 25.0, cases: 4 });
        let nothing = Score { name: "links", count: Count::default() };
        assert_eq!(nothing.precision(), Figure { name: "links", score: 0.0, cases: 0 });
    }
}
