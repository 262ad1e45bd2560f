//! Reads one row of a view: the tie or membership it tells of, and what it stands on.

use oxigraph::model::Term;
use oxigraph::sparql::QuerySolution;

/// One row of a view.
pub(crate) struct Row {
    /// Whom it is about.
    pub(crate) tie: Tie,
    /// What ties them, where the row says so.
    pub(crate) kind: Option<String>,
    /// The event, relation, statement, sentence or article that is counted.
    pub(crate) counted: String,
    /// How friendly it is.
    pub(crate) score: Option<f64>,
    /// When it happened; else when it was published.
    pub(crate) when: Option<When>,
    /// The sentence.
    pub(crate) evidence: Option<String>,
    /// The article.
    pub(crate) article: String,
    /// The quad of the event: `VC`, `MC`, `VX`, `MX`.
    pub(crate) quad: Option<String>,
    /// Whether it is told as `Actual`, `Planned`, `Hypothetical` or `Denied`.
    pub(crate) factuality: Option<String>,
    /// Whether it is less than a fact.
    pub(crate) claimed: bool,
}

/// Whom a row is about.
#[derive(Clone)]
pub(crate) enum Tie {
    /// Two things, and whether the tie leads from the first to the second.
    Between(String, String, bool),
    /// One thing among others of its group.
    Among(String),
}

/// A day, a month or a year.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct When(pub(crate) String);

impl When {
    /// Whether some of it lies at or after `from`; July 2021 lies after the 15th of it, too.
    pub(crate) fn is_from(&self, from: &str) -> bool {
        let (own, other) = common(&self.0, from);
        own >= other
    }

    /// Whether some of it lies at or before `to`.
    pub(crate) fn is_until(&self, to: &str) -> bool {
        let (own, other) = common(&self.0, to);
        own <= other
    }
}

/// Two dates as far as both are precise. Dates are ASCII; anything else is compared whole.
fn common<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    let length = a.len().min(b.len());
    (a.get(..length).unwrap_or(a), b.get(..length).unwrap_or(b))
}

impl Row {
    /// Reads a row; none for one that ties nobody.
    pub(crate) fn read(solution: &QuerySolution) -> Option<Self> {
        let words = |name: &str| solution.get(name).map(words);
        let is_true = |name: &str, otherwise: bool| words(name).map_or(otherwise, |it| it == "true");
        let tie = match (words("source"), words("target"), words("member")) {
            (Some(source), Some(target), _) => Tie::Between(source, target, is_true("directed", true)),
            (_, _, Some(member)) => Tie::Among(member),
            _ => return None,
        };
        let counted = words("group").or_else(|| words("node"))?;
        let term = |name: &str| words(name).map(|iri| local_name(&iri).to_owned());
        Some(Self {
            tie,
            kind: term("kind"),
            counted,
            score: words("score").and_then(|score| score.parse().ok()),
            when: words("date").or_else(|| words("published")).map(When),
            evidence: words("evidence"),
            article: words("article").unwrap_or_default(),
            quad: term("quad"),
            factuality: term("factuality"),
            claimed: is_true("claimed", false),
        })
    }
}

/// The text of a term: an IRI whole, a literal's value.
pub(crate) fn words(term: &Term) -> String {
    match term {
        Term::NamedNode(iri) => iri.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        Term::BlankNode(node) => node.to_string(),
    }
}

/// The last part of an IRI.
pub(crate) fn local_name(iri: &str) -> &str {
    iri.rsplit(['#', '/']).next().unwrap_or(iri)
}
