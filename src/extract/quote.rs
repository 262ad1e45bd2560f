//! Quotation marks → quoted spans, paragraph by paragraph, so that a mark that was never closed harms its paragraph alone.

use crate::language::{Document, Span};

/// The insides of quotation marks, in the order of the text. A quotation open at the end of a paragraph is closed there.
pub(super) fn quotes(doc: &Document) -> Vec<Span> {
    let mut quotes = Vec::new();
    let mut opened: Option<usize> = None;
    let mut paragraph = usize::MAX;
    for sentence in doc.sentences() {
        if sentence.paragraph != paragraph {
            close(&mut quotes, opened.take(), sentence.tokens.start);
            paragraph = sentence.paragraph;
        }
        for token in sentence.tokens.indices() {
            match (doc.word(token), opened) {
                ("“" | "«", _) | ("\"", None) => opened = Some(token + 1),
                ("”" | "»" | "\"", Some(_)) => close(&mut quotes, opened.take(), token),
                _ => {}
            }
        }
    }
    close(&mut quotes, opened, doc.tokens().len());
    quotes
}

fn close(quotes: &mut Vec<Span>, opened: Option<usize>, end: usize) {
    quotes.extend(opened.filter(|start| *start < end).map(|start| Span::new(start, end)));
}
