//! `knowledge`: the index of names made from a dump or a table, and looked at.

mod show;

use super::settings::Settings;
use super::{Exit, build, opening, say};
use crate::cli::knowledge::{Add, Import, Knowledge};
use anyhow::{Context, Result, bail};
use cablegraph::import;
use cablegraph::knowledge::{Classes, Entry};
use std::sync::atomic::Ordering;

/// `cablegraph knowledge`
pub(super) fn run(settings: &Settings, it: &Knowledge) -> Result<Exit> {
    match it {
        Knowledge::Import(it) => import(settings, it),
        Knowledge::Show(it) => show::run(settings, it),
        Knowledge::Add(it) => add(settings, it),
    }
}

/// `cablegraph knowledge import`
fn import(settings: &Settings, it: &Import) -> Result<Exit> {
    let interrupted = build::interruption()?;
    let job = import::Import {
        dump: it.dump.clone(),
        index: it.output.clone(),
        classes: Classes::bundled(it.class.iter().cloned()),
        min_sitelinks: it.min_sitelinks,
        budget: usize::from(it.memory) << 20,
    };
    let mut wrong =
        |line: usize, reason: &str| say(&format!("warning: {}, line {line}: {reason}", it.dump.display()));
    let outcome = import::import(&job, &mut wrong, &|| !interrupted.load(Ordering::Relaxed))?;
    let Some(things) = outcome.things else {
        say(&format!("interrupted after line {}; running the same again goes on from there", outcome.lines));
        return Ok(Exit::Interrupted);
    };
    if !settings.quiet {
        if outcome.before > 0 {
            say(&format!("went on after line {}", outcome.before));
        }
        say(&format!("{things} things of {} lines are in {}", outcome.lines, it.output.display()));
        if outcome.wrong > 0 {
            say(&format!("{} of {} lines could not be read", outcome.wrong, outcome.lines));
        }
        say(&format!("try: cablegraph --knowledge {} build articles/", it.output.display()));
    }
    Ok(if outcome.wrong == 0 { Exit::Done } else { Exit::Partly })
}

/// `cablegraph knowledge add`: all lines, or where one is wrong none.
fn add(settings: &Settings, it: &Add) -> Result<Exit> {
    let text =
        std::fs::read_to_string(&it.table).with_context(|| format!("cannot read {}", it.table.display()))?;
    let file = it.table.file_name().unwrap_or_default().to_string_lossy();
    let (mut entries, mut wrong) = (Vec::new(), 0);
    for entry in Entry::table(&file, &text) {
        match entry {
            Ok(entry) => entries.push(entry),
            Err(error) => {
                say(&format!("error: {}, line {}: {}", it.table.display(), error.line, error.reason));
                wrong += 1;
            }
        }
    }
    if wrong > 0 {
        bail!("{wrong} lines of {} are wrong; nothing was added", it.table.display());
    }
    let older = if it.output.exists() { Some(opening::index(&it.output)?) } else { None };
    let things = import::add(&entries, older.as_ref(), &it.output)?;
    if !settings.quiet {
        say(&format!("added {}; {} holds {things} things", entries.len(), it.output.display()));
    }
    Ok(Exit::Done)
}
