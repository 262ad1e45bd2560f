//! Document and annotations → NIF 2.0 in Turtle: sentences, words and mentions as strings by offset, each mention with what it means.
//!
//! Offsets count code points, in the IRIs too (`#char=0,12`, after RFC 5147).

use anyhow::Result;
use cablegraph::article::Article;
use cablegraph::extract::Annotations;
use cablegraph::graph::entity_iri;
use cablegraph::language::{Document, Span};
use cablegraph::vocab::{PREFIXES, cg, itsrdf, nif, rdf, xsd};
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term, Triple};

/// The triples of one article, with their prefixes.
pub(super) fn document(article: &Article, doc: &Document, annotations: &Annotations) -> Result<String> {
    let mut writer = Writer { article, doc, triples: Vec::new() };
    writer.context();
    for sentence in doc.sentences() {
        writer.sentence(sentence.tokens);
    }
    for mention in &annotations.mentions {
        let phrase = writer.string(mention.span, nif::PHRASE);
        let entity = &annotations.entities[mention.entity.0];
        let iri = NamedNode::new(entity_iri(article, doc, annotations, mention.entity))?;
        writer.add(&phrase, itsrdf::TA_IDENT_REF, iri);
        let class = NamedNode::new(format!("{}{}", cg::BASE, entity.kind.as_str()))?;
        writer.add(&phrase, itsrdf::TA_CLASS_REF, class);
    }
    writer.into_turtle()
}

struct Writer<'a> {
    article: &'a Article,
    doc: &'a Document,
    triples: Vec<Triple>,
}

impl Writer<'_> {
    fn context(&mut self) {
        let length = self.article.text().chars().count();
        let context = self.at(0, length);
        self.add(&context, rdf::TYPE, nif::CONTEXT.into_owned());
        self.add(&context, nif::IS_STRING, Literal::new_simple_literal(self.article.text()));
        self.add(&context, nif::BEGIN_INDEX, index(0));
        self.add(&context, nif::END_INDEX, index(length));
    }

    fn sentence(&mut self, span: Span) {
        let sentence = self.string(span, nif::SENTENCE);
        for token in span.indices() {
            let word = self.string(Span::new(token, token + 1), nif::WORD);
            let it = &self.doc.tokens()[token];
            self.add(&word, nif::IN_SENTENCE, sentence.clone());
            self.add(&word, nif::LEMMA, Literal::new_simple_literal(&it.lemma));
            self.add(&word, nif::POS_TAG, Literal::new_simple_literal(it.tag.as_str()));
        }
    }

    /// A run of words as a string of its class.
    fn string(&mut self, span: Span, class: NamedNodeRef<'static>) -> NamedNode {
        let chars = self.doc.chars(span);
        let string = self.at(chars.start, chars.end);
        let context = self.at(0, self.article.text().chars().count());
        self.add(&string, rdf::TYPE, class.into_owned());
        self.add(&string, nif::REFERENCE_CONTEXT, context);
        self.add(&string, nif::BEGIN_INDEX, index(chars.start));
        self.add(&string, nif::END_INDEX, index(chars.end));
        self.add(&string, nif::ANCHOR_OF, Literal::new_simple_literal(self.doc.words(span)));
        string
    }

    fn at(&self, start: usize, end: usize) -> NamedNode {
        NamedNode::new_unchecked(format!("{}#char={start},{end}", self.article.iri.as_str()))
    }

    fn add(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: impl Into<Term>) {
        self.triples.push(Triple::new(subject.clone(), predicate.into_owned(), object));
    }

    fn into_turtle(self) -> Result<String> {
        let mut serializer = RdfSerializer::from_format(RdfFormat::Turtle);
        for (prefix, base) in
            PREFIXES.iter().filter(|(prefix, _)| ["cg", "nif", "itsrdf", "xsd"].contains(prefix))
        {
            serializer = serializer.with_prefix(*prefix, *base)?;
        }
        let mut writer = serializer.for_writer(Vec::new());
        for triple in &self.triples {
            writer.serialize_triple(triple)?;
        }
        Ok(String::from_utf8(writer.finish()?)?)
    }
}

fn index(offset: usize) -> Literal {
    Literal::new_typed_literal(offset.to_string(), xsd::NON_NEGATIVE_INTEGER)
}
