//! Names → what they may name: people, institutions, countries, places, groups and events with their Wikidata ids.

use super::index::Index;
use super::kind::Kind;
use super::table::{Row, Table};
use super::variant::{Variant, variant_keys};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};
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

/// A thing known beforehand. Its words stand in the program, or in the bytes of a larger index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known<'k> {
    /// Its Wikidata id, empty where none is certain.
    pub id: &'k str,
    /// Its usual name.
    pub name: &'k str,
    /// What it is.
    pub kind: Kind,
    /// The PLOVER sector it acts in, empty where unknown.
    pub sector: &'k str,
    /// The ISO 3166 code (three letters) of its country, empty where it has none.
    pub country: &'k str,
    /// `f` or `m` for people, else empty.
    pub gender: &'k str,
    /// Whether it is a medium such as Twitter, through which others speak.
    pub is_social_medium: bool,
    /// What it is in a few words, empty where nothing says so.
    pub description: &'k str,
    /// How many Wikipedias and sister projects have a page on it; nought where nobody counted.
    pub fame: u32,
}

/// How a text form names a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
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

impl Surface {
    /// All of them; an index counts them in this order.
    pub const ALL: [Self; 5] = [Self::Name, Self::Adjective, Self::People, Self::Seat, Self::Members];
}

/// All known things, and the forms under which texts name them.
#[derive(Debug, Default)]
pub struct Names {
    known: Vec<Known<'static>>,
    ids: HashSet<&'static str>,
    forms: HashMap<String, Vec<(KnownId, Surface)>>,
    /// People by what the spellings of their names share.
    variants: HashMap<String, Vec<KnownId>>,
    longest: usize,
    /// The id and the name of each capital whose id is known.
    capitals: Vec<(&'static str, &'static str)>,
    index: Option<Index>,
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

    /// These names and those of a larger index besides.
    pub(super) fn with(self, index: Index) -> Self {
        Self { index: Some(index), ..self }
    }

    /// What a form may name: first what the program knows, in the order of its files, then what only the index knows,
    /// the best known first. The numbers of the latter are their places behind the former. A form that names nothing may
    /// be another spelling of one known person's name.
    pub fn find(&self, form: &str) -> impl Iterator<Item = (KnownId, Surface)> + '_ {
        let form = folded(form);
        let own = self.forms.get(form.as_ref()).into_iter().flatten().copied();
        let more = self.index.as_ref().map(|index| index.find(&form)).into_iter().flatten();
        let more = more.map(|(place, surface)| (KnownId(self.known.len() + place), surface));
        let mut exact = own.chain(more.filter(|&(id, _)| self.is_news(id))).peekable();
        let variant = if exact.peek().is_none() { self.spelled_otherwise(&form) } else { None };
        exact.chain(variant.map(|id| (id, Surface::Name)))
    }

    /// Whether the program does not know the thing itself under another number.
    fn is_news(&self, id: KnownId) -> bool {
        self.is_built_in(id) || !self.ids.contains(self.known(id).id)
    }

    /// The one known person whose name this may be in another spelling.
    fn spelled_otherwise(&self, form: &str) -> Option<KnownId> {
        let variant = Variant::of(form)?;
        let key = variant.key();
        let own = self.variants.get(&key).into_iter().flatten().copied();
        let more = self.index.as_ref().map(|index| index.spelled(&key)).into_iter().flatten();
        let more = more.map(|place| KnownId(self.known.len() + place)).filter(|&id| self.is_news(id));
        let mut fitting = own.chain(more).filter(|&id| variant.fits(self.known(id)));
        let found = fitting.next()?;
        fitting.next().is_none().then_some(found)
    }

    /// The known thing of that number.
    pub fn known(&self, id: KnownId) -> Known<'_> {
        let own = self.known.get(id.0).copied();
        own.or_else(|| self.index.as_ref()?.known(id.0 - self.known.len())).unwrap_or(Known::NOTHING)
    }

    /// All things known within the program, with their numbers.
    pub fn all(&self) -> impl Iterator<Item = (KnownId, Known<'static>)> {
        self.known.iter().enumerate().map(|(at, known)| (KnownId(at), *known))
    }

    /// Whether the program itself knows it, without the index.
    pub fn is_built_in(&self, id: KnownId) -> bool {
        id.0 < self.known.len()
    }

    /// The thing with that Wikidata id.
    pub fn with_id(&self, id: &str) -> Option<KnownId> {
        let own = self.known.iter().position(|known| !id.is_empty() && known.id == id);
        let more = || Some(self.known.len() + self.index.as_ref()?.with_id(id)?);
        own.or_else(more).map(KnownId)
    }

    /// The forms that name a thing, sorted. They are looked through one by one, so this is for showing, not for reading.
    pub fn forms(&self, id: KnownId) -> BTreeSet<String> {
        if let Some(place) = id.0.checked_sub(self.known.len()) {
            return self.index.as_ref().map(|index| index.forms(place)).unwrap_or_default();
        }
        let own = self.forms.iter().filter(|(_, named)| named.iter().any(|(it, _)| *it == id));
        own.map(|(form, _)| form.clone()).collect()
    }

    /// Every form that names anything, sorted. For showing, as [`Names::forms`] is.
    pub fn all_forms(&self) -> BTreeSet<String> {
        let more = self.index.as_ref().map(Index::all_forms).unwrap_or_default();
        self.forms.keys().cloned().chain(more).collect()
    }

    /// The Wikidata id and the name of each capital, in the order of its country.
    pub fn capitals(&self) -> &[(&'static str, &'static str)] {
        &self.capitals
    }

    /// The most words that any form has.
    pub fn longest(&self) -> usize {
        self.longest.max(self.index.as_ref().map_or(0, Index::longest))
    }

    /// The country with that three-letter code.
    pub fn country(&self, code: &str) -> Option<KnownId> {
        let is_it =
            |known: &Known<'_>| known.kind == Kind::Country && !code.is_empty() && known.country == code;
        self.all().find(|(_, known)| is_it(known)).map(|(id, _)| id)
    }

    /// The thing whose usual name is exactly this.
    pub fn named(&self, name: &str) -> Option<KnownId> {
        let named =
            |&(id, surface): &(KnownId, Surface)| surface == Surface::Name && self.known(id).name == name;
        self.find(name).find(named).map(|(id, _)| id)
    }

    fn add(&mut self, file: &str, row: Row<'_, 'static>) {
        let id = KnownId(self.known.len());
        self.known.push(Known::of_row(file, row));
        if !row.cell("capital_id").is_empty() {
            self.capitals.push((row.cell("capital_id"), row.cell("capital")));
        }
        self.ids.extend(Some(row.cell("id")).filter(|id| !id.is_empty()));
        for (form, surface) in row.forms() {
            self.longest = self.longest.max(length(form));
            let entries = self.forms.entry(folded(form).into_owned()).or_default();
            if !entries.contains(&(id, surface)) {
                entries.push((id, surface));
            }
            if self.known[id.0].kind == Kind::Person {
                for key in variant_keys(form, self.known[id.0].country) {
                    let people = self.variants.entry(key).or_default();
                    if !people.contains(&id) {
                        people.push(id);
                    }
                }
            }
        }
    }
}

impl<'k> Known<'k> {
    /// What stands for a thing that is not there, which no number leads to.
    const NOTHING: Self = Self {
        id: "",
        name: "",
        kind: Kind::Thing,
        sector: "",
        country: "",
        gender: "",
        is_social_medium: false,
        description: "",
        fame: 0,
    };

    /// The thing on a line of a file of that name.
    pub(super) fn of_row(file: &str, row: Row<'_, 'k>) -> Self {
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
        Self {
            id: row.cell("id"),
            name: row.cell("name"),
            kind,
            sector,
            country,
            gender: row.cell("gender"),
            is_social_medium: file == "media.tsv" && row.cell("type") == "social",
            description: row.cell("description"),
            fame: row.cell("fame").parse().unwrap_or(0),
        }
    }
}

impl<'t> Row<'_, 't> {
    /// The forms under which texts name what stands on the line.
    pub(super) fn forms(self) -> impl Iterator<Item = (&'t str, Surface)> {
        let single = move |column: &'static str| Some(self.cell(column)).filter(|cell| !cell.is_empty());
        let names = single("name").into_iter().chain(single("formal")).chain(self.list("aliases"));
        names
            .map(|name| (name, Surface::Name))
            .chain(self.list("adjectives").map(|form| (form, Surface::Adjective)))
            .chain(self.list("people").map(|form| (form, Surface::People)))
            .chain(self.list("seats").map(|form| (form, Surface::Seat)))
            .chain(self.list("members").map(|form| (form, Surface::Members)))
            .chain(single("capital").map(|form| (form, Surface::Seat)))
    }
}

/// At most how many tokens a form takes: each of its words may end in a mark.
pub(super) fn length(form: &str) -> usize {
    form.split([' ', '-']).count() * 2
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
    fn people_are_found_in_other_spellings_where_only_one_fits() {
        check("Volodymyr Zelenskiy", "Volodymyr Zelensky", Surface::Name);
        check("Antony J. Blinken", "Antony Blinken", Surface::Name);
        check("Jinping Xi", "Xi Jinping", Surface::Name);
        let names = Names::bundled();
        for form in ["Blinken Antony", "George Q. Bush", "Volodymyr", "Foreign Minister"] {
            assert_eq!(names.find(form).count(), 0, "{form}");
        }
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
