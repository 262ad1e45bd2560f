//! What a sentence tells twice → once.

use super::annotations::{EntityId, Event};

/// The same happening told twice in one sentence is one event: "held talks", "the talks"; "attacked, killing ten".
pub(super) fn merge(events: &mut Vec<Event>) {
    let mut told: Vec<Event> = Vec::new();
    for mut later in events.drain(..) {
        let here = told.iter_mut().rev().take_while(|earlier| earlier.span == later.span);
        match here.into_iter().find(|earlier| is_retold(earlier, &later)) {
            Some(earlier) => {
                if earlier.recipients.is_empty() {
                    earlier.recipients.append(&mut later.recipients);
                }
                if earlier.mode.is_none() {
                    earlier.mode = later.mode.take();
                    earlier.rule = later.rule;
                }
            }
            None => told.push(later),
        }
    }
    *events = told;
}

fn is_retold(earlier: &Event, later: &Event) -> bool {
    let either = |one: &[EntityId], other: &[EntityId]| one.is_empty() || other.is_empty() || one == other;
    later.kind == earlier.kind
        && later.factuality == earlier.factuality
        && (later.mode == earlier.mode || later.mode.is_none() || earlier.mode.is_none())
        && later.actors == earlier.actors
        && either(&later.recipients, &earlier.recipients)
}
