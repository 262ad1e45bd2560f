//! A word and its tags → its dictionary form: the forms that training saw, else the endings of regular words.
//!
//! A vector tells little of spelling: a head that chose edit scripts reached 91 per cent where this reaches 98. Where an
//! ending leaves two stems open, a word that is known wins: "invaded" is of "invade", since there is no "invad".

use super::label::Tag;
use super::piece::Pieces;
use std::collections::{HashMap, HashSet};

/// The dictionary forms that training saw.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// By word in lower case and tag.
    forms: HashMap<(String, Tag), String>,
    verbs: HashSet<String>,
}

impl Lexicon {
    /// Of lines with a word in lower case, its tag and its dictionary form, apart by tabs; none if a line is not such.
    pub(super) fn new(lines: &str) -> Option<Self> {
        let mut lexicon = Self::default();
        for line in lines.lines() {
            let [word, tag, lemma] = line.split('\t').collect::<Vec<_>>()[..] else { return None };
            let tag = Tag::named(tag)?;
            if tag == Tag::Verb {
                lexicon.verbs.insert(lemma.to_owned());
            }
            lexicon.forms.insert((word.to_owned(), tag), lemma.to_owned());
        }
        Some(lexicon)
    }

    /// The dictionary form of a word, in lower case but for names and what is always written with a capital.
    pub(super) fn lemma(&self, pieces: &Pieces, word: &str, tag: Tag, xpos: &str) -> String {
        if tag == Tag::Propn {
            return if xpos == "NNPS" { singular(word) } else { word.to_owned() };
        }
        if word.contains(|c: char| c.is_ascii_digit()) {
            return word.to_owned();
        }
        let lower = word.to_lowercase().replace('’', "'");
        if let Some(seen) = self.forms.get(&(lower.clone(), tag)) {
            return seen.clone();
        }
        match (tag, xpos) {
            (Tag::Noun, "NN") | (Tag::Verb | Tag::Aux, "VB" | "VBP") => lower,
            (Tag::Noun, _) => singular(&lower),
            (Tag::Verb | Tag::Aux, _) => self.infinitive(pieces, &lower),
            (Tag::Adj | Tag::Adv, "JJR" | "RBR") => self.positive(pieces, &lower, "er"),
            (Tag::Adj | Tag::Adv, "JJS" | "RBS") => self.positive(pieces, &lower, "est"),
            _ => lower,
        }
    }

    fn infinitive(&self, pieces: &Pieces, word: &str) -> String {
        let Some(stem) = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed")) else {
            return singular(word);
        };
        if stem.len() < 2 || !stem.contains(['a', 'e', 'i', 'o', 'u', 'y']) {
            return word.to_owned();
        }
        if word.ends_with("ied") {
            return format!("{}y", &stem[..stem.len() - 1]);
        }
        let seen = stems(stem).into_iter().find(|it| self.verbs.contains(it));
        let seen = seen.or_else(|| Some(restored(stem)).filter(|it| pieces.is_word(it)));
        // "severed" is not of the adjective "severe".
        let may_be = |it: &String| pieces.is_word(it) && !self.forms.contains_key(&(it.clone(), Tag::Adj));
        seen.or_else(|| stems(stem).into_iter().find(may_be)).unwrap_or_else(|| restored(stem))
    }

    /// "larger" → "large", "bigger" → "big", "earlier" → "early", "harder" → "hard".
    fn positive(&self, pieces: &Pieces, word: &str, ending: &str) -> String {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 1) else {
            return word.to_owned();
        };
        if let Some(before) = stem.strip_suffix('i') {
            return format!("{before}y");
        }
        let is_known = |it: &String| {
            let adjective = (it.clone(), Tag::Adj);
            self.forms.contains_key(&adjective) || pieces.is_word(it)
        };
        stems(stem).into_iter().find(is_known).unwrap_or_else(|| stem.to_owned())
    }
}

/// What a stem may be of, the likeliest first: "plann" of "plan", "announc" of "announce", "warn" of itself.
fn stems(stem: &str) -> Vec<String> {
    let restored = restored(stem);
    let single = stem.char_indices().next_back().map_or(stem, |(at, _)| &stem[..at]);
    let mut stems = vec![restored, stem.to_owned(), format!("{stem}e")];
    if is_doubled(stem) {
        stems.push(single.to_owned());
    }
    stems
}

fn is_doubled(stem: &str) -> bool {
    let mut last = stem.chars().rev();
    last.next().is_some_and(|c| last.next() == Some(c))
}

fn singular(word: &str) -> String {
    let cut = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.len() > 1);
    if let Some(stem) = cut("ies") {
        return format!("{stem}y");
    }
    for ending in ["sses", "shes", "ches", "xes", "zes"] {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_owned();
        }
    }
    match cut("s") {
        Some(stem) if !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// "announc" → "announce", "plann" → "plan", "warn" → "warn", by the letters alone.
fn restored(stem: &str) -> String {
    let bytes = stem.as_bytes();
    let (last, before) = (bytes[bytes.len() - 1], bytes[bytes.len() - 2]);
    let vowel = |byte: u8| b"aeiou".contains(&byte);
    // "expelled" is of "expel", but "called" of "call".
    let syllables = bytes.windows(2).filter(|pair| vowel(pair[0]) && !vowel(pair[1])).count();
    let doubled = last == before && (!b"lszf".contains(&last) || (last == b'l' && syllables > 1));
    if doubled && stem.is_ascii() {
        return stem[..stem.len() - 1].to_owned();
    }
    let soft = matches!(last, b'c' | b'v' | b'u' | b's' | b'z') && !stem.ends_with("ss");
    let group = ["at", "iz", "dg", "rg", "ng", "bl", "pl", "tl", "dl", "gl", "ir", "ur", "or", "vr", "cr"];
    let taken =
        group.iter().any(|end| stem.ends_with(end)) && !(stem.ends_with("at") && stem.ends_with("eat"));
    let short = stem.len() < 4 && !vowel(last) && vowel(before) && !matches!(last, b'y' | b'w' | b'x');
    if soft || taken || short { format!("{stem}e") } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, tag: Tag, xpos: &str, lemma: &str) {
        let lexicon = Lexicon::new(
            "met\tVERB\tmeet\nnews\tNOUN\tnews\ni\tPRON\tI\nblame\tVERB\tblame\nsevere\tADJ\tsevere",
        )
        .expect("lines");
        assert_eq!(
            lexicon.lemma(&Pieces::new("invade\nlarge\nplan\nsevere\nmass\nmas"), word, tag, xpos),
            lemma
        );
    }

    #[test]
    fn seen_forms_come_first() {
        check("Met", Tag::Verb, "VBD", "meet");
        check("news", Tag::Noun, "NNS", "news");
        check("I", Tag::Pron, "PRP", "I");
        check("blamed", Tag::Verb, "VBD", "blame");
    }

    #[test]
    fn endings_give_the_rest() {
        check("invaded", Tag::Verb, "VBD", "invade");
        check("planning", Tag::Verb, "VBG", "plan");
        check("massed", Tag::Verb, "VBD", "mass");
        check("severed", Tag::Verb, "VBD", "sever");
        check("expelled", Tag::Verb, "VBD", "expel");
        check("Embassies", Tag::Noun, "NNS", "embassy");
        check("larger", Tag::Adj, "JJR", "large");
        check("earliest", Tag::Adj, "JJS", "early");
        check("Uzbeks", Tag::Propn, "NNPS", "Uzbek");
        check("é", Tag::Verb, "VBD", "é");
    }

    #[test]
    fn what_is_no_lexicon_is_refused() {
        assert!(Lexicon::new("met\tVERB").is_none());
        assert!(Lexicon::new("met\tNOTAG\tmeet").is_none());
    }
}
