//! What reading yields: lists in the order of the text, each item with the span that says it.

use super::coreference::Chain;
use super::topic::Topic;
use crate::knowledge::{Kind, KnownId};
use crate::language::Span;

/// Everything understood of one article.
#[derive(Clone, Debug, Default)]
pub struct Annotations {
    /// Spans that name or mean an entity.
    pub mentions: Vec<Mention>,
    /// Words that mean one thing, named or not.
    pub chains: Vec<Chain>,
    /// The things that the article speaks of, one each.
    pub entities: Vec<Entity>,
    /// Time expressions.
    pub times: Vec<Time>,
    /// Predicates with their arguments.
    pub clauses: Vec<Clause>,
    /// Who holds, leads, belongs to what.
    pub relations: Vec<Relation>,
    /// Who did what to whom.
    pub events: Vec<Event>,
    /// Who said what.
    pub statements: Vec<Statement>,
    /// What it is about, the topic for which most speaks first.
    pub topics: Vec<Topic>,
    /// Reports and documents that the article stands on.
    pub sources: Vec<Source>,
    /// What looked like an event and could not be coded.
    pub skipped: Vec<Skipped>,
    /// The outlet.
    pub publisher: Option<EntityId>,
    /// Those who wrote it.
    pub authors: Vec<EntityId>,
}

/// The number of an entity within its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub usize);

/// The number of a time expression within its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TimeId(pub usize);

/// A span that names or means an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// What they mean.
    pub entity: EntityId,
    /// By name, description or pronoun.
    pub form: Form,
}

/// How a mention means its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// By a name: "Blinken", "Turkish".
    Name,
    /// By a description: "a senior official".
    Nominal,
    /// By a pronoun.
    Pronoun,
}

/// One thing that the article speaks of.
#[derive(Clone, Debug)]
pub struct Entity {
    /// What it is.
    pub kind: Kind,
    /// Its usual name, or the description where it has none.
    pub name: String,
    /// Other names that the article uses.
    pub aliases: Vec<String>,
    /// What it is known as beforehand.
    pub known: Option<KnownId>,
    /// Its Wikidata id.
    pub wikidata: Option<String>,
    /// Its PLOVER sector.
    pub sector: Option<String>,
    /// The three-letter code of the country it acts for.
    pub country: Option<String>,
    /// `f` or `m`, where known.
    pub gender: Option<char>,
    /// What tells it from others of its name, where it has no identity elsewhere: a country, the body served, the article.
    pub apart: Option<String>,
    /// Whether the article describes it and does not name it.
    pub described: bool,
    /// How sure its identity is.
    pub certainty: Certainty,
}

/// How sure a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The text says it in so many words.
    Certain,
    /// It follows from the text and what is known.
    Probable,
    /// It may be read so.
    Possible,
}

impl Certainty {
    /// A number for programs: how often such a reading is expected to hold.
    pub fn as_number(self) -> f64 {
        match self {
            Self::Certain => 1.0,
            Self::Probable => 0.8,
            Self::Possible => 0.5,
        }
    }
}

/// Whether something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Factuality {
    /// It is told as done.
    Actual,
    /// It is to come.
    Planned,
    /// It may be, is wished, feared or conditional.
    Hypothetical,
    /// It is said not to have happened.
    Denied,
}

impl Factuality {
    /// The name used in rules and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Planned => "planned",
            Self::Hypothetical => "hypothetical",
            Self::Denied => "denied",
        }
    }

    /// The factuality of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Actual, Self::Planned, Self::Hypothetical, Self::Denied]
            .into_iter()
            .find(|it| it.as_str() == name)
    }
}

/// A time expression and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// The words.
    pub span: Span,
    /// What sort of time it is.
    pub kind: TimeKind,
    /// The value as TIMEX3 writes it, as exact as the words: `2020-05`, `2020-05-25TEV`, `2020-W21`, `P3D`, `PAST_REF`; none
    /// where the text does not support one.
    pub value: Option<String>,
    /// What the value rests on.
    pub basis: Basis,
}

impl Time {
    /// The day, month or year in ISO 8601, where it is one: `2020`, `2020-05`, `2020-05-25`.
    pub fn date(&self) -> Option<&str> {
        let value = self.value.as_deref().filter(|_| matches!(self.kind, TimeKind::Date | TimeKind::Time))?;
        let date = value.split('T').next().unwrap_or(value);
        let is_date = date.bytes().all(|it| it.is_ascii_digit() || it == b'-');
        (is_date && matches!(date.len(), 4 | 7 | 10)).then_some(date)
    }

    /// Whether it says when something happened, and not how long or how often or only "now".
    pub(super) fn is_when(&self) -> bool {
        let is_vague = self.value.as_deref().is_some_and(|value| value.ends_with("_REF"));
        matches!(self.kind, TimeKind::Date | TimeKind::Time) && !is_vague
    }
}

/// The sorts of time expression in TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeKind {
    /// A day or what is longer: "May 2020".
    Date,
    /// A time of day: "Monday morning".
    Time,
    /// How long: "three days".
    Duration,
    /// How often: "every week".
    Set,
}

impl TimeKind {
    /// As TIMEX3 writes it: `DATE`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// What the value of a time expression rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The words alone.
    Text,
    /// The words and the date of publication.
    Publication,
    /// The words and another time of the text: "two days later".
    Context,
    /// Nothing that is known: there is no value.
    Unresolved,
}

/// A predicate with its arguments, evened out: active, with the subject that grammar implies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The token of the predicate.
    pub predicate: usize,
    /// Its dictionary form.
    pub lemma: String,
    /// Its particle: "off" of "call off".
    pub particle: Option<String>,
    /// Heads of those who do it.
    pub subjects: Vec<usize>,
    /// Heads of those to whom it is done.
    pub objects: Vec<usize>,
    /// Heads behind prepositions, with the preposition.
    pub obliques: Vec<(String, usize)>,
    /// Whether grammar made it passive.
    pub passive: bool,
    /// Whether it is denied, planned or wished, by its own words and those that govern it.
    pub factuality: Factuality,
}

/// The eight relations of the vocabulary, as terms of the ontology name them.
pub type RelationKind = &'static str;

/// A relation between two entities, with what tells its role.
#[derive(Clone, Debug)]
pub struct Relation {
    /// Who holds, leads, belongs.
    pub subject: EntityId,
    /// The local name of the relation in the ontology.
    pub relation: RelationKind,
    /// What is held, led, belonged to.
    pub object: EntityId,
    /// The role: "Secretary of State".
    pub role: Role,
    /// The words that say so.
    pub span: Span,
    /// Whose claim it is, where the article does not assert it itself.
    pub attributed_to: Option<EntityId>,
    /// How sure it is.
    pub certainty: Certainty,
    /// The rule that found it.
    pub rule: &'static str,
}

/// The role in which somebody stands in a relation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Role {
    /// Its label.
    pub label: Option<String>,
    /// Whether it is over.
    pub former: bool,
}

/// A happening: who did what to whom.
#[derive(Clone, Debug)]
pub struct Event {
    /// The PLOVER type, or `OtherEvent`.
    pub kind: String,
    /// The mode, or the kind of other event.
    pub mode: Option<String>,
    /// Those who do it, together.
    pub actors: Vec<EntityId>,
    /// Those to whom it is done.
    pub recipients: Vec<EntityId>,
    /// Where.
    pub place: Option<EntityId>,
    /// When.
    pub time: Option<TimeId>,
    /// Whether it happened.
    pub factuality: Factuality,
    /// Whose claim it is, where the article does not assert it itself.
    pub attributed_to: Option<EntityId>,
    /// The predicate's words.
    pub trigger: Span,
    /// The sentence.
    pub span: Span,
    /// How sure it is.
    pub certainty: Certainty,
    /// The rule that found it.
    pub rule: &'static str,
}

/// Something that somebody says.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Who speaks, named or described.
    pub speaker: Option<EntityId>,
    /// Those who speak together with the speaker.
    pub joint: Vec<EntityId>,
    /// The words for the speaker, none where the sentence has none.
    pub source: Option<Span>,
    /// The word that tells that it is said.
    pub cue: Option<Span>,
    /// Verbatim or not.
    pub kind: StatementKind,
    /// The content, without quotation marks around it; the first part of it where the cue stands within.
    pub content: Span,
    /// The other parts of the content: "is safe" of "The bridge," said Holt, "is safe."
    pub rest: Vec<Span>,
    /// What becomes of the happenings that it tells: denied, or hypothetical where they are wished or feared.
    pub factuality: Factuality,
    /// To whom.
    pub addressees: Vec<EntityId>,
    /// Where it was said or written: "in the cable".
    pub medium: Option<Span>,
    /// Who passes it on.
    pub reported_by: Option<EntityId>,
    /// How sure the speaker is.
    pub certainty: Certainty,
    /// The rule that found it.
    pub rule: &'static str,
}

impl Statement {
    /// All parts of the content, in the order of the text.
    pub fn parts(&self) -> impl Iterator<Item = Span> + '_ {
        std::iter::once(self.content).chain(self.rest.iter().copied())
    }

    /// Whether a token is part of the content.
    pub fn contains(&self, token: usize) -> bool {
        self.parts().any(|part| part.contains(token))
    }
}

/// Whether a statement is verbatim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementKind {
    /// Whole sentences between quotation marks, and nothing else.
    Direct,
    /// Quoted words within the reporter's sentence.
    Mixed,
    /// The reporter's words.
    Indirect,
}

impl StatementKind {
    /// The name used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// A report or document that the article stands on.
#[derive(Clone, Debug)]
pub struct Source {
    /// Another report, or a document.
    pub kind: SourceKind,
    /// The words for it.
    pub span: Span,
    /// Whose it is.
    pub by: Option<EntityId>,
    /// The source on which it stands in turn, by its place in the list.
    pub rests_on: Option<usize>,
    /// Whether the article itself names it as its source, and no other source stands between.
    pub direct: bool,
}

/// What sort of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// Another outlet's report.
    Report,
    /// A primary document: a cable, a memo.
    Document,
}

/// Something that looked like an event and could not be coded.
#[derive(Clone, Debug)]
pub struct Skipped {
    /// The predicate's words.
    pub span: Span,
    /// The predicate's dictionary form.
    pub lemma: String,
    /// Why not.
    pub reason: &'static str,
}
