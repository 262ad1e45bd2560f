//! Events with type, actors, time and place; time expressions; and what could not be coded.

use super::scheme;
use super::source::date;
use super::writer::Writer;
use crate::extract::{Basis, Event, Time, interval};
use crate::vocab::{cg, gaf, rdf, rdfs, sem, time};
use oxigraph::model::NamedNode;

pub(super) fn describe(writer: &mut Writer<'_>) {
    for told in &writer.annotations.times {
        instant(writer, told);
    }
    for told in &writer.annotations.events {
        event(writer, told);
    }
    for skipped in &writer.annotations.skipped {
        let it = writer.node("uncoded", skipped.span);
        writer.add(&it, rdf::TYPE, cg::UNCODED.into_owned());
        writer.add_text(&it, rdfs::LABEL, &skipped.lemma);
        writer.add_text(&it, cg::REASON, skipped.reason);
        writer.evidence(&it, skipped.span, "uncoded");
    }
}

fn event(writer: &mut Writer<'_>, told: &Event) {
    let it = writer.node("event", told.trigger);
    let kind = scheme::kind(&told.kind);
    let mode = told.mode.as_ref().map(|mode| scheme::kind(&format!("{}-{mode}", told.kind)));
    let concept = scheme::concept(&kind, mode.as_ref());
    let words = writer.doc.words(told.trigger);
    writer.add(&it, rdf::TYPE, sem::EVENT.into_owned());
    writer.add_text(&it, rdfs::LABEL, words);
    add_all(writer, &it, cg::ACTOR, &told.actors);
    add_all(writer, &it, cg::RECIPIENT, &told.recipients);
    writer.add(&it, sem::EVENT_TYPE, kind);
    if let Some(mode) = mode {
        writer.add(&it, cg::MODE, mode);
    }
    if let (Some(quad), Some(score)) = (concept.quad, concept.score) {
        writer.add(&it, cg::QUAD, quad);
        writer.add(&it, cg::SCORE, score);
    }
    if let Some(place) = told.place {
        let place = writer.entity(place);
        writer.add(&it, sem::HAS_PLACE, place);
    }
    if let Some(at) = told.time {
        let time = writer.node("time", writer.annotations.times[at.0].span);
        writer.add(&it, sem::HAS_TIME, time);
    }
    writer.factuality(&it, told.factuality, told.attributed_to);
    let trigger = writer.mention(told.trigger, cg::TRIGGER);
    writer.add(&it, gaf::DENOTED_BY, trigger);
    writer.evidence(&it, told.span, told.rule);
    writer.certainty(&it, told.certainty);
}

fn add_all(
    writer: &mut Writer<'_>,
    it: &NamedNode,
    role: oxigraph::model::NamedNodeRef<'_>,
    entities: &[crate::extract::EntityId],
) {
    for &entity in entities {
        let entity = writer.entity(entity);
        writer.add(it, role, entity);
    }
}

fn instant(writer: &mut Writer<'_>, told: &Time) {
    let it = writer.node("time", told.span);
    let words = writer.doc.words(told.span);
    let basis = match told.basis {
        Basis::Text => cg::IN_TEXT,
        Basis::Publication => cg::AGAINST_PUBLICATION,
        Basis::Context => cg::AGAINST_TEXT,
        Basis::Unresolved => cg::UNRESOLVED,
    };
    writer.add(&it, rdf::TYPE, time::TEMPORAL_ENTITY.into_owned());
    writer.add_text(&it, rdfs::LABEL, words);
    if let Some(value) = &told.value {
        writer.add_text(&it, cg::TIME_VALUE, value);
    }
    match (told.date(), told.value.as_deref().and_then(interval)) {
        (Some(day), _) => writer.add(&it, sem::HAS_TIME_STAMP, date(day)),
        (None, Some((first, last))) => {
            writer.add(&it, sem::HAS_EARLIEST_BEGIN_TIME_STAMP, date(&first.to_string()));
            writer.add(&it, sem::HAS_LATEST_END_TIME_STAMP, date(&last.to_string()));
        }
        (None, None) => {}
    }
    writer.add(&it, cg::DATE_BASIS, basis.into_owned());
    let mention = writer.mention(told.span, cg::TIME_EXPRESSION);
    writer.add(&it, gaf::DENOTED_BY, mention);
}
