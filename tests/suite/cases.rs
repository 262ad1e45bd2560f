//! Literate cases: each file of `tests/cases` is prose, texts, and what is understood of them.
//!
//! A case is a `## heading`, a fenced block `text` and one or more blocks that say what must come of it. How they
//! are written stands in `tests/README.md`. `UPDATE=1` rewrites the blocks `annotations` in place.

pub(crate) mod notation;

use cablegraph::article::{Article, Published, PublishedBasis};
use cablegraph::extract::Annotations;
use cablegraph::graph::describe;
use cablegraph::iri::DEFAULT_BASE;
use cablegraph::knowledge::Knowledge;
use cablegraph::language::Document;
use cablegraph::pipeline::understand;
use cablegraph::vocab::PREFIXES;
use oxigraph::model::{GraphName, Quad};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A fenced block of a case file.
struct Block<'a> {
    /// The first word behind the fence: `text`, `annotations`, `turtle`.
    kind: &'a str,
    /// The other words, `key=value` or bare.
    info: BTreeMap<String, String>,
    /// The lines between the fences, by their numbers in the file, half-open.
    lines: std::ops::Range<usize>,
    /// The last heading above it.
    heading: &'a str,
}

/// The blocks of a file in their order.
fn blocks<'a>(lines: &[&'a str]) -> Vec<Block<'a>> {
    let (mut blocks, mut heading, mut open) = (Vec::new(), "", None);
    for (at, line) in lines.iter().enumerate() {
        if let Some((kind, rest)) = open {
            if *line == "```" {
                let (kind, start): (&str, usize) = (kind, rest);
                let (kind, words) = kind.split_once(' ').unwrap_or((kind, ""));
                blocks.push(Block { kind, info: info(words), lines: start..at, heading });
                open = None;
            }
        } else if let Some(words) = line.strip_prefix("```") {
            open = Some((words, at + 1));
        } else if let Some(words) = line.strip_prefix("## ") {
            heading = words;
        }
    }
    assert!(open.is_none(), "a block under '{heading}' is not closed");
    blocks
}

/// `published=2021-07-16 publisher="Meridian Wire" absent` → its keys and values.
fn info(words: &str) -> BTreeMap<String, String> {
    let (mut parts, mut is_quoted) = (vec![String::new()], false);
    for c in words.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ' ' if !is_quoted => parts.push(String::new()),
            c => parts.last_mut().expect("there is always a last part").push(c),
        }
    }
    let pair = |part: &String| {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        (key.to_owned(), value.to_owned())
    };
    parts.iter().filter(|part| !part.is_empty()).map(pair).collect()
}

/// A text with what is understood of it.
struct Reading {
    article: Article,
    doc: Document,
    annotations: Annotations,
}

fn reading(knowledge: &Knowledge, block: &Block<'_>, text: String) -> Reading {
    let mut article = Article::new(DEFAULT_BASE, None, text);
    for (key, value) in &block.info {
        match key.as_str() {
            "published" => {
                let date = value.parse().expect("a date is written as 2021-07-16");
                article.published = Some(Published { date, basis: PublishedBasis::Metadata });
            }
            "publisher" => article.publisher = Some(value.clone()),
            "author" => article.authors = vec![value.clone()],
            "title" => article.title = Some(value.clone()),
            other => panic!("'{}': a text has no {other}", block.heading),
        }
    }
    let (doc, annotations) = understand(knowledge, &article);
    Reading { article, doc, annotations }
}

impl Reading {
    fn lines(&self, block: &Block<'_>) -> Vec<String> {
        let only = block.info.get("only").map(String::as_str).unwrap_or_default();
        let only: Vec<_> = only.split(',').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        let lines = notation::lines(&self.article, &self.doc, &self.annotations, &only);
        if lines.is_empty() { vec!["nothing".to_owned()] } else { lines }
    }

    /// Whether triples are among those of the article. Blank nodes stand for whatever node fits, `<>` for the article.
    fn holds(&self, turtle: &str) -> Result<bool, String> {
        let store = Store::new().map_err(|error| error.to_string())?;
        let quads = describe(&self.article, &self.doc, &self.annotations);
        let quads = quads.into_iter().map(|quad| Quad { graph_name: GraphName::DefaultGraph, ..quad });
        store.extend(quads).map_err(|error| error.to_string())?;
        let prefixes: String =
            PREFIXES.iter().map(|(name, iri)| format!("PREFIX {name}: <{iri}>\n")).collect();
        let query = format!("BASE <{}>\n{prefixes}ASK {{ {turtle} }}", self.article.iri);
        let query = SparqlEvaluator::new().parse_query(&query).map_err(|error| error.to_string())?;
        match query.on_store(&store).execute().map_err(|error| error.to_string())? {
            QueryResults::Boolean(answer) => Ok(answer),
            _ => Err("it asks for more than yes or no".to_owned()),
        }
    }
}

/// What of a file does not hold, and the file with the expected annotations rewritten.
fn check(knowledge: &Knowledge, name: &str, text: &str) -> (Vec<String>, String) {
    let lines: Vec<_> = text.lines().collect();
    let (mut wrong, mut rewritten, mut copied) = (Vec::new(), Vec::new(), 0);
    let mut read: Option<Reading> = None;
    for block in blocks(&lines) {
        let within = lines[block.lines.clone()].to_vec();
        let place = format!("{name}:{}: {}", block.lines.start, block.heading);
        let of_text = |what: &str| panic!("{place}: {what} without a text above it");
        match block.kind {
            "text" => {
                read = Some(reading(knowledge, &block, within.join("\n")));
            }
            "annotations" => {
                let Some(read) = &read else { of_text("annotations") };
                let found = read.lines(&block);
                if found != within {
                    wrong.push(format!("{place}\n{}", difference(&within, &found)));
                }
                rewritten.extend(lines[copied..block.lines.start].iter().map(|&line| line.to_owned()));
                rewritten.extend(found);
                copied = block.lines.end;
            }
            "turtle" => {
                let Some(read) = &read else { of_text("turtle") };
                let is_wanted = !block.info.contains_key("absent");
                match read.holds(&within.join("\n")) {
                    Ok(holds) if holds == is_wanted => {}
                    Ok(true) => wrong.push(format!("{place}\n  these triples must not be there")),
                    Ok(false) => wrong.push(format!("{place}\n  these triples are not among the quads")),
                    Err(error) => wrong.push(format!("{place}\n  {error}")),
                }
            }
            other => panic!("{place}: a block is `text`, `annotations` or `turtle`, not `{other}`"),
        }
    }
    rewritten.extend(lines[copied..].iter().map(|&line| line.to_owned()));
    (wrong, rewritten.join("\n") + "\n")
}

/// The lines that only one side has.
fn difference(expected: &[&str], found: &[String]) -> String {
    let gone =
        expected.iter().filter(|line| !found.iter().any(|it| it == *line)).map(|line| format!("  - {line}"));
    let new =
        found.iter().filter(|line| !expected.contains(&line.as_str())).map(|line| format!("  + {line}"));
    let lines: Vec<_> = gone.chain(new).collect();
    if lines.is_empty() { "  the same lines in another order".to_owned() } else { lines.join("\n") }
}

#[test]
fn every_case_comes_out_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(&folder).expect("the folder of cases can be read");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry of the folder").path()).collect();
    paths.sort();
    let knowledge = Knowledge::bundled();
    let (mut all_wrong, mut cases) = (Vec::new(), 0);
    for path in paths {
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a case is text");
        assert!(text.starts_with("# "), "{name} has no title");
        let (wrong, rewritten) = check(&knowledge, &name, &text);
        if std::env::var_os("UPDATE").is_some() && rewritten != text {
            fs::write(&path, rewritten).expect("a case file can be written");
            println!("{name} was rewritten; read the change as carefully as code");
            all_wrong.extend(wrong.into_iter().filter(|it| !it.contains("\n  - ") && !it.contains("\n  + ")));
        } else {
            all_wrong.extend(wrong);
        }
        cases += text.lines().filter(|line| line.starts_with("## ")).count();
    }
    assert!(cases >= 25, "there are {cases} cases");
    assert!(all_wrong.is_empty(), "{}\n(UPDATE=1 rewrites what is expected)", all_wrong.join("\n\n"));
}

#[test]
fn every_case_says_why_and_expects_something() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    for entry in fs::read_dir(folder).expect("the folder of cases can be read") {
        let path = entry.expect("an entry of the folder").path();
        let text = fs::read_to_string(&path).expect("a case is text");
        for case in text.split("\n## ").skip(1) {
            let heading = case.lines().next().unwrap_or_default();
            let prose = case.lines().skip(1).take_while(|line| !line.starts_with("```")).collect::<String>();
            let place = format!("{}: {heading}", path.display());
            assert!(prose.split_whitespace().count() >= 4, "{place} does not say why");
            let expects = case.matches("\n```annotations").count() + case.matches("\n```turtle").count();
            assert!(
                case.contains("\n```text") && expects > 0,
                "{place} has no text or expects nothing of it"
            );
        }
    }
}

#[test]
fn a_wrong_expectation_is_told_and_rewritten() {
    let text = "# T\n\n## H\n\nWhy.\n\n```text published=2021-07-16\nJoe Biden met Vladimir Putin.\n```\n\n```annotations only=events\nevent X\n```\n\n```turtle\n[] sem:eventType plover:AID .\n```\n";
    let knowledge = Knowledge::bundled();
    let (wrong, rewritten) = check(&knowledge, "t.md", text);
    assert_eq!(wrong.len(), 2, "{wrong:?}");
    assert!(wrong[0].starts_with("t.md:11: H\n  - event X\n  + event CONSULT"), "{wrong:?}");
    let (wrong, same) = check(&knowledge, "t.md", &rewritten);
    assert_eq!(wrong.len(), 1, "only the triples are still wrong: {wrong:?}");
    assert_eq!(same, rewritten);
}
