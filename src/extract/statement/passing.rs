//! To whom a statement is made, in what it stands, and who passes it on: a speaker around it, or an outlet that it came through.

use super::Finder;
use super::voice::Voice;
use crate::extract::annotations::{Clause, EntityId, Statement};
use crate::extract::noun;
use crate::knowledge::Cue;
use crate::language::{Dependency, Span, Tag};

impl Finder<'_> {
    /// Adds to whom a verb speaks and in what it is said.
    pub(super) fn address(&self, voice: &mut Voice, clause: &Clause, cue: Cue) {
        let acting = |head: usize| self.cast.at(head).filter(|&id| self.cast.can_act(id));
        let objects = clause.objects.iter().copied().filter(|_| cue.addresses);
        let to = clause.obliques.iter().filter(|(case, _)| case == "to" && cue.clause).map(|(_, head)| *head);
        for id in objects.chain(to).filter_map(acting) {
            if Some(id) != voice.speaker && !voice.addressees.contains(&id) {
                voice.addressees.push(id);
            }
        }
        voice.medium = voice.medium.or_else(|| self.medium(clause).map(|head| noun::phrase(self.doc, head)));
    }

    /// "told Reuters the deal is off", "told the court “no”": whom the tree took for the first words of what is told.
    pub(super) fn spare_whom(&self, parts: &mut [Span], voice: &mut Voice, clause: &Clause, cue: Cue) {
        let Some(first) = parts.first_mut() else { return };
        let has_object = self.doc.child(clause.predicate, &[Dependency::Obj, Dependency::Iobj]).is_some();
        if !cue.addresses || has_object || first.start != clause.predicate + 1 {
            return;
        }
        let quote =
            self.quotes.iter().find(|quote| first.contains(quote.start) && quote.start > first.start + 1);
        let named = self.cast.mention_at(first.start).filter(|mention| mention.span.end < first.end);
        let acts = named.filter(|mention| self.cast.can_act(mention.entity));
        let runs_on =
            |end: usize| matches!(self.doc.tokens()[end].tag, Tag::Verb | Tag::Aux | Tag::Part | Tag::Cconj);
        if let Some(mention) = acts.filter(|mention| !runs_on(mention.span.end)) {
            voice.addressees.push(mention.entity);
            first.start = mention.span.end;
        } else if let Some(quote) = quote.filter(|quote| quote.start < first.start + 5) {
            first.start = quote.start - 1;
        }
    }

    /// "in the cable", "in a statement", "on Twitter", "during a debate".
    fn medium(&self, clause: &Clause) -> Option<usize> {
        let medium = clause.obliques.iter().find(|(case, head)| {
            let social = self.cast.at(*head).is_some_and(|id| {
                let known = self.cast.entity(id).known;
                known.is_some_and(|known| self.knowledge.names.known(known).is_social_medium)
            });
            let is_where = matches!(case.as_str(), "in" | "on" | "via" | "through" | "during" | "at");
            is_where && (self.is_document(*head) || social)
        });
        medium.map(|(_, head)| *head)
    }

    /// The outlet that a statement came through: one that was spoken to, or that got hold of what it stands in.
    fn outlet(&self, statement: &Statement) -> Option<EntityId> {
        let is_outlet = |id: &EntityId| self.cast.entity(*id).sector.as_deref() == Some("NGM");
        let told = statement.addressees.iter().copied().find(is_outlet);
        let through = || {
            let medium = self.head(statement.medium?);
            let behind = noun::behind(self.doc, medium).into_iter();
            let with = behind.filter(|(case, _)| matches!(case.as_str(), "with" | "to" | "for"));
            let got = self.clauses.iter().filter(|clause| {
                clause.objects.contains(&medium)
                    && self.knowledge.lists.obtaining.contains(clause.lemma.as_str())
            });
            let by = got.flat_map(|clause| clause.subjects.iter().copied());
            with.map(|(_, head)| head).chain(by).find_map(|head| self.cast.at(head).filter(is_outlet))
        };
        told.or_else(through)
    }
}

/// Tells of each statement who passes it on: the speaker of the statement that it stands in, else the outlet it came through.
pub(super) fn pass_on(finder: &Finder<'_>, statements: &mut [Statement]) {
    let length = |span: Span| span.end - span.start;
    for at in 0..statements.len() {
        let own = statements[at].content;
        let holds = |other: &&Statement| {
            other.content != own && other.parts().any(|part| part.covers(own)) && other.speaker.is_some()
        };
        let around = statements.iter().filter(holds).min_by_key(|other| length(other.content));
        let teller = around.and_then(|other| other.speaker).or_else(|| finder.outlet(&statements[at]));
        let own = statements[at].speaker;
        if let Some(teller) = teller.filter(|teller| Some(*teller) != own) {
            statements[at].reported_by = Some(teller);
        }
    }
}
