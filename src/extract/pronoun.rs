//! "he", "she", "his", "her" → the person of fitting gender who was the last subject, where there is one and no doubt.

use super::annotations::{EntityId, Form};
use super::entity::Cast;
use crate::knowledge::Kind;
use crate::language::{Dependency, Document, Span};

/// How many sentences back a person is still meant.
const REACH: usize = 3;

/// Adds the pronouns that plainly mean a person of the cast.
pub(super) fn resolve(doc: &Document, cast: &mut Cast) {
    for token in 0..doc.tokens().len() {
        let gender = match doc.word(token).to_lowercase().as_str() {
            "he" | "him" | "his" | "himself" => 'm',
            "she" | "her" | "hers" | "herself" => 'f',
            _ => continue,
        };
        if let Some(person) = antecedent(doc, cast, token, gender) {
            cast.mention(Span::new(token, token + 1), person, Form::Pronoun);
            cast.entities[person.0].gender.get_or_insert(gender);
            cast.mentions.sort_by_key(|mention| mention.span);
        }
    }
}

/// The last person before the pronoun, subjects of the nearest sentence first.
fn antecedent(doc: &Document, cast: &Cast, pronoun: usize, gender: char) -> Option<EntityId> {
    let sentence = doc.sentence_of(pronoun);
    let fits = |id: EntityId| {
        let entity = cast.entity(id);
        entity.kind == Kind::Person && entity.gender.is_none_or(|other| other == gender)
    };
    for back in 0..=REACH.min(sentence) {
        let span = doc.sentences()[sentence - back].tokens;
        let here: Vec<_> = cast
            .mentions
            .iter()
            .filter(|mention| {
                span.covers(mention.span) && mention.span.end <= pronoun && fits(mention.entity)
            })
            .collect();
        let is_subject = |span: Span| {
            span.indices().any(|token| {
                matches!(doc.tokens()[token].relation, Dependency::Nsubj | Dependency::NsubjPass)
            })
        };
        let subject = here.iter().find(|mention| is_subject(mention.span));
        let only = || here.first().filter(|first| here.iter().all(|other| other.entity == first.entity));
        if let Some(mention) = subject.or_else(only) {
            return Some(mention.entity);
        }
        if !here.is_empty() && back > 0 {
            return None;
        }
    }
    None
}
