//! Predicates and nouns that tell a relation: "lives in", "the wife of".

use super::kind::Kind;
use super::table::{Row, Table};

/// A line of `data/rules/relations.tsv`.
#[derive(Debug)]
pub struct Tie {
    /// The local name of the relation in the ontology.
    pub relation: &'static str,
    /// The role that it gives: `=` for the noun itself; none where it gives none.
    pub role: Option<&'static str>,
    /// Whether whoever grammar puts second is the subject of the relation: "employs".
    pub turned: bool,
    /// Whether it is over when it is told in the past: "lived in", but not "joined".
    pub passes: bool,
    /// What its words are.
    pub way: Way,
    /// Verbs or nouns in their dictionary form, or participles.
    pub words: Vec<&'static str>,
    /// The prepositions of which one stands before the second; none where it is the object of the verb, or where a
    /// participle is said of two.
    pub behind: Vec<&'static str>,
    /// What the first may be.
    pub first: Vec<Kind>,
    /// What the second may be.
    pub second: Vec<Kind>,
    /// A sentence that it reads, and what that tells: `subject > object`.
    pub example: (&'static str, &'static str),
}

/// How the words of a tie hang together with the two that it ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A verb between subject and object: "leads".
    Verb,
    /// A participle, as it is written, that is said of the first: "based in".
    Participle,
    /// A noun for the first, which the second owns: "the wife of", "his wife".
    Noun,
}

/// The ties within the program.
pub(super) fn bundled() -> Vec<Tie> {
    Table::new(include_str!("../../data/rules/relations.tsv")).rows().map(tie).collect()
}

fn tie(row: Row<'_, 'static>) -> Tie {
    let kinds = |column: &str| row.list(column).filter_map(Kind::named).collect();
    Tie {
        relation: row.cell("relation"),
        role: Some(row.cell("role")).filter(|role| !role.is_empty()),
        turned: row.cell("turned") == "turned",
        passes: row.cell("past") == "over",
        way: match row.cell("way") {
            "noun" => Way::Noun,
            "participle" => Way::Participle,
            _ => Way::Verb,
        },
        words: row.list("words").collect(),
        behind: row.list("behind").collect(),
        first: kinds("subject"),
        second: kinds("object"),
        example: (row.cell("example"), row.cell("gives")),
    }
}
