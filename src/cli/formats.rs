//! Names on the command line → formats, dates and pairs, with the nearest name where one is wrong.

use cablegraph::accuracy::{SETS, Set};
use cablegraph::export::Format as RdfFormat;
use cablegraph::export::network::{NetworkFormat, Theme};
use cablegraph::input::Format;
use cablegraph::network::Measure;
use cablegraph::network::picture::Colouring;
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

pub(crate) fn theme(name: &str) -> Result<Theme, String> {
    named(Theme::NAMES, "theme", name)
}

pub(crate) fn colouring(name: &str) -> Result<Colouring, String> {
    named(Colouring::NAMES, "colouring", name)
}

pub(crate) fn measure(name: &str) -> Result<Measure, String> {
    named(Measure::NAMES, "measure", name)
}

/// How often something is told: a number from 0.
pub(crate) fn weight(text: &str) -> Result<f64, String> {
    let weight = text.parse::<f64>().ok().filter(|weight| weight.is_finite() && *weight >= 0.0);
    weight.ok_or_else(|| "a weight is a number from 0".to_owned())
}

/// The value of that name, or which names there are.
fn named<T: Copy>(known: &[(T, &str)], what: &str, name: &str) -> Result<T, String> {
    let names = || known.iter().map(|(_, name)| *name);
    let found = known.iter().find(|(_, it)| it.eq_ignore_ascii_case(name)).map(|(value, _)| *value);
    found.ok_or_else(|| {
        let near = nearest(name, names());
        let near = near.first().map(|near| format!("did you mean {near}? ")).unwrap_or_default();
        format!("there is no {what} {name:?}; {near}there are {}", names().collect::<Vec<_>>().join(", "))
    })
}

/// A window of time: one day, month or year, or two with `..` between; either end may be left open.
pub(crate) fn window(text: &str) -> Result<(Option<String>, Option<String>), String> {
    let end = |text: &str| if text.is_empty() { Ok(None) } else { moment(text).map(Some) };
    match text.split_once("..") {
        Some((from, to)) => Ok((end(from)?, end(to)?)),
        None => moment(text).map(|moment| (Some(moment.clone()), Some(moment))),
    }
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
