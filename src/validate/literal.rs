//! Literals as values: whether one is well formed for its datatype, and which of two is less.

use crate::vocab::xsd;
use jiff::civil::Date;
use oxigraph::model::Literal;
use std::cmp::Ordering;

/// Whether the text of `literal` is one that its datatype has. Datatypes not known here take every text.
pub(super) fn is_well_formed(literal: &Literal) -> bool {
    let text = literal.value();
    match literal.datatype() {
        xsd::BOOLEAN => matches!(text, "true" | "false" | "1" | "0"),
        xsd::INTEGER => is_integer(text),
        xsd::NON_NEGATIVE_INTEGER => is_integer(text) && (!text.starts_with('-') || is_zero(text)),
        xsd::DECIMAL => is_decimal(text),
        xsd::DOUBLE => matches!(text, "INF" | "-INF" | "NaN") || is_double(text),
        xsd::DATE => date(text).is_some(),
        xsd::G_YEAR => year(without_zone(text)).is_some(),
        xsd::G_YEAR_MONTH => is_month(without_zone(text)),
        xsd::ANY_URI => !text.chars().any(|c| c.is_whitespace() || matches!(c, '<' | '>' | '"')),
        _ => true,
    }
}

/// How two literals compare: as numbers, days or texts; none where they do not.
pub(super) fn compare(left: &Literal, right: &Literal) -> Option<Ordering> {
    if is_numeric(left) && is_numeric(right) {
        if let (Ok(left), Ok(right)) = (left.value().parse::<i128>(), right.value().parse::<i128>()) {
            return Some(left.cmp(&right));
        }
        return left.value().parse::<f64>().ok()?.partial_cmp(&right.value().parse::<f64>().ok()?);
    }
    if left.datatype() != right.datatype() || left.language() != right.language() {
        return None;
    }
    match left.datatype() {
        xsd::DATE => Some(date(left.value())?.cmp(&date(right.value())?)),
        xsd::STRING => Some(left.value().cmp(right.value())),
        _ => None,
    }
}

/// Whether two literals are the same number of the same kind, however it is written.
pub(super) fn is_same_number(left: &Literal, right: &Literal) -> bool {
    let is_whole = |it: &Literal| matches!(it.datatype(), xsd::INTEGER | xsd::NON_NEGATIVE_INTEGER);
    let alike = left.datatype() == right.datatype() || (is_whole(left) && is_whole(right));
    alike && is_numeric(left) && is_numeric(right) && compare(left, right) == Some(Ordering::Equal)
}

fn is_numeric(literal: &Literal) -> bool {
    matches!(literal.datatype(), xsd::INTEGER | xsd::NON_NEGATIVE_INTEGER | xsd::DECIMAL | xsd::DOUBLE)
        && is_well_formed(literal)
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['+', '-']).unwrap_or(text)
}

fn is_integer(text: &str) -> bool {
    digits(unsigned(text))
}

fn is_zero(text: &str) -> bool {
    unsigned(text).bytes().all(|byte| byte == b'0')
}

fn is_decimal(text: &str) -> bool {
    match unsigned(text).split_once('.') {
        None => digits(unsigned(text)),
        Some((whole, part)) => {
            (whole.is_empty() || digits(whole))
                && (part.is_empty() || digits(part))
                && whole.len() + part.len() > 0
        }
    }
}

fn is_double(text: &str) -> bool {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    is_decimal(mantissa) && is_integer(exponent)
}

/// A day that exists; a time zone is allowed and does not count.
fn date(text: &str) -> Option<Date> {
    let mut parts = without_zone(text).rsplitn(3, '-');
    let (day, month, of) = (parts.next()?, parts.next()?, parts.next()?);
    let two = |text: &str| (text.len() == 2 && digits(text)).then(|| text.parse::<i8>().ok()).flatten();
    Date::new(year(of)?, two(month)?, two(day)?).ok()
}

fn is_month(text: &str) -> bool {
    let Some((of, month)) = text.rsplit_once('-') else { return false };
    year(of).is_some() && month.len() == 2 && digits(month) && matches!(month.parse(), Ok(1..=12u8))
}

fn year(text: &str) -> Option<i16> {
    let plain = text.strip_prefix('-').unwrap_or(text);
    (plain.len() >= 4 && digits(plain)).then(|| text.parse().ok()).flatten()
}

fn without_zone(text: &str) -> &str {
    if let Some(text) = text.strip_suffix('Z') {
        return text;
    }
    let zone = text.len().checked_sub(6).and_then(|at| text.split_at_checked(at));
    match zone {
        Some((rest, zone)) if zone.starts_with(['+', '-']) && zone.as_bytes()[3] == b':' => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::NamedNodeRef;

    fn well_formed(text: &str, datatype: NamedNodeRef<'_>) -> bool {
        is_well_formed(&Literal::new_typed_literal(text, datatype))
    }

    #[test]
    fn only_days_that_exist_are_dates() {
        assert!(well_formed("2020-02-29", xsd::DATE) && well_formed("2020-02-29+09:00", xsd::DATE));
        assert!(!well_formed("2021-02-29", xsd::DATE) && !well_formed("2021-2-9", xsd::DATE));
        assert!(well_formed("2021-12", xsd::G_YEAR_MONTH) && !well_formed("2021-13", xsd::G_YEAR_MONTH));
        assert!(well_formed("2021", xsd::G_YEAR) && !well_formed("21", xsd::G_YEAR));
    }

    #[test]
    fn numbers_are_compared_across_their_datatypes() {
        let number = |text: &str, datatype| Literal::new_typed_literal(text, datatype);
        let ten = number("10", xsd::NON_NEGATIVE_INTEGER);
        assert_eq!(compare(&number("9.5", xsd::DECIMAL), &ten), Some(Ordering::Less));
        assert_eq!(compare(&ten, &number("010", xsd::INTEGER)), Some(Ordering::Equal));
        assert_eq!(compare(&ten, &Literal::from("10")), None);
        assert!(!well_formed("-1", xsd::NON_NEGATIVE_INTEGER) && !well_formed("1.2.3", xsd::DECIMAL));
    }
}
