//! Titles without a name → who held the office on the day of the article: "the U.S. secretary of state" of 2021.

use super::annotations::Form;
use super::entity::Cast;
use super::title::Title;
use crate::article::Article;
use crate::knowledge::{Kind, Knowledge, KnownId, Within};
use crate::language::{Document, Span};

/// Adds those whom a title and its country mean, where the day is known and one person alone held the office then.
pub(super) fn resolve(
    knowledge: &Knowledge,
    article: &Article,
    doc: &Document,
    titles: &[Title<'_>],
    cast: &mut Cast,
) {
    let Some(day) = article.published.map(|published| published.date.to_string()) else { return };
    for title in titles.iter().filter(|title| !title.former && title.office.within == Within::Country) {
        let head = head(doc, title.span);
        let is_one = !doc.tokens()[head].features.contains("Number=Plur");
        let Some(country) = country(doc, cast, title.span).filter(|_| is_one && cast.at(head).is_none())
        else {
            continue;
        };
        if let Some(holder) = knowledge.offices.incumbent(title.office.title, country, &day) {
            let holder = cast.known(knowledge, holder);
            cast.mention(Span::new(head, head + 1), holder, Form::Nominal);
        }
    }
    cast.mentions.sort_by_key(|mention| mention.span);
}

/// The word of a title that depends on none within it.
fn head(doc: &Document, title: Span) -> usize {
    let outside =
        |&token: &usize| !title.contains(doc.tokens()[token].head) || doc.tokens()[token].head == token;
    title.indices().find(outside).unwrap_or(title.end - 1)
}

/// The country whose office it is, if the phrase means the one who holds it: "Britain's prime minister", "the president of
/// Turkey", and neither "a French minister" nor "the next president of Turkey" nor a title before a name.
fn country(doc: &Document, cast: &Cast, title: Span) -> Option<KnownId> {
    let word = |at: usize| doc.tokens().get(at).map_or("", |_| doc.word(at));
    let named = |at: usize| {
        let mention = cast.mention_at(at).filter(|it| it.form == Form::Name)?;
        let entity = cast.entity(mention.entity);
        let known = entity.known.filter(|_| entity.kind == Kind::Country)?;
        Some((known, mention.span))
    };
    let is_definite =
        |start: usize| start.checked_sub(1).is_some_and(|at| word(at).eq_ignore_ascii_case("the"));
    if word(title.end).starts_with(char::is_uppercase) {
        return None;
    }
    let before = title.start.checked_sub(1)?;
    let owned = matches!(word(before), "'s" | "’s" | "'" | "’");
    if let Some((known, span)) = named(before.checked_sub(usize::from(owned))?) {
        let stands_before = span.end + usize::from(owned) == title.start;
        return Some(known).filter(|_| stands_before && (owned || is_definite(span.start)));
    }
    let behind = title.end + 1 + usize::from(word(title.end + 1) == "the");
    let of = word(title.end) == "of" && is_definite(title.start);
    named(behind).filter(|(_, span)| of && span.start == behind).map(|(known, _)| known)
}
