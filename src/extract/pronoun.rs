//! Chains → mentions: each pronoun and each description that means something named becomes a mention of it.

use super::annotations::{EntityId, Form, Statement, StatementKind};
use super::coreference::{Chain, Class};
use super::entity::Cast;
use super::title::Title;
use crate::knowledge::{Kind, Knowledge};
use crate::language::{Dependency, Document, Span, Tag};

/// Adds what the chains say of named entities to the cast.
pub(super) fn resolve(
    knowledge: &Knowledge,
    doc: &Document,
    titles: &[Title<'_>],
    quotes: &[Span],
    chains: &[Chain],
    cast: &mut Cast,
) {
    for chain in chains {
        let Some(entity) = chain.entity else { continue };
        let named = chain.heads.iter().position(|&head| cast.at(head) == Some(entity));
        for (at, &head) in chain.heads.iter().enumerate() {
            // A description may go back to a name. What stands before the name was somebody else more often than not.
            let is_known = named.is_some_and(|named| named < at);
            let form = match doc.tokens()[head].tag {
                _ if cast.at(head).is_some() || is_of_speech(doc, quotes, head) => continue,
                Tag::Pron if !is_group(doc.word(head)) || cast.entity(entity).kind != Kind::Person => {
                    Form::Pronoun
                }
                Tag::Noun
                    if is_known
                        && describes(knowledge, doc, cast, head, entity)
                        && bears(knowledge, doc, titles, cast, head, entity) =>
                {
                    Form::Nominal
                }
                _ => continue,
            };
            // The noun alone, since names within the phrase are mentions of their own.
            cast.mention(Span::new(head, head + 1), entity, form);
        }
        if cast.entity(entity).kind == Kind::Person {
            let told = chain.heads.iter().find_map(|&head| Class::of_pronoun(doc.word(head)).gender());
            let gender = &mut cast.entities[entity.0].gender;
            *gender = gender.or(told);
        }
    }
    cast.mentions.sort_by_key(|mention| mention.span);
}

/// In somebody's words "I" is whoever is found to say them, later, and "you" is anybody.
pub(super) fn is_of_speech(doc: &Document, quotes: &[Span], token: usize) -> bool {
    let is_it = matches!(Class::of_pronoun(doc.word(token)), Class::I | Class::You);
    is_it && quotes.iter().any(|quote| quote.contains(token))
}

/// "We" and "they" are more than one person.
pub(super) fn is_group(word: &str) -> bool {
    matches!(Class::of_pronoun(word), Class::We | Class::They)
}

/// Whether a noun with its article can stand for something that was named: "the ministry", "this country", "Turkey's president".
fn describes(knowledge: &Knowledge, doc: &Document, cast: &Cast, noun: usize, entity: EntityId) -> bool {
    let (token, kind) = (&doc.tokens()[noun], cast.entity(entity).kind);
    let kinds = knowledge.lists.nouns.get(token.lemma.as_str());
    let is_of_kind = kinds.is_some_and(|kinds| kinds.contains(&kind));
    let is_one = kind == Kind::Group || !token.features.contains("Number=Plur");
    let article = doc.child(noun, &[Dependency::Det]).map(|article| doc.word(article).to_lowercase());
    let is_definite = matches!(article.as_deref(), Some("the" | "this" | "that" | "these" | "those"));
    // "my friend": nobody is his own.
    let owner = doc.child(noun, &[Dependency::NmodPoss]);
    let is_owned =
        owner.is_some_and(|owner| cast.at(owner) != Some(entity) && doc.tokens()[owner].tag != Tag::Pron);
    is_of_kind && is_one && (is_definite || is_owned)
}

/// Whether a person bears the title that a noun is: by what is known, by a title before the name, or in apposition to it.
/// "Judge Marrero dismissed the president's lawsuit": the judge is no president. Other nouns are no titles.
fn bears(
    knowledge: &Knowledge,
    doc: &Document,
    titles: &[Title<'_>],
    cast: &Cast,
    noun: usize,
    entity: EntityId,
) -> bool {
    let is_person = cast.entity(entity).kind == Kind::Person;
    let Some(title) = titles.iter().find(|title| is_person && title.span.contains(noun)) else { return true };
    let offices = &knowledge.offices;
    let terms = cast.entity(entity).known.map_or(&[][..], |known| offices.terms(known));
    let is_known = terms.iter().any(|term| offices.duty(term.title) == title.office.duty);
    let told =
        |other: &Title<'_>| other.office.duty == title.office.duty && cast.at(other.span.end) == Some(entity);
    let tied = |one: usize, two: usize| {
        doc.tokens()[one].relation == Dependency::Appos && doc.tokens()[one].head == two
    };
    let names = cast.mentions.iter().filter(|it| it.entity == entity && it.form == Form::Name);
    let in_apposition =
        names.flat_map(|it| it.span.indices()).any(|name| tied(name, noun) || tied(noun, name));
    is_known || titles.iter().filter(|other| other.span.end < doc.tokens().len()).any(told) || in_apposition
}

/// Adds each "I" of somebody's words as a mention of the speaker.
pub(super) fn first_person(doc: &Document, quotes: &[Span], statements: &[Statement], cast: &mut Cast) {
    let verbatim = statements.iter().filter(|said| said.kind != StatementKind::Indirect);
    for (speaker, said) in verbatim.filter_map(|said| Some((said.speaker?, said))) {
        let tokens = said.parts().flat_map(Span::indices);
        for token in tokens.filter(|&token| quotes.iter().any(|quote| quote.contains(token))) {
            let is_speaker = Class::of_pronoun(doc.word(token)) == Class::I;
            if is_speaker && doc.tokens()[token].tag == Tag::Pron && cast.at(token).is_none() {
                cast.mention(Span::new(token, token + 1), speaker, Form::Pronoun);
            }
        }
    }
    cast.mentions.sort_by_key(|mention| mention.span);
}
