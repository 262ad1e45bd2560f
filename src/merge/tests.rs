//! Small stores of two or three articles: what is found to be one, what is left to a person, and what is asked of it.

use super::*;
use crate::iri::merge_graph;
use crate::query;
use oxigraph::io::RdfFormat;
use std::fmt::Write as _;

const BASE: &str = "https://w3id.org/cablegraph/";
const PREFIXES: &str = "@prefix cg: <https://w3id.org/cablegraph/ns#> . @prefix gaf: <http://groundedannotationframework.org/gaf#> . \
    @prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> . @prefix schema: <https://schema.org/> . \
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . \
    @prefix wd: <http://www.wikidata.org/entity/> . @prefix : <https://w3id.org/cablegraph/entity/> . \
    @prefix a: <https://w3id.org/cablegraph/article/> .\n";

/// A store of articles: what each names, as `local:class:name`, and more Turtle of its own.
fn store(articles: &[(&str, &[&str], &str)]) -> Store {
    let mut text = PREFIXES.to_owned();
    for (at, (day, things, more)) in articles.iter().enumerate() {
        let _ = writeln!(text, "a:{at} {{ a:{at} schema:datePublished \"{day}\"^^xsd:date . {more}");
        for (place, thing) in things.iter().enumerate() {
            let [iri, class, name] = thing.split(':').collect::<Vec<_>>()[..] else { panic!("{thing}") };
            let iri = if iri.starts_with('Q') { format!("wd:{iri}") } else { format!(":{iri}") };
            let class = if class == "Group" { "cg:Group".to_owned() } else { format!("schema:{class}") };
            let mention = format!("<{BASE}article/{at}#char={place},{}>", place + 1);
            let _ = writeln!(text, "{iri} a {class} ; skos:prefLabel \"{name}\" ; gaf:denotedBy {mention} .");
        }
        text.push_str("}\n");
    }
    let store = Store::new().unwrap();
    store.load_from_slice(RdfFormat::TriG, &text).unwrap();
    store
}

fn local(iri: &str) -> &str {
    iri.rsplit('/').next().unwrap_or_default()
}

/// What is one, each group as the kept and its others; and what is doubtful.
fn found(store: &Store, decisions: &[Decision]) -> (Vec<String>, Vec<String>) {
    let merging = merge(store, decisions).unwrap();
    let group = |it: &Group| {
        let merged: Vec<&str> = it.merged.iter().map(|iri| local(iri)).collect();
        format!("{} = {}", local(&it.kept), merged.join(" "))
    };
    let doubt = |it: &Pair| format!("{} ? {}", local(&it.one), local(&it.other));
    (merging.groups.iter().map(group).collect(), merging.doubtful.iter().map(doubt).collect())
}

const HARBOUR: &str = "harbour:Organization:Harbour Council";

#[test]
fn the_same_name_in_the_same_company_is_the_same_person() {
    let days = [("2021-07-01"), ("2021-07-04")];
    let one = ["holt:Person:Mira Holt", HARBOUR, "orr:Person:Dan Orr"];
    let other = ["holt2:Person:Mira Holt", HARBOUR, "orr:Person:Dan Orr"];
    let store = store(&[(days[0], &one, ""), (days[1], &other, "")]);
    assert_eq!(found(&store, &[]), (vec!["holt = holt2".to_owned()], vec![]));
}

#[test]
fn the_same_name_alone_is_a_doubt() {
    let store = store(&[
        ("2021-07-01", &["holt:Person:Mira Holt", HARBOUR], ""),
        ("2021-07-02", &["holt2:Person:Mira Holt", "vale:Place:Vale"], ""),
    ]);
    assert_eq!(found(&store, &[]), (vec![], vec!["holt ? holt2".to_owned()]));
}

#[test]
fn one_post_outweighs_a_short_name() {
    let post = |who: &str| {
        format!(
            "a:r-{who} cg:relation cg:holdsOffice ; cg:subject :{who} ; cg:object :harbour ; cg:roleLabel \"clerk\" ."
        )
    };
    let store = store(&[
        ("2021-07-01", &["holt:Person:Mira Holt", HARBOUR], &post("holt")),
        ("2021-07-02", &["holt2:Person:Holt", HARBOUR], &post("holt2")),
    ]);
    assert_eq!(found(&store, &[]).0, ["holt = holt2"]);
    let merging = merge(&store, &[]).unwrap();
    let Finding::Weighed { reasons, .. } = &merging.pairs[0].finding else { panic!("nobody decided") };
    assert_eq!(
        reasons,
        "the surname alone; both clerk of Harbour Council; named beside both: Harbour Council; told a day apart"
    );
}

#[test]
fn what_one_article_keeps_apart_and_what_pronouns_tell_apart_is_two() {
    let company = [HARBOUR, "orr:Person:Dan Orr", "vale:Place:Vale"];
    let both = [&["holt:Person:Mira Holt", "holt2:Person:Mira Holt"][..], &company].concat();
    assert_eq!(found(&store(&[("2021-07-01", &both, "")]), &[]), (vec![], vec![]));

    let pronoun = |who: &str, word: &str| {
        format!("a:p-{who} cg:form cg:Pronoun ; nif:anchorOf \"{word}\" . :{who} gaf:denotedBy a:p-{who} .")
    };
    let one = [&["holt:Person:Sam Holt"][..], &company].concat();
    let other = [&["holt2:Person:Sam Holt"][..], &company].concat();
    let told = [pronoun("holt", "She"), pronoun("holt2", "his")];
    let store = store(&[("2021-07-01", &one, &told[0]), ("2021-07-01", &other, &told[1])]);
    assert_eq!(found(&store, &[]), (vec![], vec![]));
}

#[test]
fn two_of_wikidata_never_meet_however_the_links_run() {
    let company = [HARBOUR, "orr:Person:Dan Orr", "vale:Place:Vale"];
    let named = |it: &'static str| [&[it][..], &company].concat();
    let [one, other, third] =
        ["Q1:Person:Mira Holt", "Q2:Person:Mira Holt", "holt:Person:Mira Holt"].map(named);
    let store = store(&[("2021-07-01", &one, ""), ("2021-07-01", &other, ""), ("2021-07-01", &third, "")]);
    // The third fits both, and so is neither.
    let (groups, doubts) = found(&store, &[]);
    assert_eq!((groups.len(), doubts.len()), (0, 2), "{groups:?} {doubts:?}");
    let same = |q: &str| {
        Decision::new(
            &format!("{BASE}entity/holt"),
            &format!("http://www.wikidata.org/entity/{q}"),
            Some(Verdict::Same),
        )
    };
    assert_eq!(found(&store, &[same("Q1")]).0, ["Q1 = holt"]);
    let merging = merge(&store, &[same("Q1"), same("Q2")]).unwrap();
    assert_eq!((merging.groups.len(), merging.refused.len()), (1, 1));
}

#[test]
fn a_surname_that_fits_two_is_neither() {
    let company = [HARBOUR, "orr:Person:Dan Orr", "vale:Place:Vale"];
    let named = |it: &'static [&'static str]| [it, &company].concat();
    let full = named(&["holt:Person:Mira Holt", "holt2:Person:Anna Holt"]);
    let short = named(&["holt3:Person:Holt"]);
    let store = store(&[("2021-07-01", &full, ""), ("2021-07-01", &short, "")]);
    let (groups, doubts) = found(&store, &[]);
    assert_eq!((groups.len(), doubts.len()), (0, 2), "{groups:?} {doubts:?}");
}

#[test]
fn a_decision_comes_first_lasts_and_can_be_taken_back() {
    let company = [HARBOUR, "orr:Person:Dan Orr", "vale:Place:Vale"];
    let [one, other] =
        ["holt:Person:Mira Holt", "holt2:Person:Mira Holt"].map(|it| [&[it][..], &company].concat());
    let store = store(&[("2021-07-01", &one, ""), ("2021-07-01", &other, "")]);
    let different = Decision::new(
        &format!("{BASE}entity/holt2"),
        &format!("{BASE}entity/holt"),
        Some(Verdict::Different),
    );
    let merging = merge(&store, std::slice::from_ref(&different)).unwrap();
    assert!(merging.groups.is_empty());
    let graph = merge_graph(BASE);
    store.extend(quads(&merging, &graph)).unwrap();
    assert_eq!(decisions(&store, &graph).unwrap(), [different]);
    assert_eq!(see_through(&store).unwrap(), 0);
}

#[test]
fn a_question_finds_one_thing_under_all_its_names() {
    let company = [HARBOUR, "orr:Person:Dan Orr", "vale:Place:Vale"];
    let [one, other] =
        ["Q1:Person:Mira Holt", "holt:Person:M. Holt"].map(|it| [&[it][..], &company].concat());
    let kin = "a:r cg:relation cg:leads ; cg:subject :holt ; cg:object :harbour . :holt cg:leads :harbour .";
    let store = store(&[("2021-07-01", &one, ""), ("2021-07-01", &other, kin)]);
    let merging = merge(&store, &[]).unwrap();
    let graph = merge_graph(BASE);
    store.extend(quads(&merging, &graph)).unwrap();
    assert_eq!(see_through(&store).unwrap(), 1);
    let holds = |question: &str| {
        assert_eq!(query::ask(&store, question).unwrap(), query::Answer::Truth(true), "{question}");
    };
    holds(
        "ASK { GRAPH ?article { wd:Q1 cg:leads ?council ; skos:altLabel 'M. Holt' ; skos:prefLabel 'Mira Holt' } ?r cg:subject wd:Q1 }",
    );
    holds("ASK { ?holt owl:sameAs wd:Q1 . FILTER NOT EXISTS { ?holt a schema:Person } }");
    holds("ASK { FILTER NOT EXISTS { wd:Q1 skos:prefLabel 'M. Holt' } }");
}

#[test]
fn a_table_comes_back_as_it_was_written() {
    let store = store(&[
        ("2021-07-01", &["holt:Person:Mira Holt", HARBOUR], ""),
        ("2021-07-02", &["holt2:Person:Mira Holt", "vale:Place:Vale"], ""),
    ]);
    let written = |decisions: &[Decision]| {
        let mut out = Vec::new();
        write_review(&merge(&store, decisions).unwrap(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let open = written(&[]);
    let decided = open.replace("\n\t", "\nsame\t");
    let decisions = read_review(&decided).unwrap();
    assert_eq!(decisions.iter().map(|it| it.verdict).collect::<Vec<_>>(), [Some(Verdict::Same)]);
    assert_eq!(read_review(&written(&decisions)).unwrap(), decisions);
    assert_eq!(read_review(&open).unwrap()[0].verdict, None);
}

#[test]
fn a_wrong_line_is_named() {
    for (text, line) in [
        ("yes\t\t\t\thttp://a/1\thttp://a/2\t", 1),
        ("\n\nsame\thttp://a/1\thttp://a/2", 3),
        ("same\t\t\t\tone\thttp://a/2\t", 1),
        ("same\t\t\t\thttp://a/2\thttp://a/2\t", 1),
    ] {
        assert_eq!(read_review(text).expect_err(text).line, line);
    }
}
