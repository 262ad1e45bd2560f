//! Quotation marks → quoted spans, paragraph by paragraph, so that a mark that was never closed harms its paragraph alone.
//!
//! A quotation that is open at the end of a paragraph goes on in those behind it, up to the one where it is closed, if
//! none of them opens another on the way: so letters are printed. Single marks count too, within double ones or by
//! themselves, where they cannot be apostrophes.

use crate::language::{Document, Span, Tag};
use std::cmp::Reverse;

/// How many paragraphs a quotation without marks of its own may run on.
const REACH: usize = 12;

/// The insides of quotation marks, in the order of the text; what is quoted within a quotation follows it.
pub(super) fn quotes(doc: &Document) -> Vec<Span> {
    let paragraphs = paragraphs(doc);
    let mut quotes = Vec::new();
    let mut at = 0;
    while let Some(&paragraph) = paragraphs.get(at) {
        at += 1;
        if !doubles(doc, paragraph, &mut quotes) {
            continue;
        }
        let marks = paragraphs[at..].iter().take(REACH).map(|&it| first_mark(doc, it));
        let Some((ahead, end)) = marks.enumerate().find_map(|(ahead, mark)| Some((ahead, mark?))) else {
            continue;
        };
        if closes(doc, end) {
            quotes.extend(&paragraphs[at..at + ahead]);
            let last = paragraphs[at + ahead];
            quotes.extend((last.start < end).then(|| Span::new(last.start, end)));
            doubles(doc, Span::new(end + 1, last.end), &mut quotes);
            at += ahead + 1;
        }
    }
    for paragraph in paragraphs {
        singles(doc, paragraph, &mut quotes);
    }
    quotes.sort_by_key(|quote| (quote.start, Reverse(quote.end)));
    quotes
}

fn paragraphs(doc: &Document) -> Vec<Span> {
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut last = usize::MAX;
    for sentence in doc.sentences() {
        match paragraphs.last_mut() {
            Some(paragraph) if sentence.paragraph == last => paragraph.end = sentence.tokens.end,
            _ => paragraphs.push(sentence.tokens),
        }
        last = sentence.paragraph;
    }
    paragraphs
}

/// Adds what stands between double marks in a run of tokens; whether its last quotation is still open at the end, where it is closed.
fn doubles(doc: &Document, tokens: Span, quotes: &mut Vec<Span>) -> bool {
    let mut opened: Option<usize> = None;
    let close = |opened: Option<usize>, end: usize| {
        opened.filter(|start| *start < end).map(|start| Span::new(start, end))
    };
    for token in tokens.indices() {
        match (doc.word(token), opened) {
            ("“" | "«", _) | ("\"", None) => opened = Some(token + 1),
            ("”" | "»" | "\"", Some(_)) => quotes.extend(close(opened.take(), token)),
            _ => {}
        }
    }
    quotes.extend(close(opened, tokens.end));
    opened.is_some()
}

fn first_mark(doc: &Document, tokens: Span) -> Option<usize> {
    tokens.indices().find(|&token| matches!(doc.word(token), "“" | "”" | "«" | "»" | "\""))
}

/// Whether a double mark closes, by its form or by what stands before and behind it.
fn closes(doc: &Document, mark: usize) -> bool {
    match doc.word(mark) {
        "”" | "»" => true,
        "\"" => is_glued(doc, mark.wrapping_sub(1)) && !is_glued(doc, mark),
        _ => false,
    }
}

/// Whether no space stands between a token and the next.
fn is_glued(doc: &Document, token: usize) -> bool {
    let (Some(it), Some(next)) = (doc.tokens().get(token), doc.tokens().get(token.wrapping_add(1))) else {
        return false;
    };
    it.bytes.end == next.bytes.start
}

/// Adds what stands between single marks in a paragraph.
fn singles(doc: &Document, paragraph: Span, quotes: &mut Vec<Span>) {
    let opens = |token: usize| {
        let is_mark = doc.word(token) == "‘" || doc.word(token) == "'";
        let before = token.checked_sub(1).filter(|before| paragraph.contains(*before));
        // "“‘Go,’ he told us": right behind another mark it opens too.
        let apart =
            before.is_none_or(|before| !is_glued(doc, before) || doc.tokens()[before].tag == Tag::Punct);
        is_mark && apart && is_glued(doc, token)
    };
    let ends = |token: usize| {
        let is_mark = matches!(doc.word(token), "’" | "'");
        is_mark && is_glued(doc, token - 1) && !(is_glued(doc, token) && is_word(doc, token + 1))
    };
    let mut at = paragraph.start;
    while at < paragraph.end {
        let closing = || {
            let all: Vec<usize> =
                (at + 2..paragraph.end).take_while(|&it| !opens(it)).filter(|&it| ends(it)).collect();
            // "the workers’ rights": behind an "s" an apostrophe is as likely, unless no other mark follows.
            let sure = all.iter().copied().find(|&it| !doc.word(it - 1).ends_with('s'));
            sure.or(all.last().copied())
        };
        match opens(at).then(closing).flatten() {
            Some(end) => {
                quotes.push(Span::new(at + 1, end));
                at = end + 1;
            }
            None => at += 1,
        }
    }
}

fn is_word(doc: &Document, token: usize) -> bool {
    doc.tokens().get(token).is_some() && doc.word(token).contains(char::is_alphanumeric)
}
