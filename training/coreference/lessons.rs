//! Texts, an object a line with `id` and `text` → what the program sees in each: words, sentences, and its question of coreference.

use cablegraph::article::Article;
use cablegraph::extract;
use cablegraph::iri::DEFAULT_BASE;
use cablegraph::knowledge::Knowledge;
use cablegraph::language::Document;
use serde_json::{Value, json};
use std::io::{BufRead, Write};

fn main() -> anyhow::Result<()> {
    let knowledge = Knowledge::bundled();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let told: Value = serde_json::from_str(&line?)?;
        let text = told["text"].as_str().unwrap_or_default();
        let article = Article::new(DEFAULT_BASE, None, text.to_owned());
        let doc = Document::parse(&knowledge.models, article.text());
        let (question, entities) = extract::question(&knowledge, &article, &doc);
        let words: Vec<Value> = doc
            .tokens()
            .iter()
            .enumerate()
            .map(|(at, it)| json!([doc.word(at), it.chars.start, it.chars.end]))
            .collect();
        let ends: Vec<usize> = doc.sentences().iter().map(|it| it.tokens.end).collect();
        let entities: Vec<Option<usize>> = entities.iter().map(|it| it.map(|id| id.0)).collect();
        let line = json!({
            "id": told["id"], "text": article.text(), "words": words, "ends": ends, "heads": question.words, "entities": entities,
            "word_traits": question.word_traits, "pairs": question.pairs, "pair_traits": question.pair_traits,
        });
        writeln!(out, "{line}")?;
    }
    Ok(())
}
