//! `validate`, `forget`, `stats`, `store` and `load`: the store looked after.

use super::settings::Settings;
use super::{Exit, opening, say};
use crate::cli;
use anyhow::{Context, Result};
use cablegraph::iri::ArticleIri;
use cablegraph::query;
use cablegraph::store::Access;
use cablegraph::validate::{self, Shapes};
use std::io::Write;

/// `cablegraph validate`
pub(super) fn validate(settings: &Settings, it: &cli::Validate) -> Result<Exit> {
    let shapes = match &it.shapes {
        Some(path) => {
            let text =
                std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
            validate::shapes(&text).with_context(|| format!("in {}", path.display()))?
        }
        None => Shapes::bundled(),
    };
    let store = opening::graph(settings, &it.file)?;
    let violations = validate::violations(store.graph()?, &shapes)?;
    let mut out = opening::output(None)?;
    for violation in &violations {
        let path = violation.path.as_ref().map(|path| format!(" {path}")).unwrap_or_default();
        let value = violation.value.as_ref().map(|value| format!(" (found {value})")).unwrap_or_default();
        writeln!(out, "{}{path}: {}{value}", violation.focus, violation.message)?;
    }
    out.flush()?;
    if !settings.quiet {
        say(&format!("{} violations of {} shapes", violations.len(), shapes.len()));
    }
    Ok(if violations.is_empty() { Exit::Done } else { Exit::Failed })
}

/// `cablegraph forget`
pub(super) fn forget(settings: &Settings, it: &cli::Forget) -> Result<Exit> {
    let mut store = opening::store(settings, Access::Write)?;
    let mut missing = 0;
    for article in &it.articles {
        // An article is named by its IRI, or by the address from which that IRI is made.
        let by_url = ArticleIri::new(&settings.base, article);
        let forgotten = store.forget(article)? || store.forget(by_url.as_str())?;
        if forgotten {
            if !settings.quiet {
                say(&format!("forgot {article}"));
            }
        } else {
            say(&format!("warning: {article} is not in the store"));
            missing += 1;
        }
    }
    store.flush()?;
    if missing < it.articles.len() {
        opening::remind(settings, &store)?;
    }
    Ok(if missing == it.articles.len() { Exit::Nothing } else { Exit::Done })
}

/// What is counted, and the question that counts it.
const COUNTS: [(&str, &str); 8] = [
    ("articles", "SELECT (COUNT(DISTINCT ?it) AS ?n) WHERE { ?it a schema:NewsArticle }"),
    ("people", "SELECT (COUNT(DISTINCT ?it) AS ?n) WHERE { ?it a schema:Person }"),
    ("institutions", "SELECT (COUNT(DISTINCT ?it) AS ?n) WHERE { ?it a schema:Organization }"),
    ("countries", "SELECT (COUNT(DISTINCT ?it) AS ?n) WHERE { ?it a schema:Country }"),
    ("relations", "SELECT (COUNT(DISTINCT ?it) AS ?n) WHERE { ?it a cg:Relation }"),
    ("events", "SELECT (COUNT(DISTINCT ?it) AS ?n) WHERE { ?it a sem:Event }"),
    ("statements", "SELECT (COUNT(DISTINCT ?it) AS ?n) WHERE { ?it a cg:Statement }"),
    ("not coded", "SELECT (COUNT(DISTINCT ?it) AS ?n) WHERE { ?it a cg:Uncoded }"),
];

/// `cablegraph stats`
pub(super) fn stats(settings: &Settings, it: &cli::Stats) -> Result<Exit> {
    let store = opening::merged(settings, &[], it.unmerged)?;
    let graph = store.graph()?;
    let mut out = opening::output(it.output.output.as_deref())?;
    writeln!(out, "{:<14}{:>12}", "quads", graph.len()?)?;
    for (label, question) in COUNTS {
        let answer = query::ask(graph, question)?;
        let count = match &answer {
            query::Answer::Table(table) => table.words(0, "n").unwrap_or_default(),
            _ => String::new(),
        };
        writeln!(out, "{label:<14}{count:>12}")?;
    }
    let graphs = store.graphs()?.len() - store.articles()?.len();
    writeln!(out, "{:<14}{graphs:>12}", "other graphs")?;
    out.flush()?;
    Ok(Exit::Done)
}

/// `cablegraph store`
pub(super) fn store(settings: &Settings, it: &cli::Store) -> Result<Exit> {
    match it {
        cli::Store::Convert { to } => {
            opening::store(settings, Access::Read)?.convert(to)?;
            if !settings.quiet {
                say(&format!("wrote {}", to.display()));
            }
        }
        cli::Store::Compact => opening::store(settings, Access::Write)?.compact()?,
    }
    Ok(Exit::Done)
}

/// `cablegraph load`
pub(super) fn load(settings: &Settings, it: &cli::Load) -> Result<Exit> {
    let mut store = opening::store(settings, Access::Write)?;
    for file in &it.files {
        let (graph, count) = opening::load(settings, &mut store, file, it.graph.as_deref(), it.format)?;
        if !settings.quiet {
            say(&format!("loaded {count} quads of {} into {graph}", file.display()));
        }
    }
    store.flush()?;
    Ok(Exit::Done)
}
