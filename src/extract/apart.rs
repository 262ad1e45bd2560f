//! What tells a thing without identity from others of its name, so that two John Smiths of two articles are not one.
//!
//! A full name that few bear is told by the country that its bearer serves or that the article is about: it is the same
//! person in all articles of the affair. A name that many bear is told by the body that the article ties it to, and where
//! there is none by the article itself, as is a single word. Who is the same all the same, `merge` may find out later.

use super::annotations::{Entity, EntityId, Relation};
use super::entity::Cast;
use crate::article::Article;
use crate::knowledge::{Kind, Knowledge};

/// Notes with each thing that has no Wikidata id what tells it apart.
pub(super) fn tell(knowledge: &Knowledge, article: &Article, relations: &[Relation], cast: &mut Cast) {
    for at in 0..cast.entities.len() {
        let entity = &cast.entities[at];
        if entity.wikidata.is_some() || entity.described {
            continue;
        }
        let apart = match entity.kind {
            Kind::Person => Some(person(knowledge, article, relations, cast, EntityId(at))),
            _ => entity.apart.as_deref().map(|code| country(knowledge, code)),
        };
        cast.entities[at].apart = apart;
    }
}

fn person(
    knowledge: &Knowledge,
    article: &Article,
    relations: &[Relation],
    cast: &Cast,
    id: EntityId,
) -> String {
    let entity = cast.entity(id);
    if entity.known.is_some() {
        return country(knowledge, entity.country.as_deref().unwrap_or_default());
    }
    if cast.authors.contains(&id) {
        let outlet = cast.publisher.map(|outlet| cast.entity(outlet).name.clone());
        return outlet.unwrap_or_else(|| article.iri.hash().to_owned());
    }
    // Whose brother somebody is, or where he lives, another article may not tell.
    let serves = |told: &&Relation| !matches!(told.relation, "relatedTo" | "basedIn");
    let body = relations.iter().filter(serves).find(|told| told.subject == id);
    let body = body.map(|told| cast.entity(told.object));
    let of_body = |body: &Entity| match &body.country {
        Some(code) => country(knowledge, code),
        None => body.name.clone(),
    };
    let told = if is_common(knowledge, &entity.name) {
        body.map(|body| body.name.clone())
    } else {
        let about = || cast.country.as_deref().map(|code| country(knowledge, code));
        body.map(of_body).or_else(about)
    };
    let told = told.filter(|_| entity.name.contains(' '));
    told.unwrap_or_else(|| article.iri.hash().to_owned())
}

/// The name of a country by its code, so that an IRI can be read.
fn country(knowledge: &Knowledge, code: &str) -> String {
    knowledge.names.country(code).map_or(code, |known| knowledge.names.known(known).name).to_owned()
}

/// "John Smith": given name and surname are both such as many bear.
fn is_common(knowledge: &Knowledge, name: &str) -> bool {
    let surname = name.rsplit(' ').next().unwrap_or_default();
    knowledge.lists.common_surnames.contains(surname)
}
