//! Those who act and are not named are kept as described: "a senior official", "Israeli troops", "the protesters" are
//! entities of this article alone, which act for the country that the description names.

use super::annotations::{Certainty, Clause, Entity, Form};
use super::coreference::Chain;
use super::demand;
use super::entity::Cast;
use super::noun;
use super::pronoun;
use super::title::Title;
use crate::knowledge::{Kind, Knowledge, Party};
use crate::language::{Dependency, Document, Span, Tag};

/// Adds an entity for each description of somebody who says something, or who takes part in what a rule codes.
pub(super) fn describe(
    knowledge: &Knowledge,
    doc: &Document,
    titles: &[Title<'_>],
    quotes: &[Span],
    clauses: &[Clause],
    chains: &[Chain],
    cast: &mut Cast,
) {
    let mut heads = of_clauses(knowledge, doc, clauses);
    heads.extend(of_nouns(knowledge, doc));
    let is_source = |token: &usize| doc.word(*token).eq_ignore_ascii_case("according");
    heads.extend((0..doc.tokens().len()).filter(is_source).map(|token| doc.tokens()[token].head));
    heads.sort_unstable();
    heads.dedup();
    heads.retain(|&head| is_description(knowledge, doc, titles, cast, head));
    let told = voices(doc, knowledge, clauses);
    heads.extend(told.into_iter().filter(|&head| is_voice(knowledge, doc, cast, head)));
    heads.sort_unstable();
    for head in heads {
        if cast.at(head).is_some() {
            continue;
        }
        // "his counterparts, Wang Yi and Sergei Lavrov", "the company, Proton": who is named behind the noun is nobody else.
        let called = doc.child(head, &[Dependency::Appos]);
        if let Some((name, id)) = called.and_then(|name| Some((name, cast.at(name)?))) {
            if doc.child(name, &[Dependency::Conj]).is_none() {
                cast.mention(Span::new(head, head + 1), id, Form::Nominal);
            }
            continue;
        }
        let entity = described(knowledge, doc, cast, head);
        let entity = cast.add(entity);
        // The noun alone, since names within the phrase are mentions of their own.
        cast.mention(Span::new(head, head + 1), entity, Form::Nominal);
        // "The official said he …": whatever else means the same.
        let chain = chains.iter().find(|chain| chain.heads.contains(&head));
        for &other in chain.iter().flat_map(|chain| &chain.heads) {
            let token = &doc.tokens()[other];
            // "a French minister … the next president of Turkey": another word is too little to tell that they are one.
            let is_person = cast.entity(entity).kind == Kind::Person;
            let is_other =
                is_person && pronoun::is_group(doc.word(other)) || pronoun::is_of_speech(doc, quotes, other);
            let is_same = token.tag == Tag::Pron && !is_other || token.lemma == doc.tokens()[head].lemma;
            if is_same && cast.at(other).is_none() {
                let form = if token.tag == Tag::Pron { Form::Pronoun } else { Form::Nominal };
                cast.mention(Span::new(other, other + 1), entity, form);
            }
        }
    }
    cast.mentions.sort_by_key(|mention| mention.span);
}

/// Who takes part in what the verbs tell: those who say something, and all around a predicate that a rule codes.
fn of_clauses(knowledge: &Knowledge, doc: &Document, clauses: &[Clause]) -> Vec<usize> {
    let mut heads: Vec<usize> = Vec::new();
    for clause in clauses {
        let ruled = knowledge.rules.of_verb(&clause.lemma).next().is_some();
        if ruled || knowledge.lists.saying.contains(clause.lemma.as_str()) {
            heads.extend(&clause.subjects);
        }
        if ruled {
            heads.extend(clause.objects.iter().chain(clause.obliques.iter().map(|(_, head)| head)));
            let behind = clause.objects.iter().flat_map(|&object| noun::behind(doc, object));
            heads.extend(behind.map(|(_, head)| head));
            // "demanded that the government lower fees"
            let asked =
                demand::complement(doc, clause).and_then(|head| doc.child(head, &[Dependency::Nsubj]));
            heads.extend(asked);
            // "condemned the government's handling of it"
            let owners = clause.objects.iter().flat_map(|&object| doc.children(object));
            heads.extend(owners.filter(|&owner| doc.tokens()[owner].relation == Dependency::NmodPoss));
        }
    }
    heads
}

/// Nouns for whom something is told of: "voters said that …", "according to economists".
fn voices(doc: &Document, knowledge: &Knowledge, clauses: &[Clause]) -> Vec<usize> {
    let lists = &knowledge.lists;
    let tells = |clause: &&Clause| {
        let is_cue =
            lists.saying.contains(clause.lemma.as_str()) || lists.cues.contains_key(clause.lemma.as_str());
        is_cue
            && doc
                .child(clause.predicate, &[Dependency::Ccomp, Dependency::Parataxis, Dependency::Xcomp])
                .is_some()
    };
    let mut heads: Vec<usize> =
        clauses.iter().filter(tells).flat_map(|clause| clause.subjects.iter().copied()).collect();
    let according =
        (0..doc.tokens().len()).filter(|&token| doc.word(token).eq_ignore_ascii_case("according"));
    heads.extend(according.map(|token| doc.tokens()[token].head));
    heads
}

/// Whether a noun in small letters is one for people or bodies.
fn is_voice(knowledge: &Knowledge, doc: &Document, cast: &Cast, head: usize) -> bool {
    let (token, word) = (&doc.tokens()[head], doc.word(head));
    let lemma = token.lemma.to_lowercase();
    let speaks = |kind: &Kind| matches!(kind, Kind::Person | Kind::Institution | Kind::Group);
    let kinds = knowledge.lists.nouns.get(lemma.as_str());
    let is_one = knowledge.lists.voices.contains(lemma.as_str())
        || kinds.is_some_and(|kinds| kinds.iter().any(speaks));
    let begins = doc.sentences()[doc.sentence_of(head)].tokens.start == head;
    let is_small = |(at, c): (usize, char)| c.is_lowercase() || c == '-' || begins && at == 0;
    token.tag == Tag::Noun && is_one && word.char_indices().all(is_small) && cast.at(head).is_none()
}

/// Who takes part in what nouns tell: "the rebels' attack on the villagers".
fn of_nouns(knowledge: &Knowledge, doc: &Document) -> Vec<usize> {
    let is_ruled = |token: &usize| {
        let it = &doc.tokens()[*token];
        it.tag == Tag::Noun && knowledge.rules.of_noun(&it.lemma.to_lowercase()).next().is_some()
    };
    let mut heads = Vec::new();
    for token in (0..doc.tokens().len()).filter(is_ruled) {
        heads.extend(noun::behind(doc, token).into_iter().map(|(_, head)| head));
        let owns = |child: &usize| doc.tokens()[*child].relation == Dependency::NmodPoss;
        heads.extend(doc.children(token).filter(owns));
    }
    heads
}

/// Whether a head is a noun for those who act, and names nobody.
fn is_description(
    knowledge: &Knowledge,
    doc: &Document,
    titles: &[Title<'_>],
    cast: &Cast,
    head: usize,
) -> bool {
    let word = doc.word(head);
    let of_office = titles.iter().any(|title| title.span.end == head + 1 && title.span.contains(head));
    let acts = party(knowledge, doc, head).is_some() || of_office;
    let begins = doc.sentences()[doc.sentence_of(head)].tokens.start == head;
    let is_small = |(at, c): (usize, char)| c.is_lowercase() || c == '-' || begins && at == 0;
    acts && word.char_indices().all(is_small) && cast.at(head).is_none()
}

fn party(knowledge: &Knowledge, doc: &Document, head: usize) -> Option<Party> {
    let token = &doc.tokens()[head];
    // "forces" are men, "force" is none.
    let plural = || knowledge.lists.party(doc.word(head));
    knowledge.lists.party(&token.lemma).or_else(plural).filter(|_| token.tag == Tag::Noun)
}

fn described(knowledge: &Knowledge, doc: &Document, cast: &Cast, head: usize) -> Entity {
    let span = without_article(doc, noun::phrase(doc, head));
    // The country or body that the description names: "State Department official", "rebels in Sudan".
    let within = span.indices().find_map(|token| cast.at(token));
    let behind = || {
        let behind = noun::behind(doc, head).into_iter();
        let mut places = behind.filter(|(case, _)| matches!(case.as_str(), "of" | "in" | "from"));
        places.find_map(|(_, head)| cast.at(head))
    };
    let body = within.or_else(behind).map(|id| cast.entity(id));
    let party = party(knowledge, doc, head);
    let of_noun = party.and_then(|party| party.sector).map(str::to_owned);
    let of_body = body.filter(|body| body.kind != Kind::Country).and_then(|body| body.sector.clone());
    // "a Hamas official" is of Hamas, whatever officials mostly are of.
    let sector = if of_noun.as_deref() == Some("GOV") { of_body.or(of_noun) } else { of_noun.or(of_body) };
    let is_many = doc.tokens()[head].features.contains("Number=Plur");
    Entity {
        kind: match party.map_or_else(|| of_noun_list(knowledge, doc, head), |party| party.kind) {
            Kind::Person if is_many => Kind::Group,
            kind => kind,
        },
        name: doc.words(span).to_owned(),
        aliases: Vec::new(),
        known: None,
        wikidata: None,
        sector,
        country: body.and_then(|body| body.country.clone()),
        gender: None,
        apart: None,
        described: true,
        certainty: Certainty::Certain,
    }
}

/// What a noun that is no party says of those whom it stands for.
fn of_noun_list(knowledge: &Knowledge, doc: &Document, head: usize) -> Kind {
    let kinds = knowledge.lists.nouns.get(doc.tokens()[head].lemma.to_lowercase().as_str());
    let acts = |kind: &&Kind| matches!(kind, Kind::Person | Kind::Institution | Kind::Group);
    kinds.and_then(|kinds| kinds.iter().find(acts)).copied().unwrap_or(Kind::Person)
}

/// The words of a phrase without its article; with "at" before "least" and "most", which the tree hangs elsewhere.
fn without_article(doc: &Document, span: Span) -> Span {
    let first = doc.word(span.start).to_lowercase();
    let is_article = matches!(first.as_str(), "a" | "an" | "the" | "its" | "their" | "his" | "her");
    if is_article && span.end - span.start > 1 {
        return Span::new(span.start + 1, span.end);
    }
    let is_amount = matches!(first.as_str(), "least" | "most");
    let at = span.start.checked_sub(1).filter(|&at| is_amount && doc.word(at).eq_ignore_ascii_case("at"));
    Span::new(at.unwrap_or(span.start), span.end)
}
