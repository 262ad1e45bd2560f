//! Time expressions → values (TIMEX3), against the publication date where there is one; never a date that the text does not support.

use super::annotations::{Basis, Time};
use crate::language::{Document, Span};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

pub(super) const MONTHS: [&str; 12] = [
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

/// All time expressions in the order of the text.
pub(super) fn times(doc: &Document, published: Option<Date>) -> Vec<Time> {
    let mut times: Vec<Time> = Vec::new();
    for sentence in doc.sentences() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let words: Vec<String> =
                (at..sentence.tokens.end.min(at + 6)).map(|token| lowered(doc.word(token))).collect();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let capital = doc.word(at).starts_with(char::is_uppercase);
            let previous = at
                .checked_sub(1)
                .filter(|it| sentence.tokens.contains(*it))
                .map(|it| doc.word(it).to_lowercase());
            match expression(&words, capital, previous.as_deref()) {
                Some((length, when)) => {
                    let (value, basis) = when.resolve(published);
                    times.push(Time { span: Span::new(at, at + length), value, basis });
                    at += length;
                }
                None => at += 1,
            }
        }
    }
    times
}

/// A word in lower case; a month that stands in lower case is none: "this may hurt", "march on".
fn lowered(word: &str) -> String {
    if MONTHS.contains(&word) { String::new() } else { word.to_lowercase() }
}

/// What a time expression says before it is set against a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Year(i16),
    Month { month: i8, year: Option<i16>, turn: Turn },
    Day { month: i8, day: i8, year: Option<i16> },
    Weekday { weekday: usize, turn: Turn },
    Offset { amount: i32, unit: Unit },
    Unknown,
}

/// "last", "this", "next", or nothing said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Last,
    LastYear,
    This,
    Next,
    Unsaid,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// The expression at the start of `words`, in lower case: its length in tokens and what it says.
fn expression(words: &[&str], capital: bool, previous: Option<&str>) -> Option<(usize, When)> {
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    if let Some(month) = month(word(0), capital) {
        return month_first(words, month, previous);
    }
    if let (Some(number), Some(of)) = (day_number(word(0)), month(word(1), true)) {
        let year = year(word(2));
        return Some((2 + usize::from(year.is_some()), When::Day { month: of, day: number, year }));
    }
    if let Some(weekday) = WEEKDAYS.iter().position(|name| *name == word(0)) {
        return Some((1, When::Weekday { weekday, turn: Turn::Unsaid }));
    }
    let turned = |turn: Turn| match word(1) {
        "week" => Some((2, When::Offset { amount: step(turn), unit: Unit::Week })),
        "month" => Some((2, When::Offset { amount: step(turn), unit: Unit::Month })),
        "year" => Some((2, When::Offset { amount: step(turn), unit: Unit::Year })),
        name => match (month(name, true), WEEKDAYS.iter().position(|it| *it == name)) {
            (Some(month), _) => Some((2, When::Month { month, year: None, turn })),
            (_, Some(weekday)) => Some((2, When::Weekday { weekday, turn })),
            _ => None,
        },
    };
    match word(0) {
        "last" => turned(Turn::Last),
        "next" => turned(Turn::Next),
        "this" => turned(Turn::This),
        "yesterday" => Some((1, When::Offset { amount: -1, unit: Unit::Day })),
        "today" => Some((1, When::Offset { amount: 0, unit: Unit::Day })),
        "tomorrow" => Some((1, When::Offset { amount: 1, unit: Unit::Day })),
        "the"
            if word(1).ends_with("th")
                || matches!(word(1), "1st" | "2nd" | "3rd" | "21st" | "22nd" | "23rd" | "31st") =>
        {
            let number =
                day_number(word(1)).is_some() && !matches!(word(2), "century" | "anniversary" | "time");
            number.then_some((2, When::Unknown))
        }
        first => ago(first, word(1), word(2)).or_else(|| {
            let stands = previous.is_some_and(opens_a_year);
            year(first)
                .filter(|_| stands && !matches!(word(1), "%" | "percent" | "people"))
                .map(|year| (1, When::Year(year)))
        }),
    }
}

/// Whether a bare number behind the word may be a year: "in 2020", but not "some 2020 people".
fn opens_a_year(word: &str) -> bool {
    let openers = [
        "in", "since", "until", "of", "by", "from", "during", "before", "after", "the", "late", "early",
        "mid",
    ];
    openers.contains(&word)
}

/// "June 16, 2021", "May last year", "January 2020", "March".
fn month_first(words: &[&str], month: i8, previous: Option<&str>) -> Option<(usize, When)> {
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    if let Some(number) = day_number(word(1)) {
        let (skip, after) = if word(2) == "," { (1, word(3)) } else { (0, word(2)) };
        return Some(match year(after) {
            Some(year) => (3 + skip, When::Day { month, day: number, year: Some(year) }),
            None => (2, When::Day { month, day: number, year: None }),
        });
    }
    if let Some(year) = year(word(1)) {
        return Some((2, When::Month { month, year: Some(year), turn: Turn::Unsaid }));
    }
    if let ("last", "year") = (word(1), word(2)) {
        return Some((3, When::Month { month, year: None, turn: Turn::LastYear }));
    }
    // "May" and "March" alone are months only where a preposition or "the" says so.
    let plain = !matches!(month, 3 | 5)
        || previous.is_some_and(|it| {
            matches!(it, "in" | "since" | "of" | "until" | "by" | "early" | "late" | "mid" | "the")
        });
    plain.then_some((1, When::Month { month, year: None, turn: Turn::Unsaid }))
}

/// "two days ago", "a week ago".
fn ago(count: &str, unit: &str, ago: &str) -> Option<(usize, When)> {
    let numbers = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let amount = match count {
        "a" | "an" => 1,
        _ => numbers
            .iter()
            .position(|it| !it.is_empty() && *it == count)
            .map(|at| i32::try_from(at).unwrap_or(0))
            .or_else(|| count.parse().ok())?,
    };
    let unit = match unit.trim_end_matches('s') {
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        _ => return None,
    };
    match ago {
        "ago" => Some((3, When::Offset { amount: -amount.min(3000), unit })),
        "later" | "earlier" => Some((3, When::Unknown)),
        _ => None,
    }
}

fn step(turn: Turn) -> i32 {
    match turn {
        Turn::Last | Turn::LastYear => -1,
        Turn::Next => 1,
        Turn::This | Turn::Unsaid => 0,
    }
}

fn month(word: &str, capital: bool) -> Option<i8> {
    let word = word.trim_end_matches('.');
    let short = |name: &&str| {
        word.len() >= 3 && name.starts_with(word) && (word.len() == 3 || word == "sept" || *name == word)
    };
    let at = MONTHS.iter().position(short).filter(|_| capital)?;
    i8::try_from(at + 1).ok()
}

fn day_number(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    let number: i8 = digits.parse().ok()?;
    (matches!(ending, "" | "st" | "nd" | "rd" | "th") && (1..=31).contains(&number)).then_some(number)
}

fn year(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| word.len() == 4 && (1700..=2100).contains(year))
}

impl When {
    /// The value, and what it rests on.
    fn resolve(self, published: Option<Date>) -> (Option<String>, Basis) {
        let plain = match self {
            Self::Year(year) => Some(format!("{year:04}")),
            Self::Month { month, year: Some(year), .. } => Some(format!("{year:04}-{month:02}")),
            Self::Day { month, day: number, year: Some(year) } => {
                Date::new(year, month, number).ok().map(|date| date.to_string())
            }
            _ => None,
        };
        if plain.is_some() {
            return (plain, Basis::Text);
        }
        match published.and_then(|published| self.against(published)) {
            Some(value) => (Some(value), Basis::Publication),
            None => (None, Basis::Unresolved),
        }
    }

    fn against(self, published: Date) -> Option<String> {
        let year_of = |month: i8, turn: Turn| match turn {
            Turn::LastYear => published.year() - 1,
            Turn::Next => published.year() + i16::from(month <= published.month()),
            Turn::Last => published.year() - i16::from(month >= published.month()),
            // News speaks of the month nearest before it: "in December", read in March, was last year's.
            Turn::This => published.year(),
            Turn::Unsaid => published.year() - i16::from(month > published.month()),
        };
        match self {
            Self::Month { month, turn, .. } => Some(format!("{:04}-{month:02}", year_of(month, turn))),
            Self::Day { month, day: number, .. } => {
                let this = Date::new(published.year(), month, number).ok()?;
                // A day more than half a year ahead is the past year's.
                let ahead = this > published.saturating_add(183.days());
                let day = if ahead { Date::new(published.year() - 1, month, number).ok()? } else { this };
                Some(day.to_string())
            }
            Self::Weekday { weekday, turn } => Some(weekday_near(published, weekday, turn).to_string()),
            Self::Offset { amount, unit: Unit::Day } => {
                Some(published.saturating_add(amount.days()).to_string())
            }
            Self::Offset { amount, unit: Unit::Month } => {
                let date = published.saturating_add(amount.months());
                Some(format!("{:04}-{:02}", date.year(), date.month()))
            }
            Self::Offset { amount, unit: Unit::Year } => {
                Some(format!("{:04}", published.saturating_add(amount.years()).year()))
            }
            // A week has no value in the types of XML Schema; its words stay.
            Self::Offset { unit: Unit::Week, .. } | Self::Unknown | Self::Year(_) => None,
        }
    }
}

/// The weekday on or before publication; "next Tuesday" is after it.
fn weekday_near(published: Date, weekday: usize, turn: Turn) -> Date {
    let target =
        Weekday::from_monday_zero_offset(i8::try_from(weekday).unwrap_or(0)).unwrap_or(Weekday::Monday);
    let back = i32::from(published.weekday().since(target));
    match turn {
        Turn::Next => published.saturating_add((7 - back).days()),
        Turn::Last if back == 0 => published.saturating_sub(7.days()),
        _ => published.saturating_sub(back.days()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Models;

    fn check(text: &str, expected: &[(&str, Option<&str>, Basis)]) {
        let doc = Document::parse(&Models::bundled(), text);
        let published = Date::constant(2021, 7, 21);
        let times = times(&doc, Some(published));
        let found: Vec<_> =
            times.iter().map(|it| (doc.words(it.span), it.value.as_deref(), it.basis)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn dates_in_full_need_no_publication() {
        check(
            "They met on June 16, 2021 and in 2019.",
            &[("June 16, 2021", Some("2021-06-16"), Basis::Text), ("2019", Some("2019"), Basis::Text)],
        );
        check("It fell on February 30, 2021.", &[("February 30, 2021", None, Basis::Unresolved)]);
    }

    #[test]
    fn the_rest_stands_against_publication() {
        let basis = Basis::Publication;
        check("He left on Monday.", &[("Monday", Some("2021-07-19"), basis)]);
        check("He died in May last year.", &[("May last year", Some("2020-05"), basis)]);
        check("It ended last December.", &[("last December", Some("2020-12"), basis)]);
        check("She resigned two days ago.", &[("two days ago", Some("2021-07-19"), basis)]);
        check("He sent it on the 16th (local time).", &[("the 16th", None, Basis::Unresolved)]);
    }

    #[test]
    fn may_is_not_always_a_month() {
        check("Theresa May may resign.", &[]);
        check("This may hurt, and last may not least.", &[]);
    }
}
