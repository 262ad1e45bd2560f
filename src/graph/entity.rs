//! Things and relations: entities with their names and mentions, and who holds, leads, belongs to what.

use super::writer::{Writer, own};
use crate::extract::{EntityId, Factuality, Form, Relation};
use crate::knowledge::Kind;
use crate::vocab::{cg, gaf, org, plover, rdf, schema, skos};
use oxigraph::model::{Literal, NamedNode, NamedNodeRef};

pub(super) fn describe(writer: &mut Writer<'_>) {
    for id in (0..writer.annotations.entities.len()).map(EntityId) {
        thing(writer, id);
    }
    for mention in &writer.annotations.mentions {
        let form = match mention.form {
            Form::Name => cg::NAME,
            Form::Nominal => cg::NOMINAL,
            Form::Pronoun => cg::PRONOUN,
        };
        let it = writer.entity(mention.entity);
        let span = writer.mention(mention.span, form);
        writer.add(&it, gaf::DENOTED_BY, span);
    }
    for (at, told) in writer.annotations.relations.iter().enumerate() {
        relation(writer, at, told);
    }
}

fn thing(writer: &mut Writer<'_>, id: EntityId) {
    let entity = &writer.annotations.entities[id.0];
    let it = writer.entity(id);
    writer.add(&it, rdf::TYPE, class(entity.kind).into_owned());
    writer.add_text(&it, skos::PREF_LABEL, &entity.name);
    for alias in &entity.aliases {
        writer.add_text(&it, skos::ALT_LABEL, alias);
    }
    if let Some(sector) = &entity.sector {
        let sector = NamedNode::new_unchecked(format!("{}{sector}", plover::BASE));
        writer.add(&it, cg::SECTOR, sector);
    }
    if let Some(country) = &entity.country {
        writer.add_text(&it, cg::COUNTRY_CODE, country);
    }
    if entity.described {
        writer.add(&it, cg::DESCRIBED, Literal::from(true));
    }
    writer.certainty(&it, entity.certainty);
}

fn class(kind: Kind) -> NamedNodeRef<'static> {
    match kind {
        Kind::Person => schema::PERSON,
        Kind::Institution => schema::ORGANIZATION,
        Kind::Country => schema::COUNTRY,
        Kind::Place => schema::PLACE,
        Kind::Group => cg::GROUP,
        Kind::Event => schema::EVENT,
        Kind::Thing => cg::THING,
    }
}

/// The node that carries the evidence, and the plain triple where the article asserts it as a present fact.
fn relation(writer: &mut Writer<'_>, at: usize, told: &Relation) {
    let it = writer.node("relation", told.span);
    let it = NamedNode::new_unchecked(format!("{}-{}-{at}", it.as_str(), told.relation));
    let (subject, object) = (writer.entity(told.subject), writer.entity(told.object));
    let predicate = own(told.relation);
    writer.add(&it, rdf::TYPE, cg::RELATION_CLASS.into_owned());
    writer.add(&it, cg::SUBJECT, subject.clone());
    writer.add(&it, cg::RELATION, predicate.clone());
    writer.add(&it, cg::OBJECT, object.clone());
    if [cg::HOLDS_OFFICE, cg::MEMBER_OF].contains(&predicate.as_ref()) {
        writer.add(&it, rdf::TYPE, org::MEMBERSHIP.into_owned());
        writer.add(&it, org::MEMBER, subject.clone());
        writer.add(&it, org::ORGANIZATION, object.clone());
    }
    if let Some(label) = &told.role.label {
        writer.add_text(&it, cg::ROLE_LABEL, label);
    }
    let status = if told.role.former { cg::FORMER } else { cg::CURRENT };
    writer.add(&it, cg::STATUS, status.into_owned());
    writer.factuality(&it, Factuality::Actual, told.attributed_to);
    writer.evidence(&it, told.span, told.rule);
    writer.certainty(&it, told.certainty);
    if told.attributed_to.is_none() && !told.role.former {
        writer.add(&subject, predicate.as_ref(), object);
    }
}
