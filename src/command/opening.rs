//! Opens what a command works on: the store, RDF files in its place, the output.

use super::settings::Settings;
use super::{Misuse, say};
use anyhow::{Context, Result};
use cablegraph::export::Format;
use cablegraph::iri::{is_merge_graph, named_graph};
use cablegraph::knowledge::{INDEX_HEADER, Index, Knowledge};
use cablegraph::language::Models;
use cablegraph::merge;
use cablegraph::store::{Access, Store};
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// All that is known beforehand, with the language core and the index of the settings; made ready once.
pub(super) fn knowledge(settings: &Settings) -> Result<&'static Knowledge> {
    static KNOWLEDGE: OnceLock<Arc<Knowledge>> = OnceLock::new();
    if let Some(knowledge) = KNOWLEDGE.get() {
        return Ok(knowledge);
    }
    if settings.models.is_none() && settings.knowledge.is_none() {
        return Ok(KNOWLEDGE.get_or_init(Knowledge::bundled));
    }
    let models = match &settings.models {
        None => Models::bundled(),
        Some(path) => {
            let read = || -> Result<Models> { Ok(Models::decode(&std::fs::read(path)?)?) };
            Arc::new(read().with_context(|| format!("cannot use the weights {}", path.display()))?)
        }
    };
    let knowledge = Knowledge::with_models(models);
    let knowledge = match &settings.knowledge {
        None => knowledge,
        Some(path) => knowledge.with_index(index(path)?),
    };
    Ok(KNOWLEDGE.get_or_init(|| Arc::new(knowledge)))
}

/// The index of names in a file.
pub(super) fn index(path: &Path) -> Result<Index> {
    let read = || -> Result<Index> { Ok(Index::decode(std::fs::read(path)?)?) };
    read().with_context(|| format!("cannot use the names of {}", path.display()))
}

/// The mark of the index of the settings, from the start of the file alone.
pub(super) fn mark(settings: &Settings) -> Result<Option<String>> {
    let Some(path) = &settings.knowledge else { return Ok(None) };
    let read = || -> Result<String> {
        let mut head = Vec::new();
        File::open(path)?.take(INDEX_HEADER as u64).read_to_end(&mut head)?;
        Ok(Index::mark(&head)?)
    };
    Ok(Some(read().with_context(|| format!("cannot use the names of {}", path.display()))?))
}

/// The store for questions that see through what was merged, or one in memory that holds the given files.
pub(super) fn merged(settings: &Settings, files: &[PathBuf], unmerged: bool) -> Result<Store> {
    let store = graph(settings, files)?;
    if unmerged {
        return Ok(store);
    }
    if store.is_on_disk() {
        if !settings.quiet && is_merged(&store)? {
            say(
                "note: in a folder, what was merged is asked as it stands; follow owl:sameAs, or convert the store to a file",
            );
        }
        return Ok(store);
    }
    let graph = store.graph()?;
    merge::see_through(graph)?;
    Ok(store)
}

fn is_merged(store: &Store) -> Result<bool> {
    Ok(store.graphs()?.iter().any(|graph| is_merge_graph(graph)))
}

/// A word after articles came or went, where something was merged before.
pub(super) fn remind(settings: &Settings, store: &Store) -> Result<()> {
    if !settings.quiet && is_merged(store)? {
        say("note: what was merged is of before this; run `cablegraph merge` again");
    }
    Ok(())
}

/// The store for questions, or one in memory that holds the given files.
pub(super) fn graph(settings: &Settings, files: &[PathBuf]) -> Result<Store> {
    if files.is_empty() {
        return store(settings, Access::Read);
    }
    let mut store = Store::memory()?;
    for file in files {
        load(settings, &mut store, file, None, None)?;
    }
    Ok(store)
}

/// The store of the settings, with a word where a crash or its size calls for one.
pub(super) fn store(settings: &Settings, access: Access) -> Result<Store> {
    let store = Store::open(&settings.store, access)?;
    if settings.quiet {
        return Ok(store);
    }
    if store.torn_bytes() > 0 {
        say(&format!(
            "note: a run was cut off and left {} half-written bytes; the article it was writing is not in the store",
            store.torn_bytes()
        ));
    }
    if let Some(overfull) = store.overfull() {
        say(&format!(
            "note: the store file holds {} quads and is made for {}; `cablegraph store convert` moves it to a folder",
            overfull.quads, overfull.comfortable
        ));
    }
    Ok(store)
}

/// Loads an RDF file into a graph of its own, or the one named; returns the graph and its number of quads.
pub(super) fn load(
    settings: &Settings,
    store: &mut Store,
    file: &Path,
    graph: Option<&str>,
    format: Option<Format>,
) -> Result<(String, u64)> {
    let format = format.or_else(|| Format::from_path(file)).ok_or_else(|| {
        Misuse(format!("the name {} does not tell its format; say which with --format", file.display()))
    })?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let graph = graph.map_or_else(|| named_graph(&settings.base, "loaded", &stem), str::to_owned);
    if oxigraph::model::NamedNode::new(&graph).is_err() {
        return Err(Misuse(format!("the graph {graph:?} is not an IRI")).into());
    }
    let reader = File::open(file).with_context(|| format!("cannot open {}", file.display()))?;
    let count = store
        .load(&graph, format.into(), io::BufReader::new(reader))
        .with_context(|| format!("cannot load {}", file.display()))?;
    Ok((graph, count))
}

/// The file to write to, or standard output.
pub(super) fn output(path: Option<&Path>) -> Result<Box<dyn Write>> {
    match path.filter(|path| *path != Path::new("-")) {
        Some(path) => {
            let file = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
            Ok(Box::new(BufWriter::new(file)))
        }
        None => Ok(Box::new(BufWriter::new(io::stdout().lock()))),
    }
}
