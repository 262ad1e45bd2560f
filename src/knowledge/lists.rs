//! Words by what they do in news: verbs of saying, given names with gender, ends of institutions' names.

use super::kind::Kind;
use super::table::Table;
use std::collections::{BTreeMap, BTreeSet};

/// Small closed lists, each a file.
#[derive(Debug)]
pub struct Lists {
    /// Lemmas of verbs of saying.
    pub saying: BTreeSet<&'static str>,
    /// Verbs and adjectives that tell what somebody says or thinks, with how that hangs below them: "believe", "aware".
    pub cues: BTreeMap<&'static str, Cue>,
    /// Nouns for what somebody says or thinks, with what becomes of the happenings within: "claim", "fear hypothetical".
    pub claims: BTreeMap<&'static str, &'static str>,
    /// Nouns for that in which something is said, beside documents: "interview".
    pub media: BTreeSet<&'static str>,
    /// Verbs by which somebody gives out what he says or holds: "issue" a statement.
    pub uttering: BTreeSet<&'static str>,
    /// Nouns for people who speak, beside those who act: "voter".
    pub voices: BTreeSet<&'static str>,
    /// Given names, and `f`, `m` or `u` for each.
    pub given_names: BTreeMap<&'static str, &'static str>,
    /// Last words of names, and the kind of thing that they end: "Ministry", "River".
    pub endings: BTreeMap<&'static str, &'static str>,
    /// Nouns of documents that news reports rest on: "cable", "memo".
    pub documents: BTreeSet<&'static str>,
    /// Verbs by which an outlet comes by a document: "obtain", "see".
    pub obtaining: BTreeSet<&'static str>,
    /// Verbs that make what follows a plan: "plan", "agree", and those that deny it.
    pub modal_verbs: BTreeMap<&'static str, &'static str>,
    /// Verbs and nouns that make a happening told by a noun below them a plan, a wish, or deny it: "call for talks".
    pub nominal_scopes: BTreeMap<&'static str, &'static str>,
    /// Nouns for what somebody does or sends: who owns it does what it does.
    pub deeds: BTreeSet<&'static str>,
    /// Verbs whose clause is no more than a claim.
    pub claiming: BTreeSet<&'static str>,
    /// Types of events about things to come and of what they are about, `*` for all others, and the type of both together.
    pub acts: BTreeMap<(&'static str, &'static str), &'static str>,
    /// Types of events, and the type that each is while it is only planned.
    pub futures: BTreeMap<&'static str, &'static str>,
    /// Types of events, and the type and mode that each is where who acts says that he will not.
    pub refusals: BTreeMap<&'static str, &'static str>,
    /// Nouns in their dictionary form for those who act and are not named, with what they are: "soldier".
    pub parties: BTreeMap<&'static str, Party>,
    /// Nouns and titles in small letters that tell `m` or `f`: "spokeswoman", "mr".
    pub gendered: BTreeMap<&'static str, &'static str>,
    /// Nouns in their dictionary form, and the kinds of thing that each describes: "ministry".
    pub nouns: BTreeMap<&'static str, Vec<Kind>>,
    /// Nouns for what passes between governments: "pressure", "ties".
    pub dealings: BTreeSet<&'static str>,
    /// Nouns for what a town has and a government has not: "airport".
    pub town_things: BTreeSet<&'static str>,
    /// Verbs of governments that are neither saying nor an event: "regard".
    pub governing: BTreeSet<&'static str>,
    /// Surnames of so many that a full name with them tells nobody apart: "Smith".
    pub common_surnames: BTreeSet<&'static str>,
    /// Capitalised words that begin sentences or headings and are no name.
    pub no_names: BTreeSet<&'static str>,
    /// States and provinces as they stand behind a town: "Alabama", "Ala."; and the codes of their countries.
    pub regions: BTreeMap<&'static str, &'static str>,
    /// Words of sport, and what each tells, parted by `|`: `topic`, `does`, `suffers`, `has`, `for`.
    pub sport: BTreeMap<&'static str, &'static str>,
}

/// What a noun says of those whom it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Party {
    /// What one of them is.
    pub kind: Kind,
    /// The PLOVER sector, where the noun tells.
    pub sector: Option<&'static str>,
}

impl Party {
    fn new(line: &'static str) -> Option<Self> {
        let (kind, sector) = line.split_once(' ').map_or((line, None), |(kind, sector)| (kind, Some(sector)));
        Some(Self { kind: Kind::named(kind)?, sector })
    }
}

/// How what is said hangs below a verb or an adjective.
#[allow(clippy::struct_excessive_bools, reason = "each way of hanging below it is by itself")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cue {
    /// As a clause: "said that he left".
    pub clause: bool,
    /// As an infinitive, with whom it is for: "urged Iran to leave".
    pub infinitive: bool,
    /// As an object and what it is said to be: "called the deal a mistake".
    pub predicate: bool,
    /// As an object: "denied any role".
    pub object: bool,
    /// Whether the object is spoken to: "told reporters".
    pub addresses: bool,
    /// What becomes of the happenings within: `hypothetical`, `denied`; empty where the cue says nothing of it.
    pub factuality: &'static str,
}

impl Cue {
    fn new(line: &'static str) -> Self {
        let (frames, factuality) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let has = |frame| frames.split('|').any(|it| it == frame);
        Self {
            clause: has("that"),
            infinitive: has("to"),
            predicate: has("as"),
            object: has("thing"),
            addresses: has("whom"),
            factuality: factuality.trim(),
        }
    }
}

impl Lists {
    /// What a noun in its dictionary form says of those who act, if it stands for any. Some have no singular: "troops".
    pub fn party(&self, lemma: &str) -> Option<Party> {
        let lemma = lemma.to_lowercase();
        let singular = || self.parties.get(lemma.strip_suffix('s')?);
        self.parties.get(lemma.as_str()).or_else(singular).copied()
    }

    /// The lists within the program.
    pub(super) fn bundled() -> Self {
        let given = Table::new(include_str!("../../data/knowledge/given-names.tsv"));
        Self {
            saying: words(include_str!("../../data/rules/words/saying.txt")).collect(),
            cues: pairs(include_str!("../../data/rules/words/cues.txt"))
                .map(|(lemma, line)| (lemma, Cue::new(line)))
                .collect(),
            claims: words(include_str!("../../data/rules/words/claims.txt"))
                .map(|line| line.split_once(char::is_whitespace).unwrap_or((line, "")))
                .map(|(noun, factuality)| (noun, factuality.trim()))
                .collect(),
            media: words(include_str!("../../data/rules/words/media.txt")).collect(),
            uttering: words(include_str!("../../data/rules/words/uttering.txt")).collect(),
            voices: words(include_str!("../../data/rules/words/voices.txt")).collect(),
            given_names: given.rows().map(|row| (row.cell("name"), row.cell("gender"))).collect(),
            endings: pairs(include_str!("../../data/rules/words/name-endings.txt")).collect(),
            documents: words(include_str!("../../data/rules/words/documents.txt")).collect(),
            obtaining: words(include_str!("../../data/rules/words/obtaining.txt")).collect(),
            modal_verbs: pairs(include_str!("../../data/rules/words/modal-verbs.txt")).collect(),
            nominal_scopes: pairs(include_str!("../../data/rules/words/nominal-scopes.txt")).collect(),
            deeds: words(include_str!("../../data/rules/words/deeds.txt")).collect(),
            claiming: words(include_str!("../../data/rules/words/claiming.txt")).collect(),
            acts: pairs(include_str!("../../data/rules/words/acts.txt"))
                .filter_map(|(act, rest)| rest.split_once(' ').map(|(content, both)| ((act, content), both)))
                .collect(),
            futures: pairs(include_str!("../../data/rules/words/futures.txt")).collect(),
            refusals: pairs(include_str!("../../data/rules/words/refusals.txt")).collect(),
            parties: pairs(include_str!("../../data/rules/words/parties.txt"))
                .filter_map(|(noun, party)| Some((noun, Party::new(party)?)))
                .collect(),
            gendered: pairs(include_str!("../../data/rules/words/gendered.txt")).collect(),
            nouns: pairs(include_str!("../../data/rules/words/nouns.txt"))
                .map(|(noun, kinds)| (noun, kinds.split('|').filter_map(Kind::named).collect()))
                .collect(),
            dealings: words(include_str!("../../data/rules/words/dealings.txt")).collect(),
            town_things: words(include_str!("../../data/rules/words/town-things.txt")).collect(),
            governing: words(include_str!("../../data/rules/words/governing.txt")).collect(),
            common_surnames: words(include_str!("../../data/rules/words/common-surnames.txt")).collect(),
            no_names: words(include_str!("../../data/rules/words/no-names.txt")).collect(),
            regions: pairs(include_str!("../../data/rules/words/regions.txt"))
                .map(|(country, region)| (region, country))
                .collect(),
            sport: pairs(include_str!("../../data/rules/words/sport.txt")).collect(),
        }
    }
}

/// The words of a list: one a line, comments after `#`.
fn words(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(|line| line.split('#').next().unwrap_or_default().trim()).filter(|word| !word.is_empty())
}

/// The lines of a list of pairs: a word, white space, what it stands for.
fn pairs(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    words(file)
        .filter_map(|line| line.split_once(char::is_whitespace))
        .map(|(word, value)| (word, value.trim()))
}
