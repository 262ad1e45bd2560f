//! A noun → those of whom it is said: "Lind is a painter", "Lind, a painter", "painter Ana Lind", "Lind served as chair".

use super::super::annotations::Factuality;
use super::super::{factuality, noun};
use crate::knowledge::Knowledge;
use crate::language::{Dependency, Document, Tag};

/// How far one may climb from noun to noun: "was a peer, the son of …, and a member of …".
const DEPTH: usize = 4;

/// The heads of those of whom a noun is said, as far as it is told as so.
pub(super) fn holders(knowledge: &Knowledge, doc: &Document, said: usize) -> Vec<usize> {
    climb(knowledge, doc, said, DEPTH)
}

fn climb(knowledge: &Knowledge, doc: &Document, said: usize, depth: usize) -> Vec<usize> {
    let token = &doc.tokens()[said];
    let mut found: Vec<usize> = doc
        .children(said)
        .filter(|&child| child > said && doc.tokens()[child].relation == Dependency::Appos)
        .flat_map(|child| each(doc, said, child))
        .collect();
    let is_so = |token: usize| factuality::of(knowledge, doc, token) == Factuality::Actual;
    let above = token.head;
    let further = || if depth == 0 { Vec::new() } else { climb(knowledge, doc, above, depth - 1) };
    match token.relation {
        Dependency::Appos | Dependency::Compound => {
            found.push(above);
            // "Lind, a French member, and Reyes": what is said of somebody named goes no further.
            if doc.tokens()[above].tag == Tag::Noun {
                found.extend(further());
            }
        }
        // "a painter and a member of the academy"
        Dependency::Conj if doc.tokens()[above].tag == Tag::Noun => found.extend(further()),
        // "became chair", "was elected chair"
        Dependency::Xcomp | Dependency::Obj if is_becoming(doc, above) && is_so(above) => {
            found.extend(doc.child(above, &[Dependency::Nsubj, Dependency::NsubjPass]));
        }
        // "served as chair", "was appointed as chair", "designated her as chair"
        Dependency::Obl
            if is_as(doc, said)
                && doc.tokens()[above].tag == Tag::Verb
                && !is_leaving(doc, above)
                && is_so(above) =>
        {
            let whom = [Dependency::NsubjPass, Dependency::Obj, Dependency::Nsubj];
            found.extend(whom.iter().find_map(|&relation| doc.child(above, &[relation])));
        }
        _ => {}
    }
    let is_predicate = doc.child(said, &[Dependency::Cop]).is_some() && is_so(said);
    let subject = doc.child(said, &[Dependency::Nsubj]).filter(|_| is_predicate);
    found.extend(subject.into_iter().flat_map(|subject| each(doc, said, subject)));
    found
}

/// "his daughters, Ana and Carla": all of them where the noun is said of several.
fn each(doc: &Document, said: usize, head: usize) -> Vec<usize> {
    let is_plural = doc.tokens()[said].features.contains("Number=Plur");
    if is_plural { noun::joined(doc, head) } else { vec![head] }
}

/// "resigned as leader"
fn is_leaving(doc: &Document, verb: usize) -> bool {
    matches!(
        doc.tokens()[verb].lemma.as_str(),
        "resign" | "retire" | "quit" | "step" | "stand" | "oust" | "remove" | "dismiss"
    )
}

fn is_as(doc: &Document, noun: usize) -> bool {
    doc.child(noun, &[Dependency::Case]).is_some_and(|case| doc.word(case).eq_ignore_ascii_case("as"))
}

/// Verbs that make somebody what follows.
fn is_becoming(doc: &Document, verb: usize) -> bool {
    let lemma = doc.tokens()[verb].lemma.as_str();
    match lemma {
        "become" | "remain" => true,
        "elect" | "appoint" | "name" | "make" | "reelect" | "choose" => {
            doc.child(verb, &[Dependency::NsubjPass]).is_some()
        }
        _ => false,
    }
}
