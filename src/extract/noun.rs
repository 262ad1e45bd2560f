//! What hangs around a noun: its modifiers, what follows "of", those joined by "and".

use crate::language::{Dependency, Document, Span, Tag};

/// A head and those joined to it: "Biden and Putin".
pub(super) fn joined(doc: &Document, head: usize) -> Vec<usize> {
    let head = called(doc, counted(doc, head));
    let conjuncts: Vec<usize> = doc.children(head).filter(|&child| is_conjunct(doc, head, child)).collect();
    // "Since his death, China argued": what no "and" joins is joined by a slip of the tree.
    if !conjuncts.iter().any(|&conjunct| doc.child(conjunct, &[Dependency::Cc]).is_some()) {
        return vec![head];
    }
    // "After the storming of the Capitol, China and Russia argued": these argue, whatever the tree says.
    let act = conjuncts.last().is_some_and(|&last| is_taken_for_object(doc, last));
    std::iter::once(head).chain(conjuncts.into_iter().filter(|_| !act)).collect()
}

/// "nurse Brenda Lind", "leader Xi Jinping and others": of a noun and the name right behind it, the name.
fn called(doc: &Document, head: usize) -> usize {
    let next = head + 1;
    let is_name = next < doc.tokens().len() && before_name(doc, next) == Some(head);
    if is_name { next } else { head }
}

/// The noun that a name right behind it hangs below.
pub(super) fn before_name(doc: &Document, name: usize) -> Option<usize> {
    let token = &doc.tokens()[name];
    let is_below = matches!(token.relation, Dependency::Appos | Dependency::Flat) && token.tag == Tag::Propn;
    let noun = name.checked_sub(1).filter(|&noun| is_below && token.head == noun)?;
    (doc.tokens()[noun].tag == Tag::Noun).then_some(noun)
}

/// Words that only say how many there are.
const AMOUNTS: &str = include_str!("../../data/rules/words/amounts.txt");

/// "hundreds of farmers", "a series of airstrikes": who or what is counted, and not the number.
fn counted(doc: &Document, head: usize) -> usize {
    let mut at = head;
    let is_amount = |at: usize| {
        let lemma = doc.tokens()[at].lemma.to_lowercase();
        AMOUNTS.lines().any(|amount| amount == lemma)
    };
    while is_amount(at) {
        let is_of =
            |child: &usize| doc.child(*child, &[Dependency::Case]).is_some_and(|of| doc.word(of) == "of");
        let mut below = doc.children(at).filter(|&child| child > at).filter(is_of);
        match below.next() {
            Some(child) => at = child,
            None => break,
        }
    }
    at
}

/// Whether a noun is joined to another, with nothing in between that belongs to neither.
fn is_conjunct(doc: &Document, head: usize, child: usize) -> bool {
    let between = head.min(child) + 1..head.max(child);
    doc.tokens()[child].relation == Dependency::Conj
        && between.into_iter().all(|token| doc.is_under(token, head))
}

/// Whether a finite verb without a subject of its own stands right behind a noun that the tree hangs elsewhere.
fn is_taken_for_object(doc: &Document, noun: usize) -> bool {
    let sentence = doc.sentences()[doc.sentence_of(noun)].tokens;
    let next = noun + 1;
    if !sentence.contains(next) || !matches!(doc.tokens()[next].tag, Tag::Verb | Tag::Aux) {
        return false;
    }
    let token = &doc.tokens()[next];
    let verb = if token.tag == Tag::Aux { token.head } else { next };
    let is_finite = token.features.contains("VerbForm=Fin");
    is_finite && doc.child(verb, &[Dependency::Nsubj, Dependency::NsubjPass]).is_none()
}

/// What stands behind a noun, with the preposition before each.
pub(super) fn behind(doc: &Document, noun: usize) -> Vec<(String, usize)> {
    behind_prepositions(doc, noun, &[Dependency::Nmod, Dependency::Obl])
}

/// The dependants of a head with the preposition before each, joined ones included.
pub(super) fn behind_prepositions(
    doc: &Document,
    head: usize,
    relations: &[Dependency],
) -> Vec<(String, usize)> {
    let dependants = doc.children(head).filter(|&child| relations.contains(&doc.tokens()[child].relation));
    let with_case = |child: usize| {
        let case = doc.child(child, &[Dependency::Case])?;
        Some((doc.word(case).to_lowercase(), child))
    };
    let pairs = dependants.filter_map(with_case);
    pairs
        .flat_map(|(case, child)| joined(doc, child).into_iter().map(move |token| (case.clone(), token)))
        .collect()
}

/// By whom a participle behind a noun is said to do it: "a strike launched by rebels", "a statement released by the ministry".
pub(super) fn by_participle(doc: &Document, noun: usize) -> Vec<usize> {
    let participles = doc.children(noun).filter(|&child| doc.tokens()[child].relation == Dependency::Acl);
    let behind = participles.flat_map(|participle| {
        behind_prepositions(doc, participle, &[Dependency::Obl, Dependency::OblAgent])
    });
    behind.filter(|(case, _)| case == "by").map(|(_, head)| head).collect()
}

/// The words of a noun phrase without what follows it: article, adjectives, compounds and the noun.
pub(super) fn phrase(doc: &Document, head: usize) -> Span {
    let sentence = doc.sentences()[doc.sentence_of(head)].tokens;
    let mut start = head;
    while start > sentence.start && doc.is_under(start - 1, head) && is_within_phrase(doc, start - 1) {
        start -= 1;
    }
    Span::new(start, head + 1)
}

fn is_within_phrase(doc: &Document, token: usize) -> bool {
    // "according to officials": the whole of a preposition of two words.
    let preposition = |token: usize| doc.tokens()[token].relation == Dependency::Case;
    let is_mark = matches!(doc.word(token), "," | "(" | ")" | "\"" | "“" | "”" | "—" | ":" | ";");
    let is_before = match doc.tokens()[token].relation {
        Dependency::Case | Dependency::Cc | Dependency::Mark => true,
        Dependency::Fixed => preposition(doc.tokens()[token].head),
        _ => false,
    };
    !is_mark && !is_before
}
