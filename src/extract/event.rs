//! Clauses and rules → events: the first rule that fits, most demanding first. What no rule codes is said, not guessed.

mod party;
mod setting;
mod stance;

use super::annotations::{Certainty, Clause, EntityId, Event, Factuality, Skipped, Statement, Time};
use super::clause;
use super::content;
use super::demand;
use super::entity::Cast;
use super::factuality;
use super::noun;
use super::retold;
use super::statement;
use super::subject;
use crate::knowledge::{Joint, Kind, Knowledge, Pattern, Rule, Slot};
use crate::language::{Dependency, Document, Span, Tag};

/// All events in the order of their triggers, and the predicates between two actors that no rule codes.
pub(super) fn events(
    knowledge: &Knowledge,
    doc: &Document,
    clauses: &[Clause],
    statements: &[Statement],
    times: &[Time],
    cast: &Cast,
) -> (Vec<Event>, Vec<Skipped>) {
    let coder = Coder { knowledge, doc, statements, times, cast };
    let mut events: Vec<Event> = Vec::new();
    let mut skipped = Vec::new();
    for clause in clauses {
        match coder.verb(clause) {
            Some(event) => events.push(event),
            None => skipped.extend(coder.uncoded(clause)),
        }
    }
    let nouns = (0..doc.tokens().len()).filter(|&token| doc.tokens()[token].tag == Tag::Noun);
    for told in nouns.filter_map(|token| coder.noun(token)) {
        match events.iter_mut().find(|event| coder.tells_too(event, &told)) {
            Some(event) if event.recipients.is_empty() && event.kind == told.kind => {
                event.recipients = told.recipients;
            }
            Some(_) => {}
            None => events.push(told),
        }
    }
    events.sort_by_key(|event| event.trigger);
    content::fold(knowledge, doc, &mut events);
    retold::merge(&mut events);
    (events, skipped)
}

struct Coder<'a> {
    knowledge: &'a Knowledge,
    doc: &'a Document,
    statements: &'a [Statement],
    times: &'a [Time],
    cast: &'a Cast,
}

/// Who does it and to whom, once a pattern fits.
struct Parts {
    actors: Vec<EntityId>,
    recipients: Vec<EntityId>,
    /// The town that is visited or bombed: it is where, not to whom.
    place: Option<EntityId>,
}

impl Coder<'_> {
    fn verb(&self, clause: &Clause) -> Option<Event> {
        // "dropped its plan to sell arms": what a noun aims at is the noun's to tell.
        if clause::is_aim(self.knowledge, self.doc, clause.predicate) {
            return None;
        }
        let mut rules = self.knowledge.rules.of_verb(&clause.lemma);
        let (rule, parts) =
            rules.find_map(|(rule, pattern)| Some((rule, self.fit(clause, rule, pattern)?)))?;
        let trigger = Span::new(clause.predicate, clause.predicate + 1);
        let told = self.told(clause, rule);
        let mut event = self.event(rule, parts, trigger, told, &clause.obliques);
        self.refuse(clause, &mut event);
        Some(event)
    }

    /// The arguments, if everything that the pattern demands stands there.
    fn fit(&self, clause: &Clause, rule: &Rule, pattern: &Pattern) -> Option<Parts> {
        let found = demand::met(self.doc, clause, pattern)?;
        if demand::is_about_something_else(self.doc, rule, clause.predicate) {
            return None;
        }
        let actors = subject::acting(self.doc, self.cast, clause);
        let actors = if actors.is_empty() { self.owning(clause) } else { actors };
        // "student protests went on": whose they are.
        let actors = if actors.is_empty() && !pattern.subject.is_empty() {
            self.owners(clause.subjects.iter().copied())
        } else {
            actors
        };
        let actors = self.spread(actors, &clause.subjects);
        let recipients = match &pattern.recipient {
            None if found.is_noun && rule.kind != "OtherEvent" => {
                self.concerned(clause, found.anchor, &actors)
            }
            None if concerns_others(rule) => self.aimed(clause, rule, &actors),
            None => Vec::new(),
            Some(slot) => self.receiving(clause, pattern, slot, &found),
        };
        let place = self.visited(clause, rule, pattern, &found).filter(|_| recipients.is_empty());
        // "Biden and Putin met the deadline": what is no actor stands where one would.
        let other = pattern.recipient == Some(Slot::Object) && recipients.is_empty() && place.is_none();
        if other && !clause.objects.is_empty() {
            return None;
        }
        let visits = place.is_some() && !actors.is_empty();
        // "A bomb exploded in Bogota": nobody need be told to have done it.
        let is_told =
            !pattern.subject.is_empty() && (!recipients.is_empty() || self.place(&clause.obliques).is_some());
        let suffers = self.suffers(clause, rule, &recipients);
        // "Negotiators met"
        let own = self.doc.child(clause.predicate, &[Dependency::Nsubj]).is_some();
        let several = own && actors.iter().any(|&id| is_several(self.cast, id));
        let sides = [&actors[..], &recipients[..]];
        let enough = visits || is_told || enough(self.cast, rule, pattern, sides, several || suffers);
        // "Macron hosted Xi": the guest acts.
        let (actors, recipients) = if rule.turned { (recipients, actors) } else { (actors, recipients) };
        enough.then_some(Parts { actors, recipients, place })
    }

    fn noun(&self, token: usize) -> Option<Event> {
        let lemma = self.doc.tokens()[token].lemma.to_lowercase();
        let behind = noun::behind(self.doc, token);
        let mut rules = self.knowledge.rules.of_noun(&lemma);
        let (rule, preposition, found) = rules.find_map(|(rule, pattern)| {
            let Some(Slot::Behind(preposition)) = &pattern.recipient else { return None };
            let beside = pattern.beside.as_ref().map(|(case, nouns)| {
                let is_fit = |head: usize| demand::is_one_of(self.doc, head, nouns);
                behind.iter().find(|(it, head)| it == case && is_fit(*head)).map(|(_, head)| *head)
            });
            let is_left_out = demand::is_about_something_else(self.doc, rule, token)
                || beside == Some(None)
                || pattern.owned && self.agents(token, &behind).is_empty();
            if is_left_out {
                return None;
            }
            // "the exchange of prisoners between Iran and Iraq": the tree hangs them below either noun.
            let further = beside.flatten().map(|head| noun::behind(self.doc, head));
            let all = behind.iter().chain(further.iter().flatten());
            let heads = all.filter(|(case, _)| case == preposition).map(|(_, head)| *head);
            let found = self.things(heads);
            let found = if found.is_empty() { self.behind(token, preposition) } else { found };
            let found: Vec<EntityId> =
                found.into_iter().filter(|&id| is_of_rule(self.cast, rule, id)).collect();
            (!found.is_empty()).then_some((rule, preposition, found))
        })?;
        // "talks between Iran and Iraq": those behind it act together.
        let is_mutual = preposition == "between" && rule.joint == Joint::Together;
        if is_mutual && found.len() < 2 {
            return None;
        }
        let parts = if is_mutual {
            Parts { actors: found, recipients: Vec::new(), place: None }
        } else {
            Parts { actors: self.agents(token, &behind), recipients: found, place: None }
        };
        let itself = parts.actors.iter().any(|actor| parts.recipients.contains(actor));
        let told = factuality::of_noun(self.knowledge, self.doc, token);
        // "aid for a planned offensive against the north": what nobody is told to plan is no plan.
        let is_nobodys = told != Factuality::Actual && parts.actors.is_empty();
        (!itself && !is_nobodys).then(|| self.event(rule, parts, Span::new(token, token + 1), told, &behind))
    }

    /// "launched an attack on": the verb tells what its noun tells. "cancelled talks with": what the noun tells has not
    /// happened, and the verb's event says with whom.
    fn tells_too(&self, verb: &Event, noun: &Event) -> bool {
        let is_untrue = noun.factuality != Factuality::Actual && !verb.recipients.is_empty();
        let is_content = verb.kind == noun.kind || is_untrue;
        is_content && self.governing(noun.trigger.start) == Some(verb.trigger.start)
    }

    fn event(
        &self,
        rule: &Rule,
        parts: Parts,
        trigger: Span,
        told: Factuality,
        obliques: &[(String, usize)],
    ) -> Event {
        let sentence = self.doc.sentences()[self.doc.sentence_of(trigger.start)].tokens;
        let said = statement::around(self.statements, trigger.start);
        let unknown = said.is_some_and(|said| said.speaker.is_none());
        let claimed = said.map_or(Factuality::Actual, |said| said.factuality);
        // What somebody unknown says is a claim, and no claim may pass for a fact.
        let claimed = if unknown { claimed.max(Factuality::Hypothetical) } else { claimed };
        let factuality = told.max(claimed);
        let speaker = said.and_then(|statement| statement.speaker);
        let himself =
            speaker.is_some_and(|speaker| parts.actors.iter().any(|&actor| self.speaks_for(speaker, actor)));
        let to_come = self.to_come(rule, factuality, himself);
        let is_threat = to_come == Some("THREATEN");
        Event {
            kind: to_come.map_or_else(|| rule.kind.clone(), str::to_owned),
            mode: rule.mode.clone().filter(|_| to_come.is_none()),
            actors: parts.actors,
            recipients: parts.recipients,
            place: parts.place.or_else(|| self.place(obliques)),
            time: self.time(sentence, trigger.start),
            factuality: if is_threat { Factuality::Actual } else { factuality },
            attributed_to: speaker.filter(|_| !is_threat),
            trigger,
            span: sentence,
            certainty: if unknown { Certainty::Possible } else { Certainty::Certain },
            rule: rule.name,
        }
    }

    /// A predicate between two actors that no rule codes, unless it merely tells that something is said.
    fn uncoded(&self, clause: &Clause) -> Option<Skipped> {
        let actors = subject::acting(self.doc, self.cast, clause);
        let others = clause.objects.iter().copied().chain(clause.obliques.iter().map(|(_, head)| *head));
        let others: Vec<EntityId> =
            self.recipients(others).into_iter().filter(|id| !actors.contains(id)).collect();
        let saying = self.knowledge.lists.saying.contains(clause.lemma.as_str());
        if actors.is_empty() || others.is_empty() || saying {
            return None;
        }
        let ruled = self.knowledge.rules.of_verb(&clause.lemma).next().is_some();
        let reason = if ruled { "no rule for these arguments" } else { "no rule for this predicate" };
        Some(Skipped {
            span: Span::new(clause.predicate, clause.predicate + 1),
            lemma: clause.lemma.clone(),
            reason,
        })
    }
}

/// Whether a pattern has all the actors that it demands, none of them on both sides. "Navalny was arrested" needs none:
/// one side may stand `alone`.
fn enough(
    cast: &Cast,
    rule: &Rule,
    pattern: &Pattern,
    [actors, recipients]: [&[EntityId]; 2],
    alone: bool,
) -> bool {
    let other = rule.kind == "OtherEvent";
    let unfit = recipients.iter().any(|&id| !is_of_rule(cast, rule, id))
        || actors.iter().any(|&id| !rule.may_act(cast.entity(id).kind))
        || rule.asks_who_acts() && actors.is_empty();
    let itself = actors.iter().any(|actor| recipients.contains(actor));
    let recipient = pattern.recipient.is_none()
        || !recipients.is_empty()
        || match rule.joint {
            Joint::Never => false,
            Joint::Together => actors.len() > 1 || alone,
            Joint::Alone => true,
        };
    let actor = !actors.is_empty() || alone || (other && !recipients.is_empty());
    recipient && actor && !itself && !unfit
}

/// Whether what is promised, threatened or refused may tell whom it concerns.
fn concerns_others(rule: &Rule) -> bool {
    matches!(rule.kind.as_str(), "AGREE" | "THREATEN" | "REJECT" | "CONCEDE")
}

fn is_several(cast: &Cast, id: EntityId) -> bool {
    let entity = cast.entity(id);
    entity.described && entity.kind == Kind::Group
}

/// Whether a rule takes somebody for a recipient.
fn is_of_rule(cast: &Cast, rule: &Rule, id: EntityId) -> bool {
    let entity = cast.entity(id);
    rule.may_receive(entity.kind) && !(rule.named && entity.described)
}
