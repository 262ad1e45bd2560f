//! Measures asking: every saved query, about one thing as in its example, and about all where it lets one.

use crate::{tell, timed};
use anyhow::Result;
use cablegraph::query::{self, Answer, Kind, Need, SavedQuery, things_named};
use cablegraph::store::{Access, Store};
use oxigraph::store::Store as Engine;
use std::path::Path;

/// Somebody of whom the samples tell much, where an example asks about somebody of whom they tell nothing.
const ACTOR: &str = "Antony Blinken";
/// Each question is asked so often, and the middle time counts.
const TIMES: usize = 3;
/// A question that takes longer than these seconds is asked once.
const PATIENCE: f64 = 5.0;

pub(crate) fn measure(path: &Path) -> Result<()> {
    let store = Store::open(path, Access::Read)?;
    let graph = store.graph()?;
    let mut all = Vec::new();
    for saved in SavedQuery::bundled() {
        let example = parameters(graph, saved)?;
        let required: Vec<_> = example.iter().filter(|(name, _)| is_required(saved, name)).cloned().collect();
        if required != example {
            all.push(asked(graph, saved, "one", &example)?);
        }
        let about = if required.is_empty() { "all" } else { "one" };
        all.push(asked(graph, saved, about, &required)?);
    }
    all.sort_by(f64::total_cmp);
    tell("asking, median over queries", all[all.len() / 2], "ms")?;
    tell("asking, worst over queries", all[all.len() - 1], "ms")
}

/// The milliseconds that a question takes, told with the number of its rows.
fn asked(graph: &Engine, saved: &SavedQuery, about: &str, parameters: &[(String, String)]) -> Result<f64> {
    let mut times = Vec::new();
    let mut rows = 0;
    while times.len() < TIMES && times.last().is_none_or(|&seconds| seconds < PATIENCE) {
        let (answer, seconds) = timed(|| query::run(graph, saved, parameters));
        rows = size(&answer?);
        times.push(seconds);
    }
    times.sort_by(f64::total_cmp);
    let milliseconds = times[times.len() / 2] * 1e3;
    tell(&format!("{} of {about}, {rows} rows", saved.name), milliseconds, "ms")?;
    Ok(milliseconds)
}

/// The parameters of the example, with something that the store knows in place of what it does not.
fn parameters(graph: &Engine, saved: &SavedQuery) -> Result<Vec<(String, String)>> {
    let mut parameters = saved.example_parameters();
    for (name, value) in &mut parameters {
        let Some(parameter) = saved.parameters.iter().find(|parameter| parameter.name == *name) else {
            continue;
        };
        match parameter.kind {
            Kind::Entity if things_named(graph, value)?.is_err() => ACTOR.clone_into(value),
            Kind::Article => *value = headline(graph)?,
            _ => {}
        }
    }
    Ok(parameters)
}

/// The headline of some article.
fn headline(graph: &Engine) -> Result<String> {
    let answer = query::ask(graph, "SELECT ?headline { ?article schema:headline ?headline } LIMIT 1")?;
    let headline = match &answer {
        Answer::Table(table) => table.words(0, "headline"),
        _ => None,
    };
    Ok(headline.unwrap_or_default())
}

fn is_required(saved: &SavedQuery, name: &str) -> bool {
    let parameter = saved.parameters.iter().find(|parameter| parameter.name == name);
    parameter.is_some_and(|parameter| parameter.need == Need::Required)
}

fn size(answer: &Answer) -> usize {
    match answer {
        Answer::Table(table) => table.rows.len(),
        Answer::Graph(triples) => triples.len(),
        Answer::Truth(_) => 1,
    }
}
