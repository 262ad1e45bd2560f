//! Tells "England" the eleven from England the country: "England beat Germany", "the Boston coach", "a win over Iowa".
//!
//! Teams go by the name of their town, state or country, so a sports page would else have states defeat each other. Only
//! where the page is about sport, and the words around the name say of it what is said of teams, is a team meant. Which
//! team of the place that is, the words do not tell: it is a body of that name, without an identity elsewhere.

use super::mention::{Named, Reading};
use crate::knowledge::{Kind, Knowledge, Surface};
use crate::language::{Dependency, Document, Name, NameKind, Span};

/// Makes teams of the places that are spoken of as such.
pub(super) fn teams(knowledge: &Knowledge, doc: &Document, named: Vec<Named>) -> Vec<Named> {
    let page = Page { knowledge, doc };
    if !page.is_of_sport() {
        return named;
    }
    let told = |name: Named| {
        if !page.is_team(&name) {
            return name;
        }
        Named { kind: Kind::Institution, seen: None, readings: Vec::new(), generic: false, ..name }
    };
    named.into_iter().map(told).collect()
}

struct Page<'a> {
    knowledge: &'a Knowledge,
    doc: &'a Document,
}

impl Page<'_> {
    /// Whether words that only sport has, and words that it mostly has, add up to a text about it; less will do in a short one.
    fn is_of_sport(&self) -> bool {
        let says = |heading: &str| (0..self.doc.tokens().len()).filter(|&it| self.says(it, heading)).count();
        let enough = if self.doc.sentences().len() > 3 { 3 } else { 2 };
        2 * says("topic") + says("hint") >= enough
    }

    /// Whether the list of words of sport has a token under a heading.
    fn says(&self, token: usize, heading: &str) -> bool {
        let lemma = self.doc.tokens()[token].lemma.to_lowercase();
        let told = self.knowledge.lists.sport.get(lemma.as_str());
        told.is_some_and(|told| told.split('|').any(|it| it == heading))
    }

    fn is_team(&self, name: &Named) -> bool {
        let surface = |it: &Reading| matches!(it.surface, Surface::Name | Surface::Seat);
        let is_place = matches!(name.kind, Kind::Place | Kind::Country) && name.readings.iter().all(surface);
        // The core sees a body there, or the words tell of a team.
        let is_told = || {
            name.seen == Some(Kind::Institution)
                || self.scores(name.span)
                || self.is_ranked(name.span)
                || self.owns_player(name)
                || self.plays(name.span.end - 1)
        };
        is_place && is_told()
    }

    /// "Iowa 24, Ohio 17", but not "in London 1–0" and not "Ann Dale of Wales 18–12".
    fn scores(&self, span: Span) -> bool {
        let before = span.start.checked_sub(1).map_or("", |at| self.doc.word(at));
        if matches!(before, "in" | "of" | "from" | "at" | "the" | "on" | ",") {
            return false;
        }
        let next = self.doc.tokens().get(span.end).map_or("", |_| self.doc.word(span.end));
        !next.is_empty() && next.len() <= 3 && next.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// "No. 5 Kansas", "Kansas (10-2)"
    fn is_ranked(&self, span: Span) -> bool {
        let word = |at: usize| self.doc.tokens().get(at).map_or("", |_| self.doc.word(at));
        let before = |back: usize| span.start.checked_sub(back).map_or("", word);
        let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        let is_rank = matches!(before(2), "No." | "no." | "No") && is_number(before(1));
        let is_record = word(span.end) == "("
            && word(span.end + 1).starts_with(|first: char| first.is_ascii_digit())
            && (word(span.end + 1).contains(['-', '–']) || matches!(word(span.end + 2), "-" | "–"));
        is_rank || is_record
    }

    /// "Iowa's Ann Dale" plays for Iowa; but who is named behind a country may play for himself.
    fn owns_player(&self, name: &Named) -> bool {
        let token = name.span.end - 1;
        let head = self.doc.tokens()[token].head;
        let is_owner = self.doc.tokens()[token].relation == Dependency::NmodPoss && name.kind == Kind::Place;
        let is_person = |it: &Name| it.kind == NameKind::Person && it.span.contains(head);
        is_owner && self.doc.names().iter().any(is_person)
    }

    /// Whether the token does, suffers or has what teams do, suffer and have.
    fn plays(&self, token: usize) -> bool {
        let it = &self.doc.tokens()[token];
        // "Boston coach Ann Dale": whatever heads it.
        let next = self.doc.tokens().get(token + 1).filter(|next| next.bytes.start == it.bytes.end + 1);
        if next.is_some_and(|_| self.says(token + 1, "for")) {
            return true;
        }
        let case = self.doc.child(token, &[Dependency::Case]).map(|case| self.doc.word(case).to_lowercase());
        if it.relation == Dependency::Conj && it.head < token && case.is_none() {
            return self.plays(it.head);
        }
        match case.as_deref() {
            None => match it.relation {
                Dependency::Nsubj => self.says(it.head, "does"),
                Dependency::Obj => self.says(it.head, "suffers"),
                Dependency::NmodPoss | Dependency::Compound => self.says(it.head, "has"),
                _ => false,
            },
            Some("'s" | "’s" | "'" | "’") => self.says(it.head, "has"),
            Some("against" | "over" | "versus" | "vs" | "vs." | "past") => {
                self.says(it.head, "does") || self.says(it.head, "has") || self.says(it.head, "suffers")
            }
            Some("to") => self.is_any(it.head, &["lose", "fall", "loss", "defeat", "commit", "transfer"]),
            Some("with") => self.is_any(it.head, &["draw", "sign", "tie"]),
            Some("for" | "of") => self.says(it.head, "for"),
            // One is in Michigan the state and at Michigan the school.
            Some("at") => self.says(it.head, "has") || self.says(it.head, "for"),
            Some(_) => false,
        }
    }

    fn is_any(&self, token: usize, lemmas: &[&str]) -> bool {
        lemmas.contains(&self.doc.tokens()[token].lemma.as_str())
    }
}
