//! One article → its quads; many articles → theirs, in parallel and in the order of the input.

use crate::article::Article;
use crate::extract::{Annotations, annotate};
use crate::graph::describe;
use crate::knowledge::Knowledge;
use crate::language::Document;
use oxigraph::model::Quad;
use rayon::prelude::*;

/// Reads one article: text in, quads out. It cannot fail, and gives the same quads every time.
///
/// ```
/// use cablegraph::{article::Article, iri::DEFAULT_BASE, knowledge::Knowledge, pipeline::read};
/// let article = Article::new(DEFAULT_BASE, None, "Joe Biden met Vladimir Putin in Geneva.".to_owned());
/// let quads = read(&Knowledge::bundled(), &article);
/// assert!(quads.iter().any(|quad| quad.object.to_string().ends_with("plover#CONSULT>")));
/// ```
pub fn read(knowledge: &Knowledge, article: &Article) -> Vec<Quad> {
    let (doc, annotations) = understand(knowledge, article);
    describe(article, &doc, &annotations)
}

/// The two steps before the graph: the article as language, and what is understood of it.
pub fn understand(knowledge: &Knowledge, article: &Article) -> (Document, Annotations) {
    let doc = Document::parse(&knowledge.models, article.text());
    let annotations =
        if is_english(article) { annotate(knowledge, article, &doc) } else { Annotations::default() };
    (doc, annotations)
}

/// Whether an article says that it is English, or does not say. Others are kept, and nothing is read out of them.
pub fn is_english(article: &Article) -> bool {
    article.language.as_deref().is_none_or(|code| code.to_lowercase().starts_with("en"))
}

/// Reads a batch of articles on all threads of the current pool; the answers stand in the order of the batch.
pub fn read_all<T: Sync, R: Send>(batch: &[T], read_one: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    batch.par_iter().map(read_one).collect()
}
