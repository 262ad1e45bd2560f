//! Where and when an event happens.

use super::super::annotations::{Clause, EntityId, Time, TimeId};
use super::super::demand::Found;
use super::super::noun;
use super::Coder;
use crate::knowledge::{Kind, Pattern, Rule, Slot};
use crate::language::{Span, Tag};

impl Coder<'_> {
    /// "visited Kyiv", "withdrew from the valley": the place where a recipient would stand.
    pub(super) fn visited(
        &self,
        clause: &Clause,
        rule: &Rule,
        pattern: &Pattern,
        found: &Found,
    ) -> Option<EntityId> {
        let slot = pattern.recipient.as_ref().filter(|_| rule.places)?;
        let heads: Vec<usize> = match slot {
            Slot::Object => clause.objects.clone(),
            Slot::Clause => Vec::new(),
            Slot::Behind(preposition) => {
                let nominal = if found.is_noun { noun::behind(self.doc, found.anchor) } else { Vec::new() };
                let behind = clause.obliques.iter().chain(&nominal);
                behind.filter(|(case, _)| case == preposition).map(|(_, head)| *head).collect()
            }
        };
        let mut places = heads.into_iter().filter_map(|head| self.cast.at(head));
        places.find(|&id| self.cast.entity(id).kind == Kind::Place)
    }

    /// "in Geneva", "at the United Nations": a place behind such a preposition.
    pub(super) fn place(&self, obliques: &[(String, usize)]) -> Option<EntityId> {
        let mut places = obliques
            .iter()
            .filter(|(case, _)| matches!(case.as_str(), "in" | "at" | "near" | "outside" | "across"));
        let is_place = |id: &EntityId| matches!(self.cast.entity(*id).kind, Kind::Place | Kind::Country);
        // "outside a station in Bogota"
        let further = |head: usize| {
            let behind = noun::behind(self.doc, head)
                .into_iter()
                .filter(|(case, _)| matches!(case.as_str(), "in" | "of"));
            behind.filter_map(|(_, head)| self.cast.at(head)).find(is_place)
        };
        places.find_map(|(_, head)| self.cast.at(*head).filter(is_place).or_else(|| further(*head)))
    }

    /// The time expression that hangs below the trigger; else the only one of its sentence, if it stands in no other clause.
    pub(super) fn time(&self, sentence: Span, trigger: usize) -> Option<TimeId> {
        let here = |time: &Time| sentence.covers(time.span) && time.is_when();
        let mut within = self.times.iter().enumerate().filter(|(_, time)| here(time));
        let below = |time: &Time| {
            let head = time.span.indices().find(|&token| !time.span.contains(self.doc.tokens()[token].head));
            head.is_some_and(|head| self.governing(head) == Some(trigger))
        };
        within.find(|(_, time)| below(time)).map(|(at, _)| TimeId(at))
    }

    /// The first verb, or noun that heads an event, above a token.
    pub(super) fn governing(&self, token: usize) -> Option<usize> {
        let mut at = token;
        loop {
            let above = self.doc.tokens()[at].head;
            if above == at {
                return None;
            }
            at = above;
            let noun = self.doc.tokens()[at].tag == Tag::Noun && self.may_tell(at);
            if self.doc.tokens()[at].tag == Tag::Verb || noun {
                return Some(at);
            }
        }
    }

    /// "the meeting with Iran in March", not "the meeting in March": a rule's preposition stands behind the noun.
    pub(super) fn may_tell(&self, noun: usize) -> bool {
        let lemma = self.doc.tokens()[noun].lemma.to_lowercase();
        let behind = noun::behind(self.doc, noun);
        self.knowledge.rules.of_noun(&lemma).any(|(_, pattern)| match &pattern.recipient {
            Some(Slot::Behind(preposition)) => behind.iter().any(|(case, _)| case == preposition),
            _ => false,
        })
    }
}
