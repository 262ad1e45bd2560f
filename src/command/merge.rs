//! `merge`: what different articles call by one name, or by two, brought together in a graph of its own.

use super::settings::Settings;
use super::{Exit, Misuse, opening, say};
use crate::cli;
use anyhow::{Context, Result};
use cablegraph::iri::merge_graph;
use cablegraph::merge::{self, Decision, Merging, Pair};
use cablegraph::store::{Access, Store};
use oxigraph::model::{GraphName, NamedNode, Quad};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

/// `cablegraph merge`
pub(super) fn run(settings: &Settings, it: &cli::Merge) -> Result<Exit> {
    // Nothing is made where there was nothing: without articles there is nothing to merge.
    drop(Store::open(&settings.store, Access::Read)?);
    let mut store = opening::store(settings, Access::Write)?;
    let graph = merge_graph(&settings.base);
    if it.drop {
        return drop_graph(settings, &mut store, &graph);
    }
    let given = match &it.review {
        Some(path) if path.exists() => review(path)?,
        _ => Vec::new(),
    };
    let decisions = decisions(merge::decisions(store.graph()?, &graph)?, given);
    let merging = merge::merge(store.graph()?, &decisions)?;
    put(&mut store, &graph, &merge::quads(&merging, &graph))?;
    for pair in &merging.refused {
        say(&format!(
            "warning: {} cannot be one: both are in Wikidata, or another decision says so",
            named(pair)
        ));
    }
    if let Some(path) = &it.review {
        let mut out = opening::output(Some(path))?;
        merge::write_review(&merging, &mut out)?;
        out.flush()?;
    }
    if !settings.quiet {
        report(settings, &merging, it.review.as_deref());
    }
    Ok(if merging.refused.is_empty() { Exit::Done } else { Exit::Partly })
}

/// Writes the graph, unless it is there already as it is to be.
fn put(store: &mut Store, graph: &str, quads: &[Quad]) -> Result<()> {
    let name = GraphName::from(NamedNode::new(graph)?);
    let held = store.graph()?.quads_for_pattern(None, None, None, Some(name.as_ref()));
    let held: BTreeSet<String> = held.map(|quad| Ok(quad?.to_string())).collect::<Result<_>>()?;
    if held != quads.iter().map(ToString::to_string).collect() {
        store.put(graph, quads)?;
        store.flush()?;
    }
    Ok(())
}

fn drop_graph(settings: &Settings, store: &mut Store, graph: &str) -> Result<Exit> {
    let is_dropped = store.forget(graph)?;
    store.flush()?;
    if !settings.quiet {
        say(if is_dropped {
            "each thing stands for itself again"
        } else {
            "nothing was merged in this store"
        });
    }
    Ok(if is_dropped { Exit::Done } else { Exit::Nothing })
}

fn review(path: &Path) -> Result<Vec<Decision>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(merge::read_review(&text).map_err(|error| Misuse(format!("{}, {error}", path.display())))?)
}

/// Earlier decisions and those of the file, which has the last word on its pairs.
fn decisions(kept: Vec<Decision>, given: Vec<Decision>) -> Vec<Decision> {
    let all = kept.into_iter().chain(given);
    let by_pair: BTreeMap<_, _> = all.map(|it| ((it.one.clone(), it.other.clone()), it)).collect();
    by_pair.into_values().collect()
}

fn named(pair: &Pair) -> String {
    let [one, other] = &pair.names;
    format!("{one} ({}) and {other} ({})", pair.one, pair.other)
}

fn report(settings: &Settings, merging: &Merging, review: Option<&Path>) {
    let merged: usize = merging.groups.iter().map(|group| group.merged.len() + 1).sum();
    let (things, doubtful) = (merging.groups.len(), merging.doubtful.len());
    say(&format!("{merged} entities were joined into {things}; pairs left in doubt: {doubtful}"));
    if settings.verbose {
        merging.pairs.iter().for_each(|pair| say(&format!("  {}", named(pair))));
    }
    match review {
        Some(path) => say(&format!(
            "next: write same or different into the first column of {} and run this again",
            path.display()
        )),
        None if merging.doubtful.is_empty() => say("next: cablegraph query merged"),
        None => say("next: cablegraph query merged, cablegraph merge --review doubtful.tsv"),
    }
}
