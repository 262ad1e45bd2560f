//! Lists and folders, papers and program: each is held to the other, both ways.
//!
//! Ontology, shapes and saved queries are held together where they live.

use super::nothing;
use super::source::{ROOT, files, sources};
use cablegraph::export::Format;
use cablegraph::export::network::NetworkFormat;
use cablegraph::knowledge::Knowledge;
use cablegraph::network::View;
use cablegraph::query::SavedQuery;
use cablegraph::vocab;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The names of the files in a folder that end in `.extension`, without that, sorted.
fn names(folder: &str, extension: &str) -> Vec<String> {
    let entries =
        fs::read_dir(Path::new(ROOT).join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let mut names: Vec<_> =
        names.filter_map(|name| name.strip_suffix(&format!(".{extension}")).map(str::to_owned)).collect();
    names.sort();
    names
}

#[test]
fn lists_and_folders_are_equal() {
    let rules: Vec<_> = Knowledge::bundled().rules.all().iter().map(|rule| rule.name.to_owned()).collect();
    assert_eq!(rules, names("data/rules/events", "toml"), "data/rules/events/list.in and its folder");
    let topics: Vec<_> =
        Knowledge::bundled().topics.all().iter().map(|topic| topic.name.to_owned()).collect();
    assert_eq!(topics, names("data/rules/topics", "toml"), "data/rules/topics/list.in and its folder");
    let queries: Vec<_> = SavedQuery::bundled().iter().map(|query| query.name.clone()).collect();
    assert_eq!(queries, names("queries", "rq"), "the catalogue of queries and its folder");
    let views: Vec<_> = View::bundled().iter().map(|view| view.name.clone()).collect();
    assert_eq!(views, names("queries/network", "rq"), "the catalogue of views and its folder");
}

#[test]
fn every_file_of_knowledge_is_within_the_program() {
    let program: String = sources().iter().map(|source| source.spoken.clone()).collect();
    let unused: Vec<_> = ["data/knowledge", "data/rules", "data/models", "ontology", "web"]
        .iter()
        .flat_map(|folder| files(&Path::new(ROOT).join(folder)))
        .map(|path| path.strip_prefix(ROOT).expect("it stands below").to_string_lossy().into_owned())
        .filter(|path| {
            !["README.md", "/events/", "/topics/", "/examples/"].iter().any(|it| path.contains(it))
        })
        .filter(|path| !program.contains(&format!("/{path}\"")))
        .collect();
    nothing(&unused, "these files of data, ontology and pages are read by nothing");
}

#[test]
fn queries_and_rules_use_declared_terms() {
    let terms: BTreeSet<_> = vocab::terms().map(|term| term.iri.as_str()).collect();
    let own = [("cg:", vocab::cg::BASE), ("plover:", vocab::plover::BASE)];
    let mut wrong = Vec::new();
    for path in files(&Path::new(ROOT).join("queries")) {
        let text = fs::read_to_string(&path).expect("a query is text");
        for word in text.split(|c: char| !(c.is_alphanumeric() || "_-:".contains(c))) {
            for (prefix, base) in own {
                let Some(local) = word.strip_prefix(prefix).filter(|local| !local.is_empty()) else {
                    continue;
                };
                if !terms.contains(format!("{base}{local}").as_str()) {
                    wrong.push(format!("{}: {word}", path.display()));
                }
            }
        }
    }
    for rule in Knowledge::bundled().rules.all() {
        let base = if rule.kind == "OtherEvent" { vocab::cg::BASE } else { vocab::plover::BASE };
        let mode = rule.mode.as_ref().map(|mode| format!("{base}{}-{mode}", rule.kind));
        for iri in [format!("{base}{}", rule.kind)].into_iter().chain(mode) {
            if !terms.contains(iri.as_str()) {
                wrong.push(format!("data/rules/events/{}.toml: {iri}", rule.name));
            }
        }
    }
    nothing(&wrong, "these terms are in no ontology");
}

/// The subcommands: the variants of the enum in `src/cli.rs` that derives `Subcommand`, as clap names them.
fn subcommands() -> Vec<String> {
    let sources = sources();
    let cli =
        sources.iter().find(|source| source.path == "cli.rs").expect("src/cli.rs holds the command line");
    let derive = cli.code.find("Subcommand)]").expect("cli.rs has an enum of subcommands");
    let body = &cli.code[derive + cli.code[derive..].find('{').expect("an enum has a body") + 1..];
    let (mut depth, mut found, mut word) = (0, Vec::new(), String::new());
    for c in body.chars() {
        match c {
            '}' if depth == 0 => break,
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => depth -= 1,
            c if depth == 0 && c.is_alphanumeric() => word.push(c),
            _ => {}
        }
        if !word.is_empty() && (depth > 0 || !c.is_alphanumeric()) {
            found.push(kebab(&std::mem::take(&mut word)));
        }
    }
    found
}

/// `SourceChains` → `source-chains`.
fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.extend(c.to_lowercase());
    }
    kebab
}

#[test]
fn the_readme_names_every_subcommand_format_and_query() {
    let readme = read("README.md");
    let is_named = |name: &str| {
        readme.match_indices(name).any(|(at, _)| {
            let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '_');
            is_edge(readme[..at].chars().next_back()) && is_edge(readme[at + name.len()..].chars().next())
        })
    };
    let mut missing: Vec<_> = subcommands().into_iter().map(|name| ("subcommand", name)).collect();
    assert!(missing.len() > 3, "the subcommands were not found: {missing:?}");
    missing.extend(Format::ALL.map(|format| ("format", format.name().to_owned())));
    missing.extend(cablegraph::input::Format::ALL.map(|format| ("input format", format.name().to_owned())));
    missing.extend(NetworkFormat::NAMES.iter().map(|(_, name)| ("network format", (*name).to_owned())));
    missing.extend(SavedQuery::bundled().iter().map(|query| ("query", query.name.clone())));
    missing.extend(names("queries/network", "rq").into_iter().map(|name| ("network", name)));
    let missing: Vec<_> = missing
        .iter()
        .filter(|(_, name)| !is_named(name))
        .map(|(what, name)| format!("{what} {name}"))
        .collect();
    nothing(&missing, "README.md does not name");
}

#[test]
fn every_crate_says_why_it_is_there() {
    let manifest = read("Cargo.toml");
    let (mut is_within, mut is_explained, mut unexplained) = (false, false, Vec::new());
    for line in manifest.lines() {
        match line.chars().next() {
            Some('[') => is_within = line.contains("dependencies]"),
            Some('#') => is_explained = true,
            Some(_) if is_within && !is_explained => unexplained.push(line.to_owned()),
            Some(_) => {}
            None => is_explained = false,
        }
    }
    nothing(&unexplained, "a crate is a co-author: Cargo.toml says why it is there");
}

#[test]
fn no_file_speaks_of_how_it_came_about() {
    let foreign = [
        ["sub", "agent"].concat(),
        ["this ", "session"].concat(),
        ["/wo", "rk/"].concat(),
        ["/fa", "rm/"].concat(),
        ["language model ", "assistant"].concat(),
    ];
    let mut wrong = Vec::new();
    for path in files(Path::new(ROOT)).into_iter().filter(|path| !path.ends_with("Cargo.lock")) {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for (at, line) in text.lines().enumerate() {
            let lower = line.to_lowercase();
            if let Some(word) = foreign.iter().find(|word| lower.contains(word.as_str())) {
                wrong.push(format!("{}:{}: {word}", path.display(), at + 1));
            }
        }
    }
    nothing(&wrong, "words that do not belong into the project");
}
