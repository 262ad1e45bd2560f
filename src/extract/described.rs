//! Unnamed people who speak are kept as described: "a senior State Department official" is an entity of this article alone.

use super::annotations::{Certainty, Clause, Entity, Form};
use super::entity::Cast;
use super::noun;
use super::title::Title;
use crate::knowledge::{Kind, Knowledge, Surface};
use crate::language::{Document, Span, Tag};

/// Adds an entity for each described subject of a verb of saying.
pub(super) fn describe(
    knowledge: &Knowledge,
    doc: &Document,
    titles: &[Title<'_>],
    clauses: &[Clause],
    cast: &mut Cast,
) {
    let saying = clauses.iter().filter(|clause| knowledge.lists.saying.contains(clause.lemma.as_str()));
    let mut heads: Vec<usize> = saying.flat_map(|clause| clause.subjects.iter().copied()).collect();
    heads.sort_unstable();
    heads.dedup();
    for head in heads {
        let word = doc.word(head).to_lowercase();
        let is_title = titles.iter().any(|title| title.span.contains(head));
        let speaks = knowledge.lists.speakers.contains(word.as_str()) || is_title;
        if doc.tokens()[head].tag != Tag::Noun || !speaks || cast.at(head).is_some() {
            continue;
        }
        let span = without_article(doc, noun::phrase(doc, head));
        // The country or body that the description names, so that the speaker counts for it.
        let body = (span.start..span.end).find_map(|token| {
            let entity = cast.at(token)?;
            Some(cast.entity(entity).clone())
        });
        let entity = cast.add(Entity {
            kind: Kind::Person,
            name: doc.words(span).to_owned(),
            aliases: Vec::new(),
            known: None,
            wikidata: None,
            sector: body.as_ref().and_then(|body| body.sector.clone()),
            country: body.and_then(|body| body.country),
            gender: None,
            described: true,
            certainty: Certainty::Certain,
        });
        // The noun alone, since names within the phrase are mentions of their own.
        cast.mention(Span::new(head, head + 1), entity, Form::Nominal);
    }
    cast.mentions.sort_by_key(|mention| mention.span);
    let _ = Surface::Name;
}

fn without_article(doc: &Document, span: Span) -> Span {
    let article = matches!(doc.word(span.start).to_lowercase().as_str(), "a" | "an" | "the");
    if article && span.end - span.start > 1 { Span::new(span.start + 1, span.end) } else { span }
}
