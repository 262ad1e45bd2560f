//! The text of an article, cut at every mark, each piece carrying the classes of the marks that cover it.

use super::escaped;
use cablegraph::extract::{Annotations, EntityId};
use cablegraph::language::{Document, Span};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::Range;

/// A run of bytes with its class, and what it says when pointed at.
struct Mark {
    bytes: Range<usize>,
    class: &'static str,
    kind: Option<&'static str>,
    says: String,
}

/// The paragraphs of the text.
pub(super) fn text(doc: &Document, annotations: &Annotations) -> String {
    let marks = marks(doc, annotations);
    let mut page = String::new();
    let mut paragraph = None;
    for sentence in doc.sentences() {
        if paragraph != Some(sentence.paragraph) {
            page.push_str(if paragraph.is_some() { "</p>\n<p>" } else { "<p>" });
            paragraph = Some(sentence.paragraph);
        }
        page.push_str("<span class=\"sentence\">");
        pieces(&mut page, doc, bytes(doc, sentence.tokens), &marks);
        page.push_str("</span> ");
    }
    page + if paragraph.is_some() { "</p>\n" } else { "" }
}

/// One sentence, cut at every border of a mark.
fn pieces(page: &mut String, doc: &Document, sentence: Range<usize>, marks: &[Mark]) {
    let meets = |mark: &&Mark| mark.bytes.start < sentence.end && sentence.start < mark.bytes.end;
    let here: Vec<_> = marks.iter().filter(meets).collect();
    let ends = here.iter().flat_map(|mark| [mark.bytes.start, mark.bytes.end]);
    let mut cuts: BTreeSet<_> = ends.filter(|cut| sentence.contains(cut)).collect();
    cuts.extend([sentence.start, sentence.end]);
    let cuts: Vec<_> = cuts.into_iter().collect();
    for piece in cuts.windows(2) {
        let over: Vec<_> =
            here.iter().filter(|mark| mark.bytes.start <= piece[0] && piece[1] <= mark.bytes.end).collect();
        let words = escaped(&doc.text()[piece[0]..piece[1]]);
        if over.is_empty() {
            page.push_str(&words);
            continue;
        }
        let classes: Vec<_> = over.iter().flat_map(|mark| [Some(mark.class), mark.kind]).flatten().collect();
        let says: Vec<_> = over.iter().map(|mark| mark.says.as_str()).collect();
        let _ = write!(
            page,
            "<span class=\"{}\" title=\"{}\">{words}",
            classes.join(" "),
            escaped(&says.join(" | "))
        );
        // The kind stands in letters too, never in colour alone.
        for mark in over.iter().filter(|mark| mark.class == "mention" && mark.bytes.end == piece[1]) {
            let _ = write!(page, "<sub>{}</sub>", mark.kind.unwrap_or_default());
        }
        page.push_str("</span>");
    }
}

fn marks(doc: &Document, annotations: &Annotations) -> Vec<Mark> {
    let name = |id: EntityId| annotations.entities[id.0].name.as_str();
    let names = |ids: &[EntityId]| ids.iter().map(|id| name(*id)).collect::<Vec<_>>().join(", ");
    let mut marks = Vec::new();
    for it in &annotations.statements {
        let speaker = it.speaker.map_or("somebody", name);
        for part in it.parts() {
            marks.push(mark(doc, part, "said", None, format!("said by {speaker} ({})", it.kind.as_str())));
        }
    }
    for it in &annotations.mentions {
        let entity = &annotations.entities[it.entity.0];
        let identity = entity.wikidata.as_deref().unwrap_or("no Wikidata id");
        let says = format!("{}: {} ({identity})", entity.kind.as_str(), entity.name);
        marks.push(mark(doc, it.span, "mention", Some(entity.kind.as_str()), says));
    }
    for it in &annotations.times {
        marks.push(mark(
            doc,
            it.span,
            "time",
            None,
            it.value.clone().unwrap_or_else(|| "time not known".to_owned()),
        ));
    }
    for it in &annotations.events {
        let says = format!(
            "{}: {} → {} ({})",
            it.kind,
            names(&it.actors),
            names(&it.recipients),
            it.factuality.as_str()
        );
        marks.push(mark(doc, it.trigger, "event", None, says));
    }
    marks
}

fn mark(doc: &Document, span: Span, class: &'static str, kind: Option<&'static str>, says: String) -> Mark {
    Mark { bytes: bytes(doc, span), class, kind, says }
}

fn bytes(doc: &Document, span: Span) -> Range<usize> {
    if span.start >= span.end {
        return 0..0;
    }
    doc.tokens()[span.start].bytes.start..doc.tokens()[span.end - 1].bytes.end
}
