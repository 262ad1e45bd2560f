//! Shapes of a few lines judged over data of a few lines; and ontology, shapes and examples held together.

use super::shape::Target;
use super::{Severity, Shapes, shapes, violations};
use crate::vocab::{cg, owl, rdf};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedNode, NamedOrBlankNode, Term};
use oxigraph::store::Store;
use std::collections::BTreeSet;

const PREFIXES: &str = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix : <http://example.org/> .\n";

/// What the shape `:S`, for `:x` and `:y`, says of `data`: focus, path and value of each violation.
fn check(shape: &str, data: &str) -> Vec<String> {
    let turtle = format!("{PREFIXES} :S a sh:NodeShape ; sh:targetNode :x, :y ; {shape} .");
    let store = Store::new().expect("memory");
    store.load_from_slice(RdfFormat::TriG, &format!("{PREFIXES} {data}")).expect("the data is TriG");
    let found = violations(&store, &shapes(&turtle).expect("the shapes are read")).expect("memory");
    let short = |text: String| text.replace("http://example.org/", ":").replace(['<', '>'], "");
    found
        .iter()
        .map(|it| {
            let path = it.path.as_ref().map(ToString::to_string).unwrap_or_default();
            let value = it.value.as_ref().map(ToString::to_string).unwrap_or_default();
            short(format!("{} {path} {value}", it.focus)).trim().to_owned()
        })
        .collect()
}

#[test]
fn a_triple_said_in_many_graphs_is_one_value() {
    let shape = "sh:property [ sh:path :p ; sh:minCount 1 ; sh:maxCount 1 ]";
    assert_eq!(check(shape, ":a { :x :p 1 } :b { :x :p 1 . :y :p 1 }"), Vec::<String>::new());
    assert_eq!(check(shape, ":a { :x :p 1 } :b { :x :p 2 }"), [":x :p", ":y :p"]);
}

#[test]
fn values_are_judged_one_by_one() {
    let data = ":x :p 1, \"b\" , :y .";
    let integer = "\"1\"^^http://www.w3.org/2001/XMLSchema#integer";
    assert_eq!(check("sh:property [ sh:path :p ; sh:nodeKind sh:Literal ]", data), [":x :p :y"]);
    assert_eq!(check("sh:property [ sh:path :p ; sh:datatype xsd:string ]", data).len(), 2);
    assert_eq!(check("sh:property [ sh:path :p ; sh:in ( 1 :y ) ]", data), [":x :p \"b\""]);
    assert_eq!(check("sh:property [ sh:path :p ; sh:hasValue 2 ]", data), [":x :p", ":y :p"]);
    assert_eq!(check("sh:property [ sh:path :p ; sh:in ( 1.0 ) ]", ":x :p 1.00 ."), Vec::<String>::new());
    assert_eq!(check("sh:property [ sh:path :p ; sh:pattern \"B\" ; sh:flags \"i\" ]", data).len(), 2);
    assert_eq!(check("sh:property [ sh:path :p ; sh:minLength 2 ]", data).len(), 2);
    assert_eq!(check("sh:property [ sh:path :p ; sh:maxLength 2 ]", data), [":x :p :y"]);
    assert_eq!(
        check("sh:property [ sh:path :p ; sh:maxInclusive 0.5 ]", ":x :p 1 ."),
        [format!(":x :p {integer}")]
    );
    assert_eq!(check("sh:property [ sh:path :p ; sh:minInclusive 1 ]", ":x :p 1.0 ."), Vec::<String>::new());
}

#[test]
fn values_are_held_against_another_property() {
    let data = ":x :p 1, 2 ; :q 2 .";
    let two = "\"2\"^^http://www.w3.org/2001/XMLSchema#integer";
    let one = "\"1\"^^http://www.w3.org/2001/XMLSchema#integer";
    assert_eq!(check("sh:property [ sh:path :p ; sh:lessThan :q ]", data), [format!(":x :p {two}")]);
    assert_eq!(check("sh:property [ sh:path :p ; sh:disjoint :q ]", data), [format!(":x :p {two}")]);
    assert_eq!(check("sh:property [ sh:path :p ; sh:equals :q ]", data), [format!(":x :p {one}")]);
    assert_eq!(check("sh:property [ sh:path :q ; sh:equals :p ]", data), [format!(":x :q {one}")]);
}

#[test]
fn paths_lead_back_on_and_aside() {
    let data = ":a :p :x . :x :q :b . :b :q :c .";
    assert_eq!(check("sh:property [ sh:path [ sh:inversePath :p ] ; sh:minCount 1 ]", data), [":y ^:p"]);
    assert_eq!(check("sh:property [ sh:path ( :q :q ) ; sh:hasValue :c ]", data), [":y (:q/:q)"]);
    let aside = "sh:property [ sh:path [ sh:alternativePath ( :q [ sh:inversePath :p ] ) ] ; sh:maxCount 1 ]";
    assert_eq!(check(aside, data), [":x (:q|^:p)"]);
    assert_eq!(
        check(
            "sh:property [ sh:path [ sh:inversePath ( :p :q ) ] ; sh:maxCount 0 ]",
            ":a :p :b . :b :q :x ."
        ),
        [":x ^(:p/:q)"]
    );
}

#[test]
fn shapes_are_joined_by_logic() {
    let data = ":x a :C . :y a :C, :D .";
    assert_eq!(check("sh:and ( [ sh:class :C ] [ sh:class :D ] )", data), [":x  :x"]);
    assert_eq!(check("sh:xone ( [ sh:class :C ] [ sh:class :D ] )", data), [":y  :y"]);
    assert_eq!(check("sh:or ( [ sh:class :E ] [ sh:class :D ] )", data), [":x  :x"]);
    assert_eq!(check("sh:not [ sh:class :D ]", data), [":y  :y"]);
    let nested = "sh:property [ sh:path :p ; sh:node [ sh:property [ sh:path :q ; sh:minCount 1 ] ] ]";
    assert_eq!(check(nested, ":x :p :a, :b . :a :q 1 ."), [":x :p :b"]);
}

#[test]
fn a_class_takes_in_the_classes_below_it() {
    assert_eq!(check("sh:class :C", ":x a :D . :D rdfs:subClassOf :C . :y a :E ."), [":y  :y"]);
}

#[test]
fn a_closed_shape_allows_what_it_names() {
    let shape = "sh:closed true ; sh:ignoredProperties ( rdf:type ) ; sh:property [ sh:path :p ]";
    assert_eq!(check(shape, ":x a :C ; :p 1 ; :q :z ."), [":x :q :z"]);
}

#[test]
fn nodes_are_found_by_class_and_by_property() {
    let store = Store::new().expect("memory");
    let data = format!("{PREFIXES} :a {{ :i a :D ; :p :o }} :b {{ :i a :D . :D rdfs:subClassOf :C }}");
    store.load_from_slice(RdfFormat::TriG, &data).expect("the data is TriG");
    for target in ["sh:targetClass :C", "sh:targetSubjectsOf :p", "sh:targetObjectsOf :p"] {
        let turtle = format!(
            "{PREFIXES} :S {target} ; sh:severity sh:Warning ; sh:property [ sh:path :none ; sh:minCount 1 ; sh:message \"none\" ] ."
        );
        let found = violations(&store, &shapes(&turtle).expect("the shapes are read")).expect("memory");
        assert_eq!(found.len(), 1, "{target}");
        assert_eq!(found[0].message, "none");
        assert_eq!(found[0].shape.as_str(), "http://example.org/S");
        assert_eq!(found[0].severity, Severity::Violation, "a property shape has its own severity");
    }
}

#[test]
fn what_is_not_known_is_refused_by_name() {
    let refused = |shape: &str| {
        let turtle = format!("{PREFIXES} :S a sh:NodeShape ; {shape} .");
        shapes(&turtle).expect_err(shape).to_string()
    };
    let name = "<http://example.org/S> uses <http://www.w3.org/ns/shacl#";
    for (shape, term) in [
        ("sh:sparql [ ]", "sparql"),
        ("sh:qualifiedMinCount 1", "qualifiedMinCount"),
        ("sh:targetNod :x", "targetNod"),
        ("sh:path [ sh:zeroOrMorePath :p ]", "zeroOrMorePath"),
        ("sh:nodeKind sh:Thing", "Thing"),
    ] {
        assert_eq!(refused(shape), format!("{name}{term}>, which this validator does not know"));
    }
    assert!(refused("sh:property [ sh:unlikely 1 ; sh:path :p ]").contains("shacl#unlikely"));
    assert!(refused("a rdfs:Class").contains("rdf-schema#Class"));
    assert!(refused("sh:node :S").contains("refers to itself"));
    assert!(refused("sh:minCount :x").contains("is no literal"));
    assert!(refused("sh:pattern \"(\"").contains("pattern"));
    assert!(refused("sh:in 1").contains("is no list"));
    assert!(refused("sh:node [ ]").contains("is no shape"));
    assert!(refused("sh:property [ sh:minCount 1 ]").contains("has no path"));
    assert!(refused("sh:name \"S\" . [ sh:targetClass :C ]").contains("has no name"));
    assert!(refused("sh:path _:p . _:p sh:inversePath _:p").contains("is no path"));
}

/// Every class that `turtle` says something to be of, and every subject that it says to be of `class`.
fn typed(turtle: &str, class: Option<&NamedNode>) -> BTreeSet<String> {
    let quads =
        RdfParser::from_format(RdfFormat::Turtle).for_slice(turtle).map(|quad| quad.expect("it is Turtle"));
    let types = quads.filter(|quad| quad.predicate == rdf::TYPE);
    let wanted = types.filter(|quad| class.is_none_or(|class| quad.object == Term::from(class.clone())));
    wanted
        .filter_map(|quad| match (class, quad.subject, quad.object) {
            (Some(_), NamedOrBlankNode::NamedNode(subject), _) => Some(subject.into_string()),
            (None, _, Term::NamedNode(class)) => Some(class.into_string()),
            _ => None,
        })
        .collect()
}

#[test]
fn classes_shapes_and_examples_are_one_list() {
    let shapes = Shapes::bundled();
    let judged: BTreeSet<_> = shapes
        .targets()
        .filter_map(|(target, _)| match target {
            Target::Class(class) => Some(class.as_str().to_owned()),
            _ => None,
        })
        .collect();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/ontology/examples");
    let mut shown = BTreeSet::new();
    for entry in std::fs::read_dir(folder).expect("the folder of examples") {
        let path = entry.expect("an entry").path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("valid-")) {
            shown.extend(typed(&std::fs::read_to_string(path).expect("an example"), None));
        }
    }
    let missing: Vec<_> = judged.difference(&shown).collect();
    assert!(missing.is_empty(), "classes with a shape and no example: {missing:?}");

    let ontology = include_str!("../../ontology/cablegraph.ttl");
    let own = typed(ontology, Some(&owl::CLASS.into_owned()));
    let bare: Vec<_> = own.difference(&judged).filter(|class| !class.ends_with("Value")).collect();
    assert!(bare.is_empty(), "classes of {} without a shape: {bare:?}", cg::BASE);
}
