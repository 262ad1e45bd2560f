//! Whether all that a pattern demands stands around a verb: particle, object, preposition, infinitive, clause.

use super::annotations::Clause;
use super::noun;
use crate::knowledge::{Follows, Pattern, Rule};
use crate::language::{Dependency, Document, Tag};

/// What of the words around a verb a pattern takes up.
pub(super) struct Found {
    /// The word behind which a recipient may stand: the noun beside, else the object that the pattern names, else the verb.
    pub(super) anchor: usize,
    /// Whether that is a noun, which has prepositions of its own.
    pub(super) is_noun: bool,
}

/// What a pattern takes up of a clause, if everything that it demands but the recipient stands there.
pub(super) fn met(doc: &Document, clause: &Clause, pattern: &Pattern) -> Option<Found> {
    let object = clause.objects.iter().copied().find(|&token| is_one_of(doc, token, &pattern.object));
    let beside = beside(doc, clause, object, pattern);
    let is_met = has_particle(doc, clause, &pattern.particle)
        && match pattern.follows {
            None => true,
            Some(Follows::Infinitive) => infinitives(doc, clause).next().is_some(),
            Some(Follows::Clause) => complement(doc, clause).is_some(),
        }
        && (pattern.subject.is_empty() || is_subject(doc, clause, &pattern.subject))
        && (!pattern.bare || clause.objects.is_empty())
        && (pattern.object.is_empty() || object.is_some())
        && (pattern.beside.is_none() || beside.is_some())
        && (pattern.predicate.is_empty() || is_said(doc, clause, &pattern.predicate));
    let noun = beside.or(object);
    is_met.then_some(Found { anchor: noun.unwrap_or(clause.predicate), is_noun: noun.is_some() })
}

/// Whether a noun stands in the sentence that makes it tell of something else than a rule: "match" beside "attack".
pub(super) fn is_about_something_else(doc: &Document, rule: &Rule, at: usize) -> bool {
    let sentence = doc.sentences()[doc.sentence_of(at)].tokens;
    let is_noun = |token: &usize| matches!(doc.tokens()[*token].tag, Tag::Noun | Tag::Propn);
    let mut nouns = sentence.indices().filter(is_noun).filter(|&token| token != at);
    !rule.unless.is_empty() && nouns.any(|token| is_one_of(doc, token, &rule.unless))
}

/// The head of the clause that a verb governs, if it is told and not asked: "demanded that Iran withdraw".
pub(super) fn complement(doc: &Document, clause: &Clause) -> Option<usize> {
    let head = doc.child(clause.predicate, &[Dependency::Ccomp]).filter(|&head| head > clause.predicate)?;
    let is_asked = |child: usize| matches!(doc.word(child).to_lowercase().as_str(), "whether" | "if");
    (!doc.children(head).any(is_asked)).then_some(head)
}

/// Whether a word or its dictionary form is in a list: "talks" has none of its own. With a hyphen the list means two
/// words, the latter with its form: "martial-law", "tear-gas".
pub(super) fn is_one_of(doc: &Document, token: usize, words: &[String]) -> bool {
    // "summoned ambassador Anna Holm": the noun that a name follows heads the phrase as well.
    if noun::before_name(doc, token).is_some_and(|noun| is_one_of(doc, noun, words)) {
        return true;
    }
    let lemma = doc.tokens()[token].lemma.to_lowercase();
    let word = doc.word(token).to_lowercase();
    let is_behind = |known: &str| {
        let before = token.checked_sub(1).filter(|&before| doc.word(before) != "-").or(token.checked_sub(2));
        before.is_some_and(|before| doc.word(before).eq_ignore_ascii_case(known))
    };
    words.iter().any(|known| {
        let parts = known.rsplit_once('-');
        *known == lemma
            || *known == word
            || parts.is_some_and(|(first, last)| (last == lemma || last == word) && is_behind(first))
    })
}

/// A particle changes what a verb means, so one that no pattern names is as wrong as one that is missing: "beat up".
fn has_particle(doc: &Document, clause: &Clause, demanded: &[String]) -> bool {
    if demanded.is_empty() {
        return clause.particle.is_none();
    }
    let next = clause.predicate + 1;
    let follows = |word: &str| next < doc.tokens().len() && doc.word(next).eq_ignore_ascii_case(word);
    let below = |word: &str| {
        let mut below = doc.children(clause.predicate).filter(|&child| child > clause.predicate);
        below.any(|child| {
            doc.word(child).eq_ignore_ascii_case(word)
                && matches!(doc.tokens()[child].relation, Dependency::Advmod | Dependency::Particle)
        })
    };
    demanded.iter().any(|word| clause.particle.as_ref() == Some(word) || follows(word) || below(word))
}

/// The noun behind the preposition that a pattern demands, beside the verb or beside its object; behind "to" an infinitive
/// as well: "threatened to annex".
fn beside(doc: &Document, clause: &Clause, object: Option<usize>, pattern: &Pattern) -> Option<usize> {
    let (preposition, words) = pattern.beside.as_ref()?;
    let objects = object.map_or_else(|| clause.objects.clone(), |object| vec![object]);
    let below = objects.into_iter().flat_map(|object| noun::behind(doc, object));
    let nouns = clause.obliques.iter().cloned().chain(below).filter(|(case, _)| case == preposition);
    let verbs = infinitives(doc, clause).filter(|_| preposition == "to" && !words.is_empty());
    let mut all = nouns.map(|(_, head)| head).chain(verbs);
    all.find(|&head| words.is_empty() || is_one_of(doc, head, words))
}

/// "a bomb exploded", "protests were held"
fn is_subject(doc: &Document, clause: &Clause, words: &[String]) -> bool {
    let subjects = if clause.passive { &clause.objects } else { &clause.subjects };
    subjects.iter().any(|&subject| is_one_of(doc, subject, words))
}

/// "took him hostage", "set her free": a word about the object.
fn is_said(doc: &Document, clause: &Clause, words: &[String]) -> bool {
    let heads = clause.objects.iter().copied().chain([clause.predicate]);
    let mut below = heads.flat_map(|head| doc.children(head)).filter(|&child| child > clause.predicate);
    below.any(|child| is_one_of(doc, child, words))
}

/// "asked him to leave", "called on them to leave", however the tree hangs the infinitive.
pub(super) fn infinitives<'d>(doc: &'d Document, clause: &Clause) -> impl Iterator<Item = usize> + use<'d> {
    let predicate = clause.predicate;
    let behind = clause.obliques.iter().map(|(_, head)| *head);
    let heads: Vec<usize> = clause.objects.iter().copied().chain(behind).chain([predicate]).collect();
    let below = heads.into_iter().flat_map(|head| doc.children(head).collect::<Vec<_>>());
    below.filter(move |&child| {
        doc.tokens()[child].tag == Tag::Verb
            && child > predicate
            && doc.children(child).any(|mark| doc.word(mark).eq_ignore_ascii_case("to"))
    })
}
