//! Classes of Wikidata → what their members are to us: the filter of `knowledge import`.

use super::kind::Kind;
use super::table::Table;
use std::collections::BTreeMap;

/// What the members of a class are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Its Wikidata id.
    pub id: String,
    /// Of what kind they are.
    pub kind: Kind,
    /// The PLOVER sector they act in, empty where it differs.
    pub sector: String,
}

/// The classes that are kept, and the countries by their ids.
#[derive(Clone, Debug)]
pub struct Classes {
    classes: Vec<Class>,
    countries: BTreeMap<&'static str, &'static str>,
}

impl Classes {
    /// The classes within the program, in the order in which they count, and others behind them.
    pub fn bundled(more: impl IntoIterator<Item = Class>) -> Self {
        let table = Table::new(include_str!("../../data/knowledge/classes.tsv"));
        let class = |id: &str, kind: &str, sector: &str| {
            Some(Class { id: id.to_owned(), kind: Kind::named(kind)?, sector: sector.to_owned() })
        };
        let own = table.rows().filter_map(|row| class(row.cell("id"), row.cell("kind"), row.cell("sector")));
        let countries = Table::new(include_str!("../../data/knowledge/countries.tsv"));
        Self {
            classes: own.chain(more).collect(),
            countries: countries.rows().map(|row| (row.cell("id"), row.cell("iso3"))).collect(),
        }
    }

    /// All of them, in the order in which they count.
    pub fn all(&self) -> &[Class] {
        &self.classes
    }

    /// The first class that a thing is of, by the ids of its classes.
    pub fn of(&self, ids: &[String]) -> Option<&Class> {
        self.classes.iter().find(|class| ids.contains(&class.id))
    }

    /// The three-letter code of a country by its Wikidata id.
    pub fn country(&self, id: &str) -> Option<&'static str> {
        self.countries.get(id).copied().filter(|_| !id.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_class_once_and_of_a_kind() {
        let lines =
            include_str!("../../data/knowledge/classes.tsv").lines().filter(|it| !it.starts_with('#'));
        let classes = Classes::bundled([]);
        assert_eq!(classes.all().len(), lines.count() - 1);
        for class in classes.all() {
            assert_eq!(classes.of(std::slice::from_ref(&class.id)), Some(class), "stands twice");
        }
    }

    #[test]
    fn the_first_class_counts() {
        let classes = Classes::bundled([]);
        let of = |ids: &[&str]| {
            let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
            classes.of(&ids).map(|class| class.kind)
        };
        assert_eq!(of(&["Q43229", "Q5"]), Some(Kind::Person));
        assert_eq!(of(&["Q1"]), None);
    }
}
