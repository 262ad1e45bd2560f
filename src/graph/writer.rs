//! Collects the triples of one article: IRIs of its entities, mentions, and the sentences that stand as evidence.

use crate::article::Article;
use crate::extract::{Annotations, Certainty, EntityId, Factuality};
use crate::iri;
use crate::language::{Document, Span};
use crate::vocab::{cg, gaf, nif, rdf, xsd};
use oxigraph::model::{GraphName, Literal, NamedNode, NamedNodeRef, Quad, Term};

/// The triples of one article while they are gathered.
pub(super) struct Writer<'a> {
    pub(super) article: &'a Article,
    pub(super) doc: &'a Document,
    pub(super) annotations: &'a Annotations,
    entities: Vec<NamedNode>,
    graph: NamedNode,
    quads: Vec<Quad>,
}

/// The IRI of an entity: Wikidata's where it is linked, the article's own for people it only describes, else by kind and name.
pub fn entity_iri(article: &Article, doc: &Document, annotations: &Annotations, id: EntityId) -> String {
    let entity = &annotations.entities[id.0];
    if let Some(wikidata) = &entity.wikidata {
        return iri::wikidata(wikidata);
    }
    let mention = annotations.mentions.iter().find(|mention| mention.entity == id);
    let kind = entity.kind.as_str();
    match (mention.filter(|_| entity.described), &entity.apart) {
        (Some(mention), _) => article.iri.node("entity", doc.chars(mention.span)),
        (None, Some(apart)) => article.iri.entity_apart(kind, &entity.name, apart),
        (None, None) => article.iri.entity(kind, &entity.name),
    }
}

impl<'a> Writer<'a> {
    pub(super) fn new(article: &'a Article, doc: &'a Document, annotations: &'a Annotations) -> Self {
        let ids = (0..annotations.entities.len()).map(EntityId);
        let entities = ids.map(|id| node(entity_iri(article, doc, annotations, id))).collect();
        let graph = node(article.iri.as_str().to_owned());
        Self { article, doc, annotations, entities, graph, quads: Vec::new() }
    }

    /// The article's own node, also the name of its graph.
    pub(super) fn article_node(&self) -> NamedNode {
        self.graph.clone()
    }

    pub(super) fn entity(&self, id: EntityId) -> NamedNode {
        self.entities[id.0].clone()
    }

    /// A node below the article, told apart by the words of a span.
    pub(super) fn node(&self, kind: &str, span: Span) -> NamedNode {
        node(self.article.iri.node(kind, self.doc.chars(span)))
    }

    pub(super) fn add(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: impl Into<Term>) {
        let graph = GraphName::NamedNode(self.graph.clone());
        self.quads.push(Quad::new(subject.clone(), predicate.into_owned(), object, graph));
    }

    pub(super) fn add_text(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, text: &str) {
        self.add(subject, predicate, Literal::from(text));
    }

    /// The mention of a span, with its offsets in code points and its words.
    pub(super) fn mention(&mut self, span: Span, form: NamedNodeRef<'_>) -> NamedNode {
        let mention = self.span(span);
        self.add(&mention, rdf::TYPE, gaf::MENTION.into_owned());
        self.add(&mention, cg::FORM, form.into_owned());
        mention
    }

    /// What every relation, event and statement carries: the sentences and the rule.
    pub(super) fn evidence(&mut self, subject: &NamedNode, span: Span, rule: &str) {
        let sentences = self.doc.sentence_of(span.start)..=self.doc.sentence_of(span.end - 1);
        for sentence in sentences {
            let tokens = self.doc.sentences()[sentence].tokens;
            let evidence = self.span(tokens);
            self.add(&evidence, rdf::TYPE, nif::SENTENCE.into_owned());
            self.add(subject, cg::EVIDENCE, evidence);
        }
        self.add_text(subject, cg::RULE, rule);
    }

    /// How sure a reading is.
    pub(super) fn certainty(&mut self, subject: &NamedNode, certainty: Certainty) {
        let term = match certainty {
            Certainty::Certain => cg::CERTAIN,
            Certainty::Probable => cg::PROBABLE,
            Certainty::Possible => cg::POSSIBLE,
        };
        self.add(subject, cg::CERTAINTY, term.into_owned());
    }

    /// Whether it happened, and whose claim that is.
    pub(super) fn factuality(
        &mut self,
        subject: &NamedNode,
        factuality: Factuality,
        attributed_to: Option<EntityId>,
    ) {
        let (term, polarity) = match factuality {
            Factuality::Actual => (cg::ACTUAL, cg::POSITIVE),
            Factuality::Planned => (cg::PLANNED, cg::POSITIVE),
            Factuality::Hypothetical => (cg::HYPOTHETICAL, cg::POSITIVE),
            Factuality::Denied => (cg::DENIED, cg::NEGATIVE),
        };
        self.add(subject, cg::FACTUALITY, term.into_owned());
        self.add(subject, cg::POLARITY, polarity.into_owned());
        if let Some(speaker) = attributed_to {
            let speaker = self.entity(speaker);
            self.add(subject, cg::ATTRIBUTED_TO, speaker);
        }
    }

    pub(super) fn into_quads(mut self) -> Vec<Quad> {
        self.quads.sort_by_cached_key(ToString::to_string);
        self.quads.dedup();
        self.quads
    }

    fn span(&mut self, span: Span) -> NamedNode {
        let chars = self.doc.chars(span);
        let mention = node(self.article.iri.mention(chars.clone()));
        let article = self.article_node();
        self.add(&mention, nif::REFERENCE_CONTEXT, article);
        self.add(&mention, nif::BEGIN_INDEX, offset(chars.start));
        self.add(&mention, nif::END_INDEX, offset(chars.end));
        let words = self.doc.words(span);
        self.add_text(&mention, nif::ANCHOR_OF, words);
        mention
    }
}

/// A term of our own vocabulary by its local name.
pub(super) fn own(local: &str) -> NamedNode {
    node(format!("{}{local}", cg::BASE))
}

/// An IRI that `iri.rs` minted from slugs, hashes and numbers, or a term of a vocabulary.
pub(super) fn node(iri: String) -> NamedNode {
    NamedNode::new_unchecked(iri)
}

/// NIF wants `xsd:nonNegativeInteger`; Oxigraph keeps every kind of integer as `xsd:integer`, so that is what we say at once.
fn offset(value: usize) -> Literal {
    Literal::new_typed_literal(value.to_string(), xsd::INTEGER)
}
