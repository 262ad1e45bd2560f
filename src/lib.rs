//! Reads news articles and turns them into a knowledge graph that can be trusted.

pub mod article;
pub mod export;
pub mod extract;
pub mod graph;
pub mod input;
pub mod iri;
pub mod knowledge;
pub mod language;
pub mod network;
pub mod pipeline;
pub mod query;
pub mod validate;
pub mod vocab;
