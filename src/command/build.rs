//! `build`: articles → store, in parallel, in the order of the input, whole articles only.

use super::report::{self, Report};
use super::seen::Seen;
use super::settings::Settings;
use super::{Exit, opening, say};
use crate::cli;
use anyhow::{Context, Result};
use cablegraph::input::{self, Found, Guess, InputError, Options, Source};
use cablegraph::pipeline;
use cablegraph::store::{Access, Change, Store};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use oxigraph::model::Quad;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How many articles are read at a time and put on disk together.
const BATCH: usize = 64;

/// `cablegraph build`
pub(super) fn run(settings: &Settings, it: &cli::Build) -> Result<Exit> {
    let interrupted = interruption()?;
    let pool = pool(settings, it.inputs.threads)?;
    let mut store = opening::store(settings, Access::Write)?;
    let (mut report, mut seen) = (Report::new(), Seen::default());
    let progress = progress(settings);
    let (sources, options) = (sources(&it.inputs), options(settings, &it.inputs));
    let found = input::articles(&sources, &options);
    let mark = opening::mark(settings)?;
    let mut found = found.map(|found| marked(found, mark.as_deref())).peekable();
    while found.peek().is_some() {
        let mut batch = Vec::new();
        for article in found.by_ref().take(BATCH) {
            match article {
                Ok(found) => {
                    if !settings.quiet {
                        progress.suspend(|| report::notes(&found).iter().for_each(|note| say(note)));
                    }
                    match seen.before(&found) {
                        None => batch.push(found),
                        Some(reason) => {
                            progress
                                .suspend(|| say(&format!("warning: {}: {reason}", report::place(&found))));
                            report.repeated(&found, reason);
                        }
                    }
                }
                Err(error) => {
                    progress.suspend(|| say(&format!("warning: {error}")));
                    report.unreadable(&error);
                }
            }
        }
        pool.install(|| load(settings, &mut store, &batch, it.again, &mut report))?;
        progress.set_position(report.articles());
        if interrupted.load(Ordering::Relaxed) {
            store.flush()?;
            progress.finish_and_clear();
            say("interrupted; the store holds whole articles only, and running the same again goes on");
            return Ok(Exit::Interrupted);
        }
    }
    store.flush()?;
    progress.finish_and_clear();
    if let Some(path) = &it.report {
        report.write(path).with_context(|| format!("cannot write {}", path.display()))?;
    }
    if !settings.quiet {
        report.say(&settings.store);
    }
    if report.has_changed() {
        opening::remind(settings, &store)?;
    }
    Ok(if report.is_complete() { Exit::Done } else { Exit::Partly })
}

/// Reads a batch on all threads and puts it into the store. What is there unchanged is not read again.
fn load(
    settings: &Settings,
    store: &mut Store,
    batch: &[Found],
    again: bool,
    report: &mut Report,
) -> Result<()> {
    let mut fresh = Vec::new();
    for found in batch {
        let known = store.fingerprint(found.article.iri.as_str())?;
        let same = known.as_deref() == Some(found.article.fingerprint().as_str());
        if same && !again {
            report.unchanged(found);
        } else {
            fresh.push(found);
        }
    }
    if fresh.is_empty() {
        return Ok(());
    }
    let knowledge = opening::knowledge(settings)?;
    let quads: Vec<Vec<Quad>> = pipeline::read_all(&fresh, |found| pipeline::read(knowledge, &found.article));
    let graphs: Vec<(&str, &[Quad])> = fresh
        .iter()
        .zip(&quads)
        .map(|(found, quads)| (found.article.iri.as_str(), quads.as_slice()))
        .collect();
    if again {
        for (iri, _) in &graphs {
            store.forget(iri)?;
        }
    }
    let changes = store.insert_all(&graphs)?;
    if settings.verbose {
        for ((found, quads), change) in fresh.iter().zip(&quads).zip(&changes) {
            say(&format!(
                "{}: {change:?}, {} quads, {}",
                found.source.display(),
                quads.len(),
                found.article.iri
            ));
        }
    }
    for ((found, quads), change) in fresh.iter().zip(&quads).zip(changes) {
        match change {
            Change::Unchanged => report.unchanged(found),
            change => report.read(found, quads, change),
        }
    }
    Ok(())
}

/// How the inputs are to be read.
pub(super) fn options(settings: &Settings, inputs: &cli::Inputs) -> Options {
    Options {
        base: settings.base.clone(),
        format: inputs.input_format,
        published: inputs.published,
        ..Options::default()
    }
}

/// The files, folders and standard input that are named.
pub(super) fn sources(inputs: &cli::Inputs) -> Vec<Source> {
    inputs.paths.iter().map(|input| Source::from(input.as_str())).collect()
}

/// An article in another language is marked, so that nothing is read out of it. Where its source names a language that is
/// not English, the source has the say. What it is read with is marked too, so that it is read again with other names.
pub(super) fn marked(found: Result<Found, InputError>, read_with: Option<&str>) -> Result<Found, InputError> {
    let mut found = found?;
    found.article.read_with = read_with.map(str::to_owned);
    if matches!(found.language_guess, Guess::Other(_)) && pipeline::is_english(&found.article) {
        found.article.language = Some("und".to_owned());
    }
    Ok(found)
}

pub(super) fn pool(settings: &Settings, threads: Option<u16>) -> Result<rayon::ThreadPool> {
    let threads = threads.or(settings.threads).map_or(0, usize::from);
    Ok(rayon::ThreadPoolBuilder::new().num_threads(threads).build()?)
}

/// Set when the user asks to stop; the batch at hand is finished first. Who asks twice need not wait for it, nor
/// for standard input: the store survives that as it survives any crash.
pub(super) fn interruption() -> Result<Arc<AtomicBool>> {
    let interrupted = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&interrupted);
    ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    })?;
    Ok(interrupted)
}

/// A line that counts on a terminal; nothing in a pipe.
fn progress(settings: &Settings) -> ProgressBar {
    let target = if settings.quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
    let style = ProgressStyle::with_template("{spinner} {pos} articles, {per_sec}, {elapsed}");
    let bar = ProgressBar::with_draw_target(None, target);
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}
