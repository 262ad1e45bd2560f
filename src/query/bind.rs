//! Puts values into a parsed query, as terms: nothing that a user types is ever read as SPARQL.
//!
//! A parameter's place is `VALUES ?name { UNDEF }`. With values the table holds them, so that the planner, which
//! starts from the smallest table, starts there; without, the place falls away and the variable is free.

use oxigraph::model::Term;
use spargebra::Query;
use spargebra::algebra::GraphPattern;
use spargebra::term::GroundTerm;
use std::collections::BTreeMap;

/// The values of each parameter; none for one that was not given.
pub(crate) type Values<'a> = BTreeMap<&'a str, Vec<Term>>;

/// Fills the places of all parameters.
pub(crate) fn fill(query: &mut Query, values: &Values<'_>) {
    let (Query::Select { pattern, .. }
    | Query::Construct { pattern, .. }
    | Query::Describe { pattern, .. }
    | Query::Ask { pattern, .. }) = query;
    fill_pattern(pattern, values);
}

/// A query nests as deep as its text; the parser has gone that deep before.
fn fill_pattern(pattern: &mut GraphPattern, values: &Values<'_>) {
    match pattern {
        GraphPattern::Values { variables, bindings } => {
            let [variable] = variables.as_slice() else { return };
            let is_place = matches!(bindings.as_slice(), [row] if row.as_slice() == [None]);
            let Some(terms) = values.get(variable.as_str()).filter(|_| is_place) else { return };
            if terms.is_empty() {
                *pattern = GraphPattern::Bgp { patterns: Vec::new() };
            } else {
                *bindings = terms.iter().map(|term| vec![ground(term)]).collect();
            }
        }
        GraphPattern::Join { left, right }
        | GraphPattern::LeftJoin { left, right, .. }
        | GraphPattern::Lateral { left, right }
        | GraphPattern::Union { left, right }
        | GraphPattern::Minus { left, right } => {
            fill_pattern(left, values);
            fill_pattern(right, values);
        }
        GraphPattern::Filter { inner, .. }
        | GraphPattern::Graph { inner, .. }
        | GraphPattern::Extend { inner, .. }
        | GraphPattern::OrderBy { inner, .. }
        | GraphPattern::Project { inner, .. }
        | GraphPattern::Distinct { inner }
        | GraphPattern::Reduced { inner }
        | GraphPattern::Slice { inner, .. }
        | GraphPattern::Group { inner, .. }
        | GraphPattern::Service { inner, .. } => fill_pattern(inner, values),
        GraphPattern::Bgp { .. } | GraphPattern::Path { .. } => {}
    }
}

/// A term for a table; a blank node has no place in one.
fn ground(term: &Term) -> Option<GroundTerm> {
    match term {
        Term::NamedNode(iri) => Some(iri.clone().into()),
        Term::Literal(literal) => Some(literal.clone().into()),
        Term::BlankNode(_) => None,
    }
}

/// Whether the rows of a query come in an order that its text fixes.
pub(crate) fn is_ordered(query: &Query) -> bool {
    let Query::Select { pattern, .. } = query else { return false };
    let mut pattern = pattern;
    loop {
        match pattern {
            GraphPattern::OrderBy { .. } => return true,
            GraphPattern::Project { inner, .. }
            | GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner }
            | GraphPattern::Slice { inner, .. } => pattern = inner,
            _ => return false,
        }
    }
}
