//! Holds constants and Turtle together, both ways, comments included.

use super::{PREFIXES, Term, cg, medtop, plover, rdfs, terms};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Term as RdfTerm};
use std::collections::{BTreeMap, BTreeSet};

/// What `turtle` says of every subject under `base`: IRI and comment.
fn declared(turtle: &str, base: &str) -> BTreeMap<String, Option<String>> {
    let mut declared = BTreeMap::new();
    for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(turtle) {
        let quad = quad.expect("the ontology is Turtle");
        let NamedOrBlankNode::NamedNode(subject) = quad.subject else { continue };
        if !subject.as_str().starts_with(base) {
            continue;
        }
        let comment = declared.entry(subject.into_string()).or_insert(None);
        if quad.predicate == rdfs::COMMENT {
            let text = match quad.object {
                RdfTerm::Literal(literal) => literal.value().to_owned(),
                other => other.to_string(),
            };
            assert_eq!(comment.replace(text), None, "one comment a term");
        }
    }
    declared
}

fn check(turtle: &str, base: &str, terms: &[Term]) {
    let constants: BTreeMap<_, _> =
        terms.iter().map(|term| (term.iri.as_str().to_owned(), Some(term.comment.to_owned()))).collect();
    assert_eq!(constants.len(), terms.len(), "no term twice");
    assert_eq!(constants, declared(turtle, base));
}

#[test]
fn our_own_terms_are_those_of_the_ontology() {
    check(include_str!("../../ontology/cablegraph.ttl"), cg::BASE, cg::TERMS);
}

#[test]
fn plover_terms_are_those_of_the_scheme() {
    check(include_str!("../../ontology/plover.ttl"), plover::BASE, plover::TERMS);
}

#[test]
fn media_topics_are_those_of_the_scheme() {
    check(include_str!("../../ontology/mediatopics.ttl"), medtop::BASE, medtop::TERMS);
}

#[test]
fn no_term_stands_in_two_vocabularies_and_all_have_a_prefix() {
    let mut seen = BTreeSet::new();
    for term in terms() {
        assert!(seen.insert(term.iri.as_str()), "{} stands twice", term.iri);
        assert!(
            PREFIXES.iter().any(|(_, base)| term.iri.as_str().starts_with(base)),
            "{} has no prefix",
            term.iri
        );
    }
    assert!(PREFIXES.is_sorted_by(|a, b| a.0 < b.0));
}
