//! Judges the examples of the ontology, and has an independent SHACL engine judge them too.
//!
//! The engine is pySHACL, called through `tests/peers/shacl.py` with the Python that `CABLEGRAPH_PEERS` names. Without that
//! variable there is no second verdict; with it, a Python that cannot give one is a failure.

use cablegraph::validate::{Shapes, Violation, violations};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::store::Store;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Every example by its file name, in order, with its text.
fn examples() -> BTreeMap<String, String> {
    let folder = Path::new(ROOT).join("ontology/examples");
    let entries = std::fs::read_dir(&folder).expect("the folder of examples can be read");
    entries
        .map(|entry| {
            let path = entry.expect("an entry of the folder").path();
            let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("an example is text"))
        })
        .collect()
}

fn verdict(shapes: &Shapes, turtle: &str) -> Vec<Violation> {
    let store = Store::new().expect("a store in memory");
    store.load_from_slice(RdfFormat::Turtle, turtle).expect("an example is Turtle");
    violations(&store, shapes).expect("a store in memory can be read")
}

#[test]
fn every_example_is_judged_as_it_says() {
    let shapes = Shapes::bundled();
    let examples = examples();
    let count = |prefix: &str| examples.keys().filter(|name| name.starts_with(prefix)).count();
    assert!(count("valid-") >= 8 && count("invalid-") >= 12, "examples are missing");
    for (name, text) in &examples {
        assert!(text.starts_with("# "), "{name} does not say first what it shows");
        let expected = text.lines().nth(1).and_then(|line| line.strip_prefix("# Expect: "));
        assert_eq!(expected.is_some(), name.starts_with("invalid-"), "{name} does not say what to expect");
        let messages: Vec<_> = verdict(&shapes, text).into_iter().map(|found| found.message).collect();
        match expected {
            Some(expected) => assert!(messages.iter().any(|it| it == expected), "{name}: {messages:#?}"),
            None => assert_eq!(messages, Vec::<String>::new(), "{name} is not valid"),
        }
    }
}

/// Focus node and path of each violation, as both sides write them.
type Places = BTreeSet<(String, Option<String>)>;

/// Has the peer judge every text, and fails where it says otherwise than we do. Does nothing where no peer is named.
fn compare(texts: &BTreeMap<String, String>) {
    let Some(python) = std::env::var_os("CABLEGRAPH_PEERS") else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let paths = texts.iter().map(|(name, text)| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a temporary file can be written");
        path
    });
    let output = Command::new(python)
        .current_dir(ROOT)
        .args(["tests/peers/shacl.py", "ontology/shapes.ttl"])
        .args(paths)
        .output()
        .expect("CABLEGRAPH_PEERS names a Python that starts");
    assert!(output.status.success(), "the peer failed: {}", String::from_utf8_lossy(&output.stderr));
    let shapes = Shapes::bundled();
    let mut judged = 0;
    for line in String::from_utf8(output.stdout).expect("the peer writes UTF-8").lines() {
        let theirs: serde_json::Value = serde_json::from_str(line).expect("the peer writes JSON");
        let name = theirs["file"].as_str().and_then(|file| file.rsplit('/').next());
        let name = name.expect("a verdict names its file");
        let found = verdict(&shapes, &texts[name]);
        assert_eq!(theirs["conforms"], found.is_empty(), "{name}: does it conform?\n{}", texts[name]);
        let places: Places =
            serde_json::from_value(theirs["violations"].clone()).expect("violations are pairs");
        let place = |it: Violation| (it.focus.to_string(), it.path.map(|path| path.to_string()));
        assert_eq!(found.into_iter().map(place).collect::<Places>(), places, "{name}\n{}", texts[name]);
        judged += 1;
    }
    assert_eq!(judged, texts.len(), "the peer judged every text");
}

#[test]
fn an_independent_engine_judges_the_examples_alike() {
    compare(&examples());
}

#[test]
fn an_independent_engine_misses_each_triple_as_we_do() {
    let mut texts = BTreeMap::new();
    for (name, text) in examples().into_iter().filter(|(name, _)| name.starts_with("valid-")) {
        let quads = RdfParser::from_format(RdfFormat::Turtle).for_slice(&text);
        let lines: Vec<_> =
            quads.map(|quad| format!("{} .\n", quad.expect("an example is Turtle"))).collect();
        for left_out in 0..lines.len() {
            let rest = [&lines[..left_out], &lines[left_out + 1..]].concat();
            texts.insert(format!("{name}-{left_out:03}.ttl"), rest.concat());
        }
    }
    assert!(texts.len() > 300, "there are fewer triples in the examples than there were");
    compare(&texts);
}
