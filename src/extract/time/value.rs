//! What the words of a time expression say → its value and what that rests on.

use super::super::annotations::Basis;
use super::phrase::Reading;
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// What an expression may be set against.
pub(super) struct Anchor<'a> {
    /// The day of publication.
    pub(super) published: Date,
    /// Whether the sentence speaks of what is to come.
    pub(super) coming: &'a dyn Fn() -> bool,
    /// The last day that the text told before.
    pub(super) told: Option<&'a str>,
}

/// What the words of a pattern count for, by class, in their order.
#[derive(Clone, Debug, Default)]
pub(super) struct Captured {
    pub(super) values: Vec<(&'static str, String)>,
    /// The time within.
    pub(super) time: Option<Reading>,
}

impl Captured {
    pub(super) fn with(mut self, class: &'static str, value: String) -> Self {
        self.values.push((class, value));
        self
    }

    /// The last word of a class: "two to three weeks" are three.
    fn value(&self, class: &str) -> Option<&str> {
        let of = |it: &&(&'static str, String)| it.0.split(':').next() == Some(class);
        self.values.iter().rev().find(of).map(|(_, value)| value.as_str())
    }

    fn number<N: std::str::FromStr>(&self, class: &str) -> Option<N> {
        self.value(class)?.parse().ok()
    }
}

/// What a pattern says of the words that fitted it; `end` is the word behind them. None where it cannot be meant.
pub(super) fn reading(
    means: &[&'static str],
    end: usize,
    captured: &Captured,
    anchor: &Anchor<'_>,
) -> Option<Reading> {
    let arguments = means.get(1..).unwrap_or_default();
    let publication = |value: Option<String>| (value, Basis::Publication);
    let text = |value: Option<String>| (value, Basis::Text);
    let (value, basis) = match means[0] {
        "date" => date(captured, anchor),
        "turn" => publication(turned(captured, arguments[0], anchor)),
        "quarter" => publication(quarter(captured, anchor)),
        "century" => text(captured.number::<u8>("ordinal").map(|it| format!("{:02}", it - 1))),
        "shift" => publication(shifted(captured, arguments, anchor.published)),
        "weekend" => publication(weekend(arguments[0], anchor.published)),
        "holiday" => publication(holiday(arguments[0], anchor)),
        "span" => text(span(captured, arguments)),
        "each" => text(each(captured)),
        "range" => text(range(captured)),
        "vague" => text(Some(arguments[0].to_owned())),
        "inner" => captured.time.clone().map_or((None, Basis::Unresolved), |it| (it.value, it.basis)),
        "within" => within(captured, arguments)?,
        "later" => (later(captured, arguments[0], anchor.told), Basis::Context),
        "from" => {
            let from = captured.time.as_ref()?;
            (later(captured, arguments[0], from.value.as_deref()), from.basis)
        }
        _ => (None, Basis::Unresolved),
    };
    Some(Reading { end, value, basis, recurs: means[0] == "each" })
}

/// A date in figures and names, as far as it is told; the rest is the nearest.
fn date(captured: &Captured, anchor: &Anchor<'_>) -> (Option<String>, Basis) {
    let month = captured.number("month").or_else(|| captured.number("mm"));
    let day = captured.number("day").or_else(|| captured.number("dd"));
    let in_full = match (captured.number("year"), month, day) {
        (Some(year), Some(month), Some(day)) => Some(real(year, month, day)),
        (Some(year), Some(month), None) => Some(Some(format!("{year:04}-{month:02}"))),
        (Some(year), None, _) => Some(Some(format!("{year:04}"))),
        _ => ["years", "decade", "clock"]
            .iter()
            .find_map(|it| captured.value(it))
            .map(|it| Some(it.to_owned())),
    };
    match in_full {
        Some(value) => (value, Basis::Text),
        None => (turned(captured, "nearest", anchor), Basis::Publication),
    }
}

/// The day, if there is one: not February 30.
fn real(year: i16, month: i8, day: i8) -> Option<String> {
    Date::new(year, month, day).ok().map(|it| it.to_string())
}

/// The day, weekday, month or season that is meant: `last`, `this`, `next`, or the `nearest`.
fn turned(captured: &Captured, turn: &str, anchor: &Anchor<'_>) -> Option<String> {
    let published = anchor.published;
    let coming = turn == "next" || turn == "nearest" && (anchor.coming)();
    if let (Some(weekday), None) = (captured.number("weekday"), captured.value("month")) {
        return Some(weekday_near(published, weekday, turn, coming)?.to_string());
    }
    let year = published.year();
    if let Some(season) = captured.value("season") {
        let begins = match season {
            "SP" => 3,
            "SU" => 6,
            "FA" => 9,
            _ => 12,
        };
        // "last summer", read in July, is last year's, though this year's has begun.
        let runs = turn == "last" && (begins + 1..begins + 3).contains(&published.month());
        let year = year_of(begins, turn, coming, published) - i16::from(runs);
        return Some(format!("{year}-{season}"));
    }
    let month: i8 = captured.number("month")?;
    let Some(day) = captured.number("day") else {
        return Some(format!("{:04}-{month:02}", year_of(month, turn, coming, published)));
    };
    let this = Date::new(year, month, day).ok()?;
    // A day more than half a year away is another year's.
    let half = Span::new().days(183);
    let year = match () {
        () if coming && this < published => year + 1,
        () if this > published.saturating_add(half) && !coming => year - 1,
        () if this < published.saturating_sub(half) && published.month() == 12 && month == 1 => year + 1,
        () => year,
    };
    real(year, month, day)
}

/// News speaks of the month nearest before it: "in December", read in March, was last year's.
fn year_of(month: i8, turn: &str, coming: bool, published: Date) -> i16 {
    let (year, now) = (published.year(), published.month());
    match turn {
        "last" => year - i16::from(month >= now),
        "next" => year + i16::from(month <= now),
        "this" => year,
        _ if coming => year + i16::from(month < now),
        _ => year - i16::from(month > now),
    }
}

/// The weekday on or before publication; one that is to come on or after it.
fn weekday_near(published: Date, weekday: i8, turn: &str, coming: bool) -> Option<Date> {
    let target = Weekday::from_monday_one_offset(weekday).ok()?;
    let back = i32::from(published.weekday().since(target));
    Some(match turn {
        "next" => published.saturating_add((7 - back).days()),
        "last" if back == 0 => published.saturating_sub(7.days()),
        _ if coming && back > 0 => published.saturating_add((7 - back).days()),
        _ => published.saturating_sub(back.days()),
    })
}

/// The last of the quarters of that number that had begun.
fn quarter(captured: &Captured, anchor: &Anchor<'_>) -> Option<String> {
    let quarter: i8 = captured.number("ordinal").filter(|it| (1..=4).contains(it))?;
    let year = year_of(quarter * 3 - 2, "nearest", (anchor.coming)(), anchor.published);
    Some(format!("{year}-Q{quarter}"))
}

/// So many units from a day, as exact as the unit: `-1 D`, `-n`, with a part of the day behind.
fn shifted(captured: &Captured, arguments: &[&str], from: Date) -> Option<String> {
    let amount: i32 = match *arguments.first()? {
        "-n" => -captured.number("n")?,
        amount => amount.parse().ok()?,
    };
    let unit = arguments.get(1).copied().or_else(|| captured.value("unit")).unwrap_or("D");
    let part = arguments.get(2).copied().or_else(|| captured.value("part")).unwrap_or_default();
    Some(moved(from, amount, unit)? + part)
}

fn moved(from: Date, amount: i32, unit: &str) -> Option<String> {
    let by = |span: Span| from.checked_add(span).ok();
    let amount = amount.clamp(-9_000, 9_000);
    Some(match unit {
        "D" => by(amount.days())?.to_string(),
        "W" => {
            let week = by(amount.weeks())?.iso_week_date();
            format!("{}-W{:02}", week.year(), week.week())
        }
        "M" => {
            let date = by(amount.months())?;
            format!("{:04}-{:02}", date.year(), date.month())
        }
        "Q" => {
            let date = by((amount * 3).months())?;
            format!("{:04}-Q{}", date.year(), (date.month() + 2) / 3)
        }
        "Y" => format!("{:04}", by(amount.years())?.year()),
        "E" => format!("{:03}", by((amount * 10).years())?.year() / 10),
        "C" => format!("{:02}", by((amount.clamp(-90, 90) * 100).years())?.year() / 100),
        // The time of publication is known to the day.
        _ => return None,
    })
}

fn weekend(amount: &str, published: Date) -> Option<String> {
    Some(moved(published, amount.parse().ok()?, "W")? + "-WE")
}

fn holiday(day: &str, anchor: &Anchor<'_>) -> Option<String> {
    let year = anchor.published.year();
    let this: Date = format!("{year:04}-{day}").parse().ok()?;
    let year = match (anchor.coming)() {
        true if this < anchor.published => year + 1,
        false if this > anchor.published => year - 1,
        _ => year,
    };
    Some(format!("{year:04}-{day}"))
}

/// "three days" → `P3D`
fn span(captured: &Captured, arguments: &[&str]) -> Option<String> {
    let told = captured.value("n").unwrap_or("1");
    let amount = match arguments.first() {
        Some(&"half") => format!("{told}.5"),
        Some(amount) => (*amount).to_owned(),
        None => told.to_owned(),
    };
    let unit =
        arguments.get(1).copied().or_else(|| captured.value("unit")).or_else(|| captured.value("units"))?;
    Some(duration(&amount, unit))
}

fn duration(amount: &str, unit: &str) -> String {
    match unit.strip_prefix('T') {
        Some(unit) => format!("PT{amount}{unit}"),
        None => format!("P{amount}{unit}"),
    }
}

/// "every Friday": the fifth day of any week of any year, with an X for each figure that is left open; "every two weeks" →
/// `P2W`
fn each(captured: &Captured) -> Option<String> {
    if let Some(weekday) = captured.value("weekday").or_else(|| captured.value("weekdays")) {
        return Some(format!("{}-W{}-{weekday}", "X".repeat(4), "X".repeat(2)));
    }
    if let Some(month) = captured.number::<u8>("month") {
        return Some(format!("{}-{month:02}", "X".repeat(4)));
    }
    let unit = captured.value("unit").map(|unit| duration(captured.value("n").unwrap_or("1"), unit));
    unit.or_else(|| captured.value("each").map(str::to_owned))
}

/// "from 1998 to 2003" → `1998/2003`
fn range(captured: &Captured) -> Option<String> {
    let all = |class: &str| -> Vec<i16> {
        let of = captured.values.iter().filter(|(it, _)| *it == class);
        of.filter_map(|(_, value)| value.parse().ok()).collect()
    };
    match (&all("month")[..], &all("year")[..]) {
        (&[from, to], &[year]) => Some(format!("{year:04}-{from:02}/{year:04}-{to:02}")),
        (&[], &[from, to]) if from <= to => Some(format!("{from:04}/{to:04}")),
        _ => None,
    }
}

/// Part of the time within: "the third quarter of 1990", "May last year", "Monday morning".
fn within(captured: &Captured, arguments: &[&str]) -> Option<(Option<String>, Basis)> {
    let (time, basis) = match (&captured.time, captured.value("year")) {
        (Some(time), _) => (time.value.clone()?, time.basis),
        (None, year) => (year?.to_owned(), Basis::Text),
    };
    let narrower = match *arguments {
        [letter, number] => format!("-{letter}{number}"),
        [letter] => format!("-{letter}{}", captured.value("ordinal")?),
        _ => match (captured.number::<u8>("month"), captured.value("season")) {
            (Some(month), _) => format!("-{month:02}"),
            (_, Some(season)) => format!("-{season}"),
            _ => captured.value("part").or_else(|| captured.value("clock"))?.to_owned(),
        },
    };
    Some((Some(time + &narrower), basis))
}

/// So many units after or before a day that the text tells.
fn later(captured: &Captured, direction: &str, from: Option<&str>) -> Option<String> {
    let amount: i32 = captured.value("n").map_or(Some(1), |it| it.parse().ok())?;
    let direction: i32 = direction.parse().ok()?;
    moved(from?.parse().ok()?, amount * direction, captured.value("unit")?)
}
