//! The terms that asking itself must know: what bears a name, and what is a country, an article, a sentence.
//!
//! Everything else that a question needs stands in the question, in `queries/`.

use oxigraph::model::NamedNodeRef;
pub(crate) use oxigraph::model::vocab::rdf::TYPE;

/// The name that a thing is shown by.
pub(crate) const PREFERRED_LABEL: NamedNodeRef<'_> =
    NamedNodeRef::new_unchecked("http://www.w3.org/2004/02/skos/core#prefLabel");
/// Another name of a thing.
pub(crate) const OTHER_LABEL: NamedNodeRef<'_> =
    NamedNodeRef::new_unchecked("http://www.w3.org/2004/02/skos/core#altLabel");
/// The code of three letters of the country that a thing is or belongs to.
pub(crate) const COUNTRY_CODE: NamedNodeRef<'_> =
    NamedNodeRef::new_unchecked("https://w3id.org/cablegraph/ns#countryCode");
/// A country.
pub(crate) const COUNTRY: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://schema.org/Country");
/// An article.
pub(crate) const ARTICLE: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://schema.org/NewsArticle");
/// The headline of an article.
pub(crate) const HEADLINE: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://schema.org/headline");
/// The address of an article.
pub(crate) const ADDRESS: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://schema.org/url");
/// The type of an event.
pub(crate) const EVENT_TYPE: NamedNodeRef<'_> =
    NamedNodeRef::new_unchecked("http://semanticweb.cs.vu.nl/2009/11/sem/eventType");
/// The words that a sentence or mention covers.
pub(crate) const WORDS: NamedNodeRef<'_> =
    NamedNodeRef::new_unchecked("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#anchorOf");
