//! Nouns for what somebody says or thinks → the clause behind them: "the minister's claim that …", "a promise to leave".

use super::voice::Voice;
use super::{Finder, Said};
use crate::extract::annotations::{Certainty, Factuality};
use crate::extract::noun;
use crate::language::{Dependency, Span, Tag};

impl Finder<'_> {
    /// What is told by nouns, in the order of the text.
    pub(super) fn claims(&self) -> Vec<Said> {
        let nouns = (0..self.doc.tokens().len()).filter(|&token| self.doc.tokens()[token].tag == Tag::Noun);
        nouns.filter_map(|token| self.claim(token)).collect()
    }

    fn claim(&self, at: usize) -> Option<Said> {
        let factuality =
            self.knowledge.lists.claims.get(self.doc.tokens()[at].lemma.to_lowercase().as_str())?;
        let joins = |mark: usize| {
            let it = &self.doc.tokens()[mark];
            let word = self.doc.word(mark).to_lowercase();
            it.relation == Dependency::Mark && matches!(word.as_str(), "that" | "to")
        };
        let is_content = |child: &usize| {
            let relation = self.doc.tokens()[*child].relation;
            let is_clause = matches!(relation, Dependency::Acl | Dependency::Ccomp | Dependency::Relcl);
            *child > at && is_clause && self.doc.children(*child).any(joins)
        };
        let content = self.doc.children(at).find(is_content)?;
        let voice = self.owner(at).unwrap_or_default();
        // Within somebody's words it is the speaker's own, mostly.
        self.quote_around(at).is_none().then(|| Said {
            cue: Some(Span::new(at, at + 1)),
            parts: vec![self.doc.subtree(content)],
            voice,
            factuality: Factuality::named(factuality).unwrap_or(Factuality::Actual),
            certainty: Certainty::Certain,
            rule: "statement/noun",
        })
    }

    /// "Iran's claim", "claims by Iran", "Iran made the claim".
    fn owner(&self, at: usize) -> Option<Voice> {
        let possessor = self.doc.child(at, &[Dependency::NmodPoss]);
        let behind = || {
            let behind = noun::behind(self.doc, at).into_iter();
            let mut owners =
                behind.filter(|(case, _)| matches!(case.as_str(), "by" | "from" | "among" | "of"));
            owners.find_map(|(_, head)| self.voice(head, at))
        };
        let above = self.doc.tokens()[at].head;
        let utters = |clause: &&crate::extract::Clause| {
            clause.predicate == above
                && clause.objects.contains(&at)
                && self.knowledge.lists.uttering.contains(clause.lemma.as_str())
        };
        let giver = || self.clauses.iter().find(utters).and_then(|clause| self.voice_of(clause));
        possessor.and_then(|owner| self.voice(owner, at)).or_else(behind).or_else(giver)
    }
}
