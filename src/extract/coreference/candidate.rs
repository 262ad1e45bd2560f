//! Nouns, names and pronouns that may mean something that is meant elsewhere too, with what grammar and the cast tell of each.

use crate::extract::annotations::EntityId;
use crate::extract::entity::Cast;
use crate::extract::noun;
use crate::knowledge::{Kind, Knowledge};
use crate::language::{Dependency, Document, Span, Tag};

/// A word that heads a phrase for something.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The token.
    pub(super) head: usize,
    /// Article, adjectives and noun, or the name.
    pub(super) phrase: Span,
    pub(super) sentence: usize,
    pub(super) class: Class,
    /// The entity that it names.
    pub(super) entity: Option<EntityId>,
    /// What it is by its name, or may be by its noun.
    pub(super) kinds: Vec<Kind>,
    pub(super) gender: Option<char>,
    pub(super) plural: Option<bool>,
    /// The quotation that it stands in.
    pub(super) quote: Option<usize>,
    /// Whether it is the subject of a verb of saying.
    pub(super) speaks: bool,
    /// How many names of its entity stand before it.
    pub(super) named_before: usize,
    /// How many names of its entity there are.
    pub(super) named: usize,
    /// How many words it hangs below the head of its sentence.
    pub(super) depth: usize,
}

/// The form of a phrase, as far as it tells whether something known is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Class {
    I = 1,
    We,
    You,
    He,
    She,
    It,
    They,
    /// "this", "those" without a noun.
    Pointing,
    /// "someone", "all".
    OtherPronoun,
    Name,
    /// "the minister".
    Definite,
    /// "this minister".
    Pointed,
    /// "his minister", "Turkey's minister".
    Possessed,
    /// "a minister".
    Indefinite,
    /// "ministers".
    Bare,
}

impl Class {
    pub(super) const COUNT: usize = 16;

    /// The class of a pronoun.
    pub(in crate::extract) fn of_pronoun(word: &str) -> Self {
        match word.to_lowercase().as_str() {
            "i" | "me" | "my" | "mine" | "myself" => Self::I,
            "we" | "us" | "our" | "ours" | "ourselves" => Self::We,
            "you" | "your" | "yours" | "yourself" | "yourselves" => Self::You,
            "he" | "him" | "his" | "himself" => Self::He,
            "she" | "her" | "hers" | "herself" => Self::She,
            "it" | "its" | "itself" => Self::It,
            "they" | "them" | "their" | "theirs" | "themselves" => Self::They,
            "this" | "that" | "these" | "those" => Self::Pointing,
            _ => Self::OtherPronoun,
        }
    }

    /// What the pronoun itself tells of a person.
    pub(in crate::extract) fn gender(self) -> Option<char> {
        match self {
            Self::He => Some('m'),
            Self::She => Some('f'),
            _ => None,
        }
    }

    /// He, she, it and they.
    pub(super) fn is_third_person(self) -> bool {
        matches!(self, Self::He | Self::She | Self::It | Self::They)
    }
}

/// All candidates in the order of the text.
pub(super) fn candidates(
    knowledge: &Knowledge,
    doc: &Document,
    quotes: &[Span],
    cast: &Cast,
) -> Vec<Candidate> {
    let finder = Finder { knowledge, doc, quotes, cast };
    let mut named = vec![0; cast.entities.len()];
    let mut found = Vec::new();
    for token in 0..doc.tokens().len() {
        if !finder.is_head(token) {
            continue;
        }
        let mut candidate = finder.candidate(token);
        if let Some(entity) = candidate.entity {
            candidate.named_before = named[entity.0];
            named[entity.0] += 1;
        }
        found.push(candidate);
    }
    for candidate in &mut found {
        candidate.named = candidate.entity.map_or(0, |entity| named[entity.0]);
    }
    found
}

struct Finder<'a> {
    knowledge: &'a Knowledge,
    doc: &'a Document,
    quotes: &'a [Span],
    cast: &'a Cast,
}

impl Finder<'_> {
    /// Whether a token heads a phrase that may mean something: the head of a name, a noun, a pronoun that refers.
    fn is_head(&self, token: usize) -> bool {
        let it = &self.doc.tokens()[token];
        let refers = match it.tag {
            Tag::Propn => true,
            Tag::Noun => it.relation != Dependency::Compound || self.cast.at(token).is_some(),
            Tag::Pron => {
                let is_relative =
                    it.features.contains("PronType=Rel") || it.features.contains("PronType=Int");
                !is_relative && &*it.xpos != "EX" && it.relation != Dependency::Expl
            }
            _ => false,
        };
        refers
            && !matches!(it.relation, Dependency::Flat | Dependency::Fixed)
            && !(it.head != token && self.unit(token).is_some_and(|unit| unit.contains(it.head)))
    }

    /// The name, with its title, that a token belongs to.
    fn unit(&self, token: usize) -> Option<Span> {
        self.cast.phrase_of(token).or_else(|| {
            let names = self.doc.names();
            let name = names.get(names.partition_point(|name| name.span.end <= token))?;
            name.span.contains(token).then_some(name.span)
        })
    }

    fn candidate(&self, token: usize) -> Candidate {
        let it = &self.doc.tokens()[token];
        let entity = self.cast.at(token);
        let phrase = self.unit(token).unwrap_or_else(|| noun::phrase(self.doc, token));
        let is_name = entity.is_some() || it.tag == Tag::Propn;
        let class = if is_name { Class::Name } else { self.class(token, phrase) };
        let known = entity.map(|id| self.cast.entity(id));
        let gender = class.gender().or(known.and_then(|entity| entity.gender));
        let verb = &self.doc.tokens()[it.head];
        Candidate {
            head: token,
            phrase,
            sentence: self.doc.sentence_of(token),
            class,
            entity,
            kinds: known.map_or_else(|| self.described(token), |entity| vec![entity.kind]),
            gender: gender.or_else(|| self.gender(token)),
            plural: number(&it.features, class),
            quote: self.quotes.iter().position(|quote| quote.contains(token)),
            speaks: it.relation == Dependency::Nsubj
                && self.knowledge.lists.saying.contains(verb.lemma.as_str()),
            named_before: 0,
            named: 0,
            depth: self.doc.depth(token),
        }
    }

    /// The kinds of thing that a noun describes; none where it may be anything.
    fn described(&self, token: usize) -> Vec<Kind> {
        let token = &self.doc.tokens()[token];
        let kinds = self.knowledge.lists.nouns.get(token.lemma.as_str());
        kinds.filter(|_| token.tag == Tag::Noun).cloned().unwrap_or_default()
    }

    fn class(&self, token: usize, phrase: Span) -> Class {
        if self.doc.tokens()[token].tag == Tag::Pron {
            return Class::of_pronoun(self.doc.word(token));
        }
        let possessor = self.doc.child(token, &[Dependency::NmodPoss]).is_some();
        let article = self.doc.child(token, &[Dependency::Det]).filter(|det| phrase.contains(*det));
        match article.map(|det| self.doc.word(det).to_lowercase()).as_deref() {
            _ if possessor => Class::Possessed,
            Some("the") => Class::Definite,
            Some("this" | "that" | "these" | "those") => Class::Pointed,
            Some(_) => Class::Indefinite,
            None => Class::Bare,
        }
    }

    /// What the noun tells, or "Mr." and "Mrs." before a name.
    fn gender(&self, token: usize) -> Option<char> {
        let genders = &self.knowledge.lists.gendered;
        let told = |at: usize| {
            let word = self.doc.word(at).trim_end_matches('.').to_lowercase();
            genders.get(word.as_str()).and_then(|gender| gender.chars().next())
        };
        told(token).or_else(|| self.unit(token)?.indices().find_map(told))
    }
}

/// Whether a word means several things; none where it may mean either.
fn number(features: &str, class: Class) -> Option<bool> {
    match class {
        Class::You => None,
        Class::We | Class::They => Some(true),
        _ if features.contains("Number=Plur") => Some(true),
        _ if features.contains("Number=Sing") => Some(false),
        _ => None,
    }
}
