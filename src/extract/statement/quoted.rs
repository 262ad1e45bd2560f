//! Quotations that grammar ties to no verb → whose they are: the nearest verb of saying, whoever spoke before, or whom the
//! sentence before is about. Scare quotes and titles of works are nobody's words.

use super::voice::Voice;
use super::{Finder, Said};
use crate::extract::annotations::{Certainty, Clause, Factuality, Statement, StatementKind};
use crate::knowledge::Kind;
use crate::language::{Dependency, Span, Tag};

impl Finder<'_> {
    /// A quotation with its speaker, after the statements found by then; none for what is no statement.
    pub(super) fn quoted(&self, quote: Span, found: &[Statement]) -> Option<Said> {
        if self.quotes.iter().any(|outer| outer.covers(quote) && *outer != quote) {
            return None;
        }
        let words = quote.indices().filter(|&token| self.is_word(token)).count();
        let whole = self.is_sentence(quote.start, quote.indices());
        if let Some(clause) =
            self.nearest(quote).or_else(|| self.behind(quote)).or_else(|| self.introducing(quote))
        {
            // "the so-called 'reset'": words within another's sentence are no statement, unless the verb stands by them or
            // governs more than one: "called the arrest 'a shameful act'".
            let is_governed = || words > 1 && self.governs(clause.predicate, quote);
            let is_near = || self.touches(quote, clause.predicate) || self.touches_subject(quote, clause);
            if !whole && !is_near() && !is_governed() {
                return None;
            }
            let mut voice = self.voice_of(clause).unwrap_or_default();
            let cue = self.knowledge.lists.cues.get(clause.lemma.as_str()).copied().unwrap_or_default();
            self.address(&mut voice, clause, cue);
            let at = clause.predicate;
            return Some(said(
                quote,
                Some(Span::new(at, at + 1)),
                voice,
                Certainty::Certain,
                "statement/quote",
            ));
        }
        if words < 3 || !self.fills_its_sentences(quote) {
            return None;
        }
        let (voice, rule) = self.going_on(quote, found).or_else(|| self.before(quote))?;
        Some(said(quote, None, voice, Certainty::Probable, rule))
    }

    /// The verb of saying outside the quotation that governs it: of the sentences it touches, the nearest.
    fn nearest(&self, quote: Span) -> Option<&Clause> {
        let sentences = self.doc.sentence_of(quote.start)..=self.doc.sentence_of(quote.end - 1);
        let saying = self.clauses.iter().filter(|clause| {
            let at = clause.predicate;
            self.quote_around(at).is_none()
                && self.doc.tokens()[at].relation != Dependency::Amod
                && sentences.contains(&self.doc.sentence_of(at))
                && self.knowledge.lists.saying.contains(clause.lemma.as_str())
                && !(clause.passive && clause.subjects.is_empty())
        });
        let whole = self.is_sentence(quote.start, quote.indices());
        // "He said, “…,” adding that …": a finite verb before a participle that goes on to something else.
        saying.min_by_key(|clause| {
            let at = clause.predicate;
            let onward = at >= quote.end && self.doc.word(at).ends_with("ing");
            let elsewhere = !whole && !self.governs(at, quote);
            (onward, elsewhere, quote.start.saturating_sub(at).max(at.saturating_sub(quote.end)))
        })
    }

    /// "“Let us go!” Holt told reporters.": a mark of its own ended the quotation, and the sentence with it.
    fn behind(&self, quote: Span) -> Option<&Clause> {
        let next = self.doc.sentences().get(self.doc.sentence_of(quote.end - 1) + 1)?;
        let here = self.doc.sentences()[self.doc.sentence_of(quote.end - 1)];
        let ends = matches!(self.doc.word(quote.end - 1), "!" | "?" | "," | "…" | "..." | "—" | "?!");
        let joined = here.paragraph == next.paragraph
            && !(quote.end..next.tokens.start).any(|token| self.is_word(token));
        let saying = |clause: &&Clause| {
            let at = clause.predicate;
            let bare = self.doc.child(at, &[Dependency::Ccomp, Dependency::Parataxis]).is_none();
            let subject = self.doc.child(at, &[Dependency::Nsubj]).map(|subject| self.doc.subtree(subject));
            let first = next.tokens.indices().find(|&token| self.is_word(token));
            let begins = first == Some(at)
                || subject.is_some_and(|subject| first.is_some_and(|first| subject.contains(first)));
            next.tokens.contains(at)
                && self.doc.tokens()[at].relation == Dependency::Root
                && self.knowledge.lists.cues.get(clause.lemma.as_str()).is_some_and(|cue| cue.clause)
                && bare
                && begins
        };
        self.clauses.iter().find(saying).filter(|_| ends && joined)
    }

    /// "Holt defended the deal: “We had to.”": the verb of the sentence that a colon ends, whatever it says.
    fn introducing(&self, quote: Span) -> Option<&Clause> {
        let sentence = self.doc.sentences()[self.doc.sentence_of(quote.start)].tokens;
        let colon = quote.start.checked_sub(2).filter(|&at| self.doc.word(at) == ":")?;
        // The colon may end a sentence of its own.
        let sentence = if sentence.contains(colon) {
            sentence
        } else {
            self.doc.sentences()[self.doc.sentence_of(colon)].tokens
        };
        let whole = self.is_sentence(quote.start, quote.indices());
        let acts = |clause: &&Clause| {
            let at = clause.predicate;
            sentence.contains(at)
                && at < quote.start
                && !clause.passive
                && clause
                    .subjects
                    .iter()
                    .any(|&head| head < at && self.cast.at(head).is_some_and(|id| self.cast.can_act(id)))
        };
        self.clauses.iter().find(acts).filter(|_| whole)
    }

    /// Whether a verb is the first above a quotation.
    fn governs(&self, verb: usize, quote: Span) -> bool {
        let is_out = |token: usize| !quote.contains(self.doc.tokens()[token].head);
        let mut at = quote.indices().find(|&token| is_out(token)).unwrap_or(quote.start);
        while self.doc.tokens()[at].head != at {
            at = self.doc.tokens()[at].head;
            if self.doc.tokens()[at].tag == Tag::Verb {
                return at == verb;
            }
        }
        false
    }

    /// Whether only who speaks stands between a quotation and its verb.
    fn touches_subject(&self, quote: Span, clause: &Clause) -> bool {
        let at = clause.predicate;
        let subject = self.doc.child(at, &[Dependency::Nsubj]).map(|subject| self.doc.subtree(subject));
        subject.is_some_and(|subject| {
            let within = |token: usize| subject.contains(token) || !self.is_word(token);
            (at > quote.end && (quote.end..at).all(within))
                || (at < quote.start && (at + 1..quote.start).all(within))
        })
    }

    /// Whether a verb stands right before or after a quotation, marks aside.
    fn touches(&self, quote: Span, verb: usize) -> bool {
        let mut between = if verb < quote.start { verb + 1..quote.start } else { quote.end..verb };
        !between.any(|token| self.is_word(token))
    }

    /// Whether the sentences of a quotation hold nothing else.
    fn fills_its_sentences(&self, quote: Span) -> bool {
        let first = self.doc.sentences()[self.doc.sentence_of(quote.start)].tokens;
        let last = self.doc.sentences()[self.doc.sentence_of(quote.end - 1)].tokens;
        let outside = (first.start..quote.start).chain(quote.end..last.end);
        !outside.into_iter().any(|token| self.is_word(token))
    }

    /// Whoever spoke before in the paragraph, or, of a quotation that is a paragraph of its own, in the one before.
    fn going_on(&self, quote: Span, found: &[Statement]) -> Option<(Voice, &'static str)> {
        let end = |it: &Statement| it.parts().map(|part| part.end).max().unwrap_or(it.content.end);
        let last = found.iter().filter(|it| it.content.start < quote.start).max_by_key(|it| end(it))?;
        let paragraph = |token: usize| self.doc.sentences()[self.doc.sentence_of(token)].paragraph;
        let (of_last, of_quote) = (paragraph(end(last) - 1), paragraph(quote.start));
        let alone = paragraph(quote.start.saturating_sub(2)) != of_quote;
        let goes_on =
            of_last == of_quote || (alone && of_last + 1 == of_quote && last.kind != StatementKind::Indirect);
        let voice = Voice { speaker: last.speaker, joint: last.joint.clone(), ..Voice::default() };
        goes_on.then_some((voice, "statement/continued"))
    }

    /// "Holt took the stage. “We will win.”": the person who is the subject of the sentence before.
    fn before(&self, quote: Span) -> Option<(Voice, &'static str)> {
        let at = self.doc.sentence_of(quote.start);
        let before = at.checked_sub(1).map(|at| self.doc.sentences()[at])?;
        let is_near = before.paragraph == self.doc.sentences()[at].paragraph
            || self.doc.word(before.tokens.end - 1) == ":";
        let root =
            before.tokens.indices().find(|&token| self.doc.tokens()[token].relation == Dependency::Root)?;
        let subject = self.doc.child(root, &[Dependency::Nsubj])?;
        let speaker =
            self.cast.at(subject).filter(|&id| self.cast.entity(id).kind == Kind::Person && is_near)?;
        let is_said = self.is_sentence(quote.start, quote.indices());
        let voice =
            Voice { speaker: Some(speaker), words: Some(self.phrase(subject, root)), ..Voice::default() };
        is_said.then_some((voice, "statement/sentence-before"))
    }
}

fn said(quote: Span, cue: Option<Span>, voice: Voice, certainty: Certainty, rule: &'static str) -> Said {
    Said { cue, parts: vec![quote], voice, factuality: Factuality::Actual, certainty, rule }
}
