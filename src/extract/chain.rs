//! "Politico obtained a cable sent by Blinken": on whose report, and on which document, the article stands.

use super::annotations::{Clause, EntityId, Source, SourceKind};
use super::entity::Cast;
use super::noun;
use crate::knowledge::Knowledge;
use crate::language::{Document, Span, Tag};

/// The sources of the article, those that rest on others behind them.
pub(super) fn sources(knowledge: &Knowledge, doc: &Document, clauses: &[Clause], cast: &Cast) -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    for clause in clauses.iter().filter(|clause| knowledge.lists.obtaining.contains(clause.lemma.as_str())) {
        let object = clause.objects.iter().copied().find(|&head| is_document(knowledge, doc, head));
        let document = object.or_else(|| document_behind(knowledge, doc, clause.predicate));
        let outlet = clause.subjects.iter().find_map(|&head| medium(cast, head).map(|id| (head, id)));
        let (Some(document), Some((head, outlet))) = (document, outlet) else { continue };
        if Some(outlet) == cast.publisher || sources.iter().any(|source| source.by == Some(outlet)) {
            continue;
        }
        let author = author(clauses, cast, document);
        let report = sources.len();
        let span = cast.mention_at(head).map_or(Span::new(head, head + 1), |mention| mention.span);
        sources.push(Source {
            kind: SourceKind::Report,
            span,
            by: Some(outlet),
            rests_on: Some(report + 1),
            direct: true,
        });
        let span = noun::phrase(doc, document);
        sources.push(Source { kind: SourceKind::Document, span, by: author, rests_on: None, direct: false });
    }
    sources.extend(reports(doc, cast, &sources));
    sources
}

fn is_document(knowledge: &Knowledge, doc: &Document, head: usize) -> bool {
    knowledge.lists.documents.contains(doc.tokens()[head].lemma.as_str())
}

/// "obtained a long cable sent by him": the document in the phrase behind the verb, where the tree took it for a part of "sent".
fn document_behind(knowledge: &Knowledge, doc: &Document, predicate: usize) -> Option<usize> {
    let sentence = doc.sentences()[doc.sentence_of(predicate)].tokens;
    let phrase = (predicate + 1..sentence.end).take_while(|&token| {
        !matches!(doc.tokens()[token].tag, Tag::Verb | Tag::Aux | Tag::Punct | Tag::Adp)
    });
    phrase.filter(|&token| is_document(knowledge, doc, token)).last()
}

/// The outlet that a head names.
fn medium(cast: &Cast, head: usize) -> Option<EntityId> {
    let id = cast.at(head)?;
    (cast.entity(id).sector.as_deref() == Some("NGM") && Some(id) != cast.publisher).then_some(id)
}

/// Who sent or wrote the document: the subject of a participle below it.
fn author(clauses: &[Clause], cast: &Cast, document: usize) -> Option<EntityId> {
    let made = clauses.iter().filter(|clause| {
        (clause.objects.contains(&document) || clause.passive && clause.predicate == document + 1)
            && matches!(clause.lemma.as_str(), "send" | "write" | "sign" | "draft" | "issue")
    });
    made.flat_map(|clause| &clause.subjects).find_map(|&head| cast.at(head))
}

/// "according to Reuters", "the agency reported, citing Reuters": another outlet's report.
fn reports(doc: &Document, cast: &Cast, found: &[Source]) -> Vec<Source> {
    let mut reports: Vec<Source> = Vec::new();
    for mention in &cast.mentions {
        let outlet = cast.entity(mention.entity).sector.as_deref() == Some("NGM")
            && Some(mention.entity) != cast.publisher;
        let before = |back: usize| mention.span.start.checked_sub(back).map_or("", |at| doc.word(at));
        // "according to a report by Politico"
        let reported = before(1) == "by"
            && matches!(before(2), "report" | "article" | "story")
            && (before(4).eq_ignore_ascii_case("to") || before(4).eq_ignore_ascii_case("citing"));
        let cited = reported
            || (before(1) == "to" && before(2).eq_ignore_ascii_case("according"))
            || before(1).eq_ignore_ascii_case("citing");
        let known = found.iter().chain(&reports).any(|source| source.by == Some(mention.entity));
        if outlet && cited && !known {
            reports.push(Source {
                kind: SourceKind::Report,
                span: mention.span,
                by: Some(mention.entity),
                rests_on: None,
                direct: true,
            });
        }
    }
    reports
}
