//! Finds out which things of different articles are one, with reasons, and lets questions see through it.
//!
//! Reading takes each article for itself, so that "Mira Holt" of two articles may be two. Here all articles are compared:
//! names, posts, the company in which people are named, and days are weighed (`data/rules/merge.toml`); what is sure is
//! joined, what is doubtful is for a person to decide. Nothing of the articles' own graphs is changed: the result stands in
//! a named graph of its own, each pair with its reasons, and can be dropped and made again. The method is that of record
//! linkage after Fellegi and Sunter (1969): blocks, and logarithms of odds added up.
//!
//! ```
//! use cablegraph::merge;
//! let store = oxigraph::store::Store::new()?;
//! assert!(merge::merge(&store, &[])?.groups.is_empty());
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```

mod cluster;
mod judge;
mod name;
mod pair;
mod record;
mod review;
mod rival;
#[cfg(test)]
mod tests;
mod thing;
mod view;
mod weights;

pub use record::{decisions, quads};
pub use review::{ReviewError, read_review, write_review};
pub use view::see_through;

use cluster::Clusters;
use judge::Judge;
use name::Likeness;
use oxigraph::store::{StorageError, Store};
use rival::Rivals;
use std::collections::{BTreeMap, BTreeSet};
use thing::{Thing, things};
use weights::Weights;

/// What a person says of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Both are one thing.
    Same,
    /// They are two.
    Different,
}

/// A pair with what a person says of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decision {
    /// The one IRI, the lesser of the two.
    pub one: String,
    /// The other.
    pub other: String,
    /// What they are; nothing takes an earlier decision back.
    pub verdict: Option<Verdict>,
}

impl Decision {
    /// The decision on two IRIs, whichever comes first.
    pub fn new(one: &str, other: &str, verdict: Option<Verdict>) -> Self {
        let (one, other) = (one.min(other).to_owned(), one.max(other).to_owned());
        Self { one, other, verdict }
    }
}

/// Two things compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The IRI of the one, the lesser of the two.
    pub one: String,
    /// The IRI of the other.
    pub other: String,
    /// What each is mostly called; its IRI where it is no longer there.
    pub names: [String; 2],
    /// Who found what of it, and how.
    pub finding: Finding,
}

/// What is known of a pair.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// A person said so.
    Decided(Verdict),
    /// It was weighed.
    Weighed {
        /// The logarithm of the odds that both are one.
        score: f64,
        /// Whether the words leave no doubt.
        is_certain: bool,
        /// Why, in words.
        reasons: String,
    },
}

/// Things that are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The IRI that stands for all: Wikidata's where there is one.
    pub kept: String,
    /// The other IRIs, sorted.
    pub merged: Vec<String>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merging {
    /// Things that are one, by what stands for them.
    pub groups: Vec<Group>,
    /// The pairs that joined them, and those that a person decided, sorted.
    pub pairs: Vec<Pair>,
    /// What a person should decide, the likeliest first.
    pub doubtful: Vec<Pair>,
    /// Decisions that could not be followed: both are in Wikidata, or other decisions speak against it.
    pub refused: Vec<Pair>,
}

/// A pair that was weighed, by the places of both.
#[derive(Clone)]
struct Compared {
    one: usize,
    other: usize,
    score: f64,
    likeness: Likeness,
    reasons: String,
}

/// Compares all things of a store. A person's decisions come before any weight.
pub fn merge(store: &Store, decisions: &[Decision]) -> Result<Merging, StorageError> {
    let (weights, things) = (Weights::bundled(), things(store)?);
    let mut merging = Merging::default();
    let decided = decided(&things, decisions, &mut merging);
    let of = |verdict| decided.iter().filter(move |(_, it)| **it == verdict).map(|(pair, _)| *pair);
    let apart: BTreeSet<(usize, usize)> = of(Verdict::Different).collect();
    let mut clusters = Clusters::new(&things, &apart);
    for (&(one, other), &verdict) in &decided {
        let pair = pair_of(&things, (one, other), Finding::Decided(verdict));
        let is_followed = verdict == Verdict::Different || clusters.join(one, other, true);
        if is_followed { &mut merging.pairs } else { &mut merging.refused }.push(pair);
    }
    let mut compared = compared(weights, &things);
    compared.retain(|it| !decided.contains_key(&(it.one, it.other)));
    let rivals = Rivals::new(&things, &compared, weights.same, weights.margin);
    let (sure, open): (Vec<Compared>, Vec<Compared>) =
        compared.iter().cloned().partition(|it| it.score >= weights.same && !rivals.has_any(it));
    let mut left = Vec::new();
    for it in sure {
        if clusters.join(it.one, it.other, false) {
            merging.pairs.push(it.into_pair(weights, &things));
        } else {
            left.push(it);
        }
    }
    left.extend(open);
    left.retain(|it| !clusters.are_one(it.one, it.other));
    left.sort_by(|a, b| b.score.total_cmp(&a.score));
    merging.doubtful = left.into_iter().map(|it| it.into_pair(weights, &things)).collect();
    merging.pairs.sort_by(|a, b| (&a.one, &a.other).cmp(&(&b.one, &b.other)));
    let iri = |at: usize| things[at].iri.clone();
    let groups = clusters.groups().into_iter();
    merging.groups = groups
        .map(|(kept, merged)| Group { kept: iri(kept), merged: merged.into_iter().map(iri).collect() })
        .collect();
    Ok(merging)
}

/// The decisions on things that are there. One on a thing that is not is kept for when it comes again.
fn decided(
    things: &[Thing],
    decisions: &[Decision],
    merging: &mut Merging,
) -> BTreeMap<(usize, usize), Verdict> {
    let place = |iri: &str| things.binary_search_by(|thing| thing.iri.as_str().cmp(iri));
    let mut decided = BTreeMap::new();
    for decision in decisions {
        let Some(verdict) = decision.verdict else { continue };
        if let (Ok(one), Ok(other)) = (place(&decision.one), place(&decision.other)) {
            decided.insert((one, other), verdict);
        } else {
            let (one, other) = (decision.one.clone(), decision.other.clone());
            let names = [one.clone(), other.clone()];
            merging.pairs.push(Pair { one, other, names, finding: Finding::Decided(verdict) });
        }
    }
    decided
}

/// All pairs that may be one, the likeliest first.
fn compared(weights: &Weights, things: &[Thing]) -> Vec<Compared> {
    let judge = Judge::new(weights, things);
    let mut compared = Vec::new();
    for (one, other) in pair::pairs(weights, things) {
        let judged = judge.judge(&things[one], &things[other]);
        if let Some(judged) = judged.filter(|it| it.score >= weights.doubtful) {
            compared.push(Compared {
                one,
                other,
                score: judged.score,
                likeness: judged.likeness,
                reasons: judged.reasons,
            });
        }
    }
    compared.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.one, a.other).cmp(&(b.one, b.other))));
    compared
}

impl Compared {
    fn into_pair(self, weights: &Weights, things: &[Thing]) -> Pair {
        let is_certain = self.score >= weights.certain;
        let finding = Finding::Weighed { score: self.score, is_certain, reasons: self.reasons };
        pair_of(things, (self.one, self.other), finding)
    }
}

fn pair_of(things: &[Thing], (one, other): (usize, usize), finding: Finding) -> Pair {
    let (one, other) = (&things[one], &things[other]);
    let names = [one.name.clone(), other.name.clone()];
    Pair { one: one.iri.clone(), other: other.iri.clone(), names, finding }
}
