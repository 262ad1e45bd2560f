//! `merge`: what is one is asked of as one, a person has the last word, and all of it can be taken back.

use super::{STORE, done, exported, folder, run, write};
use std::path::Path;
use tempfile::TempDir;

/// One affair in two towns: who speaks for the council is one woman, named in full in both articles, and of the M. Holt of
/// a third nobody knows more than the name.
const LINES: &str = r#"{"url":"https://example.org/1","published":"2021-03-02","text":"OSLO — Harbour Council spokeswoman Mira Tavell met Norway's Prime Minister Erna Solberg in Oslo on Monday. Dan Orrick of the Lantern Institute criticized Norway."}
{"url":"https://example.org/2","published":"2021-03-05","text":"STOCKHOLM — Sweden criticized Dan Orrick of the Lantern Institute. Mira Tavell met Stefan Lofven in Stockholm on Thursday."}
{"url":"https://example.org/3","published":"2020-11-20","text":"LIMA — Mira Tavell visited Peru."}
"#;

fn store() -> TempDir {
    let folder = folder();
    write(folder.path(), "wire.jsonl", LINES.as_bytes());
    done(folder.path(), &["build", "wire.jsonl"]);
    folder
}

/// The IRIs that go by a name.
fn bearers(folder: &Path, more: &[&str]) -> Vec<String> {
    let question = "SELECT DISTINCT ?it WHERE { ?it skos:prefLabel 'Mira Tavell' } ORDER BY ?it";
    let table = done(folder, &[&["query", question, "--format", "csv"], more].concat());
    table.lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn what_is_one_is_asked_of_as_one() {
    let folder = store();
    let path = folder.path();
    assert_eq!(bearers(path, &[]).len(), 3);
    let before = exported(path);
    done(path, &["merge"]);
    assert_eq!(bearers(path, &[]).len(), 2);
    assert_eq!(bearers(path, &["--unmerged"]).len(), 3);
    let added = "https://w3id.org/cablegraph/graph/derived/merge";
    let after = exported(path);
    let articles: String =
        after.lines().filter(|line| !line.contains(added)).map(|line| format!("{line}\n")).collect();
    assert!(articles == before, "what the articles say is as it was");
    let answer = done(path, &["query", "merged", "--format", "csv"]);
    assert!(answer.contains("Mira Tavell = Mira Tavell") && answer.contains("the same name; "), "{answer}");
    done(path, &["validate"]);
}

#[test]
fn merging_again_changes_nothing() {
    let folder = store();
    done(folder.path(), &["merge"]);
    let before = std::fs::read(folder.path().join(STORE)).expect("a store");
    done(folder.path(), &["merge"]);
    assert!(std::fs::read(folder.path().join(STORE)).expect("a store") == before, "the store file changed");
}

#[test]
fn a_person_has_the_last_word() {
    let folder = store();
    let path = folder.path();
    done(path, &["merge", "--review", "doubtful.tsv"]);
    let table = std::fs::read_to_string(path.join("doubtful.tsv")).expect("what is doubtful");
    assert!(table.lines().count() > 1, "{table}");
    write(path, "doubtful.tsv", table.replace("\n\t", "\nsame\t").as_bytes());
    done(path, &["merge", "--review", "doubtful.tsv"]);
    assert_eq!(bearers(path, &[]).len(), 1);
    // What was decided is kept without the table, and can be decided otherwise with it.
    done(path, &["merge"]);
    assert_eq!(bearers(path, &[]).len(), 1);
    let decided = std::fs::read_to_string(path.join("doubtful.tsv")).expect("what was decided");
    write(path, "doubtful.tsv", decided.replace("same\t", "different\t").as_bytes());
    done(path, &["merge", "--review", "doubtful.tsv"]);
    assert_eq!(bearers(path, &[]).len(), 2);
}

#[test]
fn merging_is_taken_back() {
    let folder = store();
    let before = exported(folder.path());
    done(folder.path(), &["merge"]);
    done(folder.path(), &["merge", "--drop"]);
    assert!(exported(folder.path()) == before);
    assert_eq!(run(folder.path(), &["merge", "--drop"]).code, Some(4));
}

#[test]
fn a_wrong_table_costs_nothing() {
    let folder = store();
    done(folder.path(), &["merge"]);
    let before = exported(folder.path());
    write(folder.path(), "doubtful.tsv", b"decision\nyes\t\t\t\thttp://a/1\thttp://a/2\t\n");
    let output = run(folder.path(), &["merge", "--review", "doubtful.tsv"]);
    assert_eq!(output.code, Some(2));
    assert!(output.stderr.contains("doubtful.tsv, line 1"), "{}", output.stderr);
    assert!(exported(folder.path()) == before);
}

#[test]
fn without_a_store_nothing_is_made() {
    let folder = folder();
    let output = run(folder.path(), &["merge"]);
    assert_eq!(output.code, Some(1));
    assert!(output.stderr.contains("there is no store"), "{}", output.stderr);
    assert!(!folder.path().join(STORE).exists());
}
