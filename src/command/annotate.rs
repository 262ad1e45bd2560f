//! `annotate`: what is understood of each article, without a store.

use super::settings::Settings;
use super::{Exit, build, conllu, json, opening, say};
use crate::cli::{self, AnnotateFormat};
use anyhow::Result;
use cablegraph::input;
use cablegraph::knowledge::Knowledge;
use cablegraph::pipeline;
use std::io::{IsTerminal, Write};

/// How many articles are read at a time.
const BATCH: usize = 64;

/// `cablegraph annotate`
pub(super) fn run(settings: &Settings, it: &cli::Annotate) -> Result<Exit> {
    let pool = build::pool(settings, it.inputs.threads)?;
    let knowledge = Knowledge::bundled();
    let pretty = it.output.output.is_none() && std::io::stdout().is_terminal();
    let mut out = opening::output(it.output.output.as_deref())?;
    let mut exit = Exit::Done;
    let (sources, options) = (build::sources(&it.inputs), build::options(settings, &it.inputs));
    let mut found = input::articles(&sources, &options).map(build::marked).peekable();
    while found.peek().is_some() {
        let mut batch = Vec::new();
        for article in found.by_ref().take(BATCH) {
            match article {
                Ok(found) => batch.push(found.article),
                Err(error) => {
                    say(&format!("warning: {error}"));
                    exit = Exit::Partly;
                }
            }
        }
        let written = pool.install(|| {
            pipeline::read_all(&batch, |article| {
                let understood = || pipeline::understand(&knowledge, article);
                match it.format {
                    AnnotateFormat::Text => article.text().to_owned() + "\n",
                    AnnotateFormat::Json => {
                        let (doc, annotations) = understood();
                        json::object(article, &doc, &annotations, pretty) + "\n"
                    }
                    AnnotateFormat::Conllu => {
                        let (doc, annotations) = understood();
                        conllu::document(article, &doc, &annotations)
                    }
                }
            })
        });
        for text in written {
            out.write_all(text.as_bytes())?;
        }
    }
    out.flush()?;
    Ok(exit)
}
