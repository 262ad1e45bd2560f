//! The set `identity`: which words mean one and the same thing, and which thing of the world that is, against four corpora.
//!
//! Each corpus has a file with its form and its rule. All of them are read as any article is, from the bare text.

mod assignment;
mod coreference;
mod countries;
mod elevant;
mod gap;
mod gum;
mod links;
mod newsfair;

use super::Set;
use crate::article::Article;
use crate::extract::{Annotations, Form, Mention};
use crate::iri::DEFAULT_BASE;
use crate::knowledge::Knowledge;
use crate::language::Document;
use crate::pipeline;

pub(super) const SET: Set = Set {
    name: "identity",
    benchmarks: &[
        gap::GAP,
        gum::COREFERENCE,
        links::NEWS_FAIR,
        countries::OF_NEWS_FAIR,
        countries::OF_CROSSNER,
    ],
};

/// A bare text, read.
fn read(knowledge: &Knowledge, text: &str) -> (Document, Annotations) {
    pipeline::understand(knowledge, &Article::new(DEFAULT_BASE, None, text.to_owned()))
}

/// The mentions by name whose thing has a Wikidata id, with that id.
fn linked(annotations: &Annotations) -> impl Iterator<Item = (&Mention, &str)> {
    let named = annotations.mentions.iter().filter(|mention| mention.form == Form::Name);
    named.filter_map(|mention| Some((mention, annotations.entities[mention.entity.0].wikidata.as_deref()?)))
}
