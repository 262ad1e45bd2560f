//! Titles by which texts name offices, and who is known to have held which of them when.

use super::names::{KnownId, Names};
use super::table::Table;
use std::collections::{BTreeMap, HashMap};

/// An office: the label written into the graph, and what it is held of.
#[derive(Clone, Debug)]
pub struct Office {
    /// The label: "Secretary of State".
    pub title: &'static str,
    /// What one holds it of.
    pub within: Within,
    /// What sort of office: `minister`, `spokesperson`, `journalist` …
    pub rank: &'static str,
    /// The PLOVER sector of its holders.
    pub sector: &'static str,
    /// What its holder does, where states call the same office differently: `defence` for "Secretary of Defense" and
    /// "Defence Minister"; else the title.
    pub duty: &'static str,
}

/// What an office is held of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// A country.
    Country,
    /// An institution or party.
    Institution,
    /// A place: governors, mayors.
    Place,
    /// Nothing: a calling such as journalist or activist.
    Nothing,
}

/// A time in an office. Dates are as exact as known: year, month or day; empty where unknown.
#[derive(Clone, Copy, Debug)]
pub struct Term {
    /// The office's label.
    pub title: &'static str,
    /// What it was held of.
    pub of: KnownId,
    /// The first day.
    pub start: &'static str,
    /// The last day; empty while it lasts.
    pub end: &'static str,
}

impl Term {
    /// Whether it lasts on a day, written as `2021-07-16`. Days that are known by year or month alone count as within.
    pub fn holds_on(&self, day: &str) -> bool {
        self.has_begun(day) && !self.is_over(day)
    }

    /// Whether it began on that day or before.
    pub fn has_begun(&self, day: &str) -> bool {
        self.start.is_empty() || self.start <= day || day.starts_with(self.start)
    }

    /// Whether it ended before that day.
    pub fn is_over(&self, day: &str) -> bool {
        !self.end.is_empty() && self.end < day && !day.starts_with(self.end)
    }
}

/// The index of offices.
#[derive(Debug)]
pub struct Offices {
    all: Vec<Office>,
    patterns: HashMap<String, usize>,
    labels: HashMap<&'static str, usize>,
    terms: BTreeMap<KnownId, Vec<Term>>,
    /// The most words of any pattern that begins with a word.
    longest: HashMap<String, usize>,
}

impl Offices {
    /// The offices within the program.
    pub(super) fn bundled(names: &Names) -> Self {
        let (mut offices, mut patterns, mut longest) = (Vec::new(), HashMap::new(), HashMap::new());
        let mut labels = HashMap::new();
        for row in Table::new(include_str!("../../data/knowledge/offices.tsv")).rows() {
            for pattern in row.list("patterns") {
                let pattern = spaced(pattern);
                let words: Vec<&str> = pattern.split(' ').collect();
                let most: &mut usize = longest.entry(words[0].to_owned()).or_default();
                *most = words.len().max(*most);
                patterns.entry(pattern).or_insert(offices.len());
            }
            let within = match row.cell("of") {
                "country" => Within::Country,
                "place" => Within::Place,
                "none" => Within::Nothing,
                _ => Within::Institution,
            };
            let office = Office {
                title: row.cell("title"),
                within,
                rank: row.cell("rank"),
                sector: row.cell("sector"),
                duty: Some(row.cell("duty")).filter(|duty| !duty.is_empty()).unwrap_or(row.cell("title")),
            };
            labels.entry(office.title).or_insert(offices.len());
            offices.push(office);
        }
        let mut terms: BTreeMap<KnownId, Vec<Term>> = BTreeMap::new();
        for row in Table::new(include_str!("../../data/knowledge/terms.tsv")).rows() {
            let (Some(person), Some(of)) = (names.named(row.cell("person")), names.named(row.cell("of")))
            else {
                continue;
            };
            let term = Term { title: row.cell("office"), of, start: row.cell("start"), end: row.cell("end") };
            terms.entry(person).or_default().push(term);
        }
        Self { all: offices, patterns, labels, terms, longest }
    }

    /// The office that a bare title names, whatever its case.
    pub fn titled(&self, title: &str) -> Option<&Office> {
        self.patterns.get(&spaced(title)).map(|&at| &self.all[at])
    }

    /// The most words that any title has which begins with this one; none if no title does.
    pub fn longest(&self, first: &str) -> usize {
        let first = spaced(first);
        let first = first.split(' ').next().unwrap_or_default();
        self.longest.get(first).copied().unwrap_or(0)
    }

    /// What the holder of an office does, by the office's label.
    pub fn duty<'a>(&self, title: &'a str) -> &'a str
    where
        'static: 'a,
    {
        self.labels.get(title).map_or(title, |&at| self.all[at].duty)
    }

    /// The sort of office of that label, `minister`; empty where no office has it.
    pub fn rank(&self, title: &str) -> &'static str {
        self.labels.get(title).map_or("", |&at| self.all[at].rank)
    }

    /// Who is known to have held an office of a state or body on a day, if that is one person alone.
    ///
    /// ```
    /// use cablegraph::knowledge::Knowledge;
    /// let knowledge = Knowledge::bundled();
    /// let states = knowledge.names.named("United States").expect("it is known");
    /// let holder = knowledge.offices.incumbent("Secretary of State", states, "2021-07-16").expect("one holder");
    /// assert_eq!(knowledge.names.known(holder).name, "Antony Blinken");
    /// ```
    pub fn incumbent(&self, title: &str, of: KnownId, day: &str) -> Option<KnownId> {
        let duty = self.duty(title);
        let held = |term: &Term| term.of == of && self.duty(term.title) == duty && term.holds_on(day);
        let mut holders = self.terms.iter().filter(|(_, terms)| terms.iter().any(held)).map(|(&who, _)| who);
        let first = holders.next()?;
        holders.next().is_none().then_some(first)
    }

    /// The terms that a person is known to have served.
    pub fn terms(&self, person: KnownId) -> &[Term] {
        self.terms.get(&person).map_or(&[], Vec::as_slice)
    }
}

/// A title in lower case, its words and hyphens parted by single spaces, as the tokenizer parts them.
fn spaced(title: &str) -> String {
    title.to_lowercase().replace('-', " - ").split_whitespace().collect::<Vec<_>>().join(" ")
}
