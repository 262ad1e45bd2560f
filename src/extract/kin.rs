//! Part of a name → whom it means: "Clinton", "Hillary", "Mrs. Clinton", "bin Salman", "the Obamas".
//!
//! News names somebody in full once and by one word after that. Where several bear the word, a courtesy title tells man
//! from woman, an office tells its holder, and else the one is meant of whom was spoken last.

use super::annotations::{EntityId, Form};
use super::entity::Cast;
use super::link::Linker;
use super::mention::Named;
use crate::knowledge::{Kind, folded};
use crate::language::Document;

/// Whether a name may be part of the name of somebody named in full: one word, or one with its particle.
pub(super) fn may_be_short(doc: &Document, name: &Named) -> bool {
    let text = doc.words(name.span);
    // "HISR" is no part of a person's name but may stand for a body.
    let is_initials = name.kind != Kind::Person && text.len() > 1 && text.chars().all(char::is_uppercase);
    let is_short =
        !text.contains(' ') || (text.starts_with(char::is_lowercase) && name.span.end - name.span.start <= 4);
    is_short
        && !is_initials
        && (name.readings.is_empty() || name.kind == Kind::Person || name.seen == Some(Kind::Person))
}

/// "the Obamas": the family of somebody named, which is neither of its members.
pub(super) fn family<'a>(cast: &Cast, doc: &'a Document, name: &Named) -> Option<&'a str> {
    let before = name.span.start.checked_sub(1)?;
    let text = doc.words(name.span);
    let single = text.strip_suffix('s')?;
    let is_plural = doc.word(before).eq_ignore_ascii_case("the") && text.len() > 4;
    let bears = |full: &str| full.ends_with(single) && full.len() > single.len() && !full.ends_with(text);
    let persons = cast.entities.iter().filter(|entity| entity.kind == Kind::Person);
    let is_family = is_plural && persons.into_iter().any(|person| bears(&person.name));
    is_family.then_some(text)
}

/// The person named in full whom a part of the name means.
pub(super) fn bearer(linker: &Linker<'_>, cast: &Cast, name: &Named) -> Option<EntityId> {
    let text = folded(linker.doc.words(name.span)).into_owned();
    let ids = || (0..cast.entities.len()).map(EntityId);
    let by_surname: Vec<_> = ids().filter(|&id| is_part(cast, id, |full| has_surname(full, &text))).collect();
    let is_person = name.kind == Kind::Person || name.seen == Some(Kind::Person);
    let by_given = || ids().filter(|&id| is_person && is_part(cast, id, |full| has_given_name(full, &text)));
    let mut bearers = if by_surname.is_empty() { by_given().collect() } else { by_surname };
    narrow(&mut bearers, |id| fits_courtesy(linker.doc, cast, name, id));
    narrow(&mut bearers, |id| holds_title(linker, cast, name, id));
    // "Trump" alone is the one who goes by it, where he is on stage.
    narrow(&mut bearers, |id| name.readings.iter().any(|it| cast.entity(id).known == Some(it.known)));
    if let Some(other) = other_holder(linker, name) {
        bearers.retain(|&id| cast.entity(id).known == Some(other));
    }
    narrow(&mut bearers, |id| is_main(cast, name, id));
    let last_before = cast
        .mentions
        .iter()
        .filter(|it| it.span.start < name.span.start && bearers.contains(&it.entity))
        .max_by_key(|it| it.span.start);
    let first_behind =
        || cast.mentions.iter().filter(|it| bearers.contains(&it.entity)).min_by_key(|it| it.span.start);
    last_before.or_else(first_behind).map(|it| it.entity)
}

/// Whether somebody is so much spoken of before a name that one who is named there once is not meant by it.
fn is_main(cast: &Cast, name: &Named, id: EntityId) -> bool {
    const OFTEN: usize = 5;
    let before = cast.mentions.iter().filter(|it| it.span.start < name.span.start && it.form == Form::Name);
    before.filter(|it| it.entity == id).nth(OFTEN - 1).is_some()
}

/// Leaves those whom something speaks for, and all of them where it speaks for none.
fn narrow(bearers: &mut Vec<EntityId>, speaks_for: impl Fn(EntityId) -> bool) {
    if bearers.iter().any(|&id| speaks_for(id)) {
        bearers.retain(|&id| speaks_for(id));
    }
}

fn is_part(cast: &Cast, id: EntityId, fits: impl Fn(&str) -> bool) -> bool {
    let entity = cast.entity(id);
    let full = std::iter::once(&entity.name).chain(&entity.aliases);
    entity.kind == Kind::Person && full.into_iter().any(|full| fits(&folded(full)))
}

fn has_surname(full: &str, part: &str) -> bool {
    let full = full.trim_end_matches(" Jr.").trim_end_matches(" Jr").trim_end_matches(" Sr.");
    full.strip_suffix(part).is_some_and(|given| given.ends_with(' '))
}

fn has_given_name(full: &str, part: &str) -> bool {
    full.strip_prefix(part).is_some_and(|rest| rest.starts_with(' '))
}

/// "Mrs. Clinton" is a woman, "his wife, Michelle" too.
fn fits_courtesy(doc: &Document, cast: &Cast, name: &Named, id: EntityId) -> bool {
    let before = name.span.start.checked_sub(1).map_or("", |at| doc.word(at));
    let gender = match before.trim_end_matches('.') {
        "Mr" | "Sir" | "Lord" | "brother" | "husband" | "son" | "father" => 'm',
        "Mrs" | "Ms" | "Miss" | "Lady" | "Dame" | "Madam" | "sister" | "wife" | "daughter" | "mother" => 'f',
        _ => return false,
    };
    cast.entity(id).gender == Some(gender)
}

/// "President Clinton" is the one who was president.
fn holds_title(linker: &Linker<'_>, cast: &Cast, name: &Named, id: EntityId) -> bool {
    let Some(known) = cast.entity(id).known else { return false };
    linker.title_before(name).is_some_and(|title| linker.held(title, known))
}

/// The known person of that one word who held the title before it, though somebody else of the name is on stage:
/// "President Trump" beside Melania Trump.
fn other_holder(linker: &Linker<'_>, name: &Named) -> Option<crate::knowledge::KnownId> {
    let title = linker.title_before(name)?;
    name.readings.iter().map(|reading| reading.known).find(|&known| linker.held(title, known))
}
