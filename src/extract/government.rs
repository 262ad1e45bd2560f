//! Tells "Beijing" the government from Beijing the city: "talks with Beijing", "Beijing's claims", not "in Beijing on Friday".

use super::title::Title;
use crate::knowledge::{Knowledge, Pattern, Within};
use crate::language::{Dependency, Document, Span};

/// Whether a capital or house stands for the government that sits there.
pub(super) fn is_meant(knowledge: &Knowledge, doc: &Document, titles: &[Title<'_>], span: Span) -> bool {
    let seat = Seat { knowledge, doc, titles, span };
    !seat.is_followed_by_place() && seat.acts(span.end - 1)
}

struct Seat<'a> {
    knowledge: &'a Knowledge,
    doc: &'a Document,
    titles: &'a [Title<'a>],
    span: Span,
}

impl Seat<'_> {
    /// "Moscow-based", "Paris, France", "PARIS —": the city, whatever the tree says.
    fn is_followed_by_place(&self) -> bool {
        let word = |at: usize| self.doc.tokens().get(at).map_or("", |_| self.doc.word(at));
        match word(self.span.end) {
            "," => word(self.span.end + 1).starts_with(char::is_uppercase),
            "-" | "–" => {
                matches!(word(self.span.end + 1), "based" | "born" | "bound" | "area" | "educated")
            }
            "(" | "—" => true,
            _ => false,
        }
    }

    /// Whether the token does, owns or is dealt with as a government is.
    fn acts(&self, token: usize) -> bool {
        let it = &self.doc.tokens()[token];
        // "between Washington and Moscow": what joins them makes them equal.
        if it.relation == Dependency::Conj && it.head < token && self.case(token).is_none() {
            return self.acts(it.head);
        }
        let case = self.case(token);
        match case.as_deref() {
            None => match it.relation {
                Dependency::Nsubj => self.is_act(it.head),
                Dependency::NmodPoss => self.owns(it.head),
                Dependency::Obj => self.is_addressed(it.head),
                _ => false,
            },
            Some("'s" | "’s" | "'" | "’") => self.owns(it.head),
            Some("by") => it.relation == Dependency::OblAgent || self.is_dealing(it.head),
            Some("with" | "against" | "according") => true,
            Some("between") => !self.is_way(it.head),
            Some("to") if self.is_told_by(token) => true,
            Some("on" | "of" | "for" | "to" | "from" | "toward" | "towards" | "at") => {
                self.is_dealing(it.head)
            }
            Some(_) => false,
        }
    }

    fn case(&self, token: usize) -> Option<String> {
        self.doc.child(token, &[Dependency::Case]).map(|case| self.doc.word(case).to_lowercase())
    }

    /// "according to Kyiv"
    fn is_told_by(&self, token: usize) -> bool {
        let before = |back: usize| token.checked_sub(back).map_or("", |at| self.doc.word(at));
        before(1) == "to" && before(2).eq_ignore_ascii_case("according")
    }

    /// "Moscow accused", "Kyiv wants to", "Beijing is ready": governments say, do and wish; cities lie, host and grow, so
    /// that "Athens hosted the Games" is left to the city although hosting a guest is an event.
    fn is_act(&self, verb: usize) -> bool {
        let lemma = self.doc.tokens()[verb].lemma.to_lowercase();
        let lists = &self.knowledge.lists;
        lists.saying.contains(lemma.as_str())
            || lists.modal_verbs.contains_key(lemma.as_str())
            || lists.governing.contains(lemma.as_str())
            || self.knowledge.rules.of_verb(&lemma).any(|(rule, pattern)| {
                rule.kind != "OtherEvent" && lemma != "host" && self.has_words(verb, pattern)
            })
    }

    /// "Moscow accused Kyiv": one accuses, asks or threatens governments; one visits, shells and leaves towns.
    fn is_addressed(&self, verb: usize) -> bool {
        let lemma = self.doc.tokens()[verb].lemma.to_lowercase();
        let mut rules = self.knowledge.rules.of_verb(&lemma);
        let words = ["ACCUSE", "REQUEST", "REJECT", "THREATEN", "SANCTION", "SUPPORT"];
        rules.any(|(rule, pattern)| words.contains(&rule.kind.as_str()) && self.has_words(verb, pattern))
    }

    /// "Riyadh cut relations", not "Paris opened a museum": whether a word that a pattern asks for stands below the verb.
    fn has_words(&self, verb: usize, pattern: &Pattern) -> bool {
        let beside = pattern.beside.iter().flat_map(|(_, nouns)| nouns);
        let words: Vec<&String> = pattern.object.iter().chain(beside).collect();
        let is_word = |child: usize| words.iter().any(|word| **word == self.doc.tokens()[child].lemma);
        pattern.is_plain() || self.doc.children(verb).any(is_word)
    }

    /// "Beijing's claims", not "Beijing's airport" and not "Beijing's mayor".
    fn owns(&self, thing: usize) -> bool {
        let is_of_town = self.knowledge.lists.town_things.contains(self.doc.tokens()[thing].lemma.as_str());
        let of_place =
            |title: &&Title<'_>| title.span.contains(thing) && title.office.within == Within::Place;
        let is_name = self.doc.word(thing).starts_with(char::is_uppercase);
        !is_of_town && !is_name && !self.titles.iter().any(|title| of_place(&title))
    }

    /// "pressure on Beijing", "aid to Kyiv", "concessions from Moscow": what passes between governments.
    fn is_dealing(&self, thing: usize) -> bool {
        self.knowledge.lists.dealings.contains(self.doc.tokens()[thing].lemma.as_str())
    }

    /// "the road between Kyiv and Odesa", "flew between London and Paris".
    fn is_way(&self, thing: usize) -> bool {
        let lemma = self.doc.tokens()[thing].lemma.as_str();
        matches!(
            lemma,
            "road"
                | "train"
                | "flight"
                | "fly"
                | "travel"
                | "route"
                | "line"
                | "railway"
                | "border"
                | "highway"
                | "distance"
                | "drive"
                | "commute"
                | "shuttle"
                | "journey"
                | "way"
        )
    }
}
