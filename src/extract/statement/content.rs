//! The words that grammar gives for what is said → its content: quotations whole, no marks around it.

use super::{Finder, Said};
use crate::language::{Span, Tag};

impl Finder<'_> {
    /// The parts of the content, each widened to the quotations that it meets, without the marks around it.
    pub(super) fn tidied(&self, said: &Said) -> Vec<Span> {
        let mut parts: Vec<Span> = Vec::new();
        for &part in &said.parts {
            let part = self.widened(said, part);
            match parts.last_mut() {
                // Marks alone part nothing.
                Some(last) if part.start < last.end || self.only_marks(last.end, part.start) => {
                    last.end = last.end.max(part.end);
                }
                _ => parts.push(part),
            }
        }
        let tidied = parts.into_iter().map(|part| self.trimmed(part));
        let mut tidied: Vec<Span> = tidied.filter(|part| self.words_in(*part) > 0).collect();
        // "the man who police say had fled": who that is stands elsewhere.
        if tidied.len() > 1 && self.is_relative(tidied[0]) {
            tidied.remove(0);
        }
        // "“We won,” said Holt after the run": what the tree adds to a quotation is none of it.
        if tidied.first().is_some_and(|first| self.is_all_quoted(*first)) {
            tidied.retain(|part| part.indices().any(|token| self.quote_around(token).is_some()));
        }
        // "They drew a lesson: Holt said, “We must act.”": what stands before whole quoted sentences is not his.
        let is_whole =
            |part: &Span| self.is_all_quoted(*part) && self.is_sentence(part.start, part.indices());
        let is_led_in = tidied.split_first().is_some_and(|(first, rest)| {
            !self.is_all_quoted(*first) && !rest.is_empty() && rest.iter().all(is_whole)
        });
        if is_led_in {
            tidied.remove(0);
        }
        let words: usize = tidied.iter().map(|part| self.words_in(*part)).sum();
        let is_enough = words > 1 || tidied.first().is_some_and(|first| self.is_all_quoted(*first));
        if is_enough { tidied } else { Vec::new() }
    }

    /// "He said: “We left. They stayed.”": the quotation goes on where the sentence ends.
    fn widened(&self, said: &Said, mut part: Span) -> Span {
        let tells = |quote: Span| {
            let own = [said.cue, said.voice.words];
            own.into_iter().flatten().any(|span| quote.overlaps(span))
        };
        for &quote in self.quotes {
            if quote.overlaps(part) && !quote.covers(part) && !tells(quote) {
                part = Span::new(part.start.min(quote.start), part.end.max(quote.end));
            } else if quote.covers(part) && quote != part && !tells(quote) && self.is_most(part, quote) {
                part = quote;
            }
        }
        part
    }

    /// Whether a part that lies within a quotation is more than words picked from it: the quotation holds no other cue's part.
    fn is_most(&self, part: Span, quote: Span) -> bool {
        let cue_between = |from: usize, to: usize| {
            self.clauses.iter().any(|clause| {
                (from..to).contains(&clause.predicate) && self.quote_around(clause.predicate).is_none()
            })
        };
        !cue_between(quote.start, part.start) && !cue_between(part.end, quote.end)
    }

    /// A part without marks, and without the "that" that joins it to its verb.
    fn trimmed(&self, mut span: Span) -> Span {
        loop {
            let before = span;
            if span.end > span.start && (self.is_loose(span.end - 1) || self.is_lonely(span, span.end - 1)) {
                span.end -= 1;
            }
            if span.end > span.start
                && (self.is_loose(span.start) || self.joins(span.start) || self.is_lonely(span, span.start))
            {
                span.start += 1;
            }
            if self.is_wrapped(span) {
                span = Span::new(span.start + 1, span.end - 1);
            }
            if span == before {
                return span;
            }
        }
    }

    fn is_loose(&self, token: usize) -> bool {
        matches!(self.doc.word(token), "," | ";" | "—" | "–" | "-" | "--" | ":")
    }

    fn joins(&self, token: usize) -> bool {
        self.doc.word(token).eq_ignore_ascii_case("that") && self.doc.tokens()[token].tag == Tag::Sconj
    }

    /// Whether a token is a quotation mark whose partner is outside the span.
    fn is_lonely(&self, span: Span, token: usize) -> bool {
        let is_mark = is_mark(self.doc.word(token));
        let opens = self.quotes.iter().any(|quote| quote.start == token + 1 && quote.end < span.end);
        let closes = self.quotes.iter().any(|quote| quote.end == token && quote.start > span.start);
        is_mark && !opens && !closes
    }

    /// Whether one quotation with its marks is all of a span.
    fn is_wrapped(&self, span: Span) -> bool {
        self.quotes.iter().any(|quote| quote.start == span.start + 1 && quote.end + 1 == span.end)
    }

    fn only_marks(&self, from: usize, to: usize) -> bool {
        !(from..to).any(|token| self.is_word(token))
    }

    fn words_in(&self, span: Span) -> usize {
        span.indices().filter(|&token| self.is_word(token)).count()
    }

    fn is_all_quoted(&self, span: Span) -> bool {
        span.indices().all(|token| !self.is_word(token) || self.quote_around(token).is_some())
    }

    fn is_relative(&self, span: Span) -> bool {
        let word = self.doc.word(span.start).to_lowercase();
        span.end - span.start == 1 && matches!(word.as_str(), "who" | "which" | "that" | "what")
    }

    pub(super) fn is_word(&self, token: usize) -> bool {
        self.doc.word(token).contains(char::is_alphanumeric)
    }

    /// Whether tokens make a sentence: a capital at the beginning, a verb somewhere.
    pub(super) fn is_sentence(&self, first: usize, mut tokens: impl Iterator<Item = usize>) -> bool {
        let first = self.doc.word(first);
        let capital = first.starts_with(|c: char| c.is_uppercase() || c == '(' || c == '[');
        capital && tokens.any(|token| matches!(self.doc.tokens()[token].tag, Tag::Verb | Tag::Aux))
    }
}

fn is_mark(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "«" | "»" | "‘" | "’" | "'")
}
