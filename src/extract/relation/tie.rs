//! Verbs and nouns that tie two things → relations: "Lind lives in Geneva", "his wife, Carla", "a unit of Lind Holdings".
//!
//! Which words tie whom stands in `data/rules/relations.tsv`. What is planned, wished or denied ties nobody.

use super::super::annotations::{Certainty, Clause, EntityId, Factuality, Relation, Role};
use super::super::entity::Cast;
use super::super::{factuality, noun};
use super::holder::holders;
use crate::knowledge::{Kind, Knowledge, Tie, Way};
use crate::language::{Dependency, Document, Span, Tag};

/// What verbs and nouns tie.
pub(super) fn ties(knowledge: &Knowledge, doc: &Document, clauses: &[Clause], cast: &Cast) -> Vec<Relation> {
    let reader = Reader { knowledge, doc, cast };
    let by_verb = clauses.iter().filter(|clause| clause.factuality == Factuality::Actual);
    let by_verb = by_verb.flat_map(|clause| reader.of_clause(clause));
    let tokens = || 0..doc.tokens().len();
    let nouns = tokens().filter(|&token| doc.tokens()[token].tag == Tag::Noun);
    let by_participle = tokens().flat_map(|token| reader.of_participle(token));
    by_verb.chain(nouns.flat_map(|token| reader.of_noun(token))).chain(by_participle).collect()
}

struct Reader<'a> {
    knowledge: &'a Knowledge,
    doc: &'a Document,
    cast: &'a Cast,
}

impl Reader<'_> {
    fn of_clause(&self, clause: &Clause) -> Vec<Relation> {
        let mut found = Vec::new();
        for tie in &self.knowledge.ties {
            if tie.way != Way::Verb
                || !tie.words.contains(&clause.lemma.as_str())
                || clause.particle.is_some()
            {
                continue;
            }
            let behind = |(case, _): &&(String, usize)| tie.behind.contains(&case.as_str());
            let second: Vec<usize> = if tie.behind.is_empty() {
                clause.objects.clone()
            } else {
                clause.obliques.iter().filter(behind).map(|(_, head)| *head).collect()
            };
            let is_past = self.is_past(clause.predicate);
            for (&first, &second) in clause.subjects.iter().flat_map(|a| second.iter().map(move |b| (a, b))) {
                found.extend(self.relation(tie, first, second, clause.predicate, is_past));
            }
        }
        found
    }

    /// "is based in Geneva", "a firm headquartered in Geneva": a participle, whatever its tag.
    fn of_participle(&self, word: usize) -> Vec<Relation> {
        let text = self.doc.word(word).to_lowercase();
        let mut found = Vec::new();
        for tie in self
            .knowledge
            .ties
            .iter()
            .filter(|it| it.way == Way::Participle && it.words.contains(&text.as_str()))
        {
            let behind = noun::behind_prepositions(self.doc, word, &[Dependency::Obl, Dependency::Nmod]);
            let first = self.described(word);
            // "They are married."
            if tie.behind.is_empty() {
                let is_joint = behind.iter().all(|(case, _)| case != "to");
                if let ([one, other], true) = (&first[..], is_joint) {
                    found.extend(self.relation(tie, *one, *other, word, false));
                }
                continue;
            }
            let is_past = self.is_past(word);
            for (_, second) in behind.iter().filter(|(case, _)| tie.behind.contains(&case.as_str())) {
                found.extend(
                    first.iter().filter_map(|&first| self.relation(tie, first, *second, word, is_past)),
                );
            }
        }
        found
    }

    /// What a participle is said of: "the firm, based in Geneva", "Lind is a firm based in Geneva".
    fn described(&self, word: usize) -> Vec<usize> {
        if factuality::of(self.knowledge, self.doc, word) != Factuality::Actual {
            return Vec::new();
        }
        let subject = self.doc.child(word, &[Dependency::Nsubj, Dependency::NsubjPass]);
        let is_under = matches!(
            self.doc.tokens()[word].relation,
            Dependency::Acl | Dependency::Relcl | Dependency::Amod
        );
        let noun = is_under.then(|| self.doc.tokens()[word].head);
        let is_relative =
            |it: &usize| matches!(self.doc.word(*it).to_lowercase().as_str(), "which" | "who" | "that");
        // "founded in 1986 and headquartered in Laredo"
        if self.doc.tokens()[word].relation == Dependency::Conj && subject.is_none() {
            let above = self.doc.tokens()[word].head;
            let is_first = self.doc.tokens()[above].relation != Dependency::Conj;
            return if is_first { self.described(above) } else { Vec::new() };
        }
        let subjects =
            subject.filter(|it| !is_relative(it)).into_iter().flat_map(|it| noun::joined(self.doc, it));
        let nouns = noun.into_iter().flat_map(|it| {
            if self.cast.at(it).is_some() { vec![it] } else { holders(self.knowledge, self.doc, it) }
        });
        subjects.chain(nouns).collect()
    }

    /// "lived in", "was based in": it is told as over.
    fn is_past(&self, predicate: usize) -> bool {
        let is_past = |token: usize| &*self.doc.tokens()[token].xpos == "VBD";
        is_past(predicate)
            || self
                .doc
                .children(predicate)
                .any(|child| self.doc.tokens()[child].lemma == "be" && is_past(child))
    }

    fn of_noun(&self, noun: usize) -> Vec<Relation> {
        let lemma = self.doc.tokens()[noun].lemma.to_lowercase();
        let mut found = Vec::new();
        for tie in self.knowledge.ties.iter().filter(|it| it.way == Way::Noun) {
            if !tie.words.contains(&lemma.as_str()) {
                continue;
            }
            let is_former = self.is_former(noun) || tie.passes && self.was(noun);
            for first in holders(self.knowledge, self.doc, noun) {
                for second in self.owners(noun, tie) {
                    found.extend(self.relation(tie, first, second, noun, is_former));
                }
            }
        }
        found
    }

    /// Whose a noun is: "the wife of Omar", "Omar's wife", "his wife Carla".
    fn owners(&self, noun: usize, tie: &Tie) -> Vec<usize> {
        let behind = noun::behind(self.doc, noun).into_iter();
        let mut found: Vec<usize> =
            behind.filter(|(case, _)| tie.behind.contains(&case.as_str())).map(|(_, head)| head).collect();
        let is_compound = self.doc.tokens()[noun].relation == Dependency::Compound;
        let heads = [Some(noun), is_compound.then(|| self.doc.tokens()[noun].head)];
        found.extend(
            heads.into_iter().flatten().filter_map(|head| self.doc.child(head, &[Dependency::NmodPoss])),
        );
        found
    }

    /// "his former wife", "ex-husband", "his late father"
    fn is_former(&self, noun: usize) -> bool {
        let words = self.doc.children(noun).map(|child| self.doc.word(child).to_lowercase());
        words.into_iter().any(|word| matches!(word.as_str(), "former" | "late" | "ex" | "then" | "estranged"))
    }

    /// "was the head of the bank"
    fn was(&self, noun: usize) -> bool {
        let cop = self.doc.child(noun, &[Dependency::Cop]);
        cop.is_some_and(|cop| &*self.doc.tokens()[cop].xpos == "VBD")
    }

    fn relation(
        &self,
        tie: &Tie,
        first: usize,
        second: usize,
        word: usize,
        former: bool,
    ) -> Option<Relation> {
        let (one, other) = (self.cast.at(first)?, self.cast.at(second)?);
        let is_kind = |id: EntityId, kinds: &[Kind]| kinds.contains(&self.cast.entity(id).kind);
        // "the mother of a guest": what has no name ties nobody.
        let is_named = |id: EntityId| !self.cast.entity(id).described;
        let fits = is_kind(one, &tie.first) && is_kind(other, &tie.second);
        if one == other || !fits || !is_named(one) || !is_named(other) {
            return None;
        }
        let (subject, object) = if tie.turned { (other, one) } else { (one, other) };
        let tokens = [first, second, word];
        let (start, end) = (tokens.iter().min().copied()?, tokens.iter().max().copied()?);
        let label = match tie.role {
            Some("=") => Some(self.doc.tokens()[word].lemma.to_lowercase()),
            role => role.map(str::to_owned),
        };
        Some(Relation {
            subject,
            relation: tie.relation,
            object,
            role: Role { label, former: former && (tie.passes || tie.way == Way::Noun) },
            span: Span::new(start, end + 1),
            attributed_to: None,
            certainty: Certainty::Certain,
            rule: match tie.way {
                Way::Noun => "relation/noun",
                Way::Verb | Way::Participle => "relation/verb",
            },
        })
    }
}
