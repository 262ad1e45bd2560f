//! Pairs → whether one that fits two different things is sure of either.
//!
//! "Holt" of one article fits Mira Holt and Anna Holt of others, and is neither of them for certain.

use super::Compared;
use super::pair::is_open;
use super::thing::Thing;
use std::collections::{BTreeMap, BTreeSet};

/// For each thing the pairs that it is one of, with the other.
pub(super) struct Rivals<'a> {
    things: &'a [Thing],
    partners: BTreeMap<usize, Vec<(&'a Compared, usize)>>,
    sure: BTreeSet<(usize, usize)>,
    margin: f64,
}

impl<'a> Rivals<'a> {
    /// Among all that were compared; from the score `same` on two are no rivals but one.
    pub(super) fn new(things: &'a [Thing], compared: &'a [Compared], same: f64, margin: f64) -> Self {
        let mut partners: BTreeMap<usize, Vec<(&'a Compared, usize)>> = BTreeMap::new();
        for it in compared {
            partners.entry(it.one).or_default().push((it, it.other));
            partners.entry(it.other).or_default().push((it, it.one));
        }
        let sure = compared.iter().filter(|it| it.score >= same).map(|it| (it.one, it.other)).collect();
        Self { things, partners, sure, margin }
    }

    /// Whether something else fits the one or the other about as well, by a name that is at least as close.
    pub(super) fn has_any(&self, it: &Compared) -> bool {
        [(it.one, it.other), (it.other, it.one)].into_iter().any(|(thing, partner)| {
            let mut others = self.partners[&thing].iter().filter(|(_, other)| *other != partner);
            others.any(|(rival, other)| {
                let is_close = rival.likeness <= it.likeness && rival.score + self.margin > it.score;
                is_close && self.are_two(partner, *other)
            })
        })
    }

    fn are_two(&self, one: usize, other: usize) -> bool {
        let (a, b) = (&self.things[one], &self.things[other]);
        let may_be_one = a.name == b.name && is_open(a, b);
        !may_be_one && !self.sure.contains(&(one.min(other), one.max(other)))
    }
}
