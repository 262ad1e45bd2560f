//! [`Annotations`] → quads: the layers of the vocabulary, each statement leading back to article, characters and rule.
//!
//! Everything that an article supports stands in the graph of its own IRI. A claim is never a plain triple.

mod entity;
mod event;
mod scheme;
mod source;
mod statement;
mod topic;
mod writer;

use crate::article::Article;
use crate::extract::Annotations;
use crate::language::Document;
use oxigraph::model::Quad;
use writer::Writer;

/// The graph of one article: sorted, without doubles, the same for the same input.
pub fn describe(article: &Article, doc: &Document, annotations: &Annotations) -> Vec<Quad> {
    let mut writer = Writer::new(article, doc, annotations);
    source::describe(&mut writer);
    entity::describe(&mut writer);
    event::describe(&mut writer);
    statement::describe(&mut writer);
    topic::describe(&mut writer);
    writer.into_quads()
}

pub use scheme::label as concept_label;
pub use writer::entity_iri;
