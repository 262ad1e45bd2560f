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

/// What a date line says: "Published: 16 July 2021 at 10:30 GMT", "Friday, January 4, 2019".
pub(super) fn date_line(line: &str) -> Option<DateLine> {
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
    let all: Vec<&str> = line.split(' ').collect();
    let label = |word: &&&str| LABELS.contains(&word.trim_end_matches(':').to_lowercase().as_str());
    let labels = all.iter().take_while(label).count();
    let words = &all[labels..];
    if words.is_empty() || words.len() > 14 {
        return None;
    }
    let longest = words.len().min(7);
    let (date, length) = (1..=longest).rev().find_map(|length| {
        let text = words[..length].join(" ");
        Some((date(text.trim_end_matches([',', '|', '.', '-', '–', '·'])).ok()?, length))
    })?;
    let is_update = all[..labels].iter().any(|word| word.to_lowercase().starts_with("updated"));
    words[length..].iter().all(|word| is_time(word)).then_some(DateLine { date, is_update })
}

/// "10:30", "a.m.", "GMT", "(UTC+9)", "|": what may stand after the date on its line.
fn is_time(word: &str) -> bool {
    const WORDS: [&str; 10] = ["am", "pm", "at", "et", "gmt", "utc", "est", "edt", "local", "time"];
    let bare: String = word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let clock = bare.trim_end_matches("am").trim_end_matches("pm").trim_end_matches('h');
    bare.is_empty() || WORDS.contains(&bare.as_str()) || is_clock(clock) || bare.starts_with("utc")
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
        assert_eq!(line("July 16, 2021 was a Friday"), None);
        assert_eq!(line("On Monday"), None);
    }
}
