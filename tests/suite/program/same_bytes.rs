//! Same input, same bytes out: whatever the threads, the order, the runs before, and what was there in between.

use super::{ARTICLES, STORE, articles, done, exported, folder, run, samples, write};
use std::path::Path;

const FORMATS: [&str; 6] = ["turtle", "trig", "nquads", "ntriples", "rdfxml", "jsonld"];

fn store(folder: &Path) -> Vec<u8> {
    std::fs::read(folder.join(STORE)).expect("a build leaves a store")
}

#[test]
fn with_one_thread_or_eight() {
    let (one, eight) = (folder(), folder());
    done(one.path(), &["build", ARTICLES, "--threads", "1"]);
    done(eight.path(), &["build", ARTICLES, "--threads", "8"]);
    assert!(store(one.path()) == store(eight.path()), "the store files differ");
    for format in FORMATS {
        let export = |folder| done(folder, &["export", "--format", format]);
        assert!(export(one.path()) == export(eight.path()), "the exports as {format} differ");
    }
    let annotate = |threads| done(one.path(), &["annotate", ARTICLES, "--threads", threads]);
    assert!(annotate("1") == annotate("8"), "the annotations differ");
}

#[test]
fn building_again_changes_nothing() {
    let folder = samples();
    let before = store(folder.path());
    let output = run(folder.path(), &["build", ARTICLES]);
    assert_eq!(output.code, Some(0), "{}", output.stderr);
    let all = articles(folder.path());
    assert!(output.stderr.contains(&format!(": 0 new, 0 changed, {all} unchanged\n")), "{}", output.stderr);
    assert!(store(folder.path()) == before, "the store file changed");
}

#[test]
fn the_order_of_the_input_does_not_matter() {
    let (forwards, backwards) = (samples(), folder());
    let mut files: Vec<_> = walkdir::WalkDir::new(ARTICLES)
        .into_iter()
        .map(|entry| entry.expect("the samples can be read"))
        .filter(|entry| entry.file_type().is_file() && entry.file_name() != "README.md")
        .map(|entry| entry.path().to_string_lossy().into_owned())
        .collect();
    files.sort();
    files.reverse();
    let arguments: Vec<&str> = std::iter::once("build").chain(files.iter().map(String::as_str)).collect();
    done(backwards.path(), &arguments);
    assert!(store(forwards.path()) != store(backwards.path()), "the file keeps the order of arrival");
    assert!(exported(forwards.path()) == exported(backwards.path()), "the graphs differ");
}

const LINES: [&str; 3] = [
    r#"{"url":"https://example.org/1","published":"2021-03-02","text":"Wang Yi criticized the United States on Monday."}"#,
    r#"{"url":"https://example.org/2","published":"2021-03-02","text":"Emmanuel Macron met Olaf Scholz in Paris."}"#,
    r#"{"url":"https://example.org/3","published":"2021-03-03","text":"Joe Biden met Vladimir Putin in Geneva."}"#,
];

/// The export of a store that never saw anything but these lines.
fn fresh(lines: &[&str]) -> String {
    let folder = folder();
    write(folder.path(), "a.jsonl", lines.join("\n"));
    done(folder.path(), &["build", "a.jsonl"]);
    exported(folder.path())
}

#[test]
fn a_changed_article_is_replaced() {
    let folder = folder();
    write(folder.path(), "a.jsonl", LINES.join("\n"));
    done(folder.path(), &["build", "a.jsonl"]);
    let changed = LINES[1].replace("Olaf Scholz", "Angela Merkel");
    let now = [LINES[0], &changed, LINES[2]];
    write(folder.path(), "a.jsonl", now.join("\n"));
    let output = run(folder.path(), &["build", "a.jsonl"]);
    assert!(output.stderr.contains(": 0 new, 1 changed, 2 unchanged\n"), "{}", output.stderr);
    let replaced = exported(folder.path());
    assert_eq!(replaced, fresh(&now));
    assert!(!replaced.contains("Scholz") && replaced.contains("Merkel"));
    let before = store(folder.path()).len();
    done(folder.path(), &["store", "compact"]);
    assert_eq!(exported(folder.path()), replaced);
    assert!(store(folder.path()).len() < before, "compacting gives room back");
}

#[test]
fn a_forgotten_article_was_never_there() {
    let folder = folder();
    write(folder.path(), "a.jsonl", LINES.join("\n"));
    done(folder.path(), &["build", "a.jsonl"]);
    done(folder.path(), &["forget", "https://example.org/2"]);
    assert_eq!(exported(folder.path()), fresh(&[LINES[0], LINES[2]]));
    done(folder.path(), &["build", "a.jsonl"]);
    assert_eq!(exported(folder.path()), fresh(&LINES));
    let graphs =
        done(folder.path(), &["query", "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", "--format", "csv"]);
    let graphs: Vec<&str> = graphs.lines().skip(1).collect();
    assert_eq!(graphs.len(), 3);
    done(folder.path(), &[&["forget"], graphs.as_slice()].concat());
    assert_eq!((exported(folder.path()).as_str(), articles(folder.path())), ("", 0));
}

#[test]
fn reading_again_gives_the_same() {
    let folder = samples();
    let before = exported(folder.path());
    done(folder.path(), &["build", "--again", ARTICLES]);
    assert!(exported(folder.path()) == before, "the graphs differ");
}
