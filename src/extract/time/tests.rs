//! Each pattern against its own example, and what patterns alone do not say.

use super::*;

fn read(text: &str, published: Option<Date>) -> Vec<(String, Option<String>, Basis)> {
    let knowledge = Knowledge::bundled();
    let doc = Document::parse(&knowledge.models, text);
    let times = times(&knowledge, &doc, published);
    times.into_iter().map(|it| (doc.words(it.span).to_owned(), it.value, it.basis)).collect()
}

fn check(text: &str, expected: &[(&str, Option<&str>, Basis)]) {
    let found = read(text, Some(Date::constant(2021, 7, 21)));
    let found: Vec<_> =
        found.iter().map(|(words, value, basis)| (words.as_str(), value.as_deref(), *basis)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn each_pattern_reads_its_example() {
    let mut wrong = Vec::new();
    for pattern in &Knowledge::bundled().times.patterns {
        let found = read(pattern.example, Some(Date::constant(2021, 7, 21)));
        let is_read = found.iter().any(|(_, value, _)| value.as_deref() == pattern.value);
        if !is_read {
            wrong.push(format!("line {}: {} gives {found:?}", pattern.line, pattern.example));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
fn what_is_to_come_is_ahead() {
    let basis = Basis::Publication;
    check("They will meet on Monday.", &[("Monday", Some("2021-07-26"), basis)]);
    check("He plans to resign in May.", &[("May", Some("2022-05"), basis)]);
}

#[test]
fn without_publication_there_is_no_date() {
    let found = read("He left on Monday, two days after May 3, 2021.", None);
    let values: Vec<_> = found.iter().map(|(_, value, _)| value.as_deref()).collect();
    assert_eq!(values, [None, Some("2021-05-05")]);
}

#[test]
fn may_is_not_always_a_month() {
    check("Theresa May may resign.", &[]);
    check("This may hurt, and last may not least.", &[]);
}

#[test]
fn stretches_have_a_first_and_a_last_day() {
    let check = |value: &str, from: &str, to: &str| {
        let (first, last) = interval(value).expect("a stretch");
        assert_eq!((first.to_string(), last.to_string()), (from.to_owned(), to.to_owned()), "{value}");
    };
    check("2021-Q3", "2021-07-01", "2021-09-30");
    check("2020-WI", "2020-12-01", "2021-02-28");
    check("198", "1980-01-01", "1989-12-31");
    check("10", "1000-01-01", "1099-12-31");
    check("1998/2003", "1998-01-01", "2003-12-31");
    check("2021-W29-WE", "2021-07-24", "2021-07-25");
}
