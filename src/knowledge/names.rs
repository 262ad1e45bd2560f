//! Names → what they may name: people, institutions, countries, places, groups and events with their Wikidata ids.

use super::kind::Kind;
use super::table::{Row, Table};
use std::borrow::Cow;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// The embedded files with names in them.
pub(super) const FILES: [(&str, &str); 10] = [
    ("countries.tsv", include_str!("../../data/knowledge/countries.tsv")),
    ("places.tsv", include_str!("../../data/knowledge/places.tsv")),
    ("organisations.tsv", include_str!("../../data/knowledge/organisations.tsv")),
    ("groups.tsv", include_str!("../../data/knowledge/groups.tsv")),
    ("events.tsv", include_str!("../../data/knowledge/events.tsv")),
    ("institutions.tsv", include_str!("../../data/knowledge/institutions.tsv")),
    ("parties.tsv", include_str!("../../data/knowledge/parties.tsv")),
    ("media.tsv", include_str!("../../data/knowledge/media.tsv")),
    ("companies.tsv", include_str!("../../data/knowledge/companies.tsv")),
    ("people.tsv", include_str!("../../data/knowledge/people.tsv")),
];

/// The number of a known thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KnownId(usize);

/// A thing known beforehand.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its Wikidata id, empty where none is certain.
    pub id: &'static str,
    /// Its usual name.
    pub name: &'static str,
    /// What it is.
    pub kind: Kind,
    /// The PLOVER sector it acts in, empty where unknown.
    pub sector: &'static str,
    /// The ISO 3166 code (three letters) of its country, empty where it has none.
    pub country: &'static str,
    /// `f` or `m` for people, else empty.
    pub gender: &'static str,
    /// Whether it is a medium such as Twitter, through which others speak.
    pub is_social_medium: bool,
}

/// How a text form names a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Surface {
    /// A name of it.
    Name,
    /// An adjective of a country: "Chinese".
    Adjective,
    /// Its people: "the Chinese", "Americans".
    People,
    /// A house or capital that may stand for a government: "Kremlin", "Beijing".
    Seat,
    /// Members of a party: "Republicans".
    Members,
}

/// All known things, and the forms under which texts name them.
#[derive(Debug, Default)]
pub struct Names {
    known: Vec<Known>,
    forms: HashMap<String, Vec<(KnownId, Surface)>>,
    longest: usize,
    /// The id and the name of each capital whose id is known.
    capitals: Vec<(&'static str, &'static str)>,
}

impl Names {
    /// The names within the program.
    pub(super) fn bundled() -> Self {
        let mut names = Self::default();
        for (file, text) in FILES {
            for row in Table::new(text).rows() {
                names.add(file, row);
            }
        }
        names
    }

    /// What a form may name, in the order of the files.
    pub fn find(&self, form: &str) -> impl Iterator<Item = (KnownId, Surface)> + '_ {
        self.forms.get(folded(form).as_ref()).into_iter().flatten().copied()
    }

    /// The known thing of that number.
    pub fn known(&self, id: KnownId) -> &Known {
        &self.known[id.0]
    }

    /// All known things with their numbers.
    pub fn all(&self) -> impl Iterator<Item = (KnownId, &Known)> {
        self.known.iter().enumerate().map(|(at, known)| (KnownId(at), known))
    }

    /// The Wikidata id and the name of each capital, in the order of its country.
    pub fn capitals(&self) -> &[(&'static str, &'static str)] {
        &self.capitals
    }

    /// The most words that any form has.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// The country with that three-letter code.
    pub fn country(&self, code: &str) -> Option<KnownId> {
        self.all().find(|(_, known)| known.kind == Kind::Country && known.country == code).map(|(id, _)| id)
    }

    /// The thing whose usual name is exactly this.
    pub fn named(&self, name: &str) -> Option<KnownId> {
        let named =
            |&(id, surface): &(KnownId, Surface)| surface == Surface::Name && self.known(id).name == name;
        self.find(name).find(named).map(|(id, _)| id)
    }

    fn add(&mut self, file: &str, row: Row<'_>) {
        let id = KnownId(self.known.len());
        let kind = match file {
            "countries.tsv" => Kind::Country,
            "places.tsv" => Kind::Place,
            "groups.tsv" => Kind::Group,
            "events.tsv" => Kind::Event,
            "people.tsv" => Kind::Person,
            _ => Kind::Institution,
        };
        let sector = match file {
            "countries.tsv" => "GOV",
            "parties.tsv" => "PTY",
            "media.tsv" => "NGM",
            "companies.tsv" if row.cell("sector").is_empty() => "BUS",
            _ => row.cell("sector"),
        };
        let country = if file == "countries.tsv" { row.cell("iso3") } else { row.cell("country") };
        if !row.cell("capital_id").is_empty() {
            self.capitals.push((row.cell("capital_id"), row.cell("capital")));
        }
        self.known.push(Known {
            id: row.cell("id"),
            name: row.cell("name"),
            kind,
            sector,
            country,
            gender: row.cell("gender"),
            is_social_medium: file == "media.tsv" && row.cell("type") == "social",
        });
        let single = |column: &'static str| Some(row.cell(column)).filter(|cell| !cell.is_empty());
        let names = single("name").into_iter().chain(single("formal")).chain(row.list("aliases"));
        let forms = names
            .map(|name| (name, Surface::Name))
            .chain(row.list("adjectives").map(|form| (form, Surface::Adjective)))
            .chain(row.list("people").map(|form| (form, Surface::People)))
            .chain(row.list("seats").map(|form| (form, Surface::Seat)))
            .chain(row.list("members").map(|form| (form, Surface::Members)))
            .chain(single("capital").map(|form| (form, Surface::Seat)));
        for (form, surface) in forms {
            self.longest = self.longest.max(form.split([' ', '-']).count() * 2);
            let entries = self.forms.entry(folded(form).into_owned()).or_default();
            if !entries.contains(&(id, surface)) {
                entries.push((id, surface));
            }
        }
    }
}

/// A form without accents, hyphens and doubled spaces, by which it is looked up. Case stays: "US" is not "us".
pub fn folded(form: &str) -> Cow<'_, str> {
    if is_folded(form) { Cow::Borrowed(form) } else { Cow::Owned(fold(form)) }
}

/// Whether folding would change nothing, which is so for nearly every form of English text.
fn is_folded(form: &str) -> bool {
    let plain = form.bytes().all(|byte| byte == b' ' || (byte.is_ascii_graphic() && byte != b'-'));
    plain
        && !form.starts_with(' ')
        && !form.ends_with(' ')
        && !form.contains("  ")
        && !form.contains(" '")
        && !form.contains(" ,")
}

fn fold(form: &str) -> String {
    let plain: String = form.nfkd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect();
    let plain = plain.replace(['-', '–'], " ").replace('’', "'").replace(" '", "'").replace(" ,", ",");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(form: &str, expected: &str, surface: Surface) {
        let names = Names::bundled();
        let found = names.find(form).any(|(id, how)| names.known(id).name == expected && how == surface);
        assert!(found, "{form}");
    }

    #[test]
    fn countries_go_by_many_names() {
        check("U.S.", "United States", Surface::Name);
        check("Chinese", "China", Surface::Adjective);
        check("Beijing", "China", Surface::Seat);
    }

    #[test]
    fn accents_and_hyphens_do_not_matter() {
        assert_eq!(folded("Erdoğan"), folded("Erdogan"));
        assert_eq!(folded("Al-Qaeda"), folded("Al - Qaeda"));
    }

    #[test]
    fn what_counts_as_folded_is_left_alone_by_folding() {
        let names = Names::bundled();
        assert!(names.forms.keys().filter(|form| is_folded(form)).all(|form| fold(form) == **form));
        for form in ["Al-Qaeda", " Oslo", "Oslo ", "New  York", "Xi 's", "New\tYork", "Erdoğan"] {
            assert!(!is_folded(form), "{form}");
        }
    }
}
