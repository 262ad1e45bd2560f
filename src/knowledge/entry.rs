//! A thing with its forms, held by itself on its way into an index; and a table of the user's → such things.

use super::kind::Kind;
use super::names::{FILES, Known, Surface};
use super::table::{Row, Table};
use serde::{Deserialize, Serialize};

/// A thing and the forms that name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its Wikidata id, empty where it has none.
    pub id: String,
    /// Its usual name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// The PLOVER sector it acts in, empty where unknown.
    pub sector: String,
    /// The ISO 3166 code (three letters) of its country, empty where it has none.
    pub country: String,
    /// `f` or `m` for people, else empty.
    pub gender: String,
    /// Whether it is a medium through which others speak.
    pub is_social_medium: bool,
    /// What it is in a few words.
    pub description: String,
    /// How many sites have a page on it.
    pub fame: u32,
    /// What texts call it.
    pub forms: Vec<(String, Surface)>,
}

/// A line of a table that cannot be used.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
#[error("line {line}: {reason}")]
pub struct EntryError {
    /// The line, counted from one.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

impl Entry {
    /// A known thing and its forms.
    pub fn new(known: Known<'_>, forms: Vec<(String, Surface)>) -> Self {
        Self {
            id: known.id.to_owned(),
            name: known.name.to_owned(),
            kind: known.kind,
            sector: known.sector.to_owned(),
            country: known.country.to_owned(),
            gender: known.gender.to_owned(),
            is_social_medium: known.is_social_medium,
            description: known.description.to_owned(),
            fame: known.fame,
            forms,
        }
    }

    /// It, without its forms.
    pub fn known(&self) -> Known<'_> {
        Known {
            id: &self.id,
            name: &self.name,
            kind: self.kind,
            sector: &self.sector,
            country: &self.country,
            gender: &self.gender,
            is_social_medium: self.is_social_medium,
            description: &self.description,
            fame: self.fame,
        }
    }

    /// The things in a table of the form that `data/knowledge` has, and the lines that are none. What they are is said
    /// by a column `kind`, or by the name of the file where it is one of those in `data/knowledge`.
    pub fn table(file: &str, text: &str) -> Vec<Result<Self, EntryError>> {
        let table = Table::new(text);
        let header = text.lines().position(|line| !line.starts_with('#') && !line.trim().is_empty());
        let wrong =
            |reason: &str| vec![Err(EntryError { line: header.unwrap_or(0) + 1, reason: reason.to_owned() })];
        if !table.has("id") || !table.has("name") {
            return wrong("the header has no columns `id` and `name`");
        }
        if !table.has("kind") && !FILES.iter().any(|(known, _)| *known == file) {
            return wrong(
                "nothing says what these are: give a column `kind`, or name the file as in data/knowledge",
            );
        }
        table
            .rows()
            .map(|row| Self::of_row(file, row).map_err(|reason| EntryError { line: row.line, reason }))
            .collect()
    }

    fn of_row(file: &str, row: Row<'_, '_>) -> Result<Self, String> {
        if !row.is_whole() {
            return Err("it has not as many cells as the header".to_owned());
        }
        let mut known = Known::of_row(file, row);
        known.kind = match row.cell("kind") {
            "" => known.kind,
            "Territory" => Kind::Country,
            kind => Kind::named(kind).ok_or_else(|| {
                format!("there is no kind {kind:?}; there are {}", Kind::ALL.map(Kind::as_str).join(", "))
            })?,
        };
        if known.name.is_empty() {
            return Err("it has no name".to_owned());
        }
        if !known.id.is_empty() && number(known.id).is_none() {
            return Err(format!("{:?} is no Wikidata id such as Q42", known.id));
        }
        if !matches!(known.gender, "" | "f" | "m") {
            return Err(format!("the gender {:?} is none of f, m and empty", known.gender));
        }
        if !matches!(row.cell("fame"), "") && row.cell("fame").parse::<u32>().is_err() {
            return Err(format!("the fame {:?} is no whole number", row.cell("fame")));
        }
        let forms = row.forms().map(|(form, surface)| (form.to_owned(), surface)).collect();
        Ok(Self::new(known, forms))
    }

    /// The number in its Wikidata id.
    pub fn number(&self) -> Option<u64> {
        number(&self.id)
    }
}

/// `Q42` → 42
fn number(id: &str) -> Option<u64> {
    let digits = id.strip_prefix('Q').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    digits.parse().ok().filter(|_| !digits.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, reason: &str) {
        let table = format!("# made up\nid\tname\tkind\taliases\tgender\n{line}\n");
        let found = Entry::table("mine.tsv", &table);
        assert_eq!(found.len(), 1);
        match &found[0] {
            Ok(entry) => assert_eq!((entry.name.as_str(), reason), ("Ana Quist", ""), "{entry:?}"),
            Err(error) => assert_eq!(error.to_string(), format!("line 3: {reason}")),
        }
    }

    #[test]
    fn a_wrong_line_is_named_with_its_reason() {
        check("Q900001\tAna Quist\tPerson\tA. Quist|Quist\tf", "");
        check("\tAna Quist\tPerson\t\t", "");
        check("Q900001\tAna Quist\tPerson", "it has not as many cells as the header");
        check("900001\tAna Quist\tPerson\t\t", "\"900001\" is no Wikidata id such as Q42");
        check("Q900001\t\tPerson\t\t", "it has no name");
        check("Q900001\tAna Quist\tPerson\t\tx", "the gender \"x\" is none of f, m and empty");
    }

    #[test]
    fn a_table_says_what_it_holds() {
        let error = |file: &str, text: &str| Entry::table(file, text)[0].clone().unwrap_err().line;
        assert_eq!(error("mine.tsv", "# made up\nid\tname\nQ1\tAna\n"), 2);
        assert_eq!(error("people.tsv", "name\nAna\n"), 1);
        let people = Entry::table("people.tsv", "id\tname\nQ900001\tAna Quist\n");
        assert_eq!(people[0].as_ref().map(|entry| entry.kind), Ok(Kind::Person));
    }
}
