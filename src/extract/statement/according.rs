//! "According to the ministry, …" → the rest of the sentence is what the ministry says.

use super::{Finder, Said};
use crate::extract::annotations::{Certainty, Factuality};
use crate::language::{Dependency, Span, Tag};

impl Finder<'_> {
    /// What is told by "according to", in the order of the text.
    pub(super) fn according(&self) -> Vec<Said> {
        let begins = |token: &usize| {
            self.doc.word(*token).eq_ignore_ascii_case("according")
                && self.doc.tokens().get(token + 1).is_some_and(|_| self.doc.word(token + 1) == "to")
        };
        let begun = (0..self.doc.tokens().len()).filter(begins);
        begun.filter_map(|at| self.accorded(at)).collect()
    }

    fn accorded(&self, at: usize) -> Option<Said> {
        let sentence = self.doc.sentences()[self.doc.sentence_of(at)].tokens;
        let (head, phrase) = self.whom(sentence, at)?;
        let mut voice = self.voice(head, at)?;
        voice.words = Some(phrase);
        let commas = self.doc.word(phrase.end.min(sentence.end - 1)) == ",";
        let opens = at == sentence.start || !(sentence.start..at).any(|token| self.is_word(token));
        let before = Span::new(sentence.start, at);
        let behind = Span::new(phrase.end, sentence.end);
        // "The talks failed, according to Holt, who left": what describes her is behind the comma too, but is no content.
        let parts = match (opens, commas) {
            (true, _) => vec![behind],
            (false, true) => vec![before, behind],
            (false, false) => vec![before],
        };
        Some(Said {
            cue: Some(Span::new(at, at + 2)),
            parts: parts.into_iter().filter(|part| part.start < part.end).collect(),
            voice,
            factuality: Factuality::Actual,
            certainty: Certainty::Certain,
            rule: "statement/according-to",
        })
    }

    /// The noun behind "according to", and all the words of its phrase.
    fn whom(&self, sentence: Span, at: usize) -> Option<(usize, Span)> {
        let from = at + 2;
        let governed = [at, at + 1].map(|token| self.doc.tokens()[token].head);
        let head = governed.into_iter().find(|&head| head >= from && sentence.contains(head));
        let nominal = |token: &usize| {
            matches!(self.doc.tokens()[*token].tag, Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num)
        };
        let head = head.or_else(|| {
            let first = (from..sentence.end).find(nominal)?;
            // "according to State Department officials": the last of the nouns.
            let compound = |token: &usize| self.doc.tokens()[*token].relation == Dependency::Compound;
            Some(if compound(&first) { self.doc.tokens()[first].head } else { first })
        })?;
        let end = self.doc.subtree(head).end.max(head + 1).min(sentence.end);
        // A phrase that the tree lets run to the end of the sentence ends at its first comma.
        let opens = !(sentence.start..at).any(|token| self.is_word(token));
        let comma = || (head..end).find(|&token| self.doc.word(token) == ",").unwrap_or(head + 1);
        let rest = (end..sentence.end).any(|token| self.is_word(token));
        // "One child was, according to the police, among the dead": what is cut in two goes on behind the comma.
        let last = (sentence.start..at).rfind(|&token| self.is_word(token));
        let is_cut = last.is_some_and(|last| self.doc.tokens()[last].tag == Tag::Aux);
        let end = if opens && !rest || is_cut { comma() } else { end };
        let mut end = end;
        let is_bracket = |token: usize| matches!(self.doc.word(token), ")" | "]");
        while end > head + 1 && self.doc.tokens()[end - 1].tag == Tag::Punct && !is_bracket(end - 1) {
            end -= 1;
        }
        (from <= head).then(|| (head, Span::new(from, end)))
    }
}
