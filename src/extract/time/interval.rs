//! The value of a time → its first and last day, where it is neither day, month nor year: a week, a season, a decade.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// The first and the last day of a TIMEX3 value that is a stretch of the calendar.
///
/// ```
/// use cablegraph::extract::interval;
/// let week = interval("2021-W29").expect("a week");
/// assert_eq!((week.0.to_string().as_str(), week.1.to_string().as_str()), ("2021-07-19", "2021-07-25"));
/// assert_eq!(interval("P3D"), None);
/// ```
pub fn interval(value: &str) -> Option<(Date, Date)> {
    if let Some((from, to)) = value.split_once('/') {
        return Some((stretch(from)?.0, stretch(to)?.1));
    }
    stretch(value)
}

fn stretch(value: &str) -> Option<(Date, Date)> {
    let parts: Vec<&str> = value.split('-').collect();
    match *parts.as_slice() {
        [years] if years.bytes().all(|it| it.is_ascii_digit()) => {
            let scale: i16 = match years.len() {
                4 => 1,
                3 => 10,
                2 => 100,
                _ => return None,
            };
            let year = years.parse::<i16>().ok()? * scale;
            Some((Date::new(year, 1, 1).ok()?, Date::new(year + scale - 1, 12, 31).ok()?))
        }
        [year, "WI"] => months(year, 12, 3),
        [year, "SP"] => months(year, 3, 3),
        [year, "SU"] => months(year, 6, 3),
        [year, "FA"] => months(year, 9, 3),
        [year, part] => match part.split_at_checked(1)? {
            ("Q", number) => months(year, number.parse::<i8>().ok()?.checked_mul(3)?.checked_sub(2)?, 3),
            ("H", number) => months(year, number.parse::<i8>().ok()?.checked_mul(6)?.checked_sub(5)?, 6),
            ("W", number) => week(year, number, Weekday::Monday),
            _ => months(year, part.parse().ok()?, 1),
        },
        [year, week_of, "WE"] => week(year, week_of.strip_prefix('W')?, Weekday::Saturday),
        _ => None,
    }
}

fn months(year: &str, first: i8, count: i32) -> Option<(Date, Date)> {
    let from = Date::new(year.parse().ok()?, first, 1).ok()?;
    Some((from, from.checked_add(count.months()).ok()?.yesterday().ok()?))
}

fn week(year: &str, number: &str, first: Weekday) -> Option<(Date, Date)> {
    let (year, number) = (year.parse().ok()?, number.parse().ok()?);
    let day = |weekday| ISOWeekDate::new(year, number, weekday).ok().map(ISOWeekDate::date);
    Some((day(first)?, day(Weekday::Sunday)?))
}
