//! Unnamed people are kept as described: "a senior State Department official" is an entity of this article alone.

use super::annotations::{Certainty, Clause, Entity, Form};
use super::coreference::Chain;
use super::entity::Cast;
use super::noun;
use super::title::Title;
use crate::knowledge::{Kind, Knowledge};
use crate::language::{Dependency, Document, Span, Tag};

/// Adds an entity for each description of people who say something or to whom a ruled predicate does something.
pub(super) fn describe(
    knowledge: &Knowledge,
    doc: &Document,
    titles: &[Title<'_>],
    clauses: &[Clause],
    chains: &[Chain],
    cast: &mut Cast,
) {
    let mut heads: Vec<usize> = Vec::new();
    for clause in clauses {
        let ruled = knowledge.rules.of_verb(&clause.lemma).next().is_some();
        if ruled || knowledge.lists.saying.contains(clause.lemma.as_str()) {
            heads.extend(&clause.subjects);
        }
        if ruled {
            heads.extend(clause.objects.iter().chain(clause.obliques.iter().map(|(_, head)| head)));
            let below = [Dependency::Nmod, Dependency::Obl];
            let behind =
                clause.objects.iter().flat_map(|&object| noun::behind_prepositions(doc, object, &below));
            heads.extend(behind.map(|(_, head)| head));
        }
    }
    heads.sort_unstable();
    heads.dedup();
    heads.retain(|&head| is_description(knowledge, doc, titles, cast, head));
    for head in heads {
        if cast.at(head).is_some() {
            continue;
        }
        let entity = described(doc, cast, head);
        let entity = cast.add(entity);
        // The noun alone, since names within the phrase are mentions of their own.
        cast.mention(Span::new(head, head + 1), entity, Form::Nominal);
        // "The official said he …": whatever else means the same.
        let chain = chains.iter().find(|chain| chain.heads.contains(&head));
        for &other in chain.iter().flat_map(|chain| &chain.heads) {
            let token = &doc.tokens()[other];
            // "a French minister … the next president of Turkey": another word is too little to tell that they are one.
            let is_same = token.tag == Tag::Pron || token.lemma == doc.tokens()[head].lemma;
            if is_same && cast.at(other).is_none() {
                let form = if token.tag == Tag::Pron { Form::Pronoun } else { Form::Nominal };
                cast.mention(Span::new(other, other + 1), entity, form);
            }
        }
    }
    cast.mentions.sort_by_key(|mention| mention.span);
}

/// Whether a head is a noun for people and names nobody.
fn is_description(
    knowledge: &Knowledge,
    doc: &Document,
    titles: &[Title<'_>],
    cast: &Cast,
    head: usize,
) -> bool {
    let word = doc.word(head);
    let speaks = knowledge.lists.speakers.contains(word.to_lowercase().as_str());
    let of_office = titles.iter().any(|title| title.span.end == head + 1 && title.span.contains(head));
    (speaks || of_office) && word.chars().all(|c| c.is_lowercase() || c == '-') && cast.at(head).is_none()
}

fn described(doc: &Document, cast: &Cast, head: usize) -> Entity {
    let span = without_article(doc, noun::phrase(doc, head));
    // The country or body that the description names: the person counts for it.
    let body = span.indices().find_map(|token| cast.at(token)).map(|id| cast.entity(id));
    let plural = doc.word(head).ends_with('s') && doc.tokens()[head].lemma != doc.word(head);
    Entity {
        kind: if plural { Kind::Group } else { Kind::Person },
        name: doc.words(span).to_owned(),
        aliases: Vec::new(),
        known: None,
        wikidata: None,
        sector: body.and_then(|body| body.sector.clone()),
        country: body.and_then(|body| body.country.clone()),
        gender: None,
        apart: None,
        described: true,
        certainty: Certainty::Certain,
    }
}

fn without_article(doc: &Document, span: Span) -> Span {
    let article = matches!(
        doc.word(span.start).to_lowercase().as_str(),
        "a" | "an" | "the" | "its" | "their" | "his" | "her"
    );
    if article && span.end - span.start > 1 { Span::new(span.start + 1, span.end) } else { span }
}
