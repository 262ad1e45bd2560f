//! Short names for long IRIs: what a question may use without declaring, and how answers are shown.
//!
//! `article:` and `entity:` follow the default base. Their names may hold a slash, which Turtle would not allow;
//! they are for people, who copy them from a table into the next question.

/// Prefix and IRI, sorted by prefix.
pub const PREFIXES: &[(&str, &str)] = &[
    ("cg", "https://w3id.org/cablegraph/ns#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("gaf", "http://groundedannotationframework.org/gaf#"),
    ("medtop", "http://cv.iptc.org/newscodes/mediatopic/"),
    ("nif", "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("plover", "https://w3id.org/cablegraph/plover#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("time", "http://www.w3.org/2006/time#"),
    ("wd", "http://www.wikidata.org/entity/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// Prefixes for people alone, under the default base.
const SHOWN: &[(&str, &str)] = &[
    ("article", "https://w3id.org/cablegraph/article/"),
    ("entity", "https://w3id.org/cablegraph/entity/"),
    ("graph", "https://w3id.org/cablegraph/graph/"),
];

/// The shortest way to show an IRI: `wd:Q148` for China's.
///
/// ```
/// use cablegraph::query::shorten;
/// assert_eq!(shorten("http://www.wikidata.org/entity/Q148"), "wd:Q148");
/// assert_eq!(shorten("urn:x"), "urn:x");
/// ```
pub fn shorten(iri: &str) -> String {
    let known = PREFIXES.iter().chain(SHOWN);
    known
        .filter_map(|(prefix, base)| Some((prefix, iri.strip_prefix(base)?)))
        .min_by_key(|(_, local)| local.len())
        .map_or_else(|| iri.to_owned(), |(prefix, local)| format!("{prefix}:{local}"))
}

/// The IRI that a short name stands for, if its prefix is known.
pub(crate) fn expand(name: &str) -> Option<String> {
    let (wanted, local) = name.split_once(':')?;
    let (_, base) = PREFIXES.iter().chain(SHOWN).find(|(prefix, _)| *prefix == wanted)?;
    Some(format!("{base}{local}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shortened_is_expanded_again() {
        for iri in
            ["https://w3id.org/cablegraph/ns#actor", "https://w3id.org/cablegraph/article/0f/event/1-2"]
        {
            assert_eq!(expand(&shorten(iri)).as_deref(), Some(iri));
        }
        assert!(PREFIXES.is_sorted());
        assert!(PREFIXES.iter().all(|(_, iri)| oxigraph::model::NamedNode::new(*iri).is_ok()));
    }
}
