//! Judged pairs → groups of things that are one, the surest pairs first, so that no doubtful link joins two sure groups.

use super::pair::is_open;
use super::thing::Thing;
use std::collections::BTreeSet;

/// Groups under way: for each thing the place of the one that stands for its group.
pub(super) struct Clusters<'a> {
    things: &'a [Thing],
    members: Vec<BTreeSet<usize>>,
    group: Vec<usize>,
    apart: &'a BTreeSet<(usize, usize)>,
}

impl<'a> Clusters<'a> {
    /// Each thing alone. The pairs of `apart` never come together.
    pub(super) fn new(things: &'a [Thing], apart: &'a BTreeSet<(usize, usize)>) -> Self {
        let members = (0..things.len()).map(|at| BTreeSet::from([at])).collect();
        Self { things, members, group: (0..things.len()).collect(), apart }
    }

    /// Whether two are in one group.
    pub(super) fn are_one(&self, one: usize, other: usize) -> bool {
        self.group[one] == self.group[other]
    }

    /// Joins the groups of two; false where members of the one and the other cannot be one, unless a person said so.
    pub(super) fn join(&mut self, one: usize, other: usize, is_decided: bool) -> bool {
        let (one, other) = (self.group[one], self.group[other]);
        if one == other {
            return true;
        }
        let pairs =
            || self.members[one].iter().flat_map(|&a| self.members[other].iter().map(move |&b| (a, b)));
        let is_apart = pairs().any(|(a, b)| self.apart.contains(&(a.min(b), a.max(b))));
        let is_known = pairs().any(|(a, b)| self.things[a].is_linked() && self.things[b].is_linked());
        let is_shut = !is_decided && pairs().any(|(a, b)| !is_open(&self.things[a], &self.things[b]));
        if is_apart || is_known || is_shut {
            return false;
        }
        let joined = std::mem::take(&mut self.members[other]);
        for &member in &joined {
            self.group[member] = one;
        }
        self.members[one].extend(joined);
        true
    }

    /// The groups of more than one: the thing that stands for all, then the others.
    pub(super) fn groups(self) -> Vec<(usize, Vec<usize>)> {
        let groups = self.members.iter().filter(|members| members.len() > 1).map(|members| {
            let kept =
                *members.iter().max_by_key(|&&at| rank(&self.things[at])).expect("a group has members");
            (kept, members.iter().copied().filter(|&at| at != kept).collect())
        });
        let mut groups: Vec<(usize, Vec<usize>)> = groups.collect();
        groups.sort_by(|a, b| self.things[a.0].iri.cmp(&self.things[b.0].iri));
        groups
    }
}

/// What stands for the others: what the world knows, else what is named in most articles, in most words, most often.
fn rank(thing: &Thing) -> (bool, usize, usize, usize, std::cmp::Reverse<&str>) {
    let words = thing.name.split_whitespace().count();
    (thing.is_linked(), words.min(3), thing.articles.len(), thing.mentions, std::cmp::Reverse(&thing.iri))
}
