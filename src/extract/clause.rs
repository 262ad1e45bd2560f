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
    // "ten were killed and twenty injured in an attack": the tree hangs below the last verb what is said of both.
    if passive && obliques.is_empty() {
        let joined = doc.children(predicate).find(|&child| {
            doc.tokens()[child].relation == Dependency::Conj
                && child > predicate
                && doc.tokens()[child].tag == Tag::Verb
        });
        obliques = joined.map_or(obliques, |verb| behind_prepositions(doc, verb, &behind));
    }
    let (mut subjects, mut objects) = (subjects(knowledge, doc, predicate, 0), objects(doc, predicate));
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
fn subjects(knowledge: &Knowledge, doc: &Document, predicate: usize, depth: usize) -> Vec<usize> {
    let token = &doc.tokens()[predicate];
    if let Some(subject) = own_subject(doc, predicate) {
        // "Kenya and Uganda said they would meet": these would.
        if depth == 0 && token.relation == Dependency::Ccomp && doc.word(subject).eq_ignore_ascii_case("they")
        {
            let above = subjects(knowledge, doc, token.head, depth + 1);
            if above.len() > 1 {
                return above;
            }
        }
        return match relativised(doc, predicate, subject) {
            Some(noun) => vec![noun],
            None => joined(doc, subject),
        };
    }
    if depth > 4 || token.head == predicate {
        return Vec::new();
    }
    match token.relation {
        Dependency::Conj if doc.tokens()[token.head].tag == Tag::Verb => {
            subjects(knowledge, doc, token.head, depth + 1)
        }
        // "called for him to leave": he leaves, where the tree hangs him below the other verb.
        Dependency::Xcomp | Dependency::Advcl if called_for(doc, predicate).is_some() => {
            called_for(doc, predicate).map_or(Vec::new(), |subject| joined(doc, subject))
        }
        // "asked him to leave": he leaves; "plans to leave": who plans leaves; "called for him to leave", whatever the tree says.
        Dependency::Xcomp => {
            if let Some(subject) = behind_for(doc, predicate) {
                return joined(doc, subject);
            }
            let controlled = objects(doc, token.head);
            if controlled.is_empty() { subjects(knowledge, doc, token.head, depth + 1) } else { controlled }
        }
        // "accused him of leaving", "prevented him from leaving", "thanked him for leaving": he leaves.
        Dependency::Advcl if has_marker(doc, predicate, &["of", "from", "for"]) => {
            let controlled = objects(doc, token.head);
            if controlled.is_empty() { subjects(knowledge, doc, token.head, depth + 1) } else { controlled }
        }
        Dependency::Advcl if !has_marker(doc, predicate, &["when", "while", "if", "because"]) => {
            subjects(knowledge, doc, token.head, depth + 1)
        }
        // "has plans to leave", "its decision to leave": who has them leaves.
        Dependency::Acl if is_aim(knowledge, doc, predicate) => having(knowledge, doc, token.head, depth + 1),
        // "was the first to visit", "became the first country to recognise it": who was and became.
        Dependency::Acl if has_marker(doc, predicate, &["to"]) => {
            let of_noun = predicated(knowledge, doc, token.head, depth + 1);
            if of_noun.is_empty() { vec![token.head] } else { of_noun }
        }
        // "the envoy leading the talks", "the cable sent by him".
        Dependency::Acl if doc.tokens()[token.head].tag != Tag::Verb => vec![token.head],
        _ => Vec::new(),
    }
}

/// "singer and actor Doris Day died": of a description and the name behind it, each hung as a subject, the name.
fn own_subject(doc: &Document, predicate: usize) -> Option<usize> {
    let is_subject =
        |child: &usize| matches!(doc.tokens()[*child].relation, Dependency::Nsubj | Dependency::NsubjPass);
    let mut subjects = doc.children(predicate).filter(is_subject);
    let (first, second) = (subjects.next()?, subjects.next());
    let is_name = |&name: &usize| {
        doc.tokens()[name].tag == Tag::Propn
            && doc.tokens()[first].tag == Tag::Noun
            && doc.subtree(first).end == doc.subtree(name).start
    };
    Some(second.filter(is_name).unwrap_or(first))
}

/// Whether an infinitive says what a noun is for that itself does nothing: "plans to leave", not "the first envoy to leave".
pub(super) fn is_aim(knowledge: &Knowledge, doc: &Document, predicate: usize) -> bool {
    let token = &doc.tokens()[doc.tokens()[predicate].head];
    let is_below = doc.tokens()[predicate].relation == Dependency::Acl;
    let acts = knowledge.lists.nouns.contains_key(token.lemma.as_str())
        || knowledge.lists.party(&token.lemma).is_some();
    is_below && token.tag == Tag::Noun && !acts && has_marker(doc, predicate, &["to"])
}

/// Whose a noun is: its owner, or who does what has it for its object.
fn having(knowledge: &Knowledge, doc: &Document, noun: usize, depth: usize) -> Vec<usize> {
    if let Some(owner) = doc.child(noun, &[Dependency::NmodPoss]) {
        return joined(doc, owner);
    }
    let token = &doc.tokens()[noun];
    if token.relation == Dependency::Obj { subjects(knowledge, doc, token.head, depth) } else { Vec::new() }
}

/// Of whom a noun is said: "Israel is the first country", "Israel became the first country".
fn predicated(knowledge: &Knowledge, doc: &Document, noun: usize, depth: usize) -> Vec<usize> {
    let token = &doc.tokens()[noun];
    if doc.child(noun, &[Dependency::Cop]).is_some() {
        return doc.child(noun, &[Dependency::Nsubj]).map_or(Vec::new(), |subject| joined(doc, subject));
    }
    let becomes = token.relation == Dependency::Xcomp && doc.tokens()[token.head].lemma == "become";
    if becomes { subjects(knowledge, doc, token.head, depth) } else { Vec::new() }
}

/// "called for him to leave": who stands behind "for" and before the infinitive.
fn called_for(doc: &Document, predicate: usize) -> Option<usize> {
    let above = doc.tokens()[predicate].head;
    let is_for = |child: &usize| {
        let case = doc.child(*child, &[Dependency::Case]);
        doc.tokens()[*child].relation == Dependency::Obl && case.is_some_and(|case| doc.word(case) == "for")
    };
    let mut between = doc.children(above).filter(|&child| above < child && child < predicate);
    between.find(is_for).filter(|_| has_marker(doc, predicate, &["to"]))
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
