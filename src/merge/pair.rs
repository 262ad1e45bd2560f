//! Things → the pairs worth comparing: those of one sort whose names share a word that matters, or its first letters.
//!
//! Comparing all with all would take the square of their number; names that share no key are never alike.

use super::name::{acronym, skeleton, words};
use super::thing::{Sort, Thing};
use super::weights::Weights;
use std::collections::{BTreeMap, BTreeSet};

/// Pairs of places in the list, the lower first. Of each pair at least one is unknown to Wikidata, and no article has both.
pub(super) fn pairs(weights: &Weights, things: &[Thing]) -> BTreeSet<(usize, usize)> {
    let mut blocks: BTreeMap<(Sort, String), Vec<usize>> = BTreeMap::new();
    for (at, thing) in things.iter().enumerate() {
        for key in keys(weights, thing) {
            blocks.entry((thing.sort(), key)).or_default().push(at);
        }
    }
    let mut pairs = BTreeSet::new();
    for block in blocks.values() {
        for (index, &one) in block.iter().enumerate() {
            for &other in &block[index + 1..] {
                if is_open(&things[one], &things[other]) {
                    pairs.insert((one, other));
                }
            }
        }
    }
    pairs
}

/// Whether two may be one at all. What one article keeps apart, it means to keep apart.
pub(super) fn is_open(one: &Thing, other: &Thing) -> bool {
    let is_known = one.is_linked() && other.is_linked();
    let is_of_kind = !one.classes.is_disjoint(&other.classes);
    let is_told_apart = !one.articles.is_disjoint(&other.articles);
    let is_gender_known = !one.genders.is_empty() && !other.genders.is_empty();
    let is_of_gender = !is_gender_known || !one.genders.is_disjoint(&other.genders);
    !is_known && is_of_kind && !is_told_apart && is_of_gender
}

/// What a thing shares with whatever may be the same.
fn keys(weights: &Weights, thing: &Thing) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for name in names(thing) {
        let words = words(weights, name);
        let Some(first) = words.first() else { continue };
        match thing.sort() {
            // "Xi Jinping" ends as "Jinping Xi" begins, and "José Ruiz Vela" is "Ruiz".
            Sort::Person => keys.extend(words.iter().map(|word| skeleton(word))),
            Sort::Body => {
                let end = words[words.len().saturating_sub(2)..].iter().map(|word| skeleton(word));
                keys.extend([skeleton(first), end.collect::<Vec<_>>().join(" ")]);
                if words.len() > 1 {
                    keys.extend([true, false].map(|all| acronym(&words, all)));
                } else {
                    keys.insert(first.clone());
                }
            }
            Sort::Other => {
                keys.insert(words.iter().map(|word| skeleton(word)).collect::<Vec<_>>().join(" "));
            }
        }
    }
    keys
}

/// The names by which a thing is compared: what it is mostly called, and of a body further full names and first letters
/// too. What else a person is called is a part of the name, and a short form of a body may be anything: "the council".
pub(super) fn names(thing: &Thing) -> Vec<&str> {
    let is_telling = |alias: &&String| {
        let is_long = alias.split_whitespace().count() > 1;
        thing.sort() != Sort::Person && (is_long || alias.chars().all(char::is_uppercase))
    };
    let aliases = thing.aliases.iter().filter(is_telling);
    thing.names.keys().chain(aliases).map(String::as_str).collect()
}
