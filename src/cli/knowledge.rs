//! `knowledge` on the command line: what is known beforehand, made larger and looked at.

use cablegraph::knowledge::{Class, Kind};
use clap::{Args, Subcommand, ValueEnum, ValueHint};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum Knowledge {
    /// Make an index of names from a dump of Wikidata; what was cut off goes on where it was
    Import(Import),
    /// Show what a name or a Wikidata id stands for
    Show(Show),
    /// Put things of a table of your own into an index
    Add(Add),
}

#[derive(Args, Debug)]
pub(crate) struct Import {
    /// The dump: JSON with an entity a line, or truthy N-Triples; plain, .gz or .zst
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) dump: PathBuf,
    /// The index to write; FILE.part beside it holds what is done until the end
    #[arg(long, short, value_name = "FILE.cgk", value_hint = ValueHint::FilePath)]
    pub(crate) output: PathBuf,
    /// Keep members of this class too, as things of a kind, such as Q11424=Thing; may be given again
    #[arg(long, value_name = "QID=KIND", value_parser = class)]
    pub(crate) class: Vec<Class>,
    /// Keep only what has pages on at least so many wikis
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) min_sitelinks: u32,
    /// How many megabytes are gathered before they are sorted and put on disk
    #[arg(long, value_name = "MB", default_value_t = 48, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) memory: u16,
}

#[derive(Args, Debug)]
pub(crate) struct Show {
    /// A name such as "Kremlin", or a Wikidata id such as Q30
    pub(crate) name: String,
    /// How to write it
    #[arg(long, value_enum, default_value_t = ShowFormat::Table)]
    pub(crate) format: ShowFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ShowFormat {
    /// For people
    Table,
    /// One array of objects
    Json,
}

#[derive(Args, Debug)]
pub(crate) struct Add {
    /// A table with a header as in data/knowledge; a column `kind`, or the file's name, says what its things are
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) table: PathBuf,
    /// The index to put them into, made if it is not there
    #[arg(long, short, value_name = "FILE.cgk", value_hint = ValueHint::FilePath)]
    pub(crate) output: PathBuf,
}

/// `Q11424=Thing`
fn class(text: &str) -> Result<Class, String> {
    let (id, kind) = text.split_once('=').ok_or("a class is given as QID=KIND, such as Q11424=Thing")?;
    let is_id = id.strip_prefix('Q').is_some_and(|digits| digits.parse::<u64>().is_ok());
    if !is_id {
        return Err(format!("{id:?} is no Wikidata id such as Q42"));
    }
    let kind = Kind::named(kind).ok_or_else(|| {
        format!("there is no kind {kind:?}; there are {}", Kind::ALL.map(Kind::as_str).join(", "))
    })?;
    Ok(Class { id: id.to_owned(), kind, sector: String::new() })
}
