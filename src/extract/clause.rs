//! Trees → clauses: the one place that knows grammar. Passive, relative clause, participle, coordination and control are evened out.

use super::annotations::Clause;
use super::factuality;
use super::noun::{behind_prepositions, joined};
use crate::knowledge::Knowledge;
use crate::language::{Dependency, Document, Tag};

/// Every verb of the text with its arguments, in the order of the text.
pub(super) fn clauses(knowledge: &Knowledge, doc: &Document) -> Vec<Clause> {
    let verbs = (0..doc.tokens().len()).filter(|&token| doc.tokens()[token].tag == Tag::Verb);
    verbs.map(|predicate| clause(knowledge, doc, predicate)).collect()
}

fn clause(knowledge: &Knowledge, doc: &Document, predicate: usize) -> Clause {
    let token = &doc.tokens()[predicate];
    let passive = is_passive(doc, predicate);
    let behind = [
        Dependency::Obl,
        Dependency::OblAgent,
        Dependency::Nmod,
        Dependency::Obj,
        Dependency::Iobj,
        Dependency::Xcomp,
    ];
    let mut obliques = behind_prepositions(doc, predicate, &behind);
    let (mut subjects, mut objects) = (subjects(doc, predicate, 0), objects(doc, predicate));
    if passive {
        let agents = obliques.iter().filter(|(case, _)| case == "by").map(|(_, head)| *head).collect();
        obliques.retain(|(case, _)| case != "by");
        if objects.is_empty() {
            objects = subjects;
        }
        subjects = agents;
    }
    let particle = doc.child(predicate, &[Dependency::Particle]).map(|child| doc.word(child).to_lowercase());
    Clause {
        predicate,
        lemma: token.lemma.to_lowercase(),
        particle,
        subjects,
        objects,
        obliques,
        passive,
        factuality: factuality::of(knowledge, doc, predicate),
    }
}

/// "was sent", "sent by him", "the cable sent in July".
fn is_passive(doc: &Document, predicate: usize) -> bool {
    let marked =
        doc.child(predicate, &[Dependency::AuxPass, Dependency::NsubjPass, Dependency::OblAgent]).is_some();
    let token = &doc.tokens()[predicate];
    let reduced = token.relation == Dependency::Acl && is_past_participle(doc, predicate);
    // "was rescued and flown": the second shares what makes the first passive.
    let own = [Dependency::Aux, Dependency::AuxPass, Dependency::Nsubj, Dependency::Obj];
    let shared = token.relation == Dependency::Conj
        && token.features.contains("VerbForm=Part")
        && doc.child(predicate, &own).is_none()
        && doc.child(token.head, &[Dependency::AuxPass]).is_some();
    marked || shared || (reduced && doc.child(predicate, &[Dependency::Obj]).is_none())
}

fn is_past_participle(doc: &Document, predicate: usize) -> bool {
    let word = doc.word(predicate).to_lowercase();
    word != doc.tokens()[predicate].lemma && !word.ends_with("ing") && !word.ends_with('s')
}

/// Heads of the subject: its own, or the one that grammar lends it. Depth bounds a tree that a wrong parse made odd.
fn subjects(doc: &Document, predicate: usize, depth: usize) -> Vec<usize> {
    let token = &doc.tokens()[predicate];
    let own = doc.child(predicate, &[Dependency::Nsubj, Dependency::NsubjPass]);
    if let Some(subject) = own {
        return match relativised(doc, predicate, subject) {
            Some(noun) => vec![noun],
            None => joined(doc, subject),
        };
    }
    if depth > 4 || token.head == predicate {
        return Vec::new();
    }
    match token.relation {
        Dependency::Conj if doc.tokens()[token.head].tag == Tag::Verb => subjects(doc, token.head, depth + 1),
        // "asked him to leave": he leaves; "plans to leave": who plans leaves; "called for him to leave", whatever the tree says.
        Dependency::Xcomp => {
            if let Some(subject) = behind_for(doc, predicate) {
                return joined(doc, subject);
            }
            let controlled = objects(doc, token.head);
            if controlled.is_empty() { subjects(doc, token.head, depth + 1) } else { controlled }
        }
        // "accused him of leaving", "prevented him from leaving", "thanked him for leaving": he leaves.
        Dependency::Advcl if has_marker(doc, predicate, &["of", "from", "for"]) => {
            let controlled = objects(doc, token.head);
            if controlled.is_empty() { subjects(doc, token.head, depth + 1) } else { controlled }
        }
        Dependency::Advcl if !has_marker(doc, predicate, &["when", "while", "if", "because"]) => {
            subjects(doc, token.head, depth + 1)
        }
        // "the envoy leading the talks", "the cable sent by him".
        Dependency::Acl if doc.tokens()[token.head].tag != Tag::Verb => vec![token.head],
        _ => Vec::new(),
    }
}

/// "for him to leave": who stands between.
pub(super) fn behind_for(doc: &Document, predicate: usize) -> Option<usize> {
    let is_for = |&mark: &usize| doc.word(mark).eq_ignore_ascii_case("for");
    let mark = doc.children(predicate).filter(is_for).find(|&mark| mark < predicate)?;
    let above = doc.tokens()[predicate].head;
    doc.children(above).find(|&child| mark < child && child < predicate)
}

/// "the envoy who resigned": the relative pronoun stands for the noun that its clause describes.
fn relativised(doc: &Document, predicate: usize, argument: usize) -> Option<usize> {
    let relative = matches!(doc.word(argument).to_lowercase().as_str(), "who" | "which" | "that" | "whom");
    let token = &doc.tokens()[predicate];
    (relative && matches!(token.relation, Dependency::Relcl | Dependency::Acl)).then_some(token.head)
}

fn objects(doc: &Document, predicate: usize) -> Vec<usize> {
    // What stands behind a preposition is oblique, whatever the tree calls it.
    let mut bare = doc.children(predicate).filter(|&child| {
        matches!(doc.tokens()[child].relation, Dependency::Obj | Dependency::Iobj)
            && doc.child(child, &[Dependency::Case]).is_none()
    });
    match bare.next() {
        Some(object) => {
            relativised(doc, predicate, object).map_or_else(|| joined(doc, object), |noun| vec![noun])
        }
        None => Vec::new(),
    }
}

fn has_marker(doc: &Document, predicate: usize, words: &[&str]) -> bool {
    doc.children(predicate).any(|child| words.contains(&doc.word(child).to_lowercase().as_str()))
}
