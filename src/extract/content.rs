//! What is promised, threatened, asked or refused is told by that act and is no further event.
//!
//! So PLOVER's manual has it: where a sentence fits an act and a happening to come ("threatened to attack"), the coder returns
//! one event. With whom or whom it concerns, the content often says and the act does not: "agreed to meet Xi".

use super::annotations::{EntityId, Event, Factuality};
use crate::knowledge::Knowledge;
use crate::language::{Dependency, Document};

/// Takes the contents of acts out of the events, which stand in the order of their triggers.
pub(super) fn fold(knowledge: &Knowledge, doc: &Document, events: &mut Vec<Event>) {
    let act = |inner: &Event| act_of(knowledge, doc, events, inner);
    let acts: Vec<Option<(usize, &str)>> = events.iter().map(act).collect();
    for (inner, (act, kind)) in acts.iter().enumerate().filter_map(|(inner, act)| Some((inner, (*act)?))) {
        let lent = lent(&events[act], &events[inner]);
        let content = events[inner].clone();
        let act = &mut events[act];
        act.recipients.extend(lent);
        if kind == content.kind && kind != act.kind {
            (act.mode, act.rule, act.factuality) = (content.mode, content.rule, content.factuality);
        }
        kind.clone_into(&mut act.kind);
    }
    let mut acts = acts.iter();
    events.retain(|_| acts.next().is_some_and(Option::is_none));
}

/// The act whose content an event is, and the type of both together.
fn act_of<'k>(
    knowledge: &'k Knowledge,
    doc: &Document,
    events: &[Event],
    inner: &Event,
) -> Option<(usize, &'k str)> {
    let mut at = inner.trigger.start;
    loop {
        let token = &doc.tokens()[at];
        // "offered to talk after the attack": when it is done is not what it is about.
        let is_when = doc.child(at, &[Dependency::Case]).is_some_and(|case| tells_when(doc.word(case)));
        // "offered to hand over those suspected of the attack": what tells who it is is no content either.
        let is_participle = token.relation == Dependency::Acl && doc.child(at, &[Dependency::Mark]).is_none();
        let describes = is_participle && inner.kind != "REQUEST";
        if token.head == at || !is_below(token.relation) || is_when || describes {
            return None;
        }
        let above = events.iter().position(|event| event.trigger.start == token.head);
        if let Some(act) = above {
            let both = |content| knowledge.lists.acts.get(&(events[act].kind.as_str(), content)).copied();
            let is_told = inner.factuality == Factuality::Actual;
            // "promised not to attack", "agreed to stop shelling"
            let denied = format!("not-{}", inner.kind);
            let denied = both(&denied).filter(|_| inner.factuality == Factuality::Denied);
            // What has happened is no content, but for what a protest demands, and for the demand that is refused.
            let kind = match both("*") {
                Some(_) if is_told => both(inner.kind.as_str()).filter(|kind| *kind == events[act].kind),
                Some(other) => denied.or_else(|| both(inner.kind.as_str())).or(Some(other)),
                None => denied.or_else(|| both(inner.kind.as_str())),
            };
            return kind.filter(|_| token.relation != Dependency::Conj).map(|kind| (act, kind));
        }
        at = token.head;
    }
}

fn tells_when(preposition: &str) -> bool {
    let times =
        ["after", "following", "since", "during", "amid", "despite", "before", "until", "ahead", "upon"];
    times.contains(&preposition.to_lowercase().as_str())
}

/// Whether what hangs so on a word may be what it is about.
fn is_below(relation: Dependency) -> bool {
    matches!(
        relation,
        Dependency::Xcomp
            | Dependency::Ccomp
            | Dependency::Acl
            | Dependency::Advcl
            | Dependency::Obj
            | Dependency::Obl
            | Dependency::Nmod
            | Dependency::Conj
    )
}

/// Those whom an act without a recipient concerns: who is asked does the content, else it is done to them.
fn lent(act: &Event, inner: &Event) -> Vec<EntityId> {
    let concerned = if act.kind == "REQUEST" { &inner.actors } else { &inner.recipients };
    // Whom a protest asks is whom it is against.
    let is_asked = act.kind != "PROTEST" || inner.kind == "REQUEST";
    let is_free = act.recipients.is_empty() && is_asked;
    let others = concerned.iter().filter(|id| !act.actors.contains(id)).copied();
    others.filter(|_| is_free).collect()
}
