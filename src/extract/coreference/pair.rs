//! Two candidates → the traits by which a model judges whether they mean the same thing.
//!
//! A trait is a small whole number. The lists below give, for each place, how many values it has; the model adds up a
//! learned row for each. Training and program read traits from this one file.

use super::Partner;
use super::candidate::{Candidate, Class};
use crate::knowledge::Kind;
use crate::language::{Dependency, Document, Tag};

/// How many values each trait of a candidate has.
pub(super) const ALONE: [usize; 12] = [Class::COUNT, 17, 3, 12, 2, 3, 2, 5, 4, 8, 5, 5];

/// How many values each trait of a pair has.
pub(super) const TOGETHER: [usize; 16] =
    [8, 10, 4, 3, 3, 3, 8, 3, 7, 4, 5, 2, 3, Class::COUNT * Class::COUNT, 6, 4];

/// The traits of one candidate.
pub(super) fn alone(doc: &Document, it: &Candidate) -> [u16; ALONE.len()] {
    let token = &doc.tokens()[it.head];
    numbered(
        ALONE,
        [
            it.class as usize,
            kind(it),
            it.plural.map_or(0, |plural| 1 + usize::from(plural)),
            place(token.relation),
            usize::from(it.quote.is_some()),
            match it.gender {
                Some('m') => 1,
                Some('f') => 2,
                _ => 0,
            },
            usize::from(it.speaks),
            bucket(it.named_before, &[0, 1, 2, 4]),
            bucket(it.sentence, &[0, 1, 4]),
            shape(doc, it),
            bucket(it.depth, &[0, 1, 2, 4]),
            bucket(it.named, &[0, 1, 2, 4]),
        ],
    )
}

/// The traits of a candidate and one that it may go back to.
pub(super) fn together(
    doc: &Document,
    it: &Candidate,
    other: &Candidate,
    partner: &Partner,
) -> [u16; TOGETHER.len()] {
    let behind = other.head > it.head;
    let sentences = it.sentence.saturating_sub(other.sentence);
    let paragraph = |candidate: &Candidate| doc.sentences()[candidate.sentence].paragraph;
    numbered(
        TOGETHER,
        [
            if behind { 7 } else { bucket(sentences, &[0, 1, 2, 3, 5, 10]) },
            bucket(partner.between, &[0, 1, 2, 3, 5, 9, 15, 30, 60]),
            sameness(doc, it, other),
            agreement(it.entity, other.entity),
            agreement(it.gender, other.gender),
            agreement(it.plural, other.plural),
            tie(doc, it.head, other.head),
            parallel(doc, it, other),
            bucket(partner.rank, &[0, 1, 2, 3, 5, 9]),
            modifiers(doc, it, other),
            match (it.quote, other.quote) {
                (None, None) => 0,
                (Some(one), Some(two)) if one == two => 1,
                (Some(_), Some(_)) => 2,
                (Some(_), None) => 3,
                (None, Some(_)) => 4,
            },
            usize::from(speaks_quote(it, other)),
            bucket(paragraph(it).abs_diff(paragraph(other)), &[0, 1]),
            it.class as usize * Class::COUNT + other.class as usize,
            bucket(partner.entities, &[0, 1, 2, 3, 5]),
            kinship(it, other),
        ],
    )
}

/// Traits as rows of one table: those of the second place stand behind all of the first.
fn numbered<const COUNT: usize>(values: [usize; COUNT], traits: [usize; COUNT]) -> [u16; COUNT] {
    let mut before = 0;
    let mut numbers = [0; COUNT];
    for ((number, value), values) in numbers.iter_mut().zip(traits).zip(values) {
        debug_assert!(value < values, "a trait has a value that the list lacks");
        *number = u16::try_from(before + value).expect("there are some hundred traits");
        before += values;
    }
    numbers
}

/// What a candidate is: nought if it may be anything, then by its name, then by its noun.
fn kind(it: &Candidate) -> usize {
    let first = it.kinds.first().map_or(0, |kind| *kind as usize + 1);
    if first > 0 && it.entity.is_none() { first + 8 } else { first }
}

/// Whether two candidates are of one kind: 0 if one may be anything, 1 yes, 2 no, 3 if both are names.
fn kinship(it: &Candidate, other: &Candidate) -> usize {
    match (it.entity, other.entity) {
        _ if it.kinds.is_empty() || other.kinds.is_empty() => 0,
        (Some(_), Some(_)) => 3,
        _ => 2 - usize::from(it.kinds.iter().any(|kind| other.kinds.contains(kind))),
    }
}

/// Whether two candidates may be one: no clash of gender, number, kind or named entity.
pub(super) fn agree(it: &Candidate, other: &Candidate) -> bool {
    let gender = it.gender.zip(other.gender).is_none_or(|(one, two)| one == two);
    let entity = it.entity.zip(other.entity).is_none_or(|(one, two)| one == two);
    // Speech turns "I" into "he", so only the third person is held apart from the third.
    let person = it.class == other.class || !(it.class.is_third_person() && other.class.is_third_person());
    // "the company" is not the minister who was named.
    let noun = is_human(it).zip(is_human(other)).is_none_or(|(one, two)| one == two);
    gender && entity && noun && person && suits(it.class, other) && suits(other.class, it)
}

/// Whether a name or noun is for a human being alone, or for none; nothing where it may be for either.
fn is_human(it: &Candidate) -> Option<bool> {
    let may_be = |kind: &Kind| matches!(kind, Kind::Person | Kind::Thing | Kind::Group);
    if it.kinds.is_empty() || it.kinds.iter().any(may_be) {
        return Some(true).filter(|_| it.kinds == [Kind::Person]);
    }
    Some(false)
}

/// Whether a pronoun can mean something of such a kind and number.
fn suits(pronoun: Class, other: &Candidate) -> bool {
    match pronoun {
        Class::It => is_human(other) != Some(true),
        Class::He | Class::She => is_human(other) != Some(false) && other.plural != Some(true),
        Class::I => is_human(other) != Some(false),
        _ => true,
    }
}

/// Whether nothing says that one is several and the other is not.
pub(super) fn same_number(it: &Candidate, other: &Candidate) -> bool {
    it.plural.zip(other.plural).is_none_or(|(one, two)| one == two)
}

fn bucket(value: usize, ends: &[usize]) -> usize {
    ends.iter().position(|&end| value <= end).unwrap_or(ends.len())
}

/// 0 where one is unknown, 1 where they agree, 2 where they do not.
fn agreement<T: PartialEq>(one: Option<T>, two: Option<T>) -> usize {
    match (one, two) {
        (Some(one), Some(two)) => 1 + usize::from(one != two),
        _ => 0,
    }
}

/// The place of a phrase in its clause.
fn place(relation: Dependency) -> usize {
    match relation {
        Dependency::Nsubj => 1,
        Dependency::NsubjPass => 2,
        Dependency::Obj | Dependency::Iobj => 3,
        Dependency::Obl | Dependency::OblUnmarked => 4,
        Dependency::OblAgent => 5,
        Dependency::Nmod | Dependency::NmodUnmarked => 6,
        Dependency::NmodPoss => 7,
        Dependency::Appos => 8,
        Dependency::Conj => 9,
        Dependency::Compound => 10,
        Dependency::Root => 11,
        _ => 0,
    }
}

/// Whether something is said of it before and behind: adjectives, "of …", a relative clause.
fn shape(doc: &Document, it: &Candidate) -> usize {
    let before = doc.child(it.head, &[Dependency::Amod, Dependency::Compound, Dependency::Nummod]);
    let of = doc.child(it.head, &[Dependency::Nmod]);
    let clause = doc.child(it.head, &[Dependency::Relcl, Dependency::Acl, Dependency::Appos]);
    usize::from(before.is_some()) + 2 * usize::from(of.is_some()) + 4 * usize::from(clause.is_some())
}

/// 0 other words, 1 the same dictionary form, 2 the same word, 3 the same phrase but for its article.
fn sameness(doc: &Document, it: &Candidate, other: &Candidate) -> usize {
    let (one, two) = (doc.word(it.head).to_lowercase(), doc.word(other.head).to_lowercase());
    if one != two {
        return usize::from(doc.tokens()[it.head].lemma == doc.tokens()[other.head].lemma);
    }
    let words = |candidate: &Candidate| content(doc, candidate).collect::<Vec<_>>();
    2 + usize::from(words(it) == words(other))
}

/// The words of a phrase but for articles and pronouns, in small letters.
fn content<'a>(doc: &'a Document, it: &Candidate) -> impl Iterator<Item = String> + 'a {
    let told = |token: &usize| {
        matches!(doc.tokens()[*token].tag, Tag::Adj | Tag::Noun | Tag::Propn | Tag::Num | Tag::Verb)
    };
    it.phrase.indices().filter(move |token| told(token)).map(|token| doc.word(token).to_lowercase())
}

/// Whether the words before the noun are all said of the other too: 0 there are none, 1 all, 2 some, 3 none.
fn modifiers(doc: &Document, it: &Candidate, other: &Candidate) -> usize {
    let own: Vec<_> = content(doc, it).collect();
    let (head, theirs) = (doc.word(it.head).to_lowercase(), content(doc, other).collect::<Vec<_>>());
    let own: Vec<_> = own.into_iter().filter(|word| *word != head).collect();
    let shared = own.iter().filter(|word| theirs.contains(word)).count();
    match shared {
        _ if own.is_empty() => 0,
        all if all == own.len() => 1,
        0 => 3,
        _ => 2,
    }
}

/// How grammar ties two words of a sentence.
fn tie(doc: &Document, it: usize, other: usize) -> usize {
    if doc.sentence_of(it) != doc.sentence_of(other) {
        return 0;
    }
    let (one, two) = (&doc.tokens()[it], &doc.tokens()[other]);
    let is_copula = |noun: usize, subject: usize| {
        let subject = &doc.tokens()[subject];
        subject.head == noun
            && matches!(subject.relation, Dependency::Nsubj)
            && doc.child(noun, &[Dependency::Cop]).is_some()
    };
    if (one.relation == Dependency::Appos && one.head == other)
        || (two.relation == Dependency::Appos && two.head == it)
    {
        return 4;
    }
    if is_copula(it, other) || is_copula(other, it) {
        return 5;
    }
    if (one.relation == Dependency::Conj && one.head == other)
        || (two.relation == Dependency::Conj && two.head == it)
    {
        return 6;
    }
    if doc.is_under(it, other) {
        return 1;
    }
    if doc.is_under(other, it) {
        return 2;
    }
    if one.head == two.head {
        return 3;
    }
    // "Blinken said his …": the subject of a verb above.
    let is_subject = matches!(two.relation, Dependency::Nsubj | Dependency::NsubjPass);
    if is_subject && doc.is_under(it, two.head) { 7 } else { 0 }
}

/// 0 other places in their clauses, 1 the same place, 2 both subjects.
fn parallel(doc: &Document, it: &Candidate, other: &Candidate) -> usize {
    let places = [it, other].map(|candidate| place(doc.tokens()[candidate.head].relation));
    match places {
        [1 | 2, 1 | 2] => 2,
        [one, two] => usize::from(one == two),
    }
}

/// Whether one stands in a quotation beside whose sentence the other speaks.
fn speaks_quote(it: &Candidate, other: &Candidate) -> bool {
    let near = |quoted: &Candidate, speaker: &Candidate| {
        quoted.quote.is_some()
            && speaker.quote.is_none()
            && speaker.speaks
            && quoted.sentence.abs_diff(speaker.sentence) <= 1
    };
    near(it, other) || near(other, it)
}
