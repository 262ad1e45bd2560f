//! The schemes as the ontology has them: the quad and the score of each PLOVER type and mode, and what topics are called.

use crate::vocab::{cg, plover, skos};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term};
use std::collections::BTreeMap;
use std::sync::OnceLock;

const PLOVER: &str = include_str!("../../ontology/plover.ttl");
const MEDIA_TOPICS: &str = include_str!("../../ontology/mediatopics.ttl");

/// What the scheme says of a type, a mode or a topic.
#[derive(Clone, Debug, Default)]
pub(super) struct Concept {
    pub(super) quad: Option<NamedNode>,
    pub(super) score: Option<Term>,
    label: String,
    broader: Option<NamedNode>,
}

/// The quad and score of an event: the mode's score where it has one, else its type's.
pub(super) fn concept(kind: &NamedNode, mode: Option<&NamedNode>) -> Concept {
    let scheme = scheme();
    let of = |term: &NamedNode| scheme.get(term.as_str()).cloned().unwrap_or_default();
    let (of_kind, of_mode) = (of(kind), mode.map(of).unwrap_or_default());
    Concept { quad: of_kind.quad, score: of_mode.score.or(of_kind.score), ..of_mode }
}

/// What a concept is called.
pub fn label(concept: NamedNodeRef<'_>) -> &'static str {
    scheme().get(concept.as_str()).map_or("", |concept| &concept.label)
}

/// The type of that name: PLOVER's, or our own for happenings outside it.
pub(super) fn kind(name: &str) -> NamedNode {
    let base = if name.starts_with("OtherEvent") { cg::BASE } else { plover::BASE };
    NamedNode::new_unchecked(format!("{base}{name}"))
}

/// Whether the ontology declares a mode below a type.
#[cfg(test)]
fn is_mode(mode: &NamedNode, kind: &NamedNode) -> bool {
    scheme().get(mode.as_str()).is_some_and(|concept| concept.broader.as_ref() == Some(kind))
}

fn scheme() -> &'static BTreeMap<String, Concept> {
    static SCHEME: OnceLock<BTreeMap<String, Concept>> = OnceLock::new();
    SCHEME.get_or_init(|| {
        let mut scheme: BTreeMap<String, Concept> = BTreeMap::new();
        let own = include_str!("../../ontology/cablegraph.ttl");
        for text in [PLOVER, MEDIA_TOPICS, own] {
            let quads = RdfParser::from_format(RdfFormat::Turtle).for_reader(text.as_bytes());
            for quad in quads.map(|quad| quad.expect("a test reads the ontology")) {
                let concept =
                    scheme.entry(quad.subject.to_string().trim_matches(['<', '>']).to_owned()).or_default();
                let named =
                    |term: &Term| if let Term::NamedNode(node) = term { Some(node.clone()) } else { None };
                if quad.predicate == cg::QUAD {
                    concept.quad = named(&quad.object);
                } else if quad.predicate == cg::SCORE {
                    concept.score = Some(canonical(quad.object));
                } else if quad.predicate == skos::BROADER {
                    concept.broader = named(&quad.object);
                } else if let (true, Term::Literal(label)) =
                    (quad.predicate == skos::PREF_LABEL, &quad.object)
                {
                    label.value().clone_into(&mut concept.label);
                }
            }
        }
        scheme
    })
}

/// A decimal as Oxigraph keeps it, without noughts at its end, so that a graph equals itself once stored.
fn canonical(score: Term) -> Term {
    match &score {
        Term::Literal(literal) if literal.value().contains('.') => {
            let value = literal.value().trim_end_matches('0').trim_end_matches('.');
            Literal::new_typed_literal(value, literal.datatype().into_owned()).into()
        }
        _ => score,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;

    #[test]
    fn every_rule_codes_what_the_ontology_declares() {
        for rule in Knowledge::bundled().rules.all() {
            let of = kind(&rule.kind);
            assert!(scheme().contains_key(of.as_str()), "{}: {}", rule.name, rule.kind);
            if let Some(mode) = &rule.mode {
                let mode = kind(&format!("{}-{mode}", rule.kind));
                assert!(is_mode(&mode, &of), "{}: {mode}", rule.name);
            }
            assert_eq!(concept(&of, None).quad.is_some(), rule.kind != "OtherEvent", "{}", rule.name);
        }
    }
}
