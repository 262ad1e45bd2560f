//! Names of bodies without their country: "Supreme Court", "Foreign Ministry" → the bodies of all states that go by it.
//!
//! They are not written down anywhere: "Supreme Court" is what is left of "Indian Supreme Court" and "Supreme Court of
//! India" once India is taken away. Which state's is meant only the article can tell.

use super::names::{FILES, KnownId, Names};
use super::table::Table;
use std::collections::{BTreeMap, HashMap};

/// Names that bodies of more than one state share.
#[derive(Debug, Default)]
pub struct Generic {
    forms: HashMap<String, Vec<KnownId>>,
}

impl Generic {
    /// The shared names of the states' institutions and of parties.
    pub(super) fn of(names: &Names) -> Self {
        let mut words: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for row in table("countries.tsv").rows() {
            let own = [row.cell("name")].into_iter().chain(row.list("aliases")).chain(row.list("adjectives"));
            words.insert(row.cell("iso3"), own.collect());
        }
        let mut forms: HashMap<String, Vec<KnownId>> = HashMap::new();
        for file in ["institutions.tsv", "parties.tsv"] {
            for row in table(file).rows() {
                let of = words.get(row.cell("country"));
                let (Some(known), Some(of)) = (names.named(row.cell("name")), of) else { continue };
                let all = [row.cell("name")].into_iter().chain(row.list("aliases"));
                for short in all.filter_map(|form| without_country(form, of)) {
                    let bodies = forms.entry(short.to_owned()).or_default();
                    if !bodies.contains(&known) {
                        bodies.push(known);
                    }
                }
            }
        }
        forms.retain(|_, bodies| bodies.len() > 1);
        Self { forms }
    }

    /// The bodies that share a name; none where it is not shared.
    pub fn find(&self, form: &str) -> &[KnownId] {
        self.forms.get(form).map_or(&[], Vec::as_slice)
    }
}

fn table(file: &str) -> Table<'static> {
    Table::new(FILES.iter().find(|(name, _)| *name == file).map_or("", |(_, text)| text))
}

/// "Indian Supreme Court", "India's Supreme Court", "Supreme Court of India" → "Supreme Court"
fn without_country<'a>(form: &'a str, country: &[&str]) -> Option<&'a str> {
    let short = country.iter().find_map(|word| {
        let behind = form.strip_prefix(word).map(|rest| rest.strip_prefix("'s").unwrap_or(rest));
        let before = || form.strip_suffix(word)?.trim_end().trim_end_matches(" the").strip_suffix(" of");
        behind.and_then(|rest| rest.strip_prefix(' ')).or_else(before)
    })?;
    // "parliament" is a common noun, and "Bank" alone is nobody's.
    let is_name = short.starts_with(char::is_uppercase) && short.len() > 2;
    is_name.then_some(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_name_leads_to_the_bodies_of_many_states() {
        let names = Names::bundled();
        let generic = Generic::of(&names);
        let countries: Vec<_> =
            generic.find("Supreme Court").iter().map(|&id| names.known(id).country).collect();
        assert!(countries.contains(&"IND") && countries.contains(&"USA"), "{countries:?}");
        assert!(generic.find("Bundestag").is_empty());
    }

    #[test]
    fn the_country_is_taken_away_on_either_side() {
        let india = ["India", "Indian"];
        assert_eq!(without_country("Supreme Court of India", &india), Some("Supreme Court"));
        assert_eq!(without_country("India's Supreme Court", &india), Some("Supreme Court"));
        assert_eq!(without_country("Lok Sabha", &india), None);
    }
}
