//! [`Document`] → [`Annotations`]: who is named, what they hold, do and say, and when.
//!
//! [`annotate`] is the table of contents: each parameter list says what must have run before.

mod annotations;
mod apart;
mod chain;
mod clause;
mod content;
mod coreference;
mod demand;
mod described;
mod entity;
mod event;
mod factuality;
mod government;
mod group;
mod incumbent;
mod kin;
mod link;
mod longer;
mod mention;
mod noun;
mod pronoun;
mod quote;
mod relation;
mod retold;
mod setting;
mod statement;
mod subject;
mod team;
mod time;
mod title;
mod topic;

pub use annotations::{
    Annotations, Basis, Certainty, Clause, Entity, EntityId, Event, Factuality, Form, Mention, Relation,
    RelationKind, Role, Skipped, Source, SourceKind, Statement, StatementKind, Time, TimeId, TimeKind,
};
pub use coreference::Chain;
pub use time::interval;
pub use topic::Topic;

use crate::article::Article;
use crate::knowledge::Knowledge;
use crate::language::{Document, Question};

/// Everything that this program understands of an article. It cannot fail; odd text yields less.
pub fn annotate(knowledge: &Knowledge, article: &Article, doc: &Document) -> Annotations {
    let titles = title::titles(knowledge, doc);
    let named = mention::named(knowledge, doc, &titles);
    let mut cast = entity::cast(knowledge, article, doc, &titles, named);
    let quotes = quote::quotes(doc);
    let chains = coreference::chains(knowledge, doc, &quotes, &cast);
    pronoun::resolve(knowledge, doc, &titles, &quotes, &chains, &mut cast);
    incumbent::resolve(knowledge, article, doc, &titles, &mut cast);
    let times = time::times(knowledge, doc, article.published.map(|it| it.date));
    let clauses = clause::clauses(knowledge, doc);
    described::describe(knowledge, doc, &titles, &quotes, &clauses, &chains, &mut cast);
    let statements = statement::statements(knowledge, doc, &clauses, &quotes, &cast);
    pronoun::first_person(doc, &quotes, &statements, &mut cast);
    let (events, skipped) = event::events(knowledge, doc, &clauses, &statements, &times, &cast);
    let sources = chain::sources(knowledge, doc, &clauses, &cast);
    let relations = relation::relations(knowledge, article, doc, &titles, &clauses, &statements, &mut cast);
    apart::tell(knowledge, article, &relations, &mut cast);
    Annotations {
        chains,
        topics: topic::topics(&knowledge.topics, doc),
        ..cast.into_annotations(times, clauses, relations, events, statements, sources, skipped)
    }
}

/// What the model of coreference is asked about an article, and the entity that each word of the question names.
/// Training learns from what the program itself asks.
pub fn question(
    knowledge: &Knowledge,
    article: &Article,
    doc: &Document,
) -> (Question, Vec<Option<EntityId>>) {
    let titles = title::titles(knowledge, doc);
    let named = mention::named(knowledge, doc, &titles);
    let cast = entity::cast(knowledge, article, doc, &titles, named);
    coreference::asked(knowledge, doc, &quote::quotes(doc), &cast)
}
