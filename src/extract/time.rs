//! Time expressions → values (TIMEX3), against the publication date where there is one; never a date that the text does not support.
//!
//! What words tell a time, and what they mean, stands in `data/rules/times`. Here a sentence is searched for them, the
//! longest first; what each says is set against the calendar in `value`.

mod interval;
mod phrase;
mod value;

pub use interval::interval;

use super::annotations::{Basis, Factuality, Time};
use super::factuality;
use crate::knowledge::Knowledge;
use crate::language::{Document, NameKind, Span, Tag};
use jiff::civil::Date;
use phrase::{Phrase, Reading};
use value::Anchor;

/// Stands in for the day of publication where that is not known, so that the shape of an expression can be told; what rests
/// on it is dropped.
const ANY_DAY: Date = Date::constant(2000, 6, 14);

/// All time expressions in the order of the text.
pub(super) fn times(knowledge: &Knowledge, doc: &Document, published: Option<Date>) -> Vec<Time> {
    let mut times: Vec<Time> = Vec::new();
    for sentence in doc.sentences() {
        let phrase = Phrase::new(&knowledge.times, doc, sentence.tokens);
        let mut at = 0;
        while at < phrase.len() {
            let token = phrase.token(at);
            let coming = || is_to_come(knowledge, doc, token);
            let told = times.iter().rev().find_map(|it| it.value.as_deref().filter(|it| it.len() == 10));
            let anchor = Anchor { published: published.unwrap_or(ANY_DAY), coming: &coming, told };
            match phrase.longest(at, &anchor).filter(|_| !is_person(doc, token)) {
                Some(reading) => {
                    at = reading.end;
                    times.push(time(reading, Span::new(token, phrase.token(at - 1) + 1), published));
                }
                None => at += 1,
            }
        }
    }
    times
}

/// The reading of these words, without what rests on a day of publication that nobody knows.
fn time(reading: Reading, span: Span, published: Option<Date>) -> Time {
    let kind = reading.kind();
    let rootless = reading.basis == Basis::Publication && published.is_none();
    match reading.value.filter(|_| !rootless) {
        Some(value) => Time { span, kind, value: Some(value), basis: reading.basis },
        None => Time { span, kind, value: None, basis: Basis::Unresolved },
    }
}

/// "April Ryan", "Theresa May"
fn is_person(doc: &Document, token: usize) -> bool {
    doc.names().iter().any(|name| name.kind == NameKind::Person && name.span.contains(token))
}

/// Whether what happens then is still to come: "will meet on Friday", "plans to leave in May".
fn is_to_come(knowledge: &Knowledge, doc: &Document, token: usize) -> bool {
    let mut at = token;
    while doc.tokens()[at].tag != Tag::Verb {
        let above = doc.tokens()[at].head;
        if above == at {
            return false;
        }
        at = above;
    }
    factuality::of(knowledge, doc, at) == Factuality::Planned
}

#[cfg(test)]
mod tests;
