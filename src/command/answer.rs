//! `query` and `export`: the store's answers, written in the form asked for.

use super::settings::Settings;
use super::{Exit, Misuse, opening, say};
use crate::cli::{self, formats};
use anyhow::{Context, Result};
use cablegraph::export::Format as RdfFormat;
use cablegraph::query::{self, Answer, AnswerFormat, QueryError, SavedQuery};
use std::io::{IsTerminal, Write};

/// `cablegraph query`
pub(super) fn query(settings: &Settings, it: &cli::Query) -> Result<Exit> {
    let answer = match (&it.question, &it.from_file) {
        (None, None) => return list(it),
        (None, Some(file)) => {
            let text =
                std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
            let store = opening::merged(settings, &it.file, it.unmerged)?;
            query::ask(store.graph()?, &text)
                .map_err(asked)
                .with_context(|| format!("in {}", file.display()))?
        }
        (Some(question), _) => ask(settings, it, question)?,
    };
    let terminal = it.output.output.is_none() && std::io::stdout().is_terminal();
    let format = it.format.unwrap_or(match answer {
        Answer::Graph(_) => AnswerFormat::Turtle,
        _ => AnswerFormat::Table,
    });
    let mut out = opening::output(it.output.output.as_deref())?;
    query::write_answer(&answer, format, Some(width(terminal)), &mut out).map_err(asked)?;
    out.flush()?;
    Ok(if answer.is_empty() { Exit::Nothing } else { Exit::Done })
}

fn ask(settings: &Settings, it: &cli::Query, question: &str) -> Result<Answer> {
    let sparql = question.contains('{') || question.trim_start().to_uppercase().starts_with("DESCRIBE ");
    if sparql {
        let store = opening::merged(settings, &it.file, it.unmerged)?;
        return query::ask(store.graph()?, question).map_err(asked);
    }
    let saved = SavedQuery::find(question).map_err(asked)?;
    let value = |name| it.param.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str());
    window(value("from"), value("to"))?;
    let store = opening::merged(settings, &it.file, it.unmerged)?;
    query::run(store.graph()?, saved, &it.param).map_err(asked)
}

/// Whether a window of time that is given at both ends has any day in it. "2021" ends with its last day. What is no
/// date at all is refused elsewhere.
pub(super) fn window(from: Option<&str>, to: Option<&str>) -> Result<()> {
    let is_date = |text: &&str| formats::moment(text).is_ok();
    match (from.filter(is_date), to.filter(is_date)) {
        (Some(from), Some(to)) if from > to && !from.starts_with(to) => {
            Err(Misuse(format!("the window from {from} to {to} is the wrong way round")).into())
        }
        _ => Ok(()),
    }
}

/// The saved queries with their titles and parameters.
fn list(it: &cli::Query) -> Result<Exit> {
    let mut out = opening::output(it.output.output.as_deref())?;
    for query in SavedQuery::bundled() {
        let parameters: Vec<&str> =
            query.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        writeln!(out, "{:<26} {}", query.name, query.title)?;
        if !parameters.is_empty() {
            writeln!(out, "{:<26}   --param {}", "", parameters.join(", "))?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// The columns that a table may take: those of the terminal, else what `COLUMNS` says, else 120.
fn width(terminal: bool) -> u16 {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    match told {
        Some(columns) => columns,
        None if terminal => console::Term::stdout().size().1,
        None => 120,
    }
}

/// A wrong question is a wrong use of the program; a store that fails is not.
fn asked(error: QueryError) -> anyhow::Error {
    if error.is_misuse() { Misuse(error.to_string()).into() } else { error.into() }
}

/// `cablegraph export`
pub(super) fn export(settings: &Settings, it: &cli::Export) -> Result<Exit> {
    let store = opening::store(settings, cablegraph::store::Access::Read)?;
    let path = it.output.output.as_deref();
    let format = it.format.or_else(|| RdfFormat::from_path(path?)).unwrap_or(RdfFormat::Turtle);
    if let Some(graph) =
        it.graph.iter().find(|graph| oxigraph::model::NamedNode::new(graph.as_str()).is_err())
    {
        return Err(Misuse(format!("the graph {graph:?} is not an IRI")).into());
    }
    let known = store.graphs()?;
    if let Some(graph) = it.graph.iter().find(|graph| !known.contains(graph)) {
        say(&format!("error: no graph in the store is called {graph}"));
        return Ok(Exit::Nothing);
    }
    let mut out = opening::output(path)?;
    let only = (!it.graph.is_empty()).then_some(it.graph.as_slice());
    cablegraph::export::rdf(store.graph()?, format, only, &mut out)?;
    out.flush()?;
    Ok(Exit::Done)
}
