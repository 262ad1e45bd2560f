//! A known thing → the bytes of its record in an index, and back without a copy.
//!
//! A record is its kind, whether it is a social medium and its fame, then six texts, each behind its length in two bytes.

use super::kind::Kind;
use super::names::Known;

/// How many bytes stand before the first text.
const START: usize = 6;

/// Writes a record behind what stands in `out`. A text too long for its length is cut between two characters.
pub(super) fn encode(known: Known<'_>, out: &mut Vec<u8>) {
    let kind = Kind::ALL.iter().position(|kind| *kind == known.kind).unwrap_or_default();
    out.push(u8::try_from(kind).unwrap_or_default());
    out.push(u8::from(known.is_social_medium));
    out.extend(known.fame.to_le_bytes());
    for text in [known.id, known.name, known.sector, known.country, known.gender, known.description] {
        let text = cut(text);
        out.extend(u16::try_from(text.len()).unwrap_or_default().to_le_bytes());
        out.extend(text.as_bytes());
    }
}

/// As much of a text as a length of two bytes can tell.
fn cut(text: &str) -> &str {
    let most = text.len().min(usize::from(u16::MAX));
    let end = (0..=most).rev().find(|&end| text.is_char_boundary(end));
    &text[..end.unwrap_or(0)]
}

/// The record at the start of some bytes, and how many of them it takes; nothing where there is none.
pub(super) fn decode(bytes: &[u8]) -> Option<(Known<'_>, usize)> {
    let kind = *Kind::ALL.get(usize::from(*bytes.first()?))?;
    let is_social_medium = *bytes.get(1)? == 1;
    let fame = u32::from_le_bytes(bytes.get(2..START)?.try_into().ok()?);
    let mut at = START;
    let mut text = || {
        let length = u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?);
        let start = at + 2;
        at = start + usize::from(length);
        std::str::from_utf8(bytes.get(start..at)?).ok()
    };
    let [id, name, sector] = [text()?, text()?, text()?];
    let [country, gender, description] = [text()?, text()?, text()?];
    let known = Known { id, name, kind, sector, country, gender, is_social_medium, description, fame };
    Some((known, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_comes_back_as_it_was_and_a_cut_one_not_at_all() {
        let known = Known {
            id: "Q900001",
            name: "Éva Örvar",
            kind: Kind::Person,
            sector: "GOV",
            country: "NOR",
            gender: "f",
            is_social_medium: false,
            description: "made-up minister",
            fame: 70_000,
        };
        let mut bytes = vec![7];
        encode(known, &mut bytes);
        assert_eq!(decode(&bytes[1..]), Some((known, bytes.len() - 1)));
        for end in 1..bytes.len() {
            assert_eq!(decode(&bytes[1..end]), None, "{end}");
        }
    }
}
