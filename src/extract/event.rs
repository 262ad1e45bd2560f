//! Clauses and rules → events: the first rule that fits, most demanding first. What no rule codes is said, not guessed.

use super::annotations::{Certainty, Clause, EntityId, Event, Factuality, Skipped, Statement, Time, TimeId};
use super::demand::{self, BELOW};
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
    /// The town that is visited: it is where, not to whom.
    place: Option<EntityId>,
}

impl Coder<'_> {
    fn verb(&self, clause: &Clause) -> Option<Event> {
        let mut rules = self.knowledge.rules.of_verb(&clause.lemma);
        let (rule, parts) =
            rules.find_map(|(rule, pattern)| Some((rule, self.fit(clause, rule, pattern)?)))?;
        let trigger = Span::new(clause.predicate, clause.predicate + 1);
        // "put no pressure on them"
        let none = |&object: &usize| self.doc.children(object).any(|it| self.doc.word(it) == "no");
        let is_denied = clause.objects.iter().any(none);
        let told = if is_denied { Factuality::Denied } else { clause.factuality };
        Some(self.event(rule, parts, trigger, told, &clause.obliques))
    }

    /// The arguments, if everything that the pattern demands stands there.
    fn fit(&self, clause: &Clause, rule: &Rule, pattern: &Pattern) -> Option<Parts> {
        let found = demand::met(self.doc, clause, pattern)?;
        if demand::is_about_something_else(self.doc, rule, clause.predicate) {
            return None;
        }
        let actors = subject::acting(self.doc, self.cast, clause);
        let recipients = match &pattern.recipient {
            None => Vec::new(),
            Some(Slot::Object) => {
                let found = self.object(clause);
                // "found Mladic guilty": the tree may take him for the subject of what is said of him.
                let is_said = found.is_empty() && !pattern.predicate.is_empty();
                if is_said { self.of_complement(clause) } else { found }
            }
            Some(Slot::Clause) => self.of_complement(clause),
            Some(Slot::Behind(preposition)) => {
                let own = |anchor| noun::behind_prepositions(self.doc, anchor, &BELOW);
                let nominal = if found.is_noun { own(found.anchor) } else { Vec::new() };
                let behind = clause.obliques.iter().chain(&nominal).filter(|(case, _)| case == preposition);
                let named = self.recipients(behind.map(|(_, head)| *head));
                let behind = || {
                    let behind = self.behind(found.anchor, preposition).into_iter();
                    behind.filter(|&id| self.cast.can_act(id)).collect()
                };
                if named.is_empty() { behind() } else { named }
            }
        };
        let place = self.visited(clause, rule, pattern).filter(|_| recipients.is_empty());
        // "Biden and Putin met the deadline": what is no actor stands where one would.
        let other = pattern.recipient == Some(Slot::Object) && recipients.is_empty() && place.is_none();
        if other && !clause.objects.is_empty() {
            return None;
        }
        let visits = place.is_some() && !actors.is_empty();
        // A meeting takes two who are named: "he was met with applause".
        let suffers = clause.passive
            && clause.subjects.is_empty()
            && rule.joint != Joint::Together
            && recipients.iter().any(|&id| self.is_named(id));
        let enough = visits || enough(self.cast, rule, pattern, &actors, &recipients, suffers);
        // "Macron hosted Xi": the guest acts.
        let (actors, recipients) = if rule.turned { (recipients, actors) } else { (actors, recipients) };
        enough.then_some(Parts { actors, recipients, place })
    }

    /// Who does what the clause behind the verb tells: "demanded that Iran withdraw".
    fn of_complement(&self, clause: &Clause) -> Vec<EntityId> {
        let complement = demand::complement(self.doc, clause);
        let subject = complement.and_then(|head| self.doc.child(head, &[Dependency::Nsubj]));
        self.recipients(subject.map_or(Vec::new(), |subject| noun::joined(self.doc, subject)).into_iter())
    }

    fn is_named(&self, id: EntityId) -> bool {
        !self.cast.entity(id).described
    }

    /// "visited Kyiv", "travelled to Geneva": the place where a host would stand.
    fn visited(&self, clause: &Clause, rule: &Rule, pattern: &Pattern) -> Option<EntityId> {
        let slot = pattern.recipient.as_ref().filter(|_| rule.mode.as_deref() == Some("visit"))?;
        let heads: Vec<usize> = match slot {
            Slot::Object => clause.objects.clone(),
            Slot::Clause => Vec::new(),
            Slot::Behind(preposition) => clause
                .obliques
                .iter()
                .filter(|(case, _)| case == preposition)
                .map(|(_, head)| *head)
                .collect(),
        };
        let mut places = heads.into_iter().filter_map(|head| self.cast.at(head));
        places.find(|&id| self.cast.entity(id).kind == Kind::Place)
    }

    /// The name right behind a word and a preposition, where the tree hangs it elsewhere: "ties with Taiwan".
    fn behind(&self, anchor: usize, preposition: &str) -> Vec<EntityId> {
        let next = anchor + 1;
        let stands = self.doc.tokens().get(next).is_some_and(|_| self.doc.word(next) == preposition);
        // "the death of Black man George Floyd": what describes a name stands before it.
        let describes = |token: &usize| {
            let it = &self.doc.tokens()[*token];
            matches!(it.tag, Tag::Adj | Tag::Noun) && self.cast.at(*token).is_none()
        };
        let last = (next + 1..self.doc.tokens().len()).take_while(describes).last().unwrap_or(next);
        let behind = |word: usize| subject::name_behind(self.doc, self.cast, word);
        let found = stands.then(|| behind(next).or_else(|| behind(last))).flatten();
        found.into_iter().collect()
    }

    fn object(&self, clause: &Clause) -> Vec<EntityId> {
        let found = self.recipients(clause.objects.iter().copied());
        if found.is_empty() && !clause.passive {
            let behind = subject::name_behind(self.doc, self.cast, clause.predicate);
            return behind.filter(|&id| self.cast.can_act(id)).into_iter().collect();
        }
        found
    }

    fn noun(&self, token: usize) -> Option<Event> {
        let lemma = self.doc.tokens()[token].lemma.to_lowercase();
        let behind = noun::behind_prepositions(self.doc, token, &BELOW);
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
            let further = beside.flatten().map(|head| noun::behind_prepositions(self.doc, head, &BELOW));
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
        (!itself).then(|| self.event(rule, parts, Span::new(token, token + 1), told, &behind))
    }

    /// "launched an attack on": the verb tells what its noun tells. "cancelled talks with": what the noun tells has not
    /// happened, and the verb's event says with whom.
    fn tells_too(&self, verb: &Event, noun: &Event) -> bool {
        let is_untrue = noun.factuality != Factuality::Actual && !verb.recipients.is_empty();
        let is_content = verb.kind == noun.kind || is_untrue;
        is_content && self.governing(noun.trigger.start) == Some(verb.trigger.start)
    }

    /// Who does what a noun tells: "the attack by rebels", "Russia's invasion", "the Israeli attack".
    fn agents(&self, token: usize, behind: &[(String, usize)]) -> Vec<EntityId> {
        let by = behind.iter().filter(|(case, _)| case == "by").map(|(_, head)| *head);
        let owns = [Dependency::NmodPoss, Dependency::Amod, Dependency::Compound];
        let owner =
            self.doc.children(token).filter(|&child| owns.contains(&self.doc.tokens()[child].relation));
        self.recipients(by.chain(owner))
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
        let cue = said.and_then(|said| said.cue).map(|cue| self.doc.tokens()[cue.start].lemma.as_str());
        let unknown = said.is_some_and(|said| said.speaker.is_none());
        // What somebody unknown says is a claim, and no claim may pass for a fact.
        let claimed = match cue {
            Some("deny") => Factuality::Denied,
            _ if unknown => Factuality::Hypothetical,
            _ => Factuality::Actual,
        };
        Event {
            kind: rule.kind.clone(),
            mode: rule.mode.clone(),
            actors: parts.actors,
            recipients: parts.recipients,
            place: parts.place.or_else(|| self.place(obliques)),
            time: self.time(sentence, trigger.start),
            factuality: told.max(claimed),
            attributed_to: said.and_then(|statement| statement.speaker),
            trigger,
            span: sentence,
            certainty: if unknown { Certainty::Possible } else { Certainty::Certain },
            rule: rule.name,
        }
    }

    /// The entities that can act behind these heads, each once.
    fn recipients(&self, heads: impl Iterator<Item = usize>) -> Vec<EntityId> {
        self.things(heads).into_iter().filter(|&id| self.cast.can_act(id)).collect()
    }

    fn things(&self, heads: impl Iterator<Item = usize>) -> Vec<EntityId> {
        let mut found = Vec::new();
        for id in heads.filter_map(|head| self.meant(head)) {
            if !found.contains(&id) {
                found.push(id);
            }
        }
        found
    }

    /// The entity behind a head: its own, or that of a name in apposition to it ("Black man George Floyd").
    fn meant(&self, head: usize) -> Option<EntityId> {
        let apposed = || {
            let names = [Dependency::Appos, Dependency::Flat, Dependency::Compound];
            let below = |&child: &usize| names.contains(&self.doc.tokens()[child].relation);
            let mut people = self.doc.children(head).filter(below).filter_map(|child| self.cast.at(child));
            people.rfind(|&id| self.cast.entity(id).kind == Kind::Person)
        };
        let behind = || {
            let id = subject::name_behind(self.doc, self.cast, head)?;
            let is_person = self.cast.entity(id).kind == Kind::Person;
            (is_person && self.doc.tokens()[head].tag == Tag::Noun).then_some(id)
        };
        self.cast.at(head).or_else(apposed).or_else(behind)
    }

    /// "in Geneva", "at the United Nations": a place behind such a preposition.
    fn place(&self, obliques: &[(String, usize)]) -> Option<EntityId> {
        let mut places =
            obliques.iter().filter(|(case, _)| matches!(case.as_str(), "in" | "at" | "near" | "outside"));
        places.find_map(|(_, head)| {
            let id = self.cast.at(*head)?;
            matches!(self.cast.entity(id).kind, Kind::Place | Kind::Country).then_some(id)
        })
    }

    /// The time expression that hangs below the trigger; else the only one of its sentence, if it stands in no other clause.
    fn time(&self, sentence: Span, trigger: usize) -> Option<TimeId> {
        let here = |time: &Time| sentence.covers(time.span);
        let mut within = self.times.iter().enumerate().filter(|(_, time)| here(time));
        let below = |time: &Time| {
            let head = time.span.indices().find(|&token| !time.span.contains(self.doc.tokens()[token].head));
            head.is_some_and(|head| self.governing(head) == Some(trigger))
        };
        within.find(|(_, time)| below(time)).map(|(at, _)| TimeId(at))
    }

    /// The first verb, or noun that heads an event, above a token.
    fn governing(&self, token: usize) -> Option<usize> {
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
    fn may_tell(&self, noun: usize) -> bool {
        let lemma = self.doc.tokens()[noun].lemma.to_lowercase();
        let behind = noun::behind_prepositions(self.doc, noun, &BELOW);
        self.knowledge.rules.of_noun(&lemma).any(|(_, pattern)| match &pattern.recipient {
            Some(Slot::Behind(preposition)) => behind.iter().any(|(case, _)| case == preposition),
            _ => false,
        })
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

/// Whether a pattern has all the actors that it demands, none of them on both sides. "Navalny was arrested" needs none: who
/// `suffers` is named, and who did it is not told.
fn enough(
    cast: &Cast,
    rule: &Rule,
    pattern: &Pattern,
    actors: &[EntityId],
    recipients: &[EntityId],
    suffers: bool,
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
            Joint::Together => actors.len() > 1,
            Joint::Alone => true,
        };
    let actor = !actors.is_empty() || suffers || (other && !recipients.is_empty());
    recipient && actor && !itself && !unfit
}

/// Whether a rule takes somebody for a recipient.
fn is_of_rule(cast: &Cast, rule: &Rule, id: EntityId) -> bool {
    let entity = cast.entity(id);
    let is_people = matches!(entity.kind, Kind::Person | Kind::Group);
    rule.may_receive(entity.kind) && !(rule.named && entity.described || rule.people && !is_people)
}
