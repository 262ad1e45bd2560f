//! What is written is read back by another library, or by the engine where there is none, and is the same graph.

use super::{ExportError, Format, rdf};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{BlankNode, GraphName, Literal, NamedNode, NamedNodeRef, Quad, vocab::xsd};
use oxigraph::store::Store as Engine;
use proptest::prelude::*;
use rio_api::parser::{QuadsParser, TriplesParser};
use rio_turtle::TurtleError;
use std::collections::BTreeSet;
use std::io::Write as _;

fn node(iri: &str) -> NamedNode {
    NamedNode::new_unchecked(iri)
}

fn engine(quads: &[Quad]) -> Engine {
    let engine = Engine::new().unwrap();
    engine.extend(quads.iter().cloned()).unwrap();
    engine
}

fn written(engine: &Engine, format: Format) -> String {
    let mut out = Vec::new();
    rdf(engine, format, None, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The quads as the engine prints them, without graphs where the format has none. It keeps numbers by value: `.5` as `0.5`.
fn expected(engine: &Engine, format: Format) -> BTreeSet<String> {
    let quads = engine.iter().map(|quad| {
        let mut quad = quad.unwrap();
        if !format.has_graphs() {
            quad.graph_name = GraphName::DefaultGraph;
        }
        quad.to_string()
    });
    quads.collect()
}

fn read_by_engine(text: &str, format: Format) -> BTreeSet<String> {
    let parser = RdfParser::from_format(RdfFormat::from(format));
    parser.for_slice(text.as_bytes()).map(|quad| quad.unwrap().to_string()).collect()
}

/// The quads as the other library reads them, printed by the engine.
fn read_by_rio(text: &str, format: Format) -> BTreeSet<String> {
    let mut lines = Vec::new();
    let bytes = text.as_bytes();
    let failed = match format {
        Format::Turtle => {
            rio_turtle::TurtleParser::new(bytes, None)
                .parse_all(&mut |it| -> Result<(), TurtleError> { Ok(writeln!(lines, "{it} .")?) })
        }
        Format::NTriples => {
            rio_turtle::NTriplesParser::new(bytes)
                .parse_all(&mut |it| -> Result<(), TurtleError> { Ok(writeln!(lines, "{it} .")?) })
        }
        Format::TriG => {
            rio_turtle::TriGParser::new(bytes, None)
                .parse_all(&mut |it| -> Result<(), TurtleError> { Ok(writeln!(lines, "{it} .")?) })
        }
        Format::NQuads => {
            rio_turtle::NQuadsParser::new(bytes)
                .parse_all(&mut |it| -> Result<(), TurtleError> { Ok(writeln!(lines, "{it} .")?) })
        }
        Format::RdfXml | Format::JsonLd => return read_by_engine(text, format),
    };
    failed.unwrap_or_else(|error| panic!("{error} in:\n{text}"));
    read_by_engine(str::from_utf8(&lines).unwrap(), Format::NQuads)
}

fn check(quads: &[Quad], format: Format) {
    let engine = engine(quads);
    let text = written(&engine, format);
    assert_eq!(read_by_engine(&text, format), expected(&engine, format), "{text}");
    assert_eq!(read_by_rio(&text, format), expected(&engine, format), "{text}");
}

fn any_quad() -> impl Strategy<Value = Quad> {
    let iris = prop::sample::select(vec![
        "https://w3id.org/cablegraph/ns#Report",
        "https://w3id.org/cablegraph/article/1",
        "https://w3id.org/cablegraph/article/1#char=0,7",
        "https://w3id.org/cablegraph/article/1/event/3-9",
        "http://www.wikidata.org/entity/Q30",
        "https://schema.org/",
        "https://schema.org/a.b",
        "https://schema.org/-x",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
        "http://www.w3.org/2001/XMLSchema#date",
        "time:x",
        "x:\u{e9}\u{4e2d}",
    ]);
    let predicates = prop::sample::select(vec![
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
        "https://schema.org/name",
        "https://w3id.org/cablegraph/plover#CONSULT-visit",
        "http://other.org/terms/1st.of-all",
        "urn:x:y",
    ]);
    let text = prop_oneof![
        any::<String>(),
        prop::sample::select(vec![
            "-5",
            "+05",
            "2.5",
            ".5",
            "5.",
            "true",
            "1",
            "2020-05-01",
            "",
            "a\"\\b\r\n\tc\u{8}"
        ])
        .prop_map(str::to_owned)
    ];
    let types =
        [xsd::INTEGER, xsd::DECIMAL, xsd::BOOLEAN, xsd::DATE, xsd::STRING].map(NamedNodeRef::into_owned);
    let literal = (text, 0..7usize).prop_map(move |(text, kind)| match types.get(kind) {
        Some(datatype) => Literal::new_typed_literal(text, datatype.clone()),
        None if kind == 5 => Literal::new_language_tagged_literal_unchecked(text, "en-us"),
        None => Literal::from(text),
    });
    let object = prop_oneof![
        literal.prop_map(oxigraph::model::Term::from),
        iris.clone().prop_map(|it| node(it).into()),
        Just(BlankNode::new_unchecked("b1").into()),
        Just(BlankNode::new_unchecked("b2").into())
    ];
    let subject = prop_oneof![
        iris.clone().prop_map(|it| oxigraph::model::NamedOrBlankNode::from(node(it))),
        Just(BlankNode::new_unchecked("b2").into())
    ];
    let graph = prop::option::of(prop::sample::select(vec!["x:g1", "https://w3id.org/cablegraph/article/1"]));
    (subject, predicates, object, graph).prop_map(|(subject, predicate, object, graph)| {
        Quad::new(
            subject,
            node(predicate),
            object,
            graph.map_or(GraphName::DefaultGraph, |it| node(it).into()),
        )
    })
}

fn fits_xml(quad: &Quad) -> bool {
    let oxigraph::model::Term::Literal(literal) = &quad.object else { return true };
    literal
        .value()
        .chars()
        .all(|it| it >= ' ' && !matches!(it, '\u{fffe}' | '\u{ffff}') || matches!(it, '\t' | '\n' | '\r'))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_format_reads_back_as_the_same_graph(quads in prop::collection::vec(any_quad(), 0..24)) {
        for format in Format::ALL {
            if format == Format::RdfXml {
                check(&quads.iter().filter(|it| fits_xml(it)).cloned().collect::<Vec<_>>(), format);
            } else {
                check(&quads, format);
            }
        }
    }

    #[test]
    fn the_order_of_insertion_does_not_show(quads in prop::collection::vec(any_quad(), 0..24)) {
        let mut reversed = quads.clone();
        reversed.reverse();
        for format in [Format::Turtle, Format::TriG, Format::NQuads, Format::NTriples, Format::JsonLd] {
            prop_assert_eq!(written(&engine(&quads), format), written(&engine(&reversed), format));
        }
    }

    #[test]
    fn lines_come_in_the_order_of_sort(quads in prop::collection::vec(any_quad(), 0..24)) {
        for format in [Format::NQuads, Format::NTriples] {
            let text = written(&engine(&quads), format);
            prop_assert!(text.lines().is_sorted_by(|a, b| a < b), "{}", text);
        }
    }
}

fn sample() -> Engine {
    let turtle = "@prefix cg: <https://w3id.org/cablegraph/ns#> . @prefix schema: <https://schema.org/> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix wd: <http://www.wikidata.org/entity/> .
        <x:g1> { <x:a/1#char=0,3> cg:score 2.5 ; schema:name \"Rubio\"@en , \"say \\\"no\\\"\" ; a schema:Person , cg:Thing . }
        <x:g2> { wd:Q30 schema:datePublished \"2020-01-08\"^^xsd:date . <x:a/1#char=0,3> a cg:Thing . }";
    let engine = Engine::new().unwrap();
    engine.load_from_slice(RdfFormat::TriG, turtle).unwrap();
    engine
}

#[test]
fn turtle_looks_like_this() {
    let expected = r#"@prefix cg: <https://w3id.org/cablegraph/ns#> .
@prefix schema: <https://schema.org/> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

wd:Q30 schema:datePublished "2020-01-08"^^xsd:date .

<x:a/1#char=0,3> a schema:Person ,
        cg:Thing ;
    schema:name "Rubio"@en ,
        "say \"no\"" ;
    cg:score 2.5 .
"#;
    assert_eq!(written(&sample(), Format::Turtle), expected);
}

#[test]
fn json_ld_looks_like_this() {
    let expected = r#"{"@context":{
  "cg":"https://w3id.org/cablegraph/ns#",
  "schema":"https://schema.org/",
  "wd":"http://www.wikidata.org/entity/",
  "xsd":"http://www.w3.org/2001/XMLSchema#"
},
"@graph":[
{"@id":"x:g2","@graph":[
{"@id":"wd:Q30",
  "schema:datePublished":{"@value":"2020-01-08","@type":"xsd:date"}},
{"@id":"x:a/1#char=0,3",
  "@type":"cg:Thing"}
]}
]}
"#;
    let mut out = Vec::new();
    rdf(&sample(), Format::JsonLd, Some(&["x:g2".to_owned()]), &mut out).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), expected);
}

#[test]
fn xml_says_what_it_cannot_hold() {
    let quad = Quad::new(node("x:a"), node("x:p/name"), Literal::from("a\u{1}b"), GraphName::DefaultGraph);
    let error = rdf(&engine(&[quad]), Format::RdfXml, None, &mut Vec::new()).unwrap_err();
    assert!(matches!(&error, ExportError::Unsayable { what, .. } if what.contains("U+0001")), "{error}");
    let quad = Quad::new(node("x:a"), node("x:p/"), node("x:b"), GraphName::DefaultGraph);
    assert!(rdf(&engine(&[quad]), Format::RdfXml, None, &mut Vec::new()).is_err());
    let item = node("http://www.w3.org/1999/02/22-rdf-syntax-ns#li");
    let quad = Quad::new(node("x:a"), item, node("x:b"), GraphName::DefaultGraph);
    assert!(rdf(&engine(&[quad]), Format::RdfXml, None, &mut Vec::new()).is_err());
}

#[test]
fn names_of_formats_are_forgiving() {
    for format in Format::ALL {
        for name in [format.name(), format.extension(), format.media_type(), &format.name().to_uppercase()] {
            assert_eq!(Format::from_name(name), Ok(format));
        }
        assert_eq!(Format::from_path(format!("a.b.{}", format.extension()).as_ref()), Some(format));
    }
    let error = Format::from_name("turtel").unwrap_err();
    assert_eq!(error.suggestion, Some(Format::Turtle));
    assert!(error.to_string().contains("did you mean turtle?"), "{error}");
    assert_eq!(Format::from_name("parquet").unwrap_err().suggestion, None);
}
