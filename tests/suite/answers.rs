//! Every saved query has its answer over the sample articles, in `tests/answers`.
//!
//! Each is asked with the example of its own header, so that what its help shows is known to find something. `UPDATE=1`
//! rewrites the answers; that diff is read as carefully as code.

use crate::program::{done, run, samples};
use cablegraph::query::SavedQuery;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/answers")
}

/// Queries that find nothing in the samples yet, since what they ask for is there in words and not read out of them.
/// A query that begins to find something leaves this list.
const SILENT: [&str; 2] = ["help", "same-event"];

/// The answer as it is kept: the name of its file, and its text. Graphs are N-Triples, all else is CSV.
fn answer(store: &Path, query: &SavedQuery) -> (String, String) {
    let given: Vec<String> =
        query.example_parameters().iter().map(|(name, value)| format!("{name}={value}")).collect();
    let mut arguments = vec!["query", query.name.as_str()];
    for parameter in &given {
        arguments.extend(["--param", parameter]);
    }
    let is_graph = query.text.lines().any(|line| line.starts_with("CONSTRUCT"));
    let ending = if is_graph { "nt" } else { "csv" };
    let output = run(store, &[arguments.as_slice(), &["--format", ending]].concat());
    let code = if SILENT.contains(&query.name.as_str()) { 4 } else { 0 };
    assert_eq!(output.code, Some(code), "{} {given:?}: {}{}", query.name, output.stdout, output.stderr);
    (format!("{}.{ending}", query.name), output.stdout)
}

#[test]
fn every_saved_query_has_its_answer() {
    let (store, merged) = (samples(), samples());
    done(merged.path(), &["merge"]);
    let mut wrong = Vec::new();
    let mut names = BTreeSet::new();
    for query in SavedQuery::bundled() {
        // What was merged is asked for where something was; every other answer is that of the articles as they were read.
        let asked = if query.name == "merged" { &merged } else { &store };
        let (name, text) = answer(asked.path(), query);
        let file = folder().join(&name);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(folder()).expect("the folder of answers can be made");
            std::fs::write(&file, &text).expect("an answer can be written");
        }
        let expected = std::fs::read_to_string(&file).unwrap_or_default();
        if text != expected {
            wrong.push(format!("{name}\n--- expected\n{expected}\n+++ found\n{text}"));
        }
        names.insert(name);
    }
    assert!(wrong.is_empty(), "{} answers differ; UPDATE=1 rewrites them\n{}", wrong.len(), wrong.join("\n"));
    let kept = std::fs::read_dir(folder()).expect("the folder of answers is there");
    let kept: BTreeSet<String> =
        kept.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(kept, names, "an answer without its query, or the other way round");
}
