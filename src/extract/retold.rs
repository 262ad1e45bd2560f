//! What a sentence tells twice → once.

use super::annotations::{EntityId, Event};

/// The same happening told twice in one sentence is one event: "held talks", "the talks"; "attacked, killing ten".
pub(super) fn merge(events: &mut Vec<Event>) {
    let either = |one: &[EntityId], other: &[EntityId]| one.is_empty() || other.is_empty() || one == other;
    events.dedup_by(|later, earlier| {
        let is_retold = later.span == earlier.span
            && later.kind == earlier.kind
            && later.factuality == earlier.factuality
            && (later.mode == earlier.mode || later.mode.is_none() || earlier.mode.is_none())
            && later.actors == earlier.actors
            && either(&later.recipients, &earlier.recipients);
        if is_retold && earlier.recipients.is_empty() {
            earlier.recipients.append(&mut later.recipients);
        }
        if is_retold && earlier.mode.is_none() {
            earlier.mode = later.mode.take();
            earlier.rule = later.rule;
        }
        is_retold
    });
}
