//! What was found → the graph that says so, and back: what persons decided, out of that graph.

use super::{Decision, Finding, Merging, Pair, Verdict};
use crate::iri;
use crate::vocab::{cg, owl, prov, rdf, rdfs, xsd};
use oxigraph::model::{GraphName, Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use oxigraph::store::{StorageError, Store};

/// By which rule a pair is what it is.
const WEIGHED: &str = "merge/weighed";
const DECIDED: &str = "merge/decided";

/// The quads of the graph `graph`: which IRI stands for which, and each pair with its reasons. The same finding gives the
/// same quads; no clock is in them.
pub fn quads(merging: &Merging, graph: &str) -> Vec<Quad> {
    let mut record = Record { graph: node(graph), quads: Vec::new() };
    let (it, run) = (node(graph), node(&iri::run(graph)));
    record.add(&it, rdf::TYPE, prov::ENTITY);
    record.add(&it, prov::WAS_GENERATED_BY, run.as_ref());
    record.add(&run, rdf::TYPE, prov::ACTIVITY);
    for group in &merging.groups {
        for merged in &group.merged {
            record.add(&node(merged), owl::SAME_AS, node(&group.kept).as_ref());
        }
    }
    for pair in &merging.pairs {
        record.pair(graph, pair);
    }
    record.quads
}

struct Record {
    graph: NamedNode,
    quads: Vec<Quad>,
}

impl Record {
    fn pair(&mut self, graph: &str, pair: &Pair) {
        let it = node(&iri::below(graph, &[&pair.one, &pair.other]));
        self.add(&it, rdf::TYPE, cg::COMPARISON);
        self.add(&it, cg::COMPARED, node(&pair.one).as_ref());
        self.add(&it, cg::COMPARED, node(&pair.other).as_ref());
        self.add_text(&it, rdfs::LABEL, &pair.names.join(" = "));
        let (verdict, certainty, rule) = match &pair.finding {
            Finding::Decided(Verdict::Same) => (owl::SAME_AS, cg::CERTAIN, DECIDED),
            Finding::Decided(Verdict::Different) => (owl::DIFFERENT_FROM, cg::CERTAIN, DECIDED),
            Finding::Weighed { is_certain: true, .. } => (owl::SAME_AS, cg::CERTAIN, WEIGHED),
            Finding::Weighed { .. } => (owl::SAME_AS, cg::PROBABLE, WEIGHED),
        };
        self.add(&it, cg::VERDICT, verdict);
        self.add(&it, cg::CERTAINTY, certainty);
        self.add_text(&it, cg::RULE, rule);
        match &pair.finding {
            Finding::Decided(_) => self.add_text(&it, cg::REASON, "a person decided it"),
            Finding::Weighed { score, reasons, .. } => {
                let score = Literal::new_typed_literal(score.to_string(), xsd::DECIMAL);
                self.push(&it, cg::LOG_ODDS, score.into());
                self.add_text(&it, cg::REASON, reasons);
            }
        }
        if verdict == owl::DIFFERENT_FROM {
            self.add(&node(&pair.one), owl::DIFFERENT_FROM, node(&pair.other).as_ref());
        }
    }

    fn add(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: NamedNodeRef<'_>) {
        self.push(subject, predicate, object.into_owned().into());
    }

    fn add_text(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, text: &str) {
        self.push(subject, predicate, Literal::from(text).into());
    }

    fn push(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: Term) {
        let graph = GraphName::NamedNode(self.graph.clone());
        self.quads.push(Quad::new(subject.clone(), predicate.into_owned(), object, graph));
    }
}

/// What persons decided, as the graph of an earlier run keeps it.
pub fn decisions(store: &Store, graph: &str) -> Result<Vec<Decision>, StorageError> {
    let graph = GraphName::NamedNode(node(graph));
    let of = |pair: &NamedOrBlankNode, predicate| -> Result<Vec<Term>, StorageError> {
        let quads = store.quads_for_pattern(Some(pair.into()), Some(predicate), None, Some(graph.as_ref()));
        quads.map(|quad| Ok(quad?.object)).collect()
    };
    let by_persons = Literal::from(DECIDED);
    let mut decided = Vec::new();
    for quad in
        store.quads_for_pattern(None, Some(cg::RULE), Some((&by_persons).into()), Some(graph.as_ref()))
    {
        let pair = quad?.subject;
        let is_same = of(&pair, cg::VERDICT)?.contains(&owl::SAME_AS.into_owned().into());
        let verdict = if is_same { Verdict::Same } else { Verdict::Different };
        if let [Term::NamedNode(one), Term::NamedNode(other)] = of(&pair, cg::COMPARED)?.as_slice() {
            decided.push(Decision::new(one.as_str(), other.as_str(), Some(verdict)));
        }
    }
    decided.sort();
    Ok(decided)
}

/// An IRI that stands in the store, or that `iri.rs` made.
fn node(iri: &str) -> NamedNode {
    NamedNode::new_unchecked(iri)
}
