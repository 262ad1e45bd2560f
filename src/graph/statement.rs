//! Statements: who said what, in whose words, to whom, and what the words name.

use super::writer::Writer;
use crate::extract::{Statement, StatementKind};
use crate::language::Span;
use crate::vocab::{cg, gaf, prov, rdf, schema};

pub(super) fn describe(writer: &mut Writer<'_>) {
    for told in &writer.annotations.statements {
        statement(writer, told);
    }
}

fn statement(writer: &mut Writer<'_>, told: &Statement) {
    let it = writer.node("statement", told.content);
    let doc = writer.doc;
    let kind = match told.kind {
        StatementKind::Direct => cg::DIRECT,
        StatementKind::Mixed => cg::MIXED,
        StatementKind::Indirect => cg::INDIRECT,
    };
    writer.add(&it, rdf::TYPE, cg::STATEMENT.into_owned());
    if told.kind != StatementKind::Indirect {
        writer.add(&it, rdf::TYPE, schema::QUOTATION.into_owned());
    }
    writer.add(&it, cg::STATEMENT_KIND, kind.into_owned());
    let parts: Vec<&str> = told.parts().map(|part| doc.words(part)).collect();
    writer.add_text(&it, schema::TEXT, &parts.join(" … "));
    for &speaker in told.speaker.iter().chain(&told.joint) {
        let speaker = writer.entity(speaker);
        writer.add(&it, cg::SPEAKER, speaker.clone());
        writer.add(&it, prov::WAS_ATTRIBUTED_TO, speaker);
    }
    for (term, span) in [(cg::SPEAKER_TEXT, told.source), (cg::CUE, told.cue), (cg::MEDIUM, told.medium)] {
        if let Some(span) = span {
            writer.add_text(&it, term, doc.words(span));
        }
    }
    for &addressee in &told.addressees {
        let addressee = writer.entity(addressee);
        writer.add(&it, cg::ADDRESSEE, addressee);
    }
    if let Some(outlet) = told.reported_by {
        let outlet = writer.entity(outlet);
        writer.add(&it, cg::REPORTED_BY, outlet);
    }
    let is_within = |span: Span| told.parts().any(|part| part.covers(span));
    for mention in writer.annotations.mentions.iter().filter(|mention| is_within(mention.span)) {
        let named = writer.entity(mention.entity);
        writer.add(&it, schema::MENTIONS, named);
    }
    for part in told.parts() {
        let content = writer.mention(part, cg::CONTENT);
        writer.add(&it, gaf::DENOTED_BY, content);
    }
    let end = told.parts().map(|part| part.end).max().unwrap_or(told.content.end);
    writer.evidence(&it, Span::new(told.content.start, end), told.rule);
    writer.certainty(&it, told.certainty);
}
