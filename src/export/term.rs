//! Takes the N-Triples form of a term apart, so that other forms can be made of it.

use crate::vocab::PREFIXES;

/// A term in the form that the table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form<'a> {
    /// What stands between the angle brackets.
    Iri(&'a str),
    /// The label without `_:`.
    Blank(&'a str),
    /// The quoted text with its quotes and escapes, and what follows.
    Literal(&'a str, Kind<'a>),
}

/// What kind of literal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// A plain string.
    Plain,
    /// Text in a language.
    Language(&'a str),
    /// A value of a datatype.
    Datatype(&'a str),
}

impl<'a> Form<'a> {
    /// Reads what [`crate::store::line`] wrote.
    pub(super) fn of(form: &'a [u8]) -> Self {
        let text = std::str::from_utf8(form).expect("terms are written as UTF-8");
        if let Some(label) = text.strip_prefix("_:") {
            return Self::Blank(label);
        }
        if !text.starts_with('"') {
            return Self::Iri(inner(text));
        }
        let end = text.rfind('"').expect("a literal has two quotes") + 1;
        let (quoted, rest) = text.split_at(end);
        let kind = match rest.as_bytes().first() {
            None => Kind::Plain,
            Some(b'@') => Kind::Language(&rest[1..]),
            Some(_) => Kind::Datatype(inner(&rest[2..])),
        };
        Self::Literal(quoted, kind)
    }
}

fn inner(iri: &str) -> &str {
    iri.strip_prefix('<').and_then(|iri| iri.strip_suffix('>')).unwrap_or(iri)
}

/// The text of a quoted form without quotes and escapes.
pub(super) fn unescaped(quoted: &str) -> String {
    let mut text = String::with_capacity(quoted.len());
    let mut rest = &quoted[1..quoted.len() - 1];
    while let Some(position) = rest.find('\\') {
        text.push_str(&rest[..position]);
        let escape = rest.as_bytes()[position + 1];
        let mut end = position + 2;
        text.push(match escape {
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => {
                end += 4;
                let number = u32::from_str_radix(&rest[position + 2..end], 16).ok();
                number.and_then(char::from_u32).expect("escapes below U+10000 are written with four digits")
            }
            other => char::from(other),
        });
        rest = &rest[end..];
    }
    text.push_str(rest);
    text
}

/// The prefixes that a writer may use, and which of them it did use.
#[derive(Debug)]
pub(super) struct Prefixes {
    list: Vec<(&'static str, &'static str, bool)>,
}

impl Prefixes {
    /// All that the vocabulary names, but for those that `excluded` rules out.
    pub(super) fn new(excluded: impl Fn(&str) -> bool) -> Self {
        let list = PREFIXES.iter().filter(|(prefix, _)| !excluded(prefix));
        Self { list: list.map(|&(prefix, base)| (prefix, base, false)).collect() }
    }

    /// Prefix and local name, if they say the IRI in every format; the prefix then counts as used.
    pub(super) fn split<'a>(&mut self, iri: &'a str) -> Option<(&'static str, &'a str)> {
        let (prefix, base, used) = self.list.iter_mut().find(|(_, base, _)| iri.starts_with(base))?;
        let local = &iri[base.len()..];
        if !is_local(local) {
            return None;
        }
        *used = true;
        Some((prefix, local))
    }

    /// The used ones, with what they stand for.
    pub(super) fn used(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.list.iter().filter(|(_, _, used)| *used).map(|&(prefix, base, _)| (prefix, base))
    }
}

/// Whether the name needs no escape in Turtle: `=`, `/` and the like would, and so stay in full IRIs.
fn is_local(name: &str) -> bool {
    let bytes = name.as_bytes();
    let starts = bytes.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    starts && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}
