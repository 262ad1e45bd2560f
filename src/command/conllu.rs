//! Document → CoNLL-U, with the entities of names in MISC.

use cablegraph::article::Article;
use cablegraph::extract::{Annotations, Mention};
use cablegraph::language::Document;
use std::fmt::Write;

/// All sentences of an article, each closed by an empty line.
pub(super) fn document(article: &Article, doc: &Document, annotations: &Annotations) -> String {
    let mut text = format!("# newdoc id = {}\n", article.iri);
    let mentions = mentions(doc, annotations);
    for (number, sentence) in doc.sentences().iter().enumerate() {
        let words = doc.words(sentence.tokens).replace(['\n', '\r'], " ");
        // Writing into a string cannot fail.
        let _ = writeln!(text, "# sent_id = {}\n# text = {words}", number + 1);
        for token in sentence.tokens.indices() {
            line(&mut text, doc, annotations, mentions[token], sentence.tokens.start, token);
        }
        text.push('\n');
    }
    text
}

/// The first mention over each token.
fn mentions<'a>(doc: &Document, annotations: &'a Annotations) -> Vec<Option<&'a Mention>> {
    let mut over = vec![None; doc.tokens().len()];
    for mention in annotations.mentions.iter().rev() {
        over[mention.span.indices()].fill(Some(mention));
    }
    over
}

fn line(
    text: &mut String,
    doc: &Document,
    annotations: &Annotations,
    mention: Option<&Mention>,
    start: usize,
    at: usize,
) {
    let token = &doc.tokens()[at];
    let head = if token.head == at { 0 } else { token.head - start + 1 };
    let mut misc = Vec::new();
    if let Some(mention) = mention {
        let open = if mention.span.start == at { "(" } else { "" };
        let close = if mention.span.end == at + 1 { ")" } else { "" };
        let kind = annotations.entities[mention.entity.0].kind.as_str();
        let name = if open.is_empty() { String::new() } else { format!("e{}-{kind}", mention.entity.0 + 1) };
        if !open.is_empty() || !close.is_empty() {
            misc.push(format!("Entity={open}{name}{close}"));
        }
    }
    if doc.tokens().get(at + 1).is_some_and(|next| next.bytes.start == token.bytes.end) {
        misc.push("SpaceAfter=No".to_owned());
    }
    let misc = if misc.is_empty() { "_".to_owned() } else { misc.join("|") };
    let lemma = if token.lemma.is_empty() { "_" } else { &token.lemma };
    let _ = writeln!(
        text,
        "{}\t{}\t{lemma}\t{}\t{}\t{}\t{head}\t{}\t_\t{misc}",
        at - start + 1,
        doc.word(at),
        token.tag.as_str(),
        token.xpos,
        token.features,
        token.relation.as_str()
    );
}
