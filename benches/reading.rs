//! Measures reading: how many articles a second, on how many threads, and where one thread spends its time.

use crate::{number, tell, timed};
use anyhow::{Context, Result};
use cablegraph::article::Article;
use cablegraph::extract::annotate;
use cablegraph::graph::describe;
use cablegraph::input::{self, Guess, Options, Source};
use cablegraph::knowledge::Knowledge;
use cablegraph::language::Document;
use cablegraph::pipeline;

/// Few articles are read again and again for at least so many seconds.
const LONG_ENOUGH: f64 = 2.0;

pub(crate) fn measure(threads: usize, paths: &[&str]) -> Result<()> {
    let (knowledge, ready) = timed(Knowledge::bundled);
    tell("knowledge made ready", ready * 1e3, "ms")?;
    let (articles, opened) = timed(|| english(paths));
    let megabytes = articles.iter().map(|article| number(article.text().len())).sum::<f64>() / 1e6;
    let words = articles.iter().map(|article| number(article.text().split_whitespace().count())).sum::<f64>();
    let count = number(articles.len());
    articles.first().context("there is no English article")?;
    tell("articles", count, "articles")?;
    tell("text an article", megabytes * 1e6 / count, "bytes")?;
    tell("input: files to articles", megabytes / opened, "MB/s")?;

    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
    let read_all = || pipeline::read_all(&articles, |article| pipeline::read(&knowledge, article).len());
    let (mut rounds, mut seconds, mut quads) = (0.0, 0.0, 0);
    while seconds < LONG_ENOUGH {
        let (counts, took) = timed(|| pool.install(read_all));
        quads = counts.iter().sum();
        (rounds, seconds) = (rounds + 1.0, seconds + took);
    }
    tell("quads an article", number(quads) / count, "quads")?;
    tell(&format!("reading, {threads} threads"), rounds * count / seconds, "articles/s")?;
    tell(&format!("reading, {threads} threads"), rounds * megabytes / seconds, "MB/s")?;
    tell(&format!("reading, {threads} threads"), rounds * words / seconds, "words/s")?;
    stages(&knowledge, &articles)
}

/// The English articles, the only ones out of which anything is read.
fn english(paths: &[&str]) -> Vec<Article> {
    let sources: Vec<Source> = paths.iter().map(|path| Source::from(*path)).collect();
    let options = Options::default();
    let found = input::articles(&sources, &options).flatten();
    let english = found.filter(|found| !matches!(found.language_guess, Guess::Other(_)));
    english.map(|found| found.article).collect()
}

/// What share of the time each of the three steps of reading takes on one thread.
fn stages(knowledge: &Knowledge, articles: &[Article]) -> Result<()> {
    let mut spent = [0.0; 3];
    while spent.iter().sum::<f64>() < LONG_ENOUGH {
        for article in articles {
            let (doc, parse) = timed(|| Document::parse(&knowledge.models, article.text()));
            let (annotations, annotate) = timed(|| annotate(knowledge, article, &doc));
            let (_quads, describe) = timed(|| describe(article, &doc, &annotations));
            spent = [spent[0] + parse, spent[1] + annotate, spent[2] + describe];
        }
    }
    let whole: f64 = spent.iter().sum();
    for (stage, seconds) in ["parse", "annotate", "describe"].iter().zip(spent) {
        tell(&format!("share of {stage}"), seconds / whole * 100.0, "%")?;
    }
    let [parse, annotate, _] = spent;
    tell("annotate, on top of the language core", annotate / parse * 100.0, "%")
}
