//! The program: parses the command line, runs one command, prints the chain of causes once if it fails.

mod cli;
mod command;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    match command::run(cli) {
        Ok(exit) => exit.code(),
        Err(error) => command::failure(&error).code(),
    }
}
