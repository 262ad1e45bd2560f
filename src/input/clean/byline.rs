//! A byline → the people who wrote the article, and the agency they wrote it for.

use super::kind::words;
use crate::input::date::date_line;
use jiff::civil::Date;

/// What a byline says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Byline {
    pub(super) authors: Vec<String>,
    pub(super) agency: Option<String>,
    pub(super) published: Option<Date>,
}

/// What people are called in bylines; no part of their names.
const ROLES: [&str; 14] = [
    "reporter",
    "reporters",
    "correspondent",
    "correspondents",
    "writer",
    "writers",
    "editor",
    "editors",
    "bureau",
    "staff",
    "chief",
    "contributor",
    "columnist",
    "analyst",
];

/// Words that make a name one of an outlet.
const OUTLETS: [&str; 30] = [
    "agency",
    "agence",
    "ap",
    "associated",
    "afp",
    "broadcasting",
    "chronicle",
    "daily",
    "desk",
    "gazette",
    "guardian",
    "herald",
    "independent",
    "journal",
    "media",
    "network",
    "news",
    "observer",
    "online",
    "post",
    "press",
    "radio",
    "reuters",
    "service",
    "standard",
    "telegraph",
    "times",
    "today",
    "tribune",
    "wire",
];

/// Small words inside names: "Maria de la Cruz".
const PARTICLES: [&str; 14] =
    ["de", "da", "del", "della", "der", "den", "di", "dos", "la", "le", "van", "von", "bin", "al"];

/// What a whole line says, where it is a byline: "By Nora Lind and Tom Vale, Meridian Wire | July 16, 2021".
pub(super) fn byline(line: &str) -> Option<Byline> {
    if words(line) > 24 {
        return None;
    }
    if let Some((byline, "")) = bracketed(line) {
        return Some(byline);
    }
    let bare = line.trim_matches(['*', '—', '–', '-', ' ']);
    let inner = bare.strip_prefix(['(', '[']).map(|inner| inner.trim_end_matches([')', ']']));
    let bare = inner.unwrap_or(bare);
    if let Some(rest) = without_label(bare, &["Reporting by", "Additional reporting by", "Writing by"]) {
        return reported(rest);
    }
    let rest = without_label(bare, &["By", "Written by", "Story by", "Author", "Authors", "Words by"])?;
    if rest.ends_with(['.', '!', '?']) {
        return None;
    }
    let mut pieces = rest.split(['|', '•', '·']).flat_map(|piece| piece.split(" - ")).map(str::trim);
    let mut byline = listed(pieces.next()?)?;
    for piece in pieces {
        byline.published = byline.published.or_else(|| date_line(piece).map(|line| line.date));
        if byline.agency.is_none() && is_outlet(piece) {
            byline.agency = Some(piece.to_owned());
        }
    }
    Some(byline)
}

/// The names in a field that holds authors as a byline does: "By Nora Lind and Tom Vale". A field that cannot be
/// read so is one name.
pub(in crate::input) fn authors(field: &str) -> Vec<String> {
    let names = without_label(field, &["By"]).unwrap_or(field).trim();
    let parts: Vec<String> = parts(names).map(|part| name(part.text)).collect();
    let is_list = parts.iter().all(|part| is_name(part));
    if is_list { parts } else { vec![names.to_owned()] }
}

/// A byline in brackets at the start of a text, and the text after it: "[Meridian Reporter Nora Lind] The …".
pub(super) fn bracketed(text: &str) -> Option<(Byline, &str)> {
    let (inner, rest) = ["[]", "()", "【】"].iter().find_map(|pair| {
        let mut pair = pair.chars();
        text.strip_prefix(pair.next()?)?.split_once(pair.next()?)
    })?;
    let words: Vec<&str> = inner.split(' ').collect();
    let role = words.iter().rposition(|word| ROLES.contains(&word.to_lowercase().trim_matches(',')))?;
    if words.len() > 12 || !words[role].starts_with(char::is_uppercase) {
        return None;
    }
    let is_role = |word: &&&str| ROLES.contains(&word.to_lowercase().as_str());
    let before =
        words[..role].iter().take_while(|word| !is_role(word)).copied().collect::<Vec<_>>().join(" ");
    let after = words[role + 1..].join(" ");
    let (names, agency) = if after.is_empty() { (before, None) } else { (after, Some(before)) };
    let mut byline = listed(names.trim_matches([',', '=', ' ']))?;
    byline.agency = byline.agency.or(agency.filter(|agency| !agency.is_empty()));
    (!byline.authors.is_empty()).then_some((byline, rest.trim_start()))
}

/// "Reporting by Nora Lind in Oslo and Tom Vale; editing by Ana Reyes": editors are no authors.
fn reported(text: &str) -> Option<Byline> {
    let writers = text.split([';', '.']).next().unwrap_or_default();
    let people = parts(writers).map(|part| name(part.text.split(" in ").next().unwrap_or_default()));
    let authors: Vec<String> = people.filter(|person| is_name(person)).collect();
    (!authors.is_empty()).then(|| Byline { authors, ..Byline::default() })
}

/// Names and perhaps an agency, parted by commas and "and". `None` where anything else stands among them.
fn listed(text: &str) -> Option<Byline> {
    let mut byline = Byline::default();
    let text = text.trim_end_matches(',');
    for part in parts(text) {
        let agency = part.text.strip_prefix("for ").unwrap_or(part.text);
        let roles = agency.split(' ').filter(|word| ROLES.contains(&word.to_lowercase().as_str())).count();
        let person = name(part.text);
        if is_outlet(agency) {
            let named: Vec<&str> =
                agency.split(' ').filter(|word| !ROLES.contains(&word.to_lowercase().as_str())).collect();
            byline.agency = byline.agency.or(Some(named.join(" ")));
        } else if roles > 0 || part.text.starts_with("in ") {
            // "Staff Writer", "in Geneva": no name, and no reason to doubt the others.
        } else if is_name(&person) {
            byline.authors.push(person);
        } else if !byline.authors.is_empty() && part.is_last && is_capitalised(agency) {
            byline.agency = byline.agency.or(Some(agency.to_owned()));
        } else {
            return None;
        }
    }
    Some(byline)
}

/// One of several names.
struct Part<'a> {
    text: &'a str,
    is_last: bool,
}

fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let pieces: Vec<&str> = text
        .split([',', ';', '&'])
        .flat_map(|piece| piece.split(" and "))
        .flat_map(|piece| piece.split(" AND "))
        .map(|piece| piece.trim().trim_start_matches("and "))
        .filter(|piece| !piece.is_empty())
        .collect();
    let last = pieces.len().saturating_sub(1);
    pieces.into_iter().enumerate().map(move |(place, text)| Part { text, is_last: place == last })
}

fn is_outlet(text: &str) -> bool {
    let is_word = |word: &str| OUTLETS.contains(&word.to_lowercase().as_str());
    (text.split(' ').any(is_word) || text.starts_with("The ")) && is_capitalised(text) && words(text) <= 6
}

fn is_capitalised(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

/// Whether a text could be the name of a person: two to five words with capitals, and nothing but letters.
fn is_name(text: &str) -> bool {
    let parts: Vec<&str> = text.split(' ').collect();
    let is_part = |part: &&str| {
        PARTICLES.contains(part)
            || is_capitalised(part)
                && part.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'))
    };
    let possessive = text.contains("'s") || text.contains("’s");
    (2..=5).contains(&parts.len()) && parts.iter().all(is_part) && is_capitalised(parts[0]) && !possessive
}

/// A name as it is written in running text: "NORA LIND" is Nora Lind.
fn name(text: &str) -> String {
    if text.chars().any(char::is_lowercase) || text.chars().count() < 5 {
        return text.trim().to_owned();
    }
    let mut begins = true;
    let mut name = String::with_capacity(text.len());
    for c in text.trim().chars() {
        if begins {
            name.push(c);
        } else {
            name.extend(c.to_lowercase());
        }
        begins = !c.is_alphabetic();
    }
    name
}

/// What follows one of `labels` at the start of a line, in any case and with or without a colon.
fn without_label<'a>(text: &'a str, labels: &[&str]) -> Option<&'a str> {
    labels.iter().find_map(|label| {
        let start = text.get(..label.len()).filter(|start| start.eq_ignore_ascii_case(label))?;
        let rest = &text[start.len()..];
        let rest = rest.strip_prefix(':').unwrap_or(rest);
        rest.strip_prefix(' ').map(str::trim)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, authors: &[&str], agency: Option<&str>) {
        let byline =
            byline(line).unwrap_or_else(|| Byline { authors: vec!["none".to_owned()], ..Byline::default() });
        assert_eq!(
            (byline.authors, byline.agency.as_deref()),
            (authors.iter().map(|it| (*it).to_owned()).collect(), agency),
            "{line}"
        );
    }

    #[test]
    fn bylines_name_people_and_agencies() {
        check("By Nora Lind", &["Nora Lind"], None);
        check("By Nora Lind, Meridian Wire", &["Nora Lind"], Some("Meridian Wire"));
        check("By Nora Lind, Meridian Wire (sample)", &["Nora Lind"], Some("Meridian Wire (sample)"));
        check("BY NORA LIND AND TOM VALE", &["Nora Lind", "Tom Vale"], None);
        check(
            "By Nora Lind, Tom Vale and Ana de la Cruz",
            &["Nora Lind", "Tom Vale", "Ana de la Cruz"],
            None,
        );
        check("By Nora Lind, political correspondent, in Oslo", &["Nora Lind"], None);
        check("By The Associated Press", &[], Some("The Associated Press"));
        check("[Meridian Economy Reporter Nora Lind]", &["Nora Lind"], Some("Meridian Economy"));
        check(
            "(Reporting by Nora Lind in Oslo and Tom Vale; Editing by Ana Reyes)",
            &["Nora Lind", "Tom Vale"],
            None,
        );
    }

    #[test]
    fn the_day_may_stand_in_the_byline() {
        let byline = byline("By Nora Lind | July 16, 2021").unwrap();
        assert_eq!(byline.published, Some(jiff::civil::date(2021, 7, 16)));
    }

    #[test]
    fn other_lines_that_begin_so_are_no_bylines() {
        for line in
            ["By Friday", "By the river of the city", "By Tom Vale's count it was over", "By Nora Lind."]
        {
            assert_eq!(byline(line), None, "{line}");
        }
    }

    #[test]
    fn brackets_without_a_role_are_text() {
        assert_eq!(bracketed("[The] court of Oslo spoke."), None);
        assert_eq!(bracketed("(A reporter was there) The court spoke."), None);
    }

    #[test]
    fn a_field_of_authors_is_read_as_a_byline() {
        assert_eq!(authors("By Nora Lind and Tom Vale"), ["Nora Lind", "Tom Vale"]);
        assert_eq!(authors("Nora Lind"), ["Nora Lind"]);
        assert_eq!(authors("the newsroom, Oslo"), ["the newsroom, Oslo"]);
    }
}
