//! How whoever acts stands to what is told: he tries, thanks, refuses, plans or threatens.

use super::super::annotations::{Clause, EntityId, Event, Factuality};
use super::super::factuality;
use super::Coder;
use crate::knowledge::{Kind, Rule};

impl Coder<'_> {
    /// Whether what a verb tells has happened: an attempt on a life has, and so has thanks that is wrapped in a wish.
    pub(super) fn told(&self, clause: &Clause, rule: &Rule) -> Factuality {
        // "put no pressure on them"
        let none = |&object: &usize| self.doc.children(object).any(|it| self.doc.word(it) == "no");
        let is_tried = || rule.attempts && factuality::is_attempted(self.doc, clause.predicate);
        let is_courtesy = || is_said(rule) && factuality::is_courtesy(self.doc, clause.predicate);
        match clause.factuality {
            _ if clause.objects.iter().any(none) => Factuality::Denied,
            Factuality::Hypothetical if is_tried() || is_courtesy() => Factuality::Actual,
            told => told,
        }
    }

    /// "said it would not meet them": who says so of himself refuses, and that has happened.
    pub(super) fn refuse(&self, clause: &Clause, event: &mut Event) {
        let Some(refusal) = self.knowledge.lists.refusals.get(event.kind.as_str()) else { return };
        let himself = event
            .attributed_to
            .is_none_or(|speaker| event.actors.iter().any(|&it| self.speaks_for(speaker, it)));
        let refused =
            event.factuality == Factuality::Denied && factuality::is_refused(self.doc, clause.predicate);
        if refused && himself && !event.actors.is_empty() {
            let (kind, mode) =
                refusal.split_once(' ').map_or((*refusal, None), |(kind, mode)| (kind, Some(mode)));
            kind.clone_into(&mut event.kind);
            event.mode = mode.map(str::to_owned);
            event.factuality = Factuality::Actual;
            event.attributed_to = None;
        }
    }

    /// What an event is while it is to come: a meeting that is planned has been agreed on, and who says that he may attack
    /// threatens.
    pub(super) fn to_come(&self, rule: &Rule, told: Factuality, himself: bool) -> Option<&'static str> {
        let future = self.knowledge.lists.futures.get(rule.kind.as_str())?;
        let (kind, fits) = match future.split_once(' ') {
            Some((kind, "self")) => {
                (kind, himself && told != Factuality::Actual && told != Factuality::Denied)
            }
            Some((kind, _)) => (kind, himself && told == Factuality::Hypothetical),
            None => (*future, told == Factuality::Planned),
        };
        fits.then_some(kind)
    }

    /// Whether who says something does so for who acts: for himself, or for his country.
    pub(super) fn speaks_for(&self, speaker: EntityId, actor: EntityId) -> bool {
        let [speaks, acts] = [speaker, actor].map(|id| self.cast.entity(id));
        speaker == actor
            || acts.kind == Kind::Country && acts.country.is_some() && acts.country == speaks.country
    }
}

/// Whether it is enough to say so: praise, thanks, apologies.
fn is_said(rule: &Rule) -> bool {
    matches!(rule.kind.as_str(), "SUPPORT" | "CONCEDE")
}
