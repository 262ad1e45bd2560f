//! Short names for long IRIs: what a question may use without declaring, and how answers are shown.
//!
//! `article:` and `entity:` follow the default base. Their names may hold a slash, which Turtle would not allow;
//! they are for people, who copy them from a table into the next question.

pub use crate::vocab::PREFIXES;

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
