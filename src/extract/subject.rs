//! Who a clause's subject is: the entity that grammar gives, or the name right before the verb where the tree went astray.

use super::annotations::{Clause, EntityId};
use super::entity::{Cast, is_nominal};
use super::noun;
use crate::language::{Dependency, Document, Span, Tag};

/// The acting entities that do what a clause says.
pub(super) fn acting(doc: &Document, cast: &Cast, clause: &Clause) -> Vec<EntityId> {
    let mut found: Vec<EntityId> = Vec::new();
    for id in clause.subjects.iter().filter_map(|&head| cast.at(head)).filter(|&id| cast.can_act(id)) {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    let near = adjacent(doc, cast, clause.predicate).filter(|_| !clause.passive);
    if let Some((id, span)) = near {
        let mut all = partners(doc, cast, span);
        all.push(id);
        // The tree may have only the last of "France, Germany and Italy"; a subject of another verb weighs less than a name.
        let own =
            doc.child(clause.predicate, &[Dependency::Nsubj]).is_some_and(|head| cast.at(head).is_some());
        if !own || found.iter().all(|one| all.contains(one)) {
            return all;
        }
    }
    found
}

/// "Blinken, who was on his way to Brussels, accused": the word before the relative clause that a comma closes.
fn before_relative(doc: &Document, comma: usize) -> Option<usize> {
    let sentence = doc.sentences()[doc.sentence_of(comma)].tokens;
    let opening = (sentence.start..comma).rev().find(|&at| doc.word(at) == ",")?;
    let relative = matches!(doc.word(opening + 1), "who" | "which" | "whose");
    opening.checked_sub(1).filter(|at| relative && sentence.contains(*at))
}

/// The name right behind a word, where the tree gives none: "condemned Iran", "called the United Nations".
pub(super) fn name_behind(doc: &Document, cast: &Cast, word: usize) -> Option<EntityId> {
    let sentence = doc.sentences()[doc.sentence_of(word)].tokens;
    let mut at = word + 1;
    // "a Trump hotel": one of a kind that is called so, and not who is called so.
    let is_one = |at: usize| matches!(doc.word(at).to_lowercase().as_str(), "a" | "an");
    while sentence.contains(at) && doc.tokens()[at].tag == Tag::Det && !is_one(at) {
        at += 1;
    }
    let mention =
        cast.mention_at(at).filter(|mention| mention.span.start == at && sentence.covers(mention.span))?;
    let next = mention.span.end;
    let goes_on = sentence.contains(next)
        && (matches!(doc.tokens()[next].tag, Tag::Noun | Tag::Propn | Tag::Adj)
            && doc.tokens()[next].relation != Dependency::Case
            || matches!(doc.word(next), "'s" | "’s" | "'" | "’" | "-"));
    (!goes_on).then_some(mention.entity)
}

/// The others of "the European Union, the United States, Britain and Canada", the last of which is `span`, in order.
fn partners(doc: &Document, cast: &Cast, span: Span) -> Vec<EntityId> {
    let mut found = Vec::new();
    let mut start = cast.phrase_start(span);
    loop {
        let article = start.checked_sub(1).filter(|&at| doc.tokens()[at].tag == Tag::Det);
        let joint = article.unwrap_or(start).checked_sub(1);
        // Only "and" opens the list from its end; before it commas part it.
        let parts = |at: &usize| doc.word(*at) == "and" || (!found.is_empty() && doc.word(*at) == ",");
        let before = joint.filter(parts).and_then(|at| at.checked_sub(1));
        let mention = before.and_then(|at| cast.mention_at(at).filter(|mention| mention.span.end == at + 1));
        match mention.filter(|mention| cast.can_act(mention.entity) && !found.contains(&mention.entity)) {
            Some(mention) => {
                found.insert(0, mention.entity);
                start = cast.phrase_start(mention.span);
            }
            None => return found,
        }
    }
}

/// Who says what a clause reports, and the words for the speaker. A participle without a subject of its own
/// ("…, adding that …") is said by whoever spoke before it in the sentence.
pub(super) fn speaking(
    doc: &Document,
    cast: &Cast,
    clauses: &[Clause],
    clause: &Clause,
) -> (Option<EntityId>, Option<Span>) {
    let nominal =
        clause.subjects.iter().find(|&&head| is_nominal(doc.tokens()[head].tag) || cast.at(head).is_some());
    if let Some(&head) = nominal.filter(|&&head| cast.at(head).is_some_and(|id| cast.can_act(id))) {
        let span = cast.mention_at(head).map_or_else(|| noun::phrase(doc, head), |mention| mention.span);
        return (cast.at(head), Some(span));
    }
    if let Some((id, span)) = adjacent(doc, cast, clause.predicate) {
        return (Some(id), Some(span));
    }
    let participle = doc.word(clause.predicate).ends_with("ing");
    if participle {
        let sentence = doc.sentences()[doc.sentence_of(clause.predicate)].tokens;
        let before = clauses
            .iter()
            .filter(|other| sentence.contains(other.predicate) && other.predicate < clause.predicate);
        let spoken = before.filter(|other| !doc.word(other.predicate).ends_with("ing"));
        let main = spoken
            .filter(|other| doc.child(other.predicate, &[Dependency::Nsubj]).is_some())
            .find_map(|other| {
                let head =
                    other.subjects.iter().find(|&&head| cast.at(head).is_some_and(|id| cast.can_act(id)))?;
                let span = cast.mention_at(*head)?.span;
                Some((cast.at(*head), Some(span)))
            });
        if let Some(main) = main {
            return main;
        }
    }
    (None, nominal.map(|&head| noun::phrase(doc, head)))
}

/// "Pedro Pierluisi was sworn in": the name right before a passive verb.
pub(super) fn before_passive(doc: &Document, cast: &Cast, clause: &Clause) -> Option<EntityId> {
    let is_marked = clause.passive && doc.child(clause.predicate, &[Dependency::AuxPass]).is_some();
    adjacent(doc, cast, clause.predicate).filter(|_| is_marked).map(|(id, _)| id)
}

/// "Senator Marco Rubio criticized": the acting name right before a finite verb, unless it hangs behind a preposition.
fn adjacent(doc: &Document, cast: &Cast, verb: usize) -> Option<(EntityId, Span)> {
    if doc.word(verb).ends_with("ing") {
        return None;
    }
    let mut at = verb.checked_sub(1)?;
    while matches!(doc.tokens()[at].tag, Tag::Aux | Tag::Adv) {
        at = at.checked_sub(1)?;
    }
    if doc.word(at) == "," {
        at = before_relative(doc, at)?;
    }
    let mention = cast.mention_at(at).filter(|mention| mention.span.end == at + 1)?;
    if doc.sentence_of(mention.span.start) != doc.sentence_of(verb) || !cast.can_act(mention.entity) {
        return None;
    }
    let hangs = |token: usize| {
        doc.tokens()[token].relation == Dependency::NmodPoss
            || doc.child(token, &[Dependency::Case]).is_some_and(|case| !opens_clause(doc, case))
    };
    let before =
        mention.span.start.checked_sub(1).filter(|&at| !opens_clause(doc, at)).map(|at| doc.tokens()[at].tag);
    let behind = matches!(before, Some(Tag::Adp | Tag::Adj))
        || (before == Some(Tag::Cconj) && partners(doc, cast, mention.span).is_empty());
    let plain = !behind && !mention.span.indices().any(hangs);
    plain.then_some((mention.entity, mention.span))
}

/// "after Russia had invaded": such a word may open a clause as well as stand before a noun.
fn opens_clause(doc: &Document, token: usize) -> bool {
    matches!(doc.word(token).to_lowercase().as_str(), "after" | "before" | "since" | "until" | "as")
}
