//! Candidates of an article → chains of those that mean the same thing, each with the entity that it names, if it names one.
//!
//! Names are tied by the cast beforehand. Each pronoun, each noun phrase and the first name of each entity is judged
//! against those before it (a pronoun of the third person also against names behind it in its sentence), and goes to
//! the chain that is likeliest, unless it rather means something new.

mod candidate;
mod pair;

use super::annotations::EntityId;
use super::entity::Cast;
use crate::knowledge::Knowledge;
use crate::language::{Document, Question, Span};
use candidate::Candidate;
pub(super) use candidate::Class;
use std::collections::{BTreeMap, BTreeSet};

/// How many candidates back something may be meant.
const REACH: usize = 80;

/// Words that mean one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The tokens that head its phrases, in the order of the text.
    pub heads: Vec<usize>,
    /// The entity that some of them name.
    pub entity: Option<EntityId>,
}

/// All chains of two and more words, in the order of their first.
pub(super) fn chains(knowledge: &Knowledge, doc: &Document, quotes: &[Span], cast: &Cast) -> Vec<Chain> {
    let candidates = candidate::candidates(knowledge, doc, quotes, cast);
    let question = question(doc, &candidates);
    let odds = doc.odds(&knowledge.models, &question);
    let mut links = Links::new(&candidates);
    let mut start = 0;
    for pairs in question.pairs.chunk_by(|one, two| one.0 == two.0) {
        links.join(pairs, &odds[start..start + pairs.len()]);
        start += pairs.len();
    }
    links.into_chains(&candidates)
}

/// What the model is asked about an article, and the entity that each of its words names.
pub(super) fn asked(
    knowledge: &Knowledge,
    doc: &Document,
    quotes: &[Span],
    cast: &Cast,
) -> (Question, Vec<Option<EntityId>>) {
    let candidates = candidate::candidates(knowledge, doc, quotes, cast);
    (question(doc, &candidates), candidates.iter().map(|it| it.entity).collect())
}

fn question(doc: &Document, candidates: &[Candidate]) -> Question {
    let mut question = Question::default();
    for (at, it) in candidates.iter().enumerate() {
        question.words.push(it.head);
        question.word_traits.extend(pair::alone(doc, it));
        for partner in partners(candidates, at) {
            question.pairs.push((at, partner.at));
            question.pair_traits.extend(pair::together(doc, it, &candidates[partner.at], &partner));
        }
    }
    question
}

/// A candidate that another may go back to.
struct Partner {
    at: usize,
    /// How many candidates stand between.
    between: usize,
    /// How many of these agree with it as well.
    rank: usize,
    /// How many entities these name.
    entities: usize,
}

/// Those that a candidate may go back to, the nearest first. A name that stood before is tied already.
fn partners(all: &[Candidate], at: usize) -> Vec<Partner> {
    let it = &all[at];
    if it.named_before > 0 || it.class == Class::OtherPronoun {
        return Vec::new();
    }
    let mut partners = Vec::new();
    let (mut rank, mut seen) = (0, BTreeSet::new());
    for other in (at.saturating_sub(REACH)..at).rev().filter(|&other| pair::agree(it, &all[other])) {
        let entity = all[other].entity;
        let entities = seen.len() - usize::from(entity.is_some_and(|id| seen.contains(&id)));
        partners.push(Partner { at: other, between: at - other - 1, rank, entities });
        rank += usize::from(pair::same_number(it, &all[other]));
        seen.extend(entity);
    }
    if it.class.is_third_person() {
        let behind = (at + 1..all.len()).take_while(|&other| all[other].sentence == it.sentence);
        let named = behind.filter(|&other| all[other].entity.is_some() && pair::agree(it, &all[other]));
        partners.extend(named.enumerate().map(|(rank, other)| Partner {
            at: other,
            between: other - at - 1,
            rank,
            entities: rank,
        }));
    }
    partners
}

/// Candidates joined to chains, of which none names two entities.
struct Links {
    above: Vec<usize>,
    entity: Vec<Option<EntityId>>,
}

impl Links {
    /// Each for itself, but names of one entity together.
    fn new(candidates: &[Candidate]) -> Self {
        let mut first = BTreeMap::new();
        let above = candidates.iter().enumerate();
        let above = above.map(|(at, it)| it.entity.map_or(at, |entity| *first.entry(entity).or_insert(at)));
        Self { above: above.collect(), entity: candidates.iter().map(|it| it.entity).collect() }
    }

    fn root(&self, mut at: usize) -> usize {
        while self.above[at] != at {
            at = self.above[at];
        }
        at
    }

    /// Joins a word to the likeliest chain: that of which its partners together are likeliest to be what it means.
    /// Chains that name another entity are passed over, and none is joined that is less likely than nothing.
    fn join(&mut self, pairs: &[(usize, usize)], odds: &[f32]) {
        let Some(own) = pairs.first().map(|pair| self.root(pair.0)) else { return };
        let mut chains: BTreeMap<usize, f32> = BTreeMap::new();
        for (&(_, partner), odds) in pairs.iter().zip(odds) {
            *chains.entry(self.root(partner)).or_default() += odds;
        }
        let free = |chain: usize| self.entity[own].is_none() || self.entity[chain].is_none();
        let open = chains.into_iter().filter(|&(chain, odds)| odds > 1.0 && (chain == own || free(chain)));
        let best = open.reduce(|best, next| if next.1 > best.1 { next } else { best });
        if let Some((chain, _)) = best.filter(|&(chain, _)| chain != own) {
            self.above[own] = chain;
            self.entity[chain] = self.entity[chain].or(self.entity[own]);
        }
    }

    fn into_chains(self, candidates: &[Candidate]) -> Vec<Chain> {
        let mut chains: BTreeMap<usize, Chain> = BTreeMap::new();
        for (at, it) in candidates.iter().enumerate() {
            let root = self.root(at);
            let chain =
                chains.entry(root).or_insert_with(|| Chain { heads: Vec::new(), entity: self.entity[root] });
            chain.heads.push(it.head);
        }
        let mut chains: Vec<Chain> = chains.into_values().filter(|chain| chain.heads.len() > 1).collect();
        chains.sort_by_key(|chain| chain.heads[0]);
        chains
    }
}
