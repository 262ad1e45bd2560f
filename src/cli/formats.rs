//! Names on the command line → formats, dates and pairs, with the nearest name where one is wrong.

use cablegraph::accuracy::{SETS, Set};
use cablegraph::export::Format as RdfFormat;
use cablegraph::export::network::NetworkFormat;
use cablegraph::input::Format;
use cablegraph::query::{AnswerFormat, nearest};

pub(crate) fn input(name: &str) -> Result<Format, String> {
    name.parse().map_err(|_| unknown(name, &nearest(name, Format::ALL.map(Format::name))))
}

pub(crate) fn answer(name: &str) -> Result<AnswerFormat, String> {
    AnswerFormat::find(name).map_err(|near| unknown(name, &near))
}

pub(crate) fn rdf(name: &str) -> Result<RdfFormat, String> {
    RdfFormat::from_name(name).map_err(|error| error.to_string())
}

pub(crate) fn network(name: &str) -> Result<NetworkFormat, String> {
    let names = NetworkFormat::NAMES.iter().map(|(_, name)| *name);
    NetworkFormat::find(name).ok_or_else(|| unknown(name, &nearest(name, names)))
}

/// A set of measures by its name.
pub(crate) fn set(name: &str) -> Result<&'static Set, String> {
    let names: Vec<&str> = SETS.iter().map(|set| set.name).collect();
    Set::find(name).ok_or_else(|| {
        let near = nearest(name, names.iter().copied());
        let near = near.first().map(|near| format!("did you mean {near}? ")).unwrap_or_default();
        format!("there is no set {name:?}; {near}there are {}", names.join(", "))
    })
}

/// `name=value`.
pub(crate) fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("a parameter is given as NAME=VALUE")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

/// A day, a month or a year, as it stands.
pub(crate) fn moment(text: &str) -> Result<String, String> {
    let day = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    match day.parse::<jiff::civil::Date>() {
        Ok(_) => Ok(text.to_owned()),
        Err(_) => Err("not a date; give a day, month or year such as 2021-07-21, 2021-07 or 2021".to_owned()),
    }
}

fn unknown(name: &str, near: &[String]) -> String {
    match near.first() {
        Some(near) => format!("there is no format {name:?}; did you mean {near}?"),
        None => format!("there is no format {name:?}"),
    }
}
