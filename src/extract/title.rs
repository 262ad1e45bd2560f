//! Finds titles of offices: "Secretary of State", "foreign minister", "reporter".

use crate::knowledge::{Knowledge, Office};
use crate::language::{Document, Span};

/// A title in the text.
#[derive(Clone, Debug)]
pub(super) struct Title<'a> {
    /// The bare title, without country or "former".
    pub(super) span: Span,
    /// What it names.
    pub(super) office: &'a Office,
    /// Whether "former", "ex-" or "then" stands before it.
    pub(super) former: bool,
}

/// All titles, longest first at each place, none within another.
pub(super) fn titles<'a>(knowledge: &'a Knowledge, doc: &Document) -> Vec<Title<'a>> {
    let mut titles = Vec::new();
    for sentence in doc.sentences() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let longest = knowledge.offices.longest(doc.word(at)).min(sentence.tokens.end - at);
            let found = (1..=longest).rev().find_map(|length| {
                let span = Span::new(at, at + length);
                let words: Vec<&str> = span.indices().map(|token| doc.word(token)).collect();
                knowledge.offices.titled(&words.join(" ")).map(|office| (span, office))
            });
            let Some((span, office)) = found else {
                at += 1;
                continue;
            };
            titles.push(Title { span, office, former: is_former(doc, sentence.tokens.start, at) });
            at = span.end;
        }
    }
    titles
}

/// "former U.S. President", "ex-minister": looks back over the words of the same phrase.
fn is_former(doc: &Document, start: usize, title: usize) -> bool {
    let words = (start..title).rev().take(5).map(|token| doc.word(token).to_lowercase());
    let mut phrase =
        words.take_while(|word| !matches!(word.as_str(), "," | "." | "and" | "of" | "by" | "with" | "to"));
    phrase.any(|word| matches!(word.as_str(), "former" | "ex" | "ousted" | "deposed" | "onetime"))
}
