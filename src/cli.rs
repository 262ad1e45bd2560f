//! The command line as types: what may be said, with the words of its help. No work is done here.

pub(crate) mod formats;
pub(crate) mod knowledge;
pub(crate) mod network;

use cablegraph::accuracy::Set;
use cablegraph::export::Format as RdfFormat;
use cablegraph::input::Format;
use cablegraph::query::AnswerFormat;
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use jiff::civil::Date;
use std::path::PathBuf;

/// Reads news articles and turns them into a knowledge graph that can be trusted.
#[derive(Debug, Parser)]
#[command(name = "cablegraph", version, arg_required_else_help = true, before_help = EXAMPLES, propagate_version = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  cablegraph build data/articles                               read articles into ./cablegraph.nq.zst
  cablegraph query who-criticised --param actor=China          ask a saved question
  cablegraph query 'SELECT ?s WHERE { ?s a cg:Statement }'     ask in SPARQL; prefixes need not be declared
  cablegraph network actors --format gexf -o actors.gexf       the network of actors, for Gephi
  cablegraph export -o graph.ttl                               the whole graph as Turtle";

/// What every subcommand takes.
#[derive(Args, Debug)]
pub(crate) struct Common {
    /// The store: a file NAME.nq.zst, or a folder for RocksDB [default: ./cablegraph.nq.zst]
    #[arg(long, global = true, env = "CABLEGRAPH_STORE", value_hint = ValueHint::AnyPath)]
    pub(crate) store: Option<PathBuf>,
    /// The base of all IRIs that are minted [default: <https://w3id.org/cablegraph/>]
    #[arg(long, global = true, env = "CABLEGRAPH_BASE")]
    pub(crate) base: Option<String>,
    /// Read language with the weights of this file instead of the built-in ones
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) models: Option<PathBuf>,
    /// Know the names of this index too, made by `cablegraph knowledge`
    #[arg(long, global = true, value_name = "FILE.cgk", env = "CABLEGRAPH_KNOWLEDGE", value_hint = ValueHint::FilePath)]
    pub(crate) knowledge: Option<PathBuf>,
    /// Say nothing but errors
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say more of what is done
    #[arg(long, short, global = true)]
    pub(crate) verbose: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read articles, extract, and load them into the store
    #[command(
        before_help = "Examples:\n  cablegraph build articles/ wire.jsonl.gz\n  cat note.txt | cablegraph build - --published 2021-07-21"
    )]
    Build(Build),
    /// Show what is understood of articles, without a store
    #[command(
        before_help = "Examples:\n  cablegraph annotate article.txt\n  cablegraph annotate --format conllu wire.jsonl"
    )]
    Annotate(Annotate),
    /// Ask: a saved query by name, or SPARQL; without a question, list the saved queries
    #[command(
        before_help = "Examples:\n  cablegraph query\n  cablegraph query timeline --param actor=\"Joe Biden\"\n  cablegraph query -f question.rq --format csv"
    )]
    Query(Query),
    /// Write the graph as RDF
    #[command(
        before_help = "Examples:\n  cablegraph export -o graph.ttl\n  cablegraph export --format nquads | gzip > graph.nq.gz"
    )]
    Export(Export),
    /// Show, draw or write a network of actors; without a view, the network of events between actors
    #[command(
        before_help = "Examples:\n  cablegraph network --table\n  cablegraph network actors -o actors.html\n  cablegraph network countries --from 2021 --to 2021-12 --format csv\n  cablegraph network diff 2021-06 2021-07\n  cablegraph network path \"Wang Yi\" \"Marco Rubio\""
    )]
    Network(Box<network::Network>),
    /// Find out which things of different articles are one, and ask of them as one from then on
    #[command(
        before_help = "Examples:\n  cablegraph merge\n  cablegraph merge --review doubtful.tsv     write what is doubtful; decide in the first column; run it again\n  cablegraph merge --drop"
    )]
    Merge(Merge),
    /// Check the store against the SHACL shapes of the ontology
    Validate(Validate),
    /// Take articles out of the store, and all that only they support
    Forget(Forget),
    /// Say what is in the store
    Stats(Stats),
    /// Move a store to its other home, or write it anew without what was replaced
    #[command(subcommand)]
    Store(Store),
    /// Load other RDF into a named graph of its own
    Load(Load),
    /// Look at what is known beforehand, or make it larger
    #[command(
        subcommand,
        before_help = "Examples:\n  cablegraph knowledge import latest-all.json.gz -o wikidata.cgk --min-sitelinks 5\n  cablegraph knowledge show Kremlin\n  cablegraph knowledge add people.tsv -o mine.cgk"
    )]
    Knowledge(knowledge::Knowledge),
    /// Measure how often reading is right, against annotated corpora
    #[command(
        before_help = "Examples:\n  cablegraph eval --corpora corpora\n  cablegraph eval names --corpora corpora --format csv\n  cablegraph eval --corpora corpora --check-floor"
    )]
    Eval(Eval),
    /// Write completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write the manual page
    Man,
}

/// Where the articles are and how to read them.
#[derive(Args, Debug)]
pub(crate) struct Inputs {
    /// Files, folders, or - for standard input
    #[arg(required = true, value_name = "INPUT", value_hint = ValueHint::AnyPath)]
    pub(crate) paths: Vec<String>,
    /// The format of all inputs, instead of a guess from name and content
    #[arg(long, value_parser = formats::input)]
    pub(crate) input_format: Option<Format>,
    /// The day for what has no date of its own, such as 2021-07-21
    #[arg(long, value_parser = cablegraph::input::date)]
    pub(crate) published: Option<Date>,
    /// How many threads read; the result never depends on it [default: all cores]
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

#[derive(Args, Debug)]
pub(crate) struct Build {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// Read articles again that are in the store unchanged
    #[arg(long)]
    pub(crate) again: bool,
    /// Write what could not be read or coded into a JSON file
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct Annotate {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// How to write it
    #[arg(long, value_enum, default_value_t = AnnotateFormat::Json)]
    pub(crate) format: AnnotateFormat,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnnotateFormat {
    /// One object a line for each article
    Json,
    /// CoNLL-U: tokens, lemmas, tags, heads
    Conllu,
    /// NIF 2.0 in Turtle: sentences, words, mentions with what they mean
    Nif,
    /// A page to open: the text with its marks, and tables of what was understood
    Html,
    /// The cleaned text alone
    Text,
}

/// Where the answer goes.
#[derive(Args, Debug)]
pub(crate) struct Output {
    /// Write into a file; - is standard output
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct Query {
    /// The name of a saved query, or SPARQL
    pub(crate) question: Option<String>,
    /// Read the SPARQL from a file
    #[arg(long, short, value_name = "FILE", conflicts_with = "question")]
    pub(crate) from_file: Option<PathBuf>,
    /// A parameter of a saved query, such as actor="Marco Rubio" or actor=wd:Q324546
    #[arg(long, value_name = "NAME=VALUE", value_parser = formats::pair)]
    pub(crate) param: Vec<(String, String)>,
    /// table, csv, tsv, json, xml; ttl, nt, rdf, jsonld for a graph
    #[arg(long, value_parser = formats::answer)]
    pub(crate) format: Option<AnswerFormat>,
    /// Ask RDF files instead of the store
    #[arg(long, value_name = "GRAPH")]
    pub(crate) file: Vec<PathBuf>,
    /// Take each thing for itself, whatever `cablegraph merge` found to be one
    #[arg(long)]
    pub(crate) unmerged: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Args, Debug)]
pub(crate) struct Export {
    /// turtle, trig, nquads, ntriples, rdfxml, jsonld [default: by the name of the file, else turtle]
    #[arg(long, value_parser = formats::rdf)]
    pub(crate) format: Option<RdfFormat>,
    /// Only the graph of this IRI; may be given again
    #[arg(long, value_name = "IRI")]
    pub(crate) graph: Vec<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Args, Debug)]
pub(crate) struct Merge {
    /// Follow the decisions in this table, then write into it what is doubtful
    #[arg(long, value_name = "FILE.tsv", value_hint = ValueHint::FilePath)]
    pub(crate) review: Option<PathBuf>,
    /// Take back all that was merged and decided; the articles are as they were
    #[arg(long, conflicts_with = "review")]
    pub(crate) drop: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Validate {
    /// Use these shapes instead of the ontology's own
    #[arg(long, value_name = "FILE")]
    pub(crate) shapes: Option<PathBuf>,
    /// Check RDF files instead of the store
    #[arg(long, value_name = "GRAPH")]
    pub(crate) file: Vec<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct Forget {
    /// The IRI or the URL of an article
    #[arg(required = true)]
    pub(crate) articles: Vec<String>,
}

#[derive(Args, Debug)]
pub(crate) struct Stats {
    /// Take each thing for itself, whatever `cablegraph merge` found to be one
    #[arg(long)]
    pub(crate) unmerged: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Store {
    /// Write the store into its other home: a file NAME.nq.zst, or a folder
    Convert {
        /// The new store, which must not be there yet
        to: PathBuf,
    },
    /// Write the store anew without what was replaced or forgotten
    Compact,
}

#[derive(Args, Debug)]
pub(crate) struct Load {
    /// RDF files
    #[arg(required = true, value_hint = ValueHint::FilePath)]
    pub(crate) files: Vec<PathBuf>,
    /// The graph to load into [default: one of each file's own]
    #[arg(long)]
    pub(crate) graph: Option<String>,
    /// turtle, trig, nquads, ntriples, rdfxml, jsonld [default: by the name of the file]
    #[arg(long, value_parser = formats::rdf)]
    pub(crate) format: Option<RdfFormat>,
}

#[derive(Args, Debug)]
pub(crate) struct Eval {
    /// parse, names, identity, events, relations, statements, time, topics [default: all]
    #[arg(value_name = "SET", value_parser = formats::set)]
    pub(crate) sets: Vec<&'static Set>,
    /// The folder into which the corpora were unpacked
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) corpora: PathBuf,
    /// How to write it
    #[arg(long, value_enum, default_value_t = EvalFormat::Table)]
    pub(crate) format: EvalFormat,
    /// Fail where a measure is below what was reached before, and say which
    #[arg(long)]
    pub(crate) check_floor: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum EvalFormat {
    /// For people
    Table,
    /// Comma-separated values
    Csv,
    /// One array of objects
    Json,
}
