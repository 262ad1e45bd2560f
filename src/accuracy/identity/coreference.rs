//! Two ways to put mentions into chains → how alike they are: MUC, B-cubed, CEAF of entities, and the mean of the three.
//!
//! The mean of the three F1 is the score of the shared tasks CoNLL 2011 and 2012. A mention is any key; within one way of
//! chaining no key stands twice, and a chain has at least two.

use super::assignment;
use crate::accuracy::score::{Figure, rounded};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

/// Chains of mentions, each told by the bytes of its head.
pub(super) type Chains = Vec<BTreeSet<(usize, usize)>>;

/// A share in the making.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Share {
    part: f64,
    whole: f64,
}

impl Share {
    fn value(self) -> f64 {
        if self.whole > 0.0 { self.part / self.whole } else { 0.0 }
    }
}

/// Recall and precision in the making.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Both {
    recall: Share,
    precision: Share,
}

impl Both {
    fn f1(self) -> f64 {
        let (recall, precision) = (self.recall.value(), self.precision.value());
        if recall + precision > 0.0 { 2.0 * recall * precision / (recall + precision) } else { 0.0 }
    }
}

/// What was compared so far.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Comparison {
    muc: Both,
    b_cubed: Both,
    ceaf: Both,
    mentions: usize,
}

impl Comparison {
    /// Compares the chains of one text.
    pub(super) fn new(gold: &Chains, ours: &Chains) -> Self {
        let worth = gold.iter().map(|chain| ours.iter().map(|own| alike(chain, own)).collect());
        let best = assignment::best(&worth.collect::<Vec<_>>());
        Self {
            muc: Both { recall: links(gold, ours), precision: links(ours, gold) },
            b_cubed: Both { recall: mentions(gold, ours), precision: mentions(ours, gold) },
            ceaf: Both {
                recall: Share { part: best, whole: number(gold.len()) },
                precision: Share { part: best, whole: number(ours.len()) },
            },
            mentions: gold.iter().map(BTreeSet::len).sum(),
        }
    }

    /// The figures over all that was compared.
    pub(super) fn figures(self) -> Vec<Figure> {
        let [muc, b_cubed, ceaf] = [self.muc, self.b_cubed, self.ceaf].map(Both::f1);
        let mean = (muc + b_cubed + ceaf) / 3.0;
        let named = [("CoNLL", mean), ("MUC", muc), ("B-cubed", b_cubed), ("CEAF-e", ceaf)];
        named.map(|(name, share)| Figure { name, score: rounded(share), cases: self.mentions }).to_vec()
    }
}

impl AddAssign for Comparison {
    fn add_assign(&mut self, other: Self) {
        self.muc += other.muc;
        self.b_cubed += other.b_cubed;
        self.ceaf += other.ceaf;
        self.mentions += other.mentions;
    }
}

impl AddAssign for Both {
    fn add_assign(&mut self, other: Self) {
        for (all, one) in [(&mut self.recall, other.recall), (&mut self.precision, other.precision)] {
            all.part += one.part;
            all.whole += one.whole;
        }
    }
}

/// MUC: of the links that hold the chains of `of` together, those that `by` has too.
fn links(of: &Chains, by: &Chains) -> Share {
    let chain_of = index(by);
    let mut share = Share::default();
    for chain in of {
        let met: BTreeSet<usize> = chain.iter().filter_map(|it| chain_of.get(it).copied()).collect();
        let alone = chain.iter().filter(|it| !chain_of.contains_key(it)).count();
        share.part += number(chain.len() - met.len() - alone);
        share.whole += number(chain.len() - 1);
    }
    share
}

/// B-cubed: for each mention of `of` how much of its chain is in its chain of `by`.
fn mentions(of: &Chains, by: &Chains) -> Share {
    let chain_of = index(by);
    let mut share = Share::default();
    for chain in of {
        let mut met: BTreeMap<usize, usize> = BTreeMap::new();
        for other in chain.iter().filter_map(|it| chain_of.get(it)) {
            *met.entry(*other).or_default() += 1;
        }
        share.part += met.values().map(|count| number(count * count)).sum::<f64>() / number(chain.len());
        share.whole += number(chain.len());
    }
    share
}

/// CEAF's fourth likeness of two chains: what they share, of what they have.
fn alike(one: &BTreeSet<(usize, usize)>, other: &BTreeSet<(usize, usize)>) -> f64 {
    2.0 * number(one.intersection(other).count()) / number(one.len() + other.len())
}

/// The chain of each mention.
fn index(chains: &Chains) -> BTreeMap<&(usize, usize), usize> {
    chains.iter().enumerate().flat_map(|(at, chain)| chain.iter().map(move |it| (it, at))).collect()
}

#[allow(clippy::cast_precision_loss, reason = "no text has 2^52 words")]
fn number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chains(of: &[&[usize]]) -> Chains {
        of.iter().map(|chain| chain.iter().map(|at| (*at, *at + 1)).collect()).collect()
    }

    /// CoNLL, MUC, B-cubed and CEAF-e of chains of numbers.
    fn check(gold: &[&[usize]], ours: &[&[usize]], expected: [f64; 4]) {
        let found: Vec<f64> =
            Comparison::new(&chains(gold), &chains(ours)).figures().iter().map(|it| it.score).collect();
        assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9), "{found:?}, not {expected:?}");
    }

    #[test]
    fn what_is_the_same_is_wholly_right_and_nothing_is_not() {
        check(&[&[1, 2], &[3, 4, 5]], &[&[3, 4, 5], &[1, 2]], [100.0; 4]);
        check(&[&[1, 2]], &[], [0.0; 4]);
        check(&[&[1, 2]], &[&[3, 4]], [0.0; 4]);
    }

    #[test]
    fn chains_are_compared_as_by_hand() {
        // Theirs abc and defg; ours ab, cd and fghi.
        // MUC: recall (3 - 2) + (4 - 3) of 2 + 3 = 2/5 (abc meets two of our chains; defg meets two, and e is alone);
        // precision (2 - 1) + (2 - 2) + (4 - 3) of 1 + 1 + 3 = 2/5.
        // B-cubed: recall ((4 + 1)/3 + (1 + 4)/4) of 7 = 5/12; precision (4/2 + (1 + 1)/2 + 4/4) of 8 = 1/2; F1 = 5/11.
        // CEAF: ab stands for abc with 4/5, fghi for defg with 4/8: 1.3 of 2 and 1.3 of 3; F1 = 2.6/5.
        let expected = [45.82, 40.0, 45.45, 52.0];
        check(&[&[1, 2, 3], &[4, 5, 6, 7]], &[&[1, 2], &[3, 4], &[6, 7, 8, 9]], expected);
    }

    #[test]
    fn texts_are_added_before_they_are_divided() {
        let mut all = Comparison::new(&chains(&[&[1, 2]]), &chains(&[&[1, 2]]));
        all += Comparison::new(&chains(&[&[1, 2]]), &chains(&[]));
        // Recall 1/2, precision 1, for all three.
        assert!(all.figures().iter().all(|it| (it.score - 66.67).abs() < 1e-9 && it.cases == 4));
    }
}
