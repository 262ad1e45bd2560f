//! The command line of `cablegraph network`.

use super::{Output, formats};
use cablegraph::export::network::{NetworkFormat, Theme};
use cablegraph::network::Measure;
use cablegraph::network::picture::Colouring;
use clap::{Args, Subcommand, ValueHint};
use std::path::PathBuf;

/// A window of time, open where there is no end.
pub(crate) type Window = (Option<String>, Option<String>);

#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Network {
    #[command(subcommand)]
    pub(crate) act: Option<Act>,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Act {
    /// Compare two windows of time: who rose, which ties turned sour
    Diff(Diff),
    /// Show how two actors are connected, with the sentence behind each step
    Path(Path),
}

#[derive(Args, Debug)]
pub(crate) struct Shown {
    /// actors, co-mention, co-article, affiliation, countries, discourse, quotes
    #[arg(default_value = "actors")]
    pub(crate) view: String,
    /// table, gexf, graphml, dot, csv, json, cyjs, svg, png, html [default: by the name of the file, else table on a
    /// terminal and json in a pipe]
    #[arg(long, value_parser = formats::network)]
    pub(crate) format: Option<NetworkFormat>,
    /// The same as --format table
    #[arg(long, conflicts_with = "format")]
    pub(crate) table: bool,
    /// One network for each month or year; with -o FOLDER a file for each
    #[arg(long, value_name = "month|year", value_parser = ["month", "year"])]
    pub(crate) slices: Option<String>,
    /// Nothing before this day, month or year
    #[arg(long, value_parser = formats::moment)]
    pub(crate) from: Option<String>,
    /// Nothing after this day, month or year
    #[arg(long, value_parser = formats::moment)]
    pub(crate) to: Option<String>,
    #[command(flatten)]
    pub(crate) narrow: Narrow,
    #[command(flatten)]
    pub(crate) look: Look,
    #[command(flatten)]
    pub(crate) files: Files,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// How a table or a picture looks.
#[derive(Args, Debug)]
pub(crate) struct Look {
    /// How many rows a table has
    #[arg(long, value_name = "ROWS", default_value_t = 20)]
    pub(crate) top: usize,
    /// What a table is sorted by and what the area of a mark tells: strength, degree, betweenness, pagerank …
    #[arg(long, value_parser = formats::measure, default_value = "strength")]
    pub(crate) measure: Measure,
    /// Only so many of the strongest nodes [default: 150 in pictures, else all]
    #[arg(long, value_name = "NUMBER")]
    pub(crate) nodes: Option<usize>,
    /// What the colours of a picture tell: kind, community, sign
    #[arg(long, value_parser = formats::colouring, default_value = "kind")]
    pub(crate) colour: Colouring,
    /// What a picture is drawn on: light, dark; a page knows both
    #[arg(long, value_parser = formats::theme, default_value = "light")]
    pub(crate) theme: Theme,
}

/// What graph files say.
#[derive(Args, Debug)]
pub(crate) struct Files {
    /// Lay out graph files too: gexf and cyjs then say where each node stands
    #[arg(long)]
    pub(crate) layout: bool,
    /// Leave dates out of gexf
    #[arg(long = "static")]
    pub(crate) still: bool,
    /// Make cells of CSV harmless that a spreadsheet would take for formulas
    #[arg(long)]
    pub(crate) csv_safe: bool,
}

/// What is left out.
#[derive(Args, Debug)]
pub(crate) struct Narrow {
    /// Only ties of this kind, such as CONSULT; may be given again
    #[arg(long = "type", value_name = "TYPE")]
    pub(crate) types: Vec<String>,
    /// Only events of this quad; may be given again
    #[arg(long, value_parser = ["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"])]
    pub(crate) quad: Vec<String>,
    /// Only what is told as such; may be given again
    #[arg(long, value_parser = ["actual", "planned", "hypothetical", "denied"])]
    pub(crate) factuality: Vec<String>,
    /// Only what this article tells, by IRI, address or headline; may be given again
    #[arg(long)]
    pub(crate) article: Vec<String>,
    /// Only what articles of this publisher tell; may be given again
    #[arg(long)]
    pub(crate) publisher: Vec<String>,
    /// Only things of this kind, such as Country; may be given again
    #[arg(long)]
    pub(crate) kind: Vec<String>,
    /// Only what is or belongs to this country, by name or code; may be given again
    #[arg(long)]
    pub(crate) country: Vec<String>,
    /// Only ties of at least this weight
    #[arg(long, value_parser = formats::weight, default_value = "0")]
    pub(crate) min_weight: f64,
    /// Only what is near to this actor, by name or IRI; may be given again
    #[arg(long, value_name = "ACTOR")]
    pub(crate) ego: Vec<String>,
    /// How many steps are near
    #[arg(long, default_value_t = 1, requires = "ego")]
    pub(crate) depth: usize,
    /// Only the part in which each is tied to at least so many others
    #[arg(long, value_name = "TIES", default_value_t = 0)]
    pub(crate) core: usize,
    /// Only the largest part that hangs together
    #[arg(long)]
    pub(crate) largest: bool,
    /// Count what is only claimed, planned, supposed or denied too
    #[arg(long, value_parser = ["claims"])]
    pub(crate) include: Vec<String>,
    /// A view of your own: a query after the shape of those in queries/network
    #[arg(long, value_name = "FILE.rq", value_hint = ValueHint::FilePath)]
    pub(crate) view_file: Option<PathBuf>,
    /// Take RDF files instead of the store
    #[arg(long, value_name = "GRAPH", value_hint = ValueHint::FilePath)]
    pub(crate) file: Vec<PathBuf>,
    /// Take each thing for itself, whatever `cablegraph merge` found to be one
    #[arg(long)]
    pub(crate) unmerged: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Diff {
    /// The earlier window: a day, month or year, or two of them as FROM..TO
    #[arg(value_parser = formats::window)]
    pub(crate) before: Window,
    /// The later window
    #[arg(value_parser = formats::window)]
    pub(crate) after: Window,
    /// The view to compare
    #[arg(long, default_value = "actors")]
    pub(crate) view: String,
    /// How many of each are shown
    #[arg(long, value_name = "ROWS", default_value_t = 10)]
    pub(crate) top: usize,
    #[command(flatten)]
    pub(crate) narrow: Narrow,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Args, Debug)]
pub(crate) struct Path {
    /// Where the way begins, by name or IRI
    pub(crate) start: String,
    /// Where it ends
    pub(crate) end: String,
    /// The view to walk in
    #[arg(long, default_value = "actors")]
    pub(crate) view: String,
    #[command(flatten)]
    pub(crate) narrow: Narrow,
    #[command(flatten)]
    pub(crate) output: Output,
}
