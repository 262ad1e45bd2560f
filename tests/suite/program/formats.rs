//! What `annotate` writes besides JSON: pages that nothing can break out of, and NIF whose offsets hold.

use super::done;
use rio_api::model::{Literal, Subject, Term};
use rio_api::parser::TriplesParser;
use std::collections::BTreeMap;
use tempfile::TempDir;

const HOSTILE: &str = "The <b>Envoy</b> & \"Mayor\" of Seoul (서울) met Joe Biden on Friday.\n\n<script>alert(1)</script> He left for China.";

fn annotated(format: &str) -> String {
    let folder = TempDir::new().expect("a folder");
    let line = serde_json::json!({ "text": HOSTILE, "title": "</title><script>1</script>", "url": "https://example.org/a" });
    std::fs::write(folder.path().join("wire.jsonl"), line.to_string()).expect("a file");
    done(folder.path(), &["annotate", "wire.jsonl", "--format", format])
}

#[test]
fn a_page_holds_hostile_text_as_text() {
    let page = annotated("html");
    assert!(page.starts_with("<!doctype html>") && page.trim_end().ends_with("</html>"));
    assert!(!page.contains("<script"), "{page}");
    assert!(page.contains("&lt;script&gt;"));
    assert!(!page.contains("src=") && !page.contains("href="), "the page asks for nothing");
    assert!(page.contains("Joe Biden<sub>Person</sub>"), "{page}");
}

#[test]
fn strings_of_nif_stand_where_their_offsets_say() {
    let turtle = annotated("nif");
    let mut strings: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut text = String::new();
    rio_turtle::TurtleParser::new(turtle.as_bytes(), None)
        .parse_all(&mut |triple| -> Result<(), rio_turtle::TurtleError> {
            let (Subject::NamedNode(subject), Term::Literal(object)) = (triple.subject, triple.object) else {
                return Ok(());
            };
            let value = match object {
                Literal::Simple { value } | Literal::Typed { value, .. } => value.to_owned(),
                Literal::LanguageTaggedString { .. } => return Ok(()),
            };
            let name = triple.predicate.iri.rsplit('#').next().unwrap_or_default().to_owned();
            if name == "isString" {
                text.clone_from(&value);
            }
            strings.entry(subject.iri.to_owned()).or_default().insert(name, value);
            Ok(())
        })
        .expect("valid Turtle");
    let anchored: Vec<_> = strings.values().filter(|it| it.contains_key("anchorOf")).collect();
    assert!(anchored.len() > 20);
    for string in anchored {
        let offset = |name: &str| string[name].parse::<usize>().expect("a number");
        let (start, end) = (offset("beginIndex"), offset("endIndex"));
        let words: String = text.chars().skip(start).take(end - start).collect();
        assert_eq!(words, string["anchorOf"]);
    }
}
