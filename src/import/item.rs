//! What a dump says of one thing → what is kept of it, or that nothing is.

use crate::knowledge::{Classes, Entry, Kind, Surface};

/// A name longer than this is a sentence.
const LONGEST_NAME: usize = 200;

/// What matters of an entity of Wikidata. Values of a property are the best ranked ones, in the order of the dump.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Item {
    /// Its id.
    pub(super) id: String,
    /// Its English label.
    pub(super) label: String,
    /// Its other English names.
    pub(super) aliases: Vec<String>,
    /// What it is, in a few English words.
    pub(super) description: String,
    /// What it is an instance of (P31).
    pub(super) classes: Vec<String>,
    /// Its country (P17).
    pub(super) countries: Vec<String>,
    /// A person's citizenship (P27).
    pub(super) citizenships: Vec<String>,
    /// A person's gender (P21).
    pub(super) genders: Vec<String>,
    /// How many sites have a page on it.
    pub(super) sitelinks: u32,
}

impl Item {
    /// The thing as it is kept; nothing where it is of no class that is wanted, has no name or too few pages.
    pub(super) fn entry(self, classes: &Classes, min_sitelinks: u32) -> Option<Entry> {
        let class = classes.of(&self.classes)?;
        let name = spaced(&self.label);
        if name.is_empty() || name.len() > LONGEST_NAME || self.sitelinks < min_sitelinks {
            return None;
        }
        let states = if class.kind == Kind::Person { &self.citizenships } else { &self.countries };
        let own = Some(&self.id).filter(|_| class.kind == Kind::Country);
        let country = own.into_iter().chain(states).find_map(|id| classes.country(id)).unwrap_or_default();
        let gender = self.genders.iter().find_map(|id| match id.as_str() {
            "Q6581097" => Some("m"),
            "Q6581072" => Some("f"),
            _ => None,
        });
        let fits = |alias: &String| is_name(alias) && !is_bare(class.kind, &name, alias);
        let mut forms = vec![(name.clone(), Surface::Name)];
        for alias in self.aliases.iter().map(|alias| spaced(alias)).filter(fits) {
            if !forms.iter().any(|(form, _)| *form == alias) {
                forms.push((alias, Surface::Name));
            }
        }
        Some(Entry {
            id: self.id,
            kind: class.kind,
            sector: class.sector.clone(),
            country: country.to_owned(),
            gender: gender.filter(|_| class.kind == Kind::Person).unwrap_or_default().to_owned(),
            is_social_medium: false,
            description: spaced(&self.description),
            fame: self.sitelinks,
            name,
            forms,
        })
    }
}

/// Whether an alias looks like a name: it is no sentence, and something in it is a capital or a digit.
fn is_name(alias: &str) -> bool {
    let length = alias.chars().count();
    let marks = |c: char| c.is_uppercase() || c.is_ascii_digit();
    (2..=LONGEST_NAME).contains(&length) && alias.contains(marks)
}

/// "Lind" for Nora Lind: too many bear a name part for it to be the name of one, unless that one goes by a single word.
fn is_bare(kind: Kind, name: &str, alias: &str) -> bool {
    kind == Kind::Person && !alias.contains(' ') && name.contains(' ')
}

/// A text with its white space made single.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
