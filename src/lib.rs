//! Reads news articles and turns them into a knowledge graph that can be trusted.
//!
//! Seven values, and a verb between each two:
//!
//! ```text
//! bytes ─read→ Article ─parse→ Document ─annotate→ Annotations ─describe→ quads ─insert→ Store ─ask→ answer ─write→ bytes
//!       input          language         extract                graph            store        query            export
//! ```
//!
//! ```
//! use cablegraph::{article::Article, iri::DEFAULT_BASE, knowledge::Knowledge, pipeline, query, store::Store};
//!
//! let text = "Senator Marco Rubio criticized the Biden administration on Monday.";
//! let article = Article::new(DEFAULT_BASE, None, text.to_owned());
//! let quads = pipeline::read(&Knowledge::bundled(), &article);
//!
//! let mut store = Store::memory()?;
//! store.insert(article.iri.as_str(), &quads)?;
//!
//! let question = query::SavedQuery::find("who-criticised")?;
//! let actor = [("actor".to_owned(), "Marco Rubio".to_owned())];
//! let answer = query::run(store.graph()?, question, &actor)?;
//! assert!(!answer.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A module uses only those that stand before it here.

pub mod iri;
pub mod vocab;

pub mod article;

pub mod input;

pub mod language;

pub mod knowledge;

pub mod extract;

pub mod graph;

pub mod pipeline;

pub mod store;

pub mod merge;

pub mod query;

pub mod network;

pub mod validate;

pub mod export;

pub mod accuracy;

pub mod import;
