//! A date as newsrooms write it → the day.
//!
//! Only whole dates are dates: "July 2021" is none, and neither is the 30th of February. A date-time gives
//! the day where it was written, not the day in Greenwich.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::fmt::rfc2822;
use thiserror::Error;

/// A text that was to be a date and is none.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0:?} is not a date; write it like 2021-07-16 or July 16, 2021")]
pub struct NotADate(String);

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The day that `text` names.
///
/// ```
/// use cablegraph::input::date;
/// assert_eq!(date("Friday, January 4, 2019")?, jiff::civil::date(2019, 1, 4));
/// assert_eq!(date("2021-07-16T23:30:00-05:00")?, jiff::civil::date(2021, 7, 16));
/// assert!(date("2019-02-30").is_err());
/// # Ok::<(), cablegraph::input::NotADate>(())
/// ```
pub fn date(text: &str) -> Result<Date, NotADate> {
    let text = text.trim();
    iso(text).or_else(|| mail(text)).or_else(|| words(text)).ok_or_else(|| NotADate(text.to_owned()))
}

/// `2021-07-16`, alone or with a time after it.
fn iso(text: &str) -> Option<Date> {
    let day = text.get(..10)?;
    let is_day = day.bytes().enumerate().all(|(i, byte)| match i {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let rest = &text[10..];
    let is_whole = rest.is_empty() || text.parse::<Timestamp>().is_ok() || text.parse::<DateTime>().is_ok();
    if is_day && is_whole { day.parse().ok() } else { None }
}

/// `Fri, 16 Jul 2021 10:00:00 GMT`, as mail and feeds have it.
fn mail(text: &str) -> Option<Date> {
    rfc2822::parse(text).ok().map(|time| time.date())
}

/// `July 16, 2021`, `16 July 2021`, with or without the day of the week.
fn words(text: &str) -> Option<Date> {
    let mut parts: Vec<&str> = text.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    if parts.first().is_some_and(|first| is_named(first, &WEEKDAYS)) {
        parts.remove(0);
    }
    let [first, second, year] = parts[..] else { return None };
    let (month, day) = month(first).map(|month| (month, second)).or_else(|| Some((month(second)?, first)))?;
    let day = ["st", "nd", "rd", "th"].iter().find_map(|suffix| day.strip_suffix(suffix)).unwrap_or(day);
    let year = if year.len() == 4 { year.parse().ok()? } else { return None };
    Date::new(year, month, number(day)?).ok()
}

fn month(word: &str) -> Option<i8> {
    let place = MONTHS.iter().position(|month| is_named(word, &[month]));
    place.and_then(|place| i8::try_from(place + 1).ok())
}

fn number(text: &str) -> Option<i8> {
    if text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// Whether `word` is one of `names`, whole or shortened to at least three letters: "Jul", "Sept.".
fn is_named(word: &str, names: &[&str]) -> bool {
    let word = word.to_lowercase();
    let word = word.strip_suffix('.').unwrap_or(&word);
    names.iter().any(|name| word == *name || (3..=4).contains(&word.len()) && name.starts_with(word))
}

/// A line that says when the article appeared, and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DateLine {
    pub(super) date: Date,
    /// The line speaks of a later change: "Updated …".
    pub(super) is_update: bool,
}

/// What a date line says: "Published: 16 July 2021 at 10:30 GMT", "Friday, January 4, 2019", "6:05 PM, July 16, 2021".
pub(super) fn date_line(line: &str) -> Option<DateLine> {
    let words: Vec<&str> = line.split(' ').collect();
    if words.len() > 14 {
        return None;
    }
    let spans = (0..words.len())
        .flat_map(|start| (start + 1..=words.len().min(start + 7)).rev().map(move |end| start..end));
    let (date, span) = spans.into_iter().find_map(|span| {
        let text = words[span.clone()].join(" ");
        Some((date(text.trim_end_matches([',', '|', '.', '-', '–', '·'])).ok()?, span))
    })?;
    let is_update = words[..span.start].iter().any(|word| word.to_lowercase().starts_with("updated"));
    let mut others = words[..span.start].iter().chain(&words[span.end..]);
    others.all(|word| is_label(word) || is_time(word)).then_some(DateLine { date, is_update })
}

/// "Published:", "Last", "on": what may stand before the date on its line.
fn is_label(word: &str) -> bool {
    const LABELS: [&str; 11] = [
        "published",
        "posted",
        "updated",
        "last",
        "modified",
        "first",
        "on",
        "date",
        "created",
        "issued",
        "at",
    ];
    LABELS.contains(&word.trim_end_matches(':').to_lowercase().as_str())
}

/// "10:30", "a.m.", "GMT", "(UTC+9)", "|": what else may stand on the line of a date.
fn is_time(word: &str) -> bool {
    const WORDS: [&str; 7] = ["am", "pm", "local", "time", "hours", "hour", "ago"];
    let bare: String = word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let clock = bare.trim_end_matches("am").trim_end_matches("pm").trim_end_matches('h');
    let zone = word.trim_matches(|c: char| !c.is_alphabetic());
    let is_zone = (2..=4).contains(&zone.len()) && zone.bytes().all(|byte| byte.is_ascii_uppercase());
    bare.is_empty()
        || WORDS.contains(&bare.as_str())
        || is_clock(clock)
        || is_zone
        || bare.starts_with("utc")
        || bare.starts_with("gmt")
}

fn is_clock(word: &str) -> bool {
    (1..=6).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil;

    #[test]
    fn dates_are_read_as_they_are_written() {
        for text in [
            "2021-07-16",
            "2021-07-16T10:00:00Z",
            "2021-07-16T10:00",
            "2021-07-16 10:00:00+09:00",
            "2021-07-16T23:59:59.123-0500",
            "Fri, 16 Jul 2021 10:00:00 GMT",
            "16 Jul 2021 10:00 +0900",
            "July 16, 2021",
            "16 July 2021",
            "Friday, July 16, 2021",
            "Fri 16th Jul. 2021",
        ] {
            assert_eq!(date(text), Ok(civil::date(2021, 7, 16)), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "soon",
            "2019-02-30",
            "2021-07",
            "July 2021",
            "July 16, 21",
            "16/07/2021",
            "2021-07-16 or so",
        ] {
            assert!(date(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_date_line_holds_a_date_and_little_else() {
        let line = |text| date_line(text).map(|line| (line.date, line.is_update));
        let day = civil::date(2021, 7, 16);
        assert_eq!(line("Published: 16 July 2021 at 10:30 a.m. GMT"), Some((day, false)));
        assert_eq!(line("Last updated on July 16, 2021 | 10:30 (UTC+9)"), Some((day, true)));
        assert_eq!(line("2021-07-16 10:30"), Some((day, false)));
        assert_eq!(line("Updated 6:05 PM GMT+1, July 16, 2021"), Some((day, true)));
        assert_eq!(line("Published 1:05 PM EST, Fri July 16, 2021"), Some((day, false)));
        assert_eq!(line("Fri 16 Jul 2021 18.05 CEST"), Some((day, false)));
        assert_eq!(line("July 16, 2021 was a Friday"), None);
        assert_eq!(line("On Monday"), None);
    }
}
