//! Whether a predicate is told as done: its own auxiliaries, negation and adverbs, and the verbs above it.

use super::annotations::Factuality;
use crate::knowledge::Knowledge;
use crate::language::{Dependency, Document, Tag};

/// The factuality of a predicate from its own words and all that govern it; the least certain wins.
pub(super) fn of(knowledge: &Knowledge, doc: &Document, predicate: usize) -> Factuality {
    let mut found = own(doc, predicate);
    let mut at = predicate;
    while doc.tokens()[at].head != at {
        let relation = doc.tokens()[at].relation;
        let above = doc.tokens()[at].head;
        match relation {
            Dependency::Xcomp | Dependency::Ccomp | Dependency::Advcl | Dependency::Acl => {
                found = found.max(governed(knowledge, doc, at, above, relation));
            }
            Dependency::Conj => found = found.max(shared(doc, at, above)),
            _ => {}
        }
        if !matches!(
            relation,
            Dependency::Xcomp | Dependency::Conj | Dependency::Ccomp | Dependency::Acl | Dependency::Advcl
        ) {
            break;
        }
        at = above;
    }
    found
}

/// Whether somebody will not do it: "will not meet", "said it would never withdraw".
pub(super) fn is_refused(doc: &Document, predicate: usize) -> bool {
    let before = || doc.children(predicate).filter(|&child| child < predicate);
    let will = before().any(|child| match doc.word(child).to_lowercase().as_str() {
        "will" | "wo" | "shall" => true,
        "would" => is_future_in_past(doc, predicate),
        _ => false,
    });
    will && before()
        .any(|child| matches!(doc.word(child).to_lowercase().as_str(), "not" | "n't" | "n’t" | "never"))
}

/// Whether somebody tries to: "tried to kill", "attempted to storm".
pub(super) fn is_attempted(doc: &Document, predicate: usize) -> bool {
    let token = &doc.tokens()[predicate];
    let above = &doc.tokens()[token.head];
    let tries = token.relation == Dependency::Xcomp && matches!(above.lemma.as_str(), "try" | "attempt");
    tries && own(doc, token.head) == Factuality::Actual
}

/// Whether somebody says what he does by it, and only wraps it in courtesy: "I want to thank", "we would like to apologise".
pub(super) fn is_courtesy(doc: &Document, predicate: usize) -> bool {
    let token = &doc.tokens()[predicate];
    let wishes = matches!(doc.tokens()[token.head].lemma.as_str(), "want" | "like" | "wish");
    let own = doc.child(token.head, &[Dependency::Nsubj]).map(|subject| doc.word(subject).to_lowercase());
    token.relation == Dependency::Xcomp && wishes && matches!(own.as_deref(), Some("i" | "we"))
}

/// The factuality of what a noun tells, from its own words and the verb above it: "no talks", "called for talks", "the talks
/// will be held".
pub(super) fn of_noun(knowledge: &Knowledge, doc: &Document, noun: usize) -> Factuality {
    let mut found = Factuality::Actual;
    for child in doc.children(noun) {
        found = found.max(match doc.word(child).to_lowercase().as_str() {
            "no" | "without" => Factuality::Denied,
            "planned" | "future" | "upcoming" | "next" | "proposed" => Factuality::Planned,
            "possible" | "potential" | "alleged" | "any" | "further" => Factuality::Hypothetical,
            _ => Factuality::Actual,
        });
    }
    let above = doc.tokens()[noun].head;
    if above == noun {
        return found;
    }
    // What a verb of another kind is said of is taken for granted: "would condemn the invasion".
    let lemma = doc.tokens()[above].lemma.to_lowercase();
    let told = knowledge.lists.nominal_scopes.get(lemma.as_str()).and_then(|name| Factuality::named(name));
    let of_verb =
        || if doc.tokens()[above].tag == Tag::Verb { of(knowledge, doc, above) } else { Factuality::Actual };
    told.map_or(found, |told| found.max(told).max(of_verb()))
}

fn own(doc: &Document, predicate: usize) -> Factuality {
    let has = |lemma: &str| {
        doc.children(predicate).any(|child| child < predicate && doc.tokens()[child].lemma == lemma)
    };
    // "is to step down"
    let mut found = if has("be") && has("to") { Factuality::Planned } else { Factuality::Actual };
    for child in doc.children(predicate) {
        let word = doc.word(child).to_lowercase();
        let token = &doc.tokens()[child];
        let next = match (token.relation, word.as_str()) {
            (_, "not" | "n't" | "n’t" | "never" | "no") if child < predicate => Factuality::Denied,
            (_, "longer")
                if child < predicate && child > 0 && doc.word(child - 1).eq_ignore_ascii_case("no") =>
            {
                Factuality::Denied
            }
            (Dependency::Aux, "will" | "'ll" | "shall") => Factuality::Planned,
            (Dependency::Aux, "would") if is_future_in_past(doc, predicate) => Factuality::Planned,
            (Dependency::Aux, "would" | "could" | "may" | "might" | "should" | "must" | "can")
            | (
                Dependency::Advmod | Dependency::Mark,
                "possibly" | "perhaps" | "allegedly" | "reportedly" | "maybe" | "potentially" | "if"
                | "unless" | "whether",
            ) if !is_of_number(doc, child) => Factuality::Hypothetical,
            _ => Factuality::Actual,
        };
        found = found.max(next);
    }
    found
}

/// "wounded reportedly several people": only how many there were is uncertain.
fn is_of_number(doc: &Document, adverb: usize) -> bool {
    let next = doc.tokens().get(adverb + 1).filter(|_| doc.tokens()[adverb].relation == Dependency::Advmod);
    next.is_some_and(|token| {
        token.tag == Tag::Num || matches!(token.lemma.as_str(), "several" | "many" | "dozen" | "hundred")
    })
}

/// "said it would attack" reports "will attack", unless on a condition.
fn is_future_in_past(doc: &Document, predicate: usize) -> bool {
    let token = &doc.tokens()[predicate];
    let above = if token.relation == Dependency::Ccomp {
        Some(token.head)
    } else {
        doc.child(predicate, &[Dependency::Parataxis])
    };
    let is_past = above.is_some_and(|verb| doc.tokens()[verb].features.contains("Tense=Past"));
    let mut conditions =
        doc.children(predicate).filter(|&child| doc.tokens()[child].relation == Dependency::Advcl);
    let is_if = |clause: usize| {
        doc.children(clause).any(|mark| matches!(doc.word(mark).to_lowercase().as_str(), "if" | "unless"))
    };
    is_past && !conditions.any(is_if)
}

/// "plans to visit" is planned, "refused to meet" denied, "to press them" a purpose, not a deed.
fn governed(
    knowledge: &Knowledge,
    doc: &Document,
    at: usize,
    above: usize,
    relation: Dependency,
) -> Factuality {
    let to = doc
        .children(at)
        .any(|child| doc.word(child).eq_ignore_ascii_case("to") && doc.tokens()[child].tag == Tag::Part);
    let lemma = doc.tokens()[above].lemma.as_str();
    let modal = knowledge.lists.modal_verbs.get(lemma).and_then(|name| Factuality::named(name));
    let nominal = doc.tokens()[above].tag != Tag::Verb;
    let bound =
        || doc.child(at, &[Dependency::Mark, Dependency::Case]).map(|mark| doc.word(mark).to_lowercase());
    let is_claimed = knowledge.lists.claiming.contains(lemma);
    match relation {
        // "fears that it attacked", "accused it of attacking"
        Dependency::Ccomp if is_claimed => Factuality::Hypothetical,
        // "arrested him for aiding the rebels"
        Dependency::Advcl | Dependency::Acl
            if is_claimed && matches!(bound().as_deref(), Some("of" | "for")) =>
        {
            Factuality::Hypothetical
        }
        // "refrained from attacking", "plans on leaving"
        Dependency::Advcl | Dependency::Acl
            if doc.word(at).ends_with("ing")
                && bound().is_some_and(|it| matches!(it.as_str(), "from" | "on")) =>
        {
            modal.unwrap_or(Factuality::Actual).max(own(doc, above))
        }
        // "the first pope to visit Chad": whoever comes first does.
        Dependency::Acl if to && is_ordinal(doc, above) => Factuality::Actual.max(own(doc, above)),
        // "a plan to visit": the noun's verb decides.
        Dependency::Acl if to => modal.unwrap_or(Factuality::Hypothetical).max(own(doc, above)),
        // "was sorry to announce that he died": what the feeling is about has happened.
        Dependency::Advcl if to => modal.filter(|_| nominal).unwrap_or(Factuality::Hypothetical),
        Dependency::Xcomp if to && modal.is_none() && nominal => Factuality::Hypothetical,
        // "demanded that Iran withdraw": a bare form is a wish.
        Dependency::Ccomp if at > above && is_bare(doc, at) => modal.unwrap_or(Factuality::Actual),
        // "requested that he declare": without the "that" the tree takes it for an object's complement.
        Dependency::Xcomp if is_bare(doc, at) && modal.is_some() => {
            modal.unwrap_or(Factuality::Actual).max(own(doc, above))
        }
        // A finite verb is nobody's complement, whatever the tree says.
        Dependency::Xcomp if to || doc.word(at).ends_with("ing") => {
            modal.unwrap_or(Factuality::Actual).max(own(doc, above))
        }
        _ => Factuality::Actual,
    }
}

/// "the first", "the only pope"
fn is_ordinal(doc: &Document, noun: usize) -> bool {
    let is_it = |word: &str| matches!(word, "first" | "second" | "third" | "last" | "only" | "latest");
    is_it(&doc.word(noun).to_lowercase())
        || doc.children(noun).any(|child| is_it(&doc.word(child).to_lowercase()))
}

/// "that it withdraw", "that he be released": neither past nor with the ending of the present.
fn is_bare(doc: &Document, verb: usize) -> bool {
    let auxiliary =
        doc.child(verb, &[Dependency::Aux, Dependency::AuxPass]).map(|aux| doc.word(aux).to_lowercase());
    // "beat", "put": the past may look like it.
    let is_past = doc.tokens()[verb].features.contains("Tense=Past");
    let is_bare = || !is_past && doc.word(verb).to_lowercase() == doc.tokens()[verb].lemma;
    auxiliary.map_or_else(is_bare, |word| word == "be")
}

/// "will meet Xi and visit Seoul": a bare verb joined to another shares its auxiliaries.
fn shared(doc: &Document, at: usize, above: usize) -> Factuality {
    let bare = doc.word(at).to_lowercase() == doc.tokens()[at].lemma;
    let own_aux = doc.child(at, &[Dependency::Aux, Dependency::AuxPass, Dependency::Nsubj]).is_some();
    if bare && !own_aux { own(doc, above) } else { Factuality::Actual }
}
