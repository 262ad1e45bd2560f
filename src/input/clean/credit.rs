//! Captions, copyright lines and datelines → whose picture, page or report it is.

use super::kind::{has_two_sentences, words};

/// What introduces the name of a photographer or agency. The capital is part of it: "a photo by accident" is none.
const MARKS: [&str; 25] = [
    "Photo by",
    "Photos by",
    "Photo:",
    "Photos:",
    "Photo credit",
    "Photo Credit",
    "Photo courtesy",
    "PHOTO:",
    "Photograph:",
    "Photograph by",
    "Picture:",
    "Picture by",
    "Image:",
    "Images:",
    "Image by",
    "Image credit",
    "Image source",
    "File photo",
    "Credit:",
    "Illustration:",
    "Illustration by",
    "Graphic:",
    "AP Photo",
    "AFP Photo",
    "REUTERS/",
];

/// Names that stand behind a stroke or in brackets at the end of a caption.
const AGENCIES: [&str; 9] =
    ["Getty Images", "Getty", "Reuters", "REUTERS", "AFP", "AP", "EPA", "Shutterstock", "Yonhap"];

/// The caption in a line that ends with the credit of a picture: what stands before the credit, be it nothing.
///
/// A longer text that ends so is no caption, lest a paragraph go with it.
pub(super) fn uncredited(line: &str) -> Option<&str> {
    if words(line) > 40 {
        return None;
    }
    let marked = MARKS.iter().filter_map(|mark| Some((line.rfind(mark)?, mark.len()))).max();
    let caption = match marked.filter(|(place, length)| is_credit(line, *place, *length)) {
        Some((place, _)) => &line[..place],
        None => before_agency(line)?,
    };
    let caption = caption.trim_end_matches(['(', '[', '|', '/', ' ', '-', '–', '—']);
    (!has_two_sentences(caption)).then_some(caption)
}

fn is_credit(line: &str, place: usize, length: usize) -> bool {
    let before = line[..place].trim_end();
    let after = line[place + length..].trim_start_matches([':', ' ']);
    // "Gates of Oslo Image: Genium.": a colon leaves no doubt where the caption ends.
    let is_sure =
        ["Image:", "Images:", "Photo:", "Photos:"].iter().any(|mark| line[place..].starts_with(mark));
    let begins = is_sure
        || before.is_empty()
        || before
            .ends_with(['.', '!', '?', '"', '”', '’', '\'', '(', '[', '|', '/', ')', '-', '–', '—', ';'])
        || !line.ends_with(['.', '!', '?']);
    begins && words(after) <= 6 && (is_sure || !after.starts_with(char::is_lowercase))
}

/// "The two ministers in Oslo (Tom Vale/AP)": what stands before the bracket or stroke.
fn before_agency(line: &str) -> Option<&str> {
    let end = line.trim_end_matches([')', ']', '.', ' ']);
    let before = AGENCIES.iter().find_map(|name| end.strip_suffix(name))?;
    let bare = before.trim_end();
    match bare.rfind(['(', '[', '|']) {
        Some(open) if words(&bare[open..]) <= 5 && bare.ends_with(['/', '(', '[', '|']) => {
            Some(&bare[..open])
        }
        _ => bare.strip_suffix('/'),
    }
}

/// "© 2021 Meridian Wire. All rights reserved."
pub(super) fn is_copyright(line: &str) -> bool {
    let lower = line.to_lowercase();
    let is_marked = lower.starts_with(['©', 'ⓒ']) || lower.starts_with("(c) ");
    let is_worded = lower.strip_prefix("copyright").is_some_and(|rest| {
        let rest = rest.trim_start_matches([' ', ':', ',']);
        rest.starts_with(['©', 'ⓒ'])
            || rest.starts_with("(c)")
            || rest.starts_with("by ")
            || begins_with_year(rest)
    });
    words(line) <= 40 && (is_marked || is_worded || lower.contains("all rights reserved"))
}

fn begins_with_year(text: &str) -> bool {
    text.bytes().take_while(u8::is_ascii_digit).count() == 4
}

/// Whose copyright a line claims.
pub(super) fn holder(line: &str) -> Option<String> {
    let mut rest = line;
    loop {
        let before = rest.len();
        rest = rest.trim_start_matches(|c: char| {
            c.is_ascii_digit() || matches!(c, '©' | 'ⓒ' | ' ' | ',' | ':' | '-' | '–')
        });
        for word in ["Copyright", "copyright", "COPYRIGHT", "(c)", "(C)", "by "] {
            rest = rest.strip_prefix(word).unwrap_or(rest);
        }
        if rest.len() == before {
            break;
        }
    }
    let end = rest.find([',', ';', '|', '©']).unwrap_or(rest.len());
    // An address in brackets is no part of the name, another word in brackets is.
    let address =
        rest.find('(').filter(|open| rest[*open..].split(')').next().is_some_and(|it| it.contains('.')));
    let name = rest[..end.min(address.unwrap_or(end))].split(". ").next().unwrap_or_default();
    let name =
        name.split(" All rights").next().unwrap_or_default().trim_end_matches([' ', '.', '-', '–', '—']);
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let is_name = name.starts_with(char::is_uppercase) && words(name) <= 8 && !name.starts_with("All rights");
    is_name.then(|| name.to_owned())
}

/// The agency in a dateline: "WASHINGTON (AP) — …", "MOSCOW, March 4. /TASS/. …".
pub(super) fn dateline_agency(paragraph: &str) -> Option<String> {
    let (place, agency, rest) = enclosed(paragraph, " (", ")").or_else(|| enclosed(paragraph, " /", "/"))?;
    let city = place.split([' ', ',']).next().unwrap_or_default();
    let is_city = city.chars().count() >= 3 && city.chars().all(|c| c.is_uppercase() || c == '-');
    let is_agency = agency.starts_with(char::is_uppercase) && words(agency) <= 3;
    let is_dateline = rest.trim_start().starts_with(['—', '–', '-', '.']);
    (is_city && words(place) <= 6 && is_agency && is_dateline).then(|| agency.to_owned())
}

/// What stands before, between and after two marks.
fn enclosed<'a>(text: &'a str, open: &str, close: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let (before, rest) = text.split_once(open)?;
    let (inner, after) = rest.split_once(close)?;
    Some((before, inner, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_end_with_a_credit() {
        assert_eq!(uncredited("Lind at the gate. Image: Genium."), Some("Lind at the gate."));
        assert_eq!(uncredited("Talks \"near the end\" Photo by Meridian"), Some("Talks \"near the end\""));
        assert_eq!(uncredited("Vale in 1969 (Image: CDCR)"), Some("Vale in 1969"));
        assert_eq!(uncredited("The ministers in Oslo (Tom Vale/AP)"), Some("The ministers in Oslo"));
        assert_eq!(uncredited("Photo: Reuters"), Some(""));
        assert_eq!(uncredited("Lind at the gate Image: mia (flickr)."), Some("Lind at the gate"));
        assert_eq!(
            uncredited("Lind in Oslo, March 4, 2024. (AP Photo/Tom Vale)"),
            Some("Lind in Oslo, March 4, 2024.")
        );
    }

    #[test]
    fn sentences_about_pictures_are_no_captions() {
        for line in [
            "He was known for a photo by mistake.",
            "The agency sued Getty Images.",
            "He was told so by Reuters.",
            "The talks failed on Monday. Nobody had come to the city. Photo: Reuters",
        ] {
            assert_eq!(uncredited(line), None, "{line}");
        }
    }

    #[test]
    fn copyright_lines_name_their_holder() {
        let owner = |line: &str| if is_copyright(line) { holder(line) } else { None };
        assert_eq!(
            owner("© The Meridian Daily(www.example.org). All rights reserved.").as_deref(),
            Some("The Meridian Daily")
        );
        assert_eq!(
            owner("Copyright © 2019-2021 Meridian Wire. All rights reserved.").as_deref(),
            Some("Meridian Wire")
        );
        assert_eq!(owner("(c) 2020 by Meridian Wire, Oslo").as_deref(), Some("Meridian Wire"));
        assert_eq!(
            owner("© Meridian Wire (sample). All rights reserved.").as_deref(),
            Some("Meridian Wire (sample)")
        );
        assert_eq!(owner("All rights reserved."), None);
        assert!(!is_copyright("Copyright law was changed in 2019 by the parliament."));
    }

    #[test]
    fn datelines_name_their_agency() {
        assert_eq!(dateline_agency("WASHINGTON (AP) — Talks ended.").as_deref(), Some("AP"));
        assert_eq!(
            dateline_agency("NEW YORK, July 16 (Meridian Wire) - Talks ended.").as_deref(),
            Some("Meridian Wire")
        );
        assert_eq!(dateline_agency("OSLO, March 4. /MERID/. Talks ended.").as_deref(), Some("MERID"));
        assert_eq!(dateline_agency("NATO (the alliance) — of all things — met."), None);
        assert_eq!(dateline_agency("The alliance (NATO) — of all things — met."), None);
    }
}
