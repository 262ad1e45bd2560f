//! "As the mayor has said, the bridge is safe" → what the clause beside it tells is what she says too.

use super::{Finder, Said};
use crate::extract::annotations::{Certainty, Clause, Factuality};
use crate::language::{Dependency, Span, Tag};

impl Finder<'_> {
    /// What is told by clauses with "as", in the order of their verbs.
    pub(super) fn agreed(&self) -> Vec<Said> {
        self.clauses.iter().filter_map(|clause| self.agreed_by(clause)).collect()
    }

    fn agreed_by(&self, clause: &Clause) -> Option<Said> {
        let at = clause.predicate;
        let token = &self.doc.tokens()[at];
        let own = self.doc.subtree(at);
        let is_beside = token.head != at && token.relation == Dependency::Advcl && !own.contains(token.head);
        let is_open = !clause.passive && self.doc.child(at, &[Dependency::Ccomp, Dependency::Obj]).is_none();
        if !is_beside || !is_open || !self.opens_with_as(own) || !self.tells(clause) {
            return None;
        }
        let voice = self.voice_of(clause).filter(|voice| voice.speaker.is_some())?;
        Some(Said {
            cue: Some(Span::new(at, at + 1)),
            parts: self.runs(token.head, &[at]),
            voice,
            factuality: Factuality::Actual,
            certainty: Certainty::Certain,
            rule: "statement/as",
        })
    }

    /// Whether a clause is set off by "as" and commas: "as soon as he spoke" is not.
    fn opens_with_as(&self, own: Span) -> bool {
        let is_mark = |token: usize| self.doc.tokens()[token].tag == Tag::Punct;
        let first = own.indices().find(|&token| !is_mark(token));
        let is_as = first.is_some_and(|first| self.doc.word(first).eq_ignore_ascii_case("as"));
        let sentence = self.doc.sentences()[self.doc.sentence_of(own.start)].tokens;
        let before = own.start.checked_sub(1).filter(|&before| sentence.contains(before));
        is_as && (before.is_none_or(is_mark) || is_mark(own.start))
    }

    /// "said", "put it", "made clear".
    fn tells(&self, clause: &Clause) -> bool {
        let makes_clear = || {
            let clear = |&child: &usize| matches!(self.doc.word(child), "clear" | "plain" | "known");
            clause.lemma == "make" && self.doc.children(clause.predicate).any(|child| clear(&child))
        };
        self.knowledge.lists.saying.contains(clause.lemma.as_str()) || makes_clear()
    }
}
