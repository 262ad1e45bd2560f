//! `completions` and `man`: files for shells and packagers, made from the command line's own types.

use super::{Exit, opening};
use crate::cli::Cli;
use anyhow::Result;
use clap::CommandFactory;
use std::io::Write;

/// `cablegraph completions`
pub(super) fn completions(shell: clap_complete::Shell) -> Result<Exit> {
    let mut out = opening::output(None)?;
    // Into memory first: the generator panics where a pipe is closed.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "cablegraph", &mut script);
    out.write_all(&script)?;
    out.flush()?;
    Ok(Exit::Done)
}

/// `cablegraph man`
pub(super) fn man() -> Result<Exit> {
    let mut out = opening::output(None)?;
    clap_mangen::Man::new(Cli::command()).render(&mut out)?;
    out.flush()?;
    Ok(Exit::Done)
}
