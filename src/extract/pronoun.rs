//! Chains → mentions: each pronoun and each description that means something named becomes a mention of it.

use super::annotations::{Form, Statement, StatementKind};
use super::coreference::Chain;
use super::entity::Cast;
use crate::knowledge::{Kind, Knowledge};
use crate::language::{Dependency, Document, Span, Tag};

/// Adds what the chains say of named entities to the cast.
pub(super) fn resolve(knowledge: &Knowledge, doc: &Document, chains: &[Chain], cast: &mut Cast) {
    for chain in chains {
        let Some(entity) = chain.entity else { continue };
        for &head in &chain.heads {
            if cast.at(head).is_some() {
                continue;
            }
            let is_pronoun = doc.tokens()[head].tag == Tag::Pron;
            if !is_pronoun && !describes(knowledge, doc, head, cast.entity(entity).kind) {
                continue;
            }
            let form = if is_pronoun { Form::Pronoun } else { Form::Nominal };
            // The noun alone, since names within the phrase are mentions of their own.
            cast.mention(Span::new(head, head + 1), entity, form);
        }
        if cast.entity(entity).kind == Kind::Person {
            let told = chain.heads.iter().find_map(|&head| gender(doc.word(head)));
            let gender = &mut cast.entities[entity.0].gender;
            *gender = gender.or(told);
        }
    }
    cast.mentions.sort_by_key(|mention| mention.span);
}

/// Whether a noun with its article can stand for something of such a kind that was named: "the ministry", "this country".
fn describes(knowledge: &Knowledge, doc: &Document, noun: usize, kind: Kind) -> bool {
    let kinds = knowledge.lists.nouns.get(doc.tokens()[noun].lemma.as_str());
    let is_of_kind = kinds.is_some_and(|kinds| kinds.split('|').any(|it| it == kind.as_str()));
    let article = doc.child(noun, &[Dependency::Det]).map(|article| doc.word(article).to_lowercase());
    let is_definite = matches!(article.as_deref(), Some("the" | "this" | "that" | "these" | "those"));
    is_of_kind && (is_definite || doc.child(noun, &[Dependency::NmodPoss]).is_some())
}

/// Adds each "I" of somebody's words as a mention of the speaker.
pub(super) fn first_person(doc: &Document, statements: &[Statement], cast: &mut Cast) {
    let verbatim = statements.iter().filter(|said| said.kind != StatementKind::Indirect);
    for (speaker, content) in verbatim.filter_map(|said| Some((said.speaker?, said.content))) {
        for token in content.indices() {
            let word = doc.word(token).to_lowercase();
            let is_speaker = matches!(word.as_str(), "i" | "me" | "my" | "mine" | "myself");
            if is_speaker && doc.tokens()[token].tag == Tag::Pron && cast.at(token).is_none() {
                cast.mention(Span::new(token, token + 1), speaker, Form::Pronoun);
            }
        }
    }
    cast.mentions.sort_by_key(|mention| mention.span);
}

/// What a pronoun tells.
fn gender(word: &str) -> Option<char> {
    match word.to_lowercase().as_str() {
        "he" | "him" | "his" | "himself" => Some('m'),
        "she" | "her" | "hers" | "herself" => Some('f'),
        _ => None,
    }
}
