//! Asks every saved query of a small store, and holds the answers against `tests/fixtures/answers.txt`.
//!
//! `UPDATE=1` rewrites that file; its diff is read as carefully as code.

use super::*;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Quad;
use std::fmt::Write as _;
use std::path::Path;

fn quads() -> Vec<Quad> {
    let text = include_str!("../../tests/fixtures/asking.trig");
    RdfParser::from_format(RdfFormat::TriG).for_slice(text).collect::<Result<_, _>>().unwrap()
}

/// The small store of the fixture.
pub(crate) fn store() -> Store {
    let store = Store::new().unwrap();
    store.extend(quads()).unwrap();
    store
}

fn parameters(given: &[(&str, &str)]) -> Vec<(String, String)> {
    given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn asked(name: &str, given: &[(&str, &str)]) -> Result<Answer, QueryError> {
    run(&store(), SavedQuery::find(name).unwrap(), &parameters(given))
}

fn written(answer: &Answer, format: AnswerFormat) -> String {
    let mut out = Vec::new();
    write_answer(answer, format, None, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// What is asked of the fixture where the example of the query speaks of the sample articles.
const ASKED: [(&str, &str); 12] = [
    ("affiliations", r#"who="Kori Stone""#),
    ("countries-mentioned", r#"article="Talks in Tianjin""#),
    ("help", "actor=Japan"),
    ("plans", r#"actor="Antony Blinken""#),
    ("sanctions", "target=China"),
    ("single-source-claims", r#"claimant="Wang Yi""#),
    ("source-chains", r#"article="Blinken invites a rapporteur""#),
    ("sourcing-profile", r#"article="Blinken invites a rapporteur""#),
    ("threats", r#"actor="Kori Stone""#),
    ("undated", "actor=China"),
    ("unnamed-sources", r#"article="Blinken invites a rapporteur""#),
    ("what-said-about", r#"speaker="Wang Yi" about="United States""#),
];

/// The answer to a query with its example, as it stands in the file of answers.
fn entry(store: &Store, query: &SavedQuery) -> String {
    let mut query = query.clone();
    if let Some((_, example)) = ASKED.iter().find(|(name, _)| *name == query.name) {
        (*example).clone_into(&mut query.example);
    }
    let query = &query;
    let answer = run(store, query, &query.example_parameters()).unwrap();
    assert!(!answer.is_empty(), "{} finds nothing in the fixture", query.name);
    let format = if matches!(answer, Answer::Graph(_)) { AnswerFormat::NTriples } else { AnswerFormat::Tsv };
    format!("## {} {}\n{}\n", query.name, query.example, written(&answer, format))
}

#[test]
fn every_saved_query_has_its_answer() {
    let store = store();
    let mut answers = String::new();
    for query in SavedQuery::bundled() {
        writeln!(answers, "{}", entry(&store, query)).unwrap();
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/answers.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &answers).unwrap();
    }
    assert_eq!(answers, std::fs::read_to_string(&file).unwrap());
}

#[test]
fn answers_do_not_depend_on_the_order_of_loading() {
    let mut backwards = quads();
    backwards.reverse();
    let mirrored = Store::new().unwrap();
    for quad in backwards {
        mirrored.insert(&quad).unwrap();
    }
    for query in SavedQuery::bundled() {
        assert_eq!(entry(&store(), query), entry(&mirrored, query));
        if !query.parameters.iter().any(|parameter| parameter.need == Need::Required) {
            assert_eq!(run(&store(), query, &[]).unwrap(), run(&mirrored, query, &[]).unwrap());
        }
    }
}

#[test]
fn every_query_is_titled_ordered_and_has_a_place_for_each_parameter() {
    for query in SavedQuery::bundled() {
        assert!(!query.title.is_empty(), "{} has no title", query.name);
        let parsed = parse(&query.text).unwrap();
        assert!(!matches!(parsed, Query::Select { .. }) || bind::is_ordered(&parsed), "{}", query.name);
        for parameter in &query.parameters {
            let place = format!("VALUES ?{} {{ UNDEF }}", parameter.name);
            assert!(query.text.contains(&place), "{} lacks `{place}`", query.name);
        }
    }
}

#[test]
fn queries_use_declared_terms_alone() {
    let declared: Vec<&str> = crate::vocab::terms().map(|term| term.iri.as_str()).collect();
    for (name, text) in catalogue::QUERIES.iter().chain(catalogue::VIEWS) {
        let parsed = parse(text).unwrap().to_string();
        let iris: Vec<&str> = parsed
            .split('<')
            .skip(1)
            .filter_map(|rest| rest.split_once('>'))
            .map(|(iri, _)| iri)
            .filter(|iri| iri.starts_with("http") && !iri.ends_with('/') && !iri.contains("XMLSchema#"))
            .collect();
        assert!(iris.len() > 2, "{name}");
        for iri in iris {
            assert!(declared.contains(&iri), "{name} uses <{iri}>");
        }
    }
}

#[test]
fn every_view_of_the_network_is_sparql() {
    for (name, text) in catalogue::VIEWS {
        assert!(parse(text).is_ok(), "{name}");
    }
}

#[test]
fn a_claim_never_answers_a_question_for_facts() {
    for (name, given) in [
        ("threats", [("actor", "United States")]), // "Wang Yi said that the United States had threatened China."
        ("who-criticised", [("actor", "Antony Blinken")]), // "may accuse", "did not criticize"
        ("who-met-whom", [("with", "China")]),     // "plans to visit China"
    ] {
        assert!(asked(name, &given).unwrap().is_empty(), "{name}");
    }
}

#[test]
fn a_thing_is_found_by_any_of_its_names() {
    for name in [
        "Marco Rubio",
        "marco rubio",
        "RUBIO",
        "Q324546",
        "wd:Q324546",
        "<http://www.wikidata.org/entity/Q324546>",
    ] {
        let Answer::Table(table) = asked("who-criticised", &[("actor", name)]).unwrap() else { panic!() };
        assert_eq!(table.rows.len(), 1, "{name}");
        assert_eq!(table.words(0, "targetLabel").as_deref(), Some("Biden administration"));
    }
}

#[test]
fn a_pair_stands_once_unless_one_of_it_is_asked_about() {
    let rows = |name: &str, given: &[(&str, &str)]| {
        let Answer::Table(table) = asked(name, given).unwrap() else { panic!() };
        table.rows.len()
    };
    assert_eq!(rows("who-met-whom", &[]), 2);
    assert_eq!(rows("who-met-whom", &[("with", "Wang Yi")]), 2);
    assert_eq!(rows("same-event", &[]), 1);
    assert_eq!(rows("same-event", &[("article", "Talks in Tianjin")]), 1);
}

#[test]
fn values_given_twice_are_both_asked_about() {
    let both = asked("who-criticised", &[("actor", "Rubio"), ("actor", "China")]).unwrap();
    let Answer::Table(table) = both else { panic!() };
    assert_eq!(table.rows.len(), 2);
}

#[test]
fn dates_of_every_precision_bound_a_window() {
    let found = |from: &str, to: &str| {
        let Answer::Table(table) = asked("who-criticised", &[("from", from), ("to", to)]).unwrap() else {
            panic!()
        };
        table.rows.len()
    };
    assert_eq!(found("2021", "2021"), 2);
    assert_eq!(found("2021-07-15", "2021-07-15"), 2, "July 2021 holds the 15th, too");
    assert_eq!(found("2021-08", "2022"), 0);
}

#[test]
fn a_value_is_never_read_as_sparql() {
    let hostile = r#"x" } DROP ALL #"#;
    let error = asked("who-criticised", &[("actor", hostile)]).unwrap_err();
    assert!(matches!(error, QueryError::UnknownValue { .. }));
    assert!(asked("statements", &[("containing", hostile)]).unwrap().is_empty());
}

#[test]
fn wrong_parameters_are_told() {
    let told = |name: &str, given: &[(&str, &str)]| asked(name, given).unwrap_err().to_string();
    assert!(told("timeline", &[]).starts_with("'timeline' needs the parameter 'actor'"));
    assert!(told("timeline", &[("who", "x")]).ends_with("it takes actor, from, to"));
    assert!(told("timeline", &[("actor", "Marko Rubio")]).contains("did you mean Marco Rubio?"));
    assert!(told("timeline", &[("actor", "China"), ("from", "2021-02-30")]).contains("a date is a day"));
    assert!(told("central-actors", &[("type", "MEET")]).contains("did you mean"));
}

#[test]
fn a_syntax_error_has_its_place_and_a_hint() {
    let told = |text: &str| ask(&store(), text).unwrap_err().to_string();
    let open = told("SELECT ?a\nWHERE { ?a a schema:Country");
    assert!(open.starts_with("line 2, column") && open.contains("hint: 1 '{' not closed"), "{open}");
    let prefix = told("ASK { ?a ex:b ?c }");
    assert!(prefix.contains("hint: the prefix 'ex:' is not declared"), "{prefix}");
    assert!(told("DROP ALL").contains("hint: a query only reads"));
    assert!(told("who-criticised").contains("hint: a query begins with SELECT"));
}

#[test]
fn every_format_writes_what_it_can() {
    use AnswerFormat::{JsonLd, NTriples, RdfXml, Table, Turtle};
    let store = store();
    let table = ask(&store, "SELECT ?c WHERE { GRAPH ?g { ?c a schema:Country } }").unwrap();
    let graph = ask(&store, "CONSTRUCT { ?c a schema:Country } WHERE { ?c a schema:Country }").unwrap();
    for (format, _) in AnswerFormat::NAMES {
        let mut out = Vec::new();
        let is_rdf = matches!(format, Turtle | NTriples | RdfXml | JsonLd);
        let for_graphs = is_rdf || *format == Table;
        assert_eq!(write_answer(&table, *format, Some(80), &mut out).is_ok(), !is_rdf, "{format:?}");
        assert_eq!(write_answer(&graph, *format, Some(80), &mut out).is_ok(), for_graphs, "{format:?}");
        assert!(!out.is_empty());
    }
    let turtle = written(&graph, AnswerFormat::Turtle);
    assert!(turtle.contains("wd:Q148 a schema:Country"), "{turtle}");
}
