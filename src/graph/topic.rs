//! What an article is about, with the words that say so.

use super::scheme;
use super::writer::{Writer, node};
use crate::extract::Topic;
use crate::vocab::{cg, dcterms, rdf, rdfs};
use oxigraph::model::Literal;
use std::collections::BTreeSet;

pub(super) fn describe(writer: &mut Writer<'_>) {
    for told in &writer.annotations.topics {
        topic(writer, told);
    }
}

fn topic(writer: &mut Writer<'_>, told: &Topic) {
    let article = writer.article_node();
    let it = node(writer.article.iri.topic(told.concept.as_str()));
    writer.add(&article, dcterms::SUBJECT, told.concept.into_owned());
    writer.add(&it, rdf::TYPE, cg::TOPIC_CLASS.into_owned());
    writer.add(&it, cg::TOPIC, told.concept.into_owned());
    writer.add_text(&it, rdfs::LABEL, scheme::label(told.concept));
    writer.add(&it, cg::WEIGHT, Literal::from(i64::try_from(told.weight).unwrap_or(i64::MAX)));
    let words: BTreeSet<String> =
        told.words.iter().map(|&span| writer.doc.words(span).to_lowercase()).collect();
    for words in words {
        writer.add_text(&it, cg::TOPIC_WORDS, &words);
    }
    for &span in &told.words {
        writer.evidence(&it, span, "topic");
    }
}
