//! `annotate`: what is understood of each article, without a store.

use super::settings::Settings;
use super::{Exit, build, conllu, html, json, nif, opening, report, say};
use crate::cli::{self, AnnotateFormat};
use anyhow::Result;
use cablegraph::article::Article;
use cablegraph::input;
use cablegraph::knowledge::Knowledge;
use cablegraph::pipeline;
use std::io::{IsTerminal, Write};

/// How many articles are read at a time.
const BATCH: usize = 64;

/// `cablegraph annotate`
pub(super) fn run(settings: &Settings, it: &cli::Annotate) -> Result<Exit> {
    let pool = build::pool(settings, it.inputs.threads)?;
    let knowledge = opening::knowledge(settings)?;
    let pretty = it.output.output.is_none() && std::io::stdout().is_terminal();
    let mut out = opening::output(it.output.output.as_deref())?;
    let mut exit = Exit::Done;
    let (sources, options) = (build::sources(&it.inputs), build::options(settings, &it.inputs));
    let mark = opening::mark(settings)?;
    let found = input::articles(&sources, &options);
    let mut found = found.map(|found| build::marked(found, mark.as_deref())).peekable();
    if it.format == AnnotateFormat::Html {
        out.write_all(html::HEAD.as_bytes())?;
    }
    while found.peek().is_some() {
        let mut batch = Vec::new();
        for article in found.by_ref().take(BATCH) {
            match article {
                Ok(found) => {
                    if !settings.quiet {
                        for note in report::notes(&found) {
                            say(&note);
                        }
                    }
                    batch.push(found.article);
                }
                Err(error) => {
                    say(&format!("warning: {error}"));
                    exit = Exit::Partly;
                }
            }
        }
        let one = |article: &Article| written(knowledge, article, it.format, pretty);
        for text in pool.install(|| pipeline::read_all(&batch, one)) {
            out.write_all(text?.as_bytes())?;
        }
    }
    if it.format == AnnotateFormat::Html {
        out.write_all(html::FOOT.as_bytes())?;
    }
    out.flush()?;
    Ok(exit)
}

/// What is understood of one article, in a format.
fn written(knowledge: &Knowledge, article: &Article, format: AnnotateFormat, pretty: bool) -> Result<String> {
    if format == AnnotateFormat::Text {
        return Ok(article.text().to_owned() + "\n");
    }
    let (doc, annotations) = pipeline::understand(knowledge, article);
    Ok(match format {
        AnnotateFormat::Json => json::object(article, &doc, &annotations, pretty) + "\n",
        AnnotateFormat::Conllu => conllu::document(article, &doc, &annotations),
        AnnotateFormat::Nif => nif::document(article, &doc, &annotations)?,
        AnnotateFormat::Html => html::section(article, &doc, &annotations),
        AnnotateFormat::Text => String::new(),
    })
}
