//! Tells a name from the beginning of a longer one: "Miami" from "Miami Heat", "US" from "US$", a country from its vote.
//!
//! What is known is found longest first; but of most longer names nothing is known. There the language core has the say,
//! which sees where a name ends, and small rules where it cannot.

use super::mention::{Finder, Named, kind};
use crate::knowledge::{Kind, Surface};
use crate::language::Span;

impl Finder<'_> {
    /// Whether a known name only begins a longer one of which nothing is known: "George Washington University", "China
    /// Daily", "Italian Communist Party", "Greek Civil War". What is left must be no name of its own.
    pub(super) fn begins_another(&self, found: &Named) -> bool {
        let Some(name) = self.seen(found.span.start) else { return false };
        let whole = self.without_marks(name.span);
        if whole.start != found.span.start || whole.end <= found.span.end {
            return false;
        }
        let rest = Span::new(found.span.end, whole.end);
        // "U.S. Secretary of State": what is held of a country is no name that begins with it.
        if self.titles.iter().any(|title| title.span.overlaps(rest)) {
            return false;
        }
        let begins = matches!(found.kind, Kind::Person | Kind::Place | Kind::Country) || found.generic;
        let is_adjective = self.is_adjective(found.span);
        let is_another = match kind(name.kind) {
            // "Miami Heat", "Herat Province", "Belize City": what the core sees as one name that begins with a place.
            _ if self.is_place_alone(found) && self.has_capitals(whole) && self.is_run(whole) => true,
            // "University of Texas at Austin", "Episcopal Church in Jerusalem": a branch is another body.
            Kind::Institution if found.kind == Kind::Institution && !found.generic => {
                matches!(self.doc.word(rest.start), "at" | "in") && self.has_capitals(whole)
            }
            Kind::Institution | Kind::Group | Kind::Place => {
                // "Russian Foreign Ministry", "Italian parliament": the adjective of a body that is known, or of any.
                let is_long = rest.end - rest.start > 1;
                let is_own = !is_adjective || (is_long && !self.has_body(found, rest));
                let is_body = self.ends_as(whole, "Institution") || (is_long && self.has_capitals(whole));
                is_body && begins && is_own
            }
            Kind::Event => self.has_capitals(whole) && begins,
            // "John Paul Stevens" is not John Paul II.
            Kind::Person => {
                found.kind == Kind::Person
                    && self.has_capitals(whole)
                    && self.is_run(whole)
                    && !is_suffix(self.doc.word(whole.end - 1))
            }
            _ => false,
        };
        let is_whole = || self.end_before_known(whole, found.span.end - 1) == whole.end;
        is_another && (is_adjective || is_whole())
    }

    /// Whether a name can only be that of a place or country, and no adjective.
    fn is_place_alone(&self, found: &Named) -> bool {
        matches!(found.kind, Kind::Place | Kind::Country) && !self.is_adjective(found.span)
    }

    /// Whether words stand in a row without a mark between them and none of those behind the first is known by itself:
    /// neither "Portland, Oregon" nor "Florida Democrats".
    fn is_run(&self, name: Span) -> bool {
        let is_word = |token: usize| self.doc.word(token).starts_with(char::is_alphanumeric);
        let last = self.doc.word(name.end - 1);
        let is_known = self.knowledge.names.find(last).next().is_some();
        name.indices().all(is_word) && !is_known
    }

    fn ends_as(&self, name: Span, kind: &str) -> bool {
        self.knowledge.lists.endings.get(self.doc.word(name.end - 1)) == Some(&kind)
    }

    /// Whether all words of a name but the smallest are capitalised.
    fn has_capitals(&self, name: Span) -> bool {
        name.indices().all(|token| {
            self.doc.word(token).len() < 4 || !self.doc.word(token).starts_with(char::is_lowercase)
        })
    }

    /// Whether words are an adjective of a country or the members of a party: "Russian", "U.S.", "Republican".
    fn is_adjective(&self, span: Span) -> bool {
        let mut found = self.knowledge.names.find(self.doc.words(span));
        found.any(|(_, surface)| matches!(surface, Surface::Adjective | Surface::Members))
    }

    /// Whether words name something by themselves, or a body of the country that stands before them.
    fn has_body(&self, country: &Named, rest: Span) -> bool {
        let form = self.doc.words(rest);
        let names = &self.knowledge.names;
        let countries: Vec<_> = country.readings.iter().map(|it| names.known(it.known).country).collect();
        let shared = self.knowledge.generic.find(form).iter().copied();
        let mut bodies =
            names.find(form).map(|(body, _)| body).chain(shared).map(|body| names.known(body).country);
        bodies.any(|of| of.is_empty() || countries.contains(&of))
    }

    /// "US$100,000": money, and no country.
    pub(super) fn is_currency(&self, span: Span) -> bool {
        let tokens = self.doc.tokens();
        let next = tokens.get(span.end).filter(|next| next.bytes.start == tokens[span.end - 1].bytes.end);
        next.is_some() && self.doc.word(span.end).starts_with(['$', '€', '£'])
    }

    fn is_month(&self, word: &str) -> bool {
        self.knowledge.times.value("month", &word.to_lowercase()).is_some()
    }

    /// "February 1974 United Kingdom general election": a vote is one name from its year on, be the rest in small letters.
    pub(super) fn election(&self, sentence: Span, at: usize) -> Option<Named> {
        let word = |at: usize| if sentence.contains(at) { self.doc.word(at) } else { "" };
        let is_year = |at: usize| word(at).len() == 4 && word(at).bytes().all(|byte| byte.is_ascii_digit());
        let year = if is_year(at) { at } else { at + 1 };
        let is_dated = year == at || self.is_capital(at) && self.is_month(word(at));
        if !(is_dated && is_year(year) && sentence.contains(year + 1)) {
            return None;
        }
        let country = self.known(sentence, year + 1).filter(|it| it.kind == Kind::Country)?;
        let is_vote = |&at: &usize| matches!(word(at), "election" | "elections" | "referendum");
        let last = (country.span.end..country.span.end + 4).find(is_vote)?;
        let is_small = |at: usize| word(at).starts_with(|first: char| first.is_lowercase());
        (country.span.end..last).all(is_small).then(|| Named {
            span: Span::new(at, last + 1),
            kind: Kind::Event,
            seen: None,
            readings: Vec::new(),
            generic: false,
        })
    }
}

/// "Jr.": what tells a person from his father is no surname.
fn is_suffix(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV")
}
