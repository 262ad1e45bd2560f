//! Reads news articles and turns them into a knowledge graph that can be trusted.

pub mod article;
pub mod export;
pub mod iri;
pub mod store;
pub mod vocab;
