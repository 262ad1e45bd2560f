//! Clauses and rules → events: the first rule that fits, most demanding first. What no rule codes is said, not guessed.

use super::annotations::{Certainty, Clause, EntityId, Event, Factuality, Skipped, Statement, Time, TimeId};
use super::entity::Cast;
use super::factuality;
use super::noun;
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
    events.extend(nouns.filter_map(|token| coder.noun(token)));
    events.sort_by_key(|event| event.trigger);
    merge_retold(&mut events);
    (events, skipped)
}

/// The same happening told twice in one sentence is one event: "held talks", "the talks".
fn merge_retold(events: &mut Vec<Event>) {
    events.dedup_by(|later, earlier| {
        later.span == earlier.span
            && later.kind == earlier.kind
            && later.mode == earlier.mode
            && later.actors == earlier.actors
            && later.recipients == earlier.recipients
    });
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
        Some(self.event(rule, parts, trigger, clause.factuality, &clause.obliques))
    }

    /// The arguments, if everything that the pattern demands stands there.
    fn fit(&self, clause: &Clause, rule: &Rule, pattern: &Pattern) -> Option<Parts> {
        if pattern.particle != clause.particle && pattern.particle.is_some() {
            return None;
        }
        if pattern.infinitive && !self.has_infinitive(clause) {
            return None;
        }
        let lemma = |token: &usize| self.doc.tokens()[*token].lemma.to_lowercase();
        let object = clause.objects.iter().find(|token| pattern.object.contains(&lemma(token)));
        if !pattern.object.is_empty() && object.is_none() {
            return None;
        }
        let actors = subject::acting(self.doc, self.cast, clause);
        let recipients = match &pattern.recipient {
            None => Vec::new(),
            Some(Slot::Object) => self.object(clause),
            Some(Slot::Behind(preposition)) => {
                let nominal = object.map_or(Vec::new(), |&object| {
                    noun::behind_prepositions(self.doc, object, &[Dependency::Nmod, Dependency::Obl])
                });
                let behind = clause.obliques.iter().chain(&nominal).filter(|(case, _)| case == preposition);
                let found = self.recipients(behind.map(|(_, head)| *head));
                let anchor = object.copied().unwrap_or(clause.predicate);
                let behind = || {
                    self.behind(anchor, preposition).into_iter().filter(|&id| self.cast.can_act(id)).collect()
                };
                if found.is_empty() { behind() } else { found }
            }
        };
        let place = self.visited(clause, rule, pattern).filter(|_| recipients.is_empty());
        let visits = place.is_some() && !actors.is_empty();
        let suffers =
            clause.passive && clause.subjects.is_empty() && recipients.iter().any(|&id| self.is_named(id));
        let enough = visits || enough(self.cast, rule, pattern, &actors, &recipients, suffers);
        enough.then_some(Parts { actors, recipients, place })
    }

    fn is_named(&self, id: EntityId) -> bool {
        !self.cast.entity(id).described
    }

    /// "visited Kyiv", "travelled to Geneva": the place where a host would stand.
    fn visited(&self, clause: &Clause, rule: &Rule, pattern: &Pattern) -> Option<EntityId> {
        let slot = pattern.recipient.as_ref().filter(|_| rule.mode.as_deref() == Some("visit"))?;
        let heads: Vec<usize> = match slot {
            Slot::Object => clause.objects.clone(),
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

    /// "asked him to leave", however the tree hangs the infinitive.
    fn has_infinitive(&self, clause: &Clause) -> bool {
        let heads = clause.objects.iter().copied().chain([clause.predicate]);
        let mut below = heads.flat_map(|head| self.doc.children(head));
        below.any(|child| {
            self.doc.tokens()[child].tag == Tag::Verb
                && child > clause.predicate
                && self.doc.children(child).any(|mark| self.doc.word(mark).eq_ignore_ascii_case("to"))
        })
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
        let behind = noun::behind_prepositions(self.doc, token, &[Dependency::Nmod, Dependency::Obl]);
        let mut rules = self.knowledge.rules.of_noun(&lemma);
        let (rule, preposition, found) = rules.find_map(|(rule, pattern)| {
            let Some(Slot::Behind(preposition)) = &pattern.recipient else { return None };
            let heads = behind.iter().filter(|(case, _)| case == preposition).map(|(_, head)| *head);
            let found = self.things(heads);
            let found = if found.is_empty() { self.behind(token, preposition) } else { found };
            let found: Vec<EntityId> =
                found.into_iter().filter(|&id| is_of_rule(self.cast, rule, id)).collect();
            (!found.is_empty()).then_some((rule, preposition, found))
        })?;
        // "talks between Iran and Iraq": those behind it act together.
        let is_mutual = preposition == "between" && rule.joint == Joint::Together;
        let parts = if is_mutual {
            Parts { actors: found, recipients: Vec::new(), place: None }
        } else {
            Parts { actors: self.agents(token, &behind), recipients: found, place: None }
        };
        let itself = parts.actors.iter().any(|actor| parts.recipients.contains(actor));
        let told = factuality::of_noun(self.knowledge, self.doc, token);
        (!itself).then(|| self.event(rule, parts, Span::new(token, token + 1), told, &behind))
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
        let unknown = said.is_some_and(|said| said.speaker.is_none());
        let claimed = said.map_or(Factuality::Actual, |said| said.factuality);
        // What somebody unknown says is a claim, and no claim may pass for a fact.
        let claimed = if unknown { claimed.max(Factuality::Hypothetical) } else { claimed };
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
            let lemma = self.doc.tokens()[at].lemma.to_lowercase();
            let noun = self.doc.tokens()[at].tag == Tag::Noun
                && self.knowledge.rules.of_noun(&lemma).next().is_some();
            if self.doc.tokens()[at].tag == Tag::Verb || noun {
                return Some(at);
            }
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
    let unfit = recipients.iter().any(|&id| !is_of_rule(cast, rule, id));
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
    !(rule.named && entity.described || rule.people && !is_people)
}
