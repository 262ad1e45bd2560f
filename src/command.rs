//! One file a subcommand, each of the form open → call → print. Nothing else in the crate prints.

mod annotate;
mod answer;
mod build;
mod conllu;
mod eval;
mod html;
mod json;
mod knowledge;
mod maintain;
mod merge;
mod network;
mod nif;
mod opening;
mod packaging;
mod report;
mod seen;
mod settings;

use crate::cli::{Cli, Command};
use anyhow::{Error, Result};
use cablegraph::network::NetworkError;
use cablegraph::query::QueryError;
use settings::Settings;
use std::io::{self, Write};
use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    Done,
    Failed,
    Usage,
    /// Done, but some inputs could not be read.
    Partly,
    /// There was no answer.
    Nothing,
    Interrupted,
}

impl Exit {
    pub(crate) fn code(self) -> ExitCode {
        ExitCode::from(match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Partly => 3,
            Self::Nothing => 4,
            Self::Interrupted => 130,
        })
    }
}

/// What was asked for cannot be: an unknown name, a window the wrong way round.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Misuse(pub(crate) String);

/// Runs the command that was given.
pub(crate) fn run(cli: Cli) -> Result<Exit> {
    let settings = Settings::new(cli.common)?;
    match cli.command {
        Command::Build(build) => build::run(&settings, &build),
        Command::Annotate(annotate) => annotate::run(&settings, &annotate),
        Command::Query(query) => answer::query(&settings, &query),
        Command::Export(export) => answer::export(&settings, &export),
        Command::Network(network) => network::network(&settings, &network),
        Command::Validate(validate) => maintain::validate(&settings, &validate),
        Command::Merge(merge) => merge::run(&settings, &merge),
        Command::Forget(forget) => maintain::forget(&settings, &forget),
        Command::Stats(output) => maintain::stats(&settings, &output),
        Command::Store(store) => maintain::store(&settings, &store),
        Command::Load(load) => maintain::load(&settings, &load),
        Command::Knowledge(it) => knowledge::run(&settings, &it),
        Command::Eval(eval) => eval::run(&settings, &eval),
        Command::Completions { shell } => packaging::completions(shell),
        Command::Man => packaging::man(),
    }
}

/// Says why a command failed: the error and the chain of its causes. A reader that has gone away is no failure.
pub(crate) fn failure(error: &Error) -> Exit {
    let broken = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref::<io::Error>().is_some_and(|it| it.kind() == io::ErrorKind::BrokenPipe)
    };
    if error.chain().any(broken) {
        return Exit::Done;
    }
    say(&format!("error: {error:#}"));
    let nothing = error.chain().any(|cause| {
        matches!(cause.downcast_ref(), Some(QueryError::UnknownValue { .. }))
            || matches!(cause.downcast_ref(), Some(NetworkError::UnknownName { .. }))
    });
    match () {
        () if error.chain().any(<dyn std::error::Error>::is::<Misuse>) => Exit::Usage,
        () if nothing => Exit::Nothing,
        () => Exit::Failed,
    }
}

/// Words for people, on standard error. Where nobody listens, nothing is lost.
pub(crate) fn say(words: &str) {
    let _ = writeln!(io::stderr(), "{words}");
}
