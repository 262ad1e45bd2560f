//! Gives every term of the graph a documented constant, so that no IRI is spelled out anywhere else.
//!
//! [`cg`], [`plover`] and [`medtop`] are equal to the files in `ontology/`: a test holds names and comments together,
//! both ways. Of the vocabularies of others there stand here only the terms that the graph uses.
//!
//! ```
//! use cablegraph::vocab::{cg, plover};
//! assert_eq!(cg::HOLDS_OFFICE.as_str(), "https://w3id.org/cablegraph/ns#holdsOffice");
//! assert_eq!(plover::CONSULT_VISIT.as_str(), "https://w3id.org/cablegraph/plover#CONSULT-visit");
//! ```

use oxigraph::model::NamedNodeRef;

/// A term and what it means, for whoever lists terms: help, tests, pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The term.
    pub iri: NamedNodeRef<'static>,
    /// What it means, in a sentence or two.
    pub comment: &'static str,
}

/// Makes of `/// Comment.` and `NAME = "local name";` a constant, and a list of all of them.
macro_rules! vocabulary {
    ($base:literal; $($(#[doc = $doc:literal])+ $name:ident = $local:literal;)+) => {
        use super::Term;
        use oxigraph::model::NamedNodeRef;

        /// What every term of this vocabulary begins with.
        pub const BASE: &str = $base;

        $(
            $(#[doc = $doc])+
            pub const $name: NamedNodeRef<'static> = NamedNodeRef::new_unchecked(concat!($base, $local));
        )+

        /// All terms of this vocabulary that stand here, in the order of the file.
        pub const TERMS: &[Term] = &[$(Term { iri: $name, comment: concat!($($doc),+).trim_ascii() }),+];
    };
}

pub mod cg;
pub mod medtop;
pub mod plover;
#[cfg(test)]
mod tests;

/// Every prefix that writers put on top of a file and that queries may use unsaid, sorted by prefix.
pub const PREFIXES: &[(&str, &str)] = &[
    ("cg", cg::BASE),
    ("dcterms", dcterms::BASE),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("gaf", gaf::BASE),
    ("itsrdf", itsrdf::BASE),
    ("medtop", medtop::BASE),
    ("nif", nif::BASE),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("org", org::BASE),
    ("owl", owl::BASE),
    ("plover", plover::BASE),
    ("prov", prov::BASE),
    ("rdf", rdf::BASE),
    ("rdfs", rdfs::BASE),
    ("schema", schema::BASE),
    ("sem", sem::BASE),
    ("sh", sh::BASE),
    ("skos", skos::BASE),
    ("time", time::BASE),
    ("wd", "http://www.wikidata.org/entity/"),
    ("wdt", "http://www.wikidata.org/prop/direct/"),
    ("xsd", xsd::BASE),
];

/// Every term that has a constant, vocabulary by vocabulary.
pub fn terms() -> impl Iterator<Item = Term> {
    let all = [
        cg::TERMS,
        plover::TERMS,
        medtop::TERMS,
        sem::TERMS,
        schema::TERMS,
        prov::TERMS,
        nif::TERMS,
        itsrdf::TERMS,
        gaf::TERMS,
        dcterms::TERMS,
        org::TERMS,
        time::TERMS,
        skos::TERMS,
        rdf::TERMS,
        rdfs::TERMS,
        owl::TERMS,
        sh::TERMS,
        xsd::TERMS,
    ];
    all.into_iter().flatten().copied()
}

/// The Simple Event Model.
pub mod sem {
    vocabulary! {
        "http://semanticweb.cs.vu.nl/2009/11/sem/";

        /// A happening.
        EVENT = "Event";
        /// What kind of happening it is.
        EVENT_TYPE = "eventType";
        /// Who takes part.
        HAS_ACTOR = "hasActor";
        /// Where it happens.
        HAS_PLACE = "hasPlace";
        /// When it happens.
        HAS_TIME = "hasTime";
        /// The date itself, as exact as it is known.
        HAS_TIME_STAMP = "hasTimeStamp";
        /// The first day on which it may have begun.
        HAS_EARLIEST_BEGIN_TIME_STAMP = "hasEarliestBeginTimeStamp";
        /// The last day on which it may have ended.
        HAS_LATEST_END_TIME_STAMP = "hasLatestEndTimeStamp";
    }
}

/// The metadata terms of the Dublin Core.
pub mod dcterms {
    vocabulary! {
        "http://purl.org/dc/terms/";

        /// What it is about.
        SUBJECT = "subject";
    }
}

/// The vocabulary of schema.org.
pub mod schema {
    vocabulary! {
        "https://schema.org/";

        /// A news article.
        NEWS_ARTICLE = "NewsArticle";
        /// A person.
        PERSON = "Person";
        /// An institution.
        ORGANIZATION = "Organization";
        /// A country.
        COUNTRY = "Country";
        /// A place that is not a country.
        PLACE = "Place";
        /// A named event, such as a war or a summit.
        EVENT = "Event";
        /// Something quoted word by word.
        QUOTATION = "Quotation";
        /// The headline of an article.
        HEADLINE = "headline";
        /// Who wrote it.
        AUTHOR = "author";
        /// Who published it.
        PUBLISHER = "publisher";
        /// The day it was published.
        DATE_PUBLISHED = "datePublished";
        /// Its address.
        URL = "url";
        /// The language it is written in.
        IN_LANGUAGE = "inLanguage";
        /// The words themselves.
        TEXT = "text";
        /// Something that is named in it.
        MENTIONS = "mentions";
    }
}

/// Provenance.
pub mod prov {
    vocabulary! {
        "http://www.w3.org/ns/prov#";

        /// Something that has a provenance.
        ENTITY = "Entity";
        /// Something that was done, such as a computation.
        ACTIVITY = "Activity";
        /// A program that did it.
        SOFTWARE_AGENT = "SoftwareAgent";
        /// The report it stands on.
        WAS_DERIVED_FROM = "wasDerivedFrom";
        /// The document it stands on.
        HAD_PRIMARY_SOURCE = "hadPrimarySource";
        /// What it was quoted from.
        WAS_QUOTED_FROM = "wasQuotedFrom";
        /// Who is behind it.
        WAS_ATTRIBUTED_TO = "wasAttributedTo";
        /// The activity that made it.
        WAS_GENERATED_BY = "wasGeneratedBy";
        /// Who carried out an activity.
        WAS_ASSOCIATED_WITH = "wasAssociatedWith";
        /// What an activity worked on.
        USED = "used";
    }
}

/// Spans of text.
pub mod nif {
    vocabulary! {
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#";

        /// A whole text.
        CONTEXT = "Context";
        /// A stretch of words.
        PHRASE = "Phrase";
        /// A sentence.
        SENTENCE = "Sentence";
        /// A word or mark.
        WORD = "Word";
        /// The whole text itself.
        IS_STRING = "isString";
        /// The text that a span lies in.
        REFERENCE_CONTEXT = "referenceContext";
        /// The first character of a span, in code points.
        BEGIN_INDEX = "beginIndex";
        /// The character after a span, in code points.
        END_INDEX = "endIndex";
        /// The words of a span.
        ANCHOR_OF = "anchorOf";
        /// The sentence that a word stands in.
        IN_SENTENCE = "sentence";
        /// The dictionary form of a word.
        LEMMA = "lemma";
        /// The part of speech of a word.
        POS_TAG = "posTag";
    }
}

/// What a span of text refers to.
pub mod itsrdf {
    vocabulary! {
        "http://www.w3.org/2005/11/its/rdf#";

        /// The thing that the words name.
        TA_IDENT_REF = "taIdentRef";
        /// The class of that thing.
        TA_CLASS_REF = "taClassRef";
    }
}

/// What is in the world, and where a text mentions it.
pub mod gaf {
    vocabulary! {
        "http://groundedannotationframework.org/gaf#";

        /// A span that mentions something.
        MENTION = "Mention";
        /// A mention of this thing.
        DENOTED_BY = "denotedBy";
    }
}

/// Organisations.
pub mod org {
    vocabulary! {
        "http://www.w3.org/ns/org#";

        /// Somebody being part of an organisation, with a role.
        MEMBERSHIP = "Membership";
        /// Who is part.
        MEMBER = "member";
        /// Of what.
        ORGANIZATION = "organization";
    }
}

/// Time.
pub mod time {
    vocabulary! {
        "http://www.w3.org/2006/time#";

        /// A time, be it a moment or a stretch.
        TEMPORAL_ENTITY = "TemporalEntity";
    }
}

/// Concepts and labels.
pub mod skos {
    vocabulary! {
        "http://www.w3.org/2004/02/skos/core#";

        /// A concept of a scheme.
        CONCEPT = "Concept";
        /// A scheme of concepts.
        CONCEPT_SCHEME = "ConceptScheme";
        /// The name by which a thing is shown.
        PREF_LABEL = "prefLabel";
        /// Another name of it.
        ALT_LABEL = "altLabel";
        /// The scheme of a concept.
        IN_SCHEME = "inScheme";
        /// The scheme that a concept is at the top of.
        TOP_CONCEPT_OF = "topConceptOf";
        /// The wider concept.
        BROADER = "broader";
        /// A term elsewhere that means nearly the same.
        CLOSE_MATCH = "closeMatch";
    }
}

/// RDF itself.
pub mod rdf {
    vocabulary! {
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

        /// The class of a thing.
        TYPE = "type";
        /// The first element of a list.
        FIRST = "first";
        /// The list after its first element.
        REST = "rest";
        /// The empty list.
        NIL = "nil";
        /// The datatype of text with a language.
        LANG_STRING = "langString";
    }
}

/// RDF Schema.
pub mod rdfs {
    vocabulary! {
        "http://www.w3.org/2000/01/rdf-schema#";

        /// The name of a thing, for people.
        LABEL = "label";
        /// What a thing is, for people.
        COMMENT = "comment";
        /// The class of classes.
        CLASS = "Class";
        /// The wider class.
        SUB_CLASS_OF = "subClassOf";
        /// The wider property.
        SUB_PROPERTY_OF = "subPropertyOf";
        /// The class of what has a property.
        DOMAIN = "domain";
        /// The class of the values of a property.
        RANGE = "range";
        /// More about it.
        SEE_ALSO = "seeAlso";
    }
}

/// OWL.
pub mod owl {
    vocabulary! {
        "http://www.w3.org/2002/07/owl#";

        /// A class.
        CLASS = "Class";
        /// A property whose values are things.
        OBJECT_PROPERTY = "ObjectProperty";
        /// A property whose values are literals.
        DATATYPE_PROPERTY = "DatatypeProperty";
        /// The same thing under another name.
        SAME_AS = "sameAs";
        /// Another thing, however alike.
        DIFFERENT_FROM = "differentFrom";
    }
}

/// Datatypes.
pub mod xsd {
    vocabulary! {
        "http://www.w3.org/2001/XMLSchema#";

        /// Text.
        STRING = "string";
        /// True or false.
        BOOLEAN = "boolean";
        /// A whole number.
        INTEGER = "integer";
        /// A whole number from zero on.
        NON_NEGATIVE_INTEGER = "nonNegativeInteger";
        /// A decimal number.
        DECIMAL = "decimal";
        /// A floating-point number.
        DOUBLE = "double";
        /// A day.
        DATE = "date";
        /// A moment.
        DATE_TIME = "dateTime";
        /// A month of a year.
        G_YEAR_MONTH = "gYearMonth";
        /// A year.
        G_YEAR = "gYear";
        /// An address.
        ANY_URI = "anyURI";
    }
}

/// SHACL, the part of it that our shapes use; see `validate`.
pub mod sh;
