//! Reads a saved query: SPARQL whose leading comments say what it answers and what it takes.
//!
//! ```text
//! # title: Who criticised whom
//! # param: actor entity — who criticises
//! # param: target entity required — who is criticised
//! # param: from date default 2020 — no earlier than this
//! # example: actor="Marco Rubio"
//! ```
//!
//! A parameter has its place in the query as `VALUES ?actor { UNDEF }`, which by itself says nothing: the file
//! is SPARQL that any engine runs, and the planner starts from the value where there is one.

use super::catalogue;
use super::error::{QueryError, nearest};
use std::sync::LazyLock;

/// A question with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedQuery {
    /// The name of its file, without the extension.
    pub name: String,
    /// What it answers, in one line.
    pub title: String,
    /// What it takes, in the order of its file.
    pub parameters: Vec<Parameter>,
    /// Parameters to try it with, as on the command line.
    pub example: String,
    /// The whole file, comments included, so that lines count from its first.
    pub text: String,
}

/// Something that a saved query takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// The variable, without its question mark.
    pub name: String,
    /// What its values are.
    pub kind: Kind,
    /// Whether it must be given.
    pub need: Need,
    /// What it means, in one line.
    pub meaning: String,
}

/// What the values of a parameter are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A thing with a name: a person, an institution, a country.
    Entity,
    /// A country, by name or code.
    Country,
    /// The code of a country, found by its name.
    CountryCode,
    /// Words.
    Text,
    /// A day, a month or a year.
    Date,
    /// An article, by IRI, address or headline.
    Article,
    /// A type of event.
    EventType,
    /// Any node of the graph.
    Node,
}

/// Whether a parameter must be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// Without it the query asks for all.
    Optional,
    /// Without it the query cannot be asked.
    Required,
    /// Without it this value stands in.
    Default(String),
}

impl Kind {
    /// All kinds, each with the word that names it in a header.
    const NAMES: [(&'static str, Kind); 8] = [
        ("entity", Kind::Entity),
        ("country", Kind::Country),
        ("country-code", Kind::CountryCode),
        ("text", Kind::Text),
        ("date", Kind::Date),
        ("article", Kind::Article),
        ("event-type", Kind::EventType),
        ("node", Kind::Node),
    ];
}

static BUNDLED: LazyLock<Vec<SavedQuery>> = LazyLock::new(|| {
    let read = |(name, text): &(&str, &str)| SavedQuery::parse(name, text);
    catalogue::QUERIES.iter().map(read).collect::<Result<_, _>>().expect("a test reads every bundled query")
});

impl SavedQuery {
    /// The queries that come with the program, sorted by name.
    pub fn bundled() -> &'static [SavedQuery] {
        &BUNDLED
    }

    /// The bundled query of this name.
    pub fn find(name: &str) -> Result<&'static SavedQuery, QueryError> {
        Self::bundled().iter().find(|query| query.name == name).ok_or_else(|| QueryError::UnknownQuery {
            name: name.to_owned(),
            nearest: nearest(name, Self::bundled().iter().map(|query| query.name.as_str())),
        })
    }

    /// Reads a query from the text of its file. A query without header has no parameters.
    pub fn parse(name: &str, text: &str) -> Result<Self, QueryError> {
        let mut query = Self {
            name: name.to_owned(),
            title: String::new(),
            parameters: Vec::new(),
            example: String::new(),
            text: text.to_owned(),
        };
        for (index, line) in text.lines().enumerate() {
            let Some(comment) = line.strip_prefix('#') else { break };
            let Some((key, value)) = comment.split_once(':') else { continue };
            let value = value.trim();
            match key.trim() {
                "title" => value.clone_into(&mut query.title),
                "example" => value.clone_into(&mut query.example),
                "param" => query.parameters.push(parameter(value).map_err(|reason| QueryError::Header {
                    name: name.to_owned(),
                    line: index + 1,
                    reason: reason.to_owned(),
                })?),
                _ => {}
            }
        }
        Ok(query)
    }

    /// The parameters of its example, as names and values.
    pub fn example_parameters(&self) -> Vec<(String, String)> {
        let mut parameters = Vec::new();
        let mut rest = self.example.trim();
        while let Some((name, after)) = rest.split_once('=') {
            let (value, after) = match after.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
                None => after.split_once(' ').unwrap_or((after, "")),
            };
            parameters.push((name.to_owned(), value.to_owned()));
            rest = after.trim_start();
        }
        parameters
    }

    /// The parameter of this name.
    pub(crate) fn parameter(&self, name: &str) -> Result<&Parameter, QueryError> {
        self.parameters.iter().find(|it| it.name == name).ok_or_else(|| QueryError::UnknownParameter {
            query: self.name.clone(),
            name: name.to_owned(),
            known: self.parameters.iter().map(|it| it.name.clone()).collect(),
        })
    }
}

/// `name kind [required | default VALUE] — meaning`.
fn parameter(line: &str) -> Result<Parameter, &'static str> {
    let (head, meaning) = line.split_once('—').ok_or("a parameter has its meaning after a dash '—'")?;
    let mut words = head.split_whitespace();
    let name = words.next().ok_or("a parameter has a name")?;
    let kind = words.next().ok_or("a parameter has a kind after its name")?;
    let (_, kind) = Kind::NAMES
        .into_iter()
        .find(|(name, _)| *name == kind)
        .ok_or("the kind is none of entity, country, country-code, text, date, article, event-type, node")?;
    let need = match words.next() {
        None => Need::Optional,
        Some("required") => Need::Required,
        Some("default") => Need::Default(words.collect::<Vec<_>>().join(" ")),
        Some(_) => return Err("after the kind stands 'required', 'default VALUE' or nothing"),
    };
    Ok(Parameter { name: name.to_owned(), kind, need, meaning: meaning.trim().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read() {
        let query = SavedQuery::parse(
            "x",
            "# title: T\n# param: to date default 2020 — the end\n# example: to=2021\nASK {}",
        )
        .unwrap();
        assert_eq!((query.title.as_str(), query.example.as_str()), ("T", "to=2021"));
        assert_eq!(query.parameters[0].need, Need::Default("2020".to_owned()));
    }

    #[test]
    fn a_broken_header_is_named_with_its_line() {
        let error = SavedQuery::parse("x", "# title: T\n# param: to moon — the end\n").unwrap_err();
        assert!(error.to_string().starts_with("saved query 'x', line 2: the kind is none of"), "{error}");
    }

    #[test]
    fn an_unknown_name_suggests_the_nearest() {
        let error = SavedQuery::find("who-criticized").unwrap_err().to_string();
        assert!(error.contains("did you mean who-criticised"), "{error}");
    }
}
