//! The article itself: headline, authors, outlet, dates, text, and the chain of sources it stands on.

use super::writer::{Writer, node};
use crate::article::PublishedBasis;
use crate::extract::SourceKind;
use crate::vocab::{cg, gaf, prov, rdf, rdfs, schema, xsd};
use oxigraph::model::{Literal, NamedNode};

pub(super) fn describe(writer: &mut Writer<'_>) {
    article(writer);
    chain(writer);
}

fn article(writer: &mut Writer<'_>) {
    let it = writer.article_node();
    let article = writer.article;
    writer.add(&it, rdf::TYPE, schema::NEWS_ARTICLE.into_owned());
    writer.add_text(&it, schema::TEXT, article.text());
    writer.add_text(&it, cg::FINGERPRINT, &article.fingerprint());
    writer.add_text(&it, schema::IN_LANGUAGE, article.language.as_deref().unwrap_or("en"));
    writer.add_text(&it, schema::HEADLINE, article.title.as_deref().unwrap_or_default());
    if let Some(url) = &article.url {
        writer.add(&it, schema::URL, Literal::new_typed_literal(url, xsd::ANY_URI));
    }
    let basis = match article.published.map(|published| published.basis) {
        None => cg::UNKNOWN,
        Some(PublishedBasis::Metadata) => cg::METADATA,
        Some(PublishedBasis::Given) => cg::GIVEN,
        Some(PublishedBasis::Inferred) => cg::INFERRED,
    };
    writer.add(&it, cg::DATE_BASIS, basis.into_owned());
    if let Some(published) = article.published {
        writer.add(&it, schema::DATE_PUBLISHED, date(&published.date.to_string()));
    }
    if let Some(publisher) = writer.annotations.publisher {
        let publisher = writer.entity(publisher);
        writer.add(&it, schema::PUBLISHER, publisher);
    }
    for &author in &writer.annotations.authors {
        let author = writer.entity(author);
        writer.add(&it, schema::AUTHOR, author);
    }
}

/// Article ← report ← document: each hop a node with its words and whose it is.
fn chain(writer: &mut Writer<'_>) {
    let sources = &writer.annotations.sources;
    let nodes: Vec<NamedNode> = sources.iter().map(|source| writer.node("source", source.span)).collect();
    for (source, it) in sources.iter().zip(&nodes) {
        let (class, hop) = match source.kind {
            SourceKind::Report => (cg::REPORT, prov::WAS_DERIVED_FROM),
            SourceKind::Document => (cg::DOCUMENT, prov::HAD_PRIMARY_SOURCE),
        };
        let label = writer.doc.words(source.span);
        writer.add(it, rdf::TYPE, class.into_owned());
        writer.add_text(it, rdfs::LABEL, label);
        if let Some(by) = source.by {
            let by = writer.entity(by);
            writer.add(it, prov::WAS_ATTRIBUTED_TO, by);
        }
        let mention = writer.mention(source.span, cg::SOURCE_PHRASE);
        writer.add(it, gaf::DENOTED_BY, mention);
        writer.evidence(it, source.span, "source/obtained");
        if source.direct {
            let article = writer.article_node();
            writer.add(&article, hop, it.clone());
        }
        if let Some(next) = source.rests_on {
            let hop = match sources[next].kind {
                SourceKind::Report => prov::WAS_DERIVED_FROM,
                SourceKind::Document => prov::HAD_PRIMARY_SOURCE,
            };
            writer.add(it, hop, nodes[next].clone());
        }
    }
}

/// A date as exact as it is written: a day, a month or a year.
pub(super) fn date(value: &str) -> Literal {
    let datatype = match value.len() {
        4 => xsd::G_YEAR,
        7 => xsd::G_YEAR_MONTH,
        _ => xsd::DATE,
    };
    Literal::new_typed_literal(value, node(datatype.as_str().to_owned()))
}
