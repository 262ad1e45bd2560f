//! A wrong question gets one line that says what would be right, and an exit code that a script can tell apart.

use super::{program, run, samples, says};
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::Stdio;

#[test]
fn what_is_wrong_is_said_with_what_is_near() {
    let folder = samples();
    for (arguments, code, line) in [
        ("query timelin", 2, "error: no saved query is called 'timelin'; did you mean timeline?"),
        ("query xyz", 2, "error: no saved query is called 'xyz'; `cablegraph query` lists them"),
        (
            "query timeline --param actr=China",
            2,
            "error: 'timeline' has no parameter 'actr'; it takes actor, from, to",
        ),
        ("query timeline", 2, "error: 'timeline' needs the parameter 'actor': the actor"),
        (
            "query timeline --param actor",
            2,
            "error: invalid value 'actor' for '--param <NAME=VALUE>': a parameter is given as NAME=VALUE",
        ),
        (
            "query timeline --param actor=China --param from=soon --param to=2021",
            2,
            "error: from=soon: a date is a day 2021-07-16, a month 2021-07 or a year 2021",
        ),
        (
            "query timeline --param actor=China --param from=2022 --param to=2021-12",
            2,
            "error: the window from 2022 to 2021-12 is the wrong way round",
        ),
        (
            "query articles --format tabel",
            2,
            "error: invalid value 'tabel' for '--format <FORMAT>': there is no format \"tabel\"; did you mean table?",
        ),
        (
            "build a.txt --input-format jsnl",
            2,
            "error: invalid value 'jsnl' for '--input-format <INPUT_FORMAT>': there is no format \"jsnl\"; did you mean jsonl?",
        ),
        (
            "build a.txt --published 2021-02-30",
            2,
            "error: invalid value '2021-02-30' for '--published <PUBLISHED>': \"2021-02-30\" is not a date; write it like 2021-07-16 or July 16, 2021",
        ),
        ("build a.txt --base nonsense", 2, "error: the base \"nonsense\" is not an IRI that ends in / or #"),
        ("stats --nonsense", 2, "error: unexpected argument '--nonsense' found"),
        ("build", 2, "error: the following required arguments were not provided:"),
        (
            "query dossier --param actor=China --format csv",
            2,
            "error: a graph cannot be written as csv; choose one of table, ttl, nt, rdf, jsonld",
        ),
        ("export --graph nonsense", 2, "error: the graph \"nonsense\" is not an IRI"),
        (
            "export --graph http://example.org/",
            4,
            "error: no graph in the store is called http://example.org/",
        ),
        (
            "eval name --corpora .",
            2,
            "error: invalid value 'name' for '[SET]...': there is no set \"name\"; did you mean names? there are parse, names, identity, events, relations, statements, time, topics",
        ),
        ("eval", 2, "error: the following required arguments were not provided:"),
        ("forget http://example.org/", 4, "warning: http://example.org/ is not in the store"),
        ("export -o gone/a.ttl", 1, "error: cannot write gone/a.ttl: No such file or directory (os error 2)"),
    ] {
        let words: Vec<&str> = arguments.split(' ').collect();
        let output = run(folder.path(), &words);
        assert_eq!(output.code, Some(code), "{arguments}: {}", output.stderr);
        says(&output, line);
        assert_eq!(output.stdout, "", "{arguments}: nothing but data belongs on standard output");
    }
}

#[test]
fn broken_sparql_is_shown_with_its_place() {
    let output = run(samples().path(), &["query", "SELECT ?x WHERE { ?x a }"]);
    assert_eq!(output.code, Some(2), "{}", output.stderr);
    assert!(output.stderr.starts_with("error: line 1, column 25: "), "{}", output.stderr);
    says(&output, "  SELECT ?x WHERE { ?x a }");
    says(&output, &format!("  {}^", " ".repeat(24)));
}

#[test]
fn an_unknown_actor_is_answered_with_the_nearest_names() {
    let folder = samples();
    for arguments in [
        ["query", "timeline", "--param", "actor=Antony Blinkin"].as_slice(),
        &["network", "--ego", "Antony Blinkin"],
        &["network", "path", "China", "Antony Blinkin"],
    ] {
        let output = run(folder.path(), arguments);
        assert_eq!((output.code, output.stdout.as_str()), (Some(4), ""), "{arguments:?}: {}", output.stderr);
        assert!(output.stderr.contains("did you mean Antony Blinken, "), "{}", output.stderr);
    }
}

#[test]
fn an_unreadable_settings_file_is_named() {
    let folder = samples();
    super::write(folder.path(), "cablegraph.toml", "colour = \"red\"\n");
    let output = run(folder.path(), &["stats"]);
    assert_eq!(output.code, Some(1));
    assert!(
        output.stderr.starts_with("error: cablegraph.toml is not as it should be: "),
        "{}",
        output.stderr
    );
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = samples();
    for arguments in [
        ["export"].as_slice(),
        &["export", "--format", "jsonld"],
        &["query", "SELECT * { GRAPH ?g { ?s ?p ?o } }", "--format", "csv"],
        &["network", "co-mention", "--quiet"],
        &["annotate", super::ARTICLES],
        &["completions", "zsh"],
    ] {
        let mut child = program(folder.path())
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("its output is a pipe");
        let read = BufReader::with_capacity(16, stdout).read_line(&mut line);
        assert!(read.is_ok_and(|length| length > 0), "{arguments:?} writes a line");
        let mut words = String::new();
        let stderr = child.stderr.as_mut().expect("its words are a pipe");
        stderr.read_to_string(&mut words).expect("words are UTF-8");
        let code = child.wait().expect("it ends").code();
        assert_eq!((code, words.as_str()), (Some(0), ""), "{arguments:?}");
    }
}
