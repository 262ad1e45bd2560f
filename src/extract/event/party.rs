//! Who takes part in an event, and how they stand around its verb or noun.

use super::super::annotations::{Clause, EntityId};
use super::super::demand::Found;
use super::super::{clause, demand, noun, subject};
use super::Coder;
use crate::knowledge::{Joint, Kind, Pattern, Rule, Slot};
use crate::language::{Dependency, Tag};

impl Coder<'_> {
    /// Who does what the clause behind the verb tells: "demanded that Iran withdraw".
    pub(super) fn of_complement(&self, clause: &Clause) -> Vec<EntityId> {
        let complement = demand::complement(self.doc, clause);
        let subject = complement.and_then(|head| self.doc.child(head, &[Dependency::Nsubj]));
        self.recipients(subject.map_or(Vec::new(), |subject| noun::joined(self.doc, subject)).into_iter())
    }

    /// Those who stand where a pattern has its recipient.
    pub(super) fn receiving(
        &self,
        clause: &Clause,
        pattern: &Pattern,
        slot: &Slot,
        found: &Found,
    ) -> Vec<EntityId> {
        let preposition = match slot {
            Slot::Clause => return self.of_complement(clause),
            Slot::Object => {
                let objects = self.object(clause);
                // "found Mladic guilty": the tree may take him for the subject of what is said of him.
                let is_said = objects.is_empty() && !pattern.predicate.is_empty();
                return if is_said { self.of_complement(clause) } else { objects };
            }
            Slot::Behind(preposition) => preposition,
        };
        let nominal = if found.is_noun { noun::behind(self.doc, found.anchor) } else { Vec::new() };
        let behind = clause.obliques.iter().chain(&nominal).filter(|(case, _)| case == preposition);
        let named = self.recipients(behind.map(|(_, head)| *head));
        // "called for the killers to be tried": who is tried is not asked.
        let is_passive = |infinitive: usize| self.doc.child(infinitive, &[Dependency::AuxPass]).is_some();
        let asks = preposition == "for" && pattern.follows.is_some();
        if asks && demand::infinitives(self.doc, clause).any(is_passive) {
            return Vec::new();
        }
        if !named.is_empty() {
            return named;
        }
        let next = self.behind(found.anchor, preposition).into_iter();
        let next: Vec<EntityId> = next.filter(|&id| self.cast.can_act(id)).collect();
        let next = if next.is_empty() { self.of_infinitive(clause, pattern) } else { next };
        let next =
            if next.is_empty() && preposition == "against" { self.against(found.anchor) } else { next };
        // "the flag of Israel", "Israel's flag", "the Israeli flag"; "a strike by Israel", "Israel's strike".
        let is_owned = found.is_noun && matches!(preposition.as_str(), "of" | "by");
        if next.is_empty() && is_owned { self.agents(found.anchor, &nominal) } else { next }
    }

    /// Whom an event concerns whose pattern asks for nobody: "signed a pact on trade with Peru", "accepted terms set by Iran".
    pub(super) fn concerned(&self, clause: &Clause, anchor: usize, actors: &[EntityId]) -> Vec<EntityId> {
        // "arranged a meeting between Kenya and Uganda": it concerns those, who are no side of whoever arranges it.
        if noun::behind(self.doc, anchor).iter().any(|(case, _)| case == "between") {
            return Vec::new();
        }
        let mut heads: Vec<(String, usize)> = clause.obliques.clone();
        let mut next = vec![anchor];
        for _ in 0..3 {
            let below = [Dependency::Nmod, Dependency::Obl, Dependency::OblAgent];
            let behind: Vec<_> =
                next.iter().flat_map(|&head| noun::behind_prepositions(self.doc, head, &below)).collect();
            let described = next
                .iter()
                .flat_map(|&head| self.doc.children(head))
                .filter(|&child| child > anchor && self.doc.tokens()[child].relation == Dependency::Acl);
            next = behind.iter().map(|(_, head)| *head).chain(described).collect();
            heads.extend(behind);
        }
        let concerns =
            |case: &str| matches!(case, "with" | "against" | "to" | "from" | "by" | "toward" | "towards");
        // "an inquiry led by Holm": she is on the side of whoever opens it.
        let leads = |head: usize| {
            let above = &self.doc.tokens()[self.doc.tokens()[head].head];
            matches!(above.lemma.as_str(), "lead" | "head" | "chair")
        };
        let heads =
            heads.iter().filter(|(case, head)| concerns(case) && !leads(*head)).map(|(_, head)| *head);
        self.recipients(heads).into_iter().filter(|id| !actors.contains(id)).take(1).collect()
    }

    /// "threatened to shell Chad", "refused to trade with Mali": whom the infinitive concerns.
    pub(super) fn aimed(&self, clause: &Clause, rule: &Rule, actors: &[EntityId]) -> Vec<EntityId> {
        let infinitives: Vec<usize> = demand::infinitives(self.doc, clause).collect();
        let objects = infinitives.iter().filter_map(|&at| self.doc.child(at, &[Dependency::Obj]));
        let objects: Vec<EntityId> =
            self.recipients(objects.flat_map(|object| noun::joined(self.doc, object)));
        // "agreed to add two members" concerns nobody; "vowed to fight the rebels" does.
        let is_other =
            |id: &EntityId| !actors.contains(id) && (rule.kind == "THREATEN" || self.is_named(*id));
        let objects: Vec<EntityId> = objects.into_iter().filter(is_other).collect();
        if !objects.is_empty() {
            return objects;
        }
        let mut others = infinitives.into_iter().map(|at| self.concerned(clause, at, actors));
        others.find(|others| !others.is_empty()).unwrap_or_default()
    }

    /// "filed a case in the court of Bern against Peru": "against" stands alone with what it is said of, wherever it hangs.
    fn against(&self, anchor: usize) -> Vec<EntityId> {
        let sentence = self.doc.sentences()[self.doc.sentence_of(anchor)].tokens;
        let mut phrase = (anchor + 1..sentence.end).take_while(|&at| {
            let token = &self.doc.tokens()[at];
            !matches!(token.tag, Tag::Verb | Tag::Punct) || self.doc.word(at).starts_with(char::is_uppercase)
        });
        let head = phrase.find(|&at| self.doc.word(at) == "against").map(|at| self.doc.tokens()[at].head);
        self.recipients(head.into_iter().flat_map(|head| noun::joined(self.doc, head)))
    }

    /// "called for him to resign"
    pub(super) fn of_infinitive(&self, clause: &Clause, pattern: &Pattern) -> Vec<EntityId> {
        let infinitives = demand::infinitives(self.doc, clause).filter(|_| pattern.follows.is_some());
        let subjects = infinitives.filter_map(|infinitive| clause::behind_for(self.doc, infinitive));
        self.recipients(subjects.flat_map(|subject| noun::joined(self.doc, subject)))
    }

    pub(super) fn is_named(&self, id: EntityId) -> bool {
        !self.cast.entity(id).described
    }

    /// The name right behind a word and a preposition, where the tree hangs it elsewhere: "ties with Taiwan".
    pub(super) fn behind(&self, anchor: usize, preposition: &str) -> Vec<EntityId> {
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

    pub(super) fn object(&self, clause: &Clause) -> Vec<EntityId> {
        // "Rosselló resigned and Pierluisi was sworn in": the tree may share the subject of the verb before.
        let own = self.doc.child(clause.predicate, &[Dependency::Nsubj, Dependency::NsubjPass]);
        if let Some(suffers) = subject::before_passive(self.doc, self.cast, clause).filter(|_| own.is_none())
        {
            return vec![suffers];
        }
        let found = self.recipients(clause.objects.iter().copied());
        if found.is_empty() && !clause.passive {
            let behind = subject::name_behind(self.doc, self.cast, clause.predicate);
            return behind.filter(|&id| self.cast.can_act(id)).into_iter().collect();
        }
        found
    }

    /// Who does what a noun tells: "the attack by rebels", "Russia's invasion", "the Israeli attack".
    pub(super) fn agents(&self, token: usize, behind: &[(String, usize)]) -> Vec<EntityId> {
        let by = behind.iter().filter(|(case, _)| case == "by").map(|(_, head)| *head);
        let owns = [Dependency::NmodPoss, Dependency::Amod, Dependency::Compound];
        let owner =
            self.doc.children(token).filter(|&child| owns.contains(&self.doc.tokens()[child].relation));
        self.recipients(by.chain(owner))
    }

    /// The entities that can act behind these heads, each once.
    pub(super) fn recipients(&self, heads: impl Iterator<Item = usize>) -> Vec<EntityId> {
        self.things(heads).into_iter().filter(|&id| self.cast.can_act(id)).collect()
    }

    pub(super) fn things(&self, heads: impl Iterator<Item = usize>) -> Vec<EntityId> {
        let mut found = Vec::new();
        for id in heads.filter_map(|head| self.meant(head)) {
            if !found.contains(&id) {
                found.push(id);
            }
        }
        found
    }

    /// The entity behind a head: its own, or that of a name in apposition to it ("Black man George Floyd").
    pub(super) fn meant(&self, head: usize) -> Option<EntityId> {
        let apposed = || {
            let names = [Dependency::Appos, Dependency::Flat, Dependency::Compound];
            let below = |&child: &usize| names.contains(&self.doc.tokens()[child].relation);
            let behind = self.doc.children(head).filter(|&child| child > head).filter(below);
            let mut people = behind.filter_map(|child| self.cast.at(child));
            people.rfind(|&id| self.cast.entity(id).kind == Kind::Person)
        };
        let behind = || {
            let id = subject::name_behind(self.doc, self.cast, head)?;
            let is_person = self.cast.entity(id).kind == Kind::Person;
            (is_person && self.doc.tokens()[head].tag == Tag::Noun).then_some(id)
        };
        self.cast.at(head).or_else(apposed).or_else(behind)
    }

    /// Who does what his drones, strikes and statements do: "Israeli strikes killed ten", "killed in a Russian attack".
    pub(super) fn owning(&self, clause: &Clause) -> Vec<EntityId> {
        let subjects = clause.subjects.iter().copied().filter(|&head| self.is_deed(head));
        let of_subjects = self.owners(subjects);
        if !of_subjects.is_empty() || !clause.passive {
            return of_subjects;
        }
        self.owners(self.deeds_behind(clause))
    }

    /// "in an airstrike", "by drones": what was done or sent, behind a passive verb.
    pub(super) fn deeds_behind<'a>(&'a self, clause: &'a Clause) -> impl Iterator<Item = usize> + 'a {
        let behind =
            |case: &str| matches!(case, "in" | "by" | "during" | "after" | "following" | "with" | "from");
        let heads = clause.obliques.iter().filter(move |(case, _)| behind(case)).map(|(_, head)| *head);
        heads.filter(|&head| self.is_deed(head))
    }

    pub(super) fn is_deed(&self, head: usize) -> bool {
        let token = &self.doc.tokens()[head];
        token.tag == Tag::Noun && self.knowledge.lists.deeds.contains(token.lemma.to_lowercase().as_str())
    }

    /// "the leaders of Greece and Turkey", "French and German officials": those for whom several act.
    pub(super) fn spread(&self, ids: Vec<EntityId>, heads: &[usize]) -> Vec<EntityId> {
        let mut spread = Vec::new();
        for id in ids {
            let head = heads.iter().find(|&&head| self.cast.at(head) == Some(id) && !self.is_named(id));
            let members = head.map_or(Vec::new(), |&head| self.members(head));
            spread.extend(if members.len() > 1 { members } else { vec![id] });
        }
        spread
    }

    /// Whether those to whom it is done are told of although nobody is told to have done it: they are named, or the verb or
    /// the words behind it leave no doubt ("assassinated", "killed in a strike"), or the deed itself does it ("air strikes
    /// killed ten people"). It takes two to meet: "he was met with applause".
    pub(super) fn suffers(&self, clause: &Clause, rule: &Rule, recipients: &[EntityId]) -> bool {
        if recipients.is_empty() || rule.joint == Joint::Together {
            return false;
        }
        let nobody = clause.passive && clause.subjects.iter().all(|&head| self.cast.at(head).is_none());
        let is_clear = || rule.unnamed || self.deeds_behind(clause).next().is_some();
        nobody && (recipients.iter().any(|&id| self.is_named(id)) || is_clear())
            || clause.subjects.iter().any(|&head| self.is_deed(head))
    }

    /// Those joined to each other who stand before or behind the word for several.
    fn members(&self, head: usize) -> Vec<EntityId> {
        let behind = noun::behind(self.doc, head).into_iter();
        let behind = behind.filter(|(case, _)| matches!(case.as_str(), "of" | "from")).map(|(_, head)| head);
        let before = self.doc.children(head).filter(|&child| {
            let relation = self.doc.tokens()[child].relation;
            matches!(relation, Dependency::Amod | Dependency::NmodPoss | Dependency::Compound)
        });
        let before = self.recipients(before.flat_map(|child| noun::joined(self.doc, child)));
        if before.len() > 1 { before } else { self.recipients(behind) }
    }

    /// "a strike launched by rebels", "missiles from Iran": from whom it comes.
    fn launching(&self, deed: usize) -> Vec<EntityId> {
        let from = noun::behind(self.doc, deed).into_iter().filter(|(case, _)| case == "from");
        let by = noun::by_participle(self.doc, deed).into_iter();
        self.recipients(by.chain(from.map(|(_, head)| head)))
    }

    pub(super) fn owners(&self, deeds: impl Iterator<Item = usize>) -> Vec<EntityId> {
        let mut owners = deeds.map(|deed| {
            let owners = self.agents(deed, &noun::behind(self.doc, deed));
            if owners.is_empty() { self.launching(deed) } else { owners }
        });
        owners.find(|owners| !owners.is_empty()).unwrap_or_default()
    }
}
