//! Text → the language it seems to be in: enough to notice what is not English, so that it is named as unread.
//!
//! Scripts tell most languages apart, the commonest small words the rest. This is no identification of
//! languages: between two that are neither English it may well pick the wrong one.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a text seems to be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// English.
    English,
    /// Another language, or a script that English is not written in, by its English name.
    Other(&'static str),
    /// Too little to say.
    Unclear,
}

/// Ranges of scripts, those first that decide over the next: Japanese is kana among Han.
const SCRIPTS: [(&str, &[(char, char)]); 10] = [
    ("Korean", &[('\u{ac00}', '\u{d7a3}'), ('\u{1100}', '\u{11ff}')]),
    ("Japanese", &[('\u{3041}', '\u{30ff}')]),
    ("Chinese", &[('\u{4e00}', '\u{9fff}'), ('\u{3400}', '\u{4dbf}')]),
    ("Cyrillic script", &[('\u{400}', '\u{52f}')]),
    ("Greek", &[('\u{370}', '\u{3ff}')]),
    ("Arabic script", &[('\u{600}', '\u{6ff}'), ('\u{750}', '\u{77f}')]),
    ("Hebrew", &[('\u{590}', '\u{5ff}')]),
    ("Devanagari script", &[('\u{900}', '\u{97f}')]),
    ("Thai", &[('\u{e00}', '\u{e7f}')]),
    ("Indic script", &[('\u{980}', '\u{dff}')]),
];

/// The commonest words of each language that English shares as few of as possible.
const WORDS: [(&str, &str); 9] = [
    (
        "English",
        "the of and to in that is was for with his he said it on by at from this have has be are not will",
    ),
    ("French", "le la les des et est dans que pour une qui sur pas au du avec par il ce sont"),
    ("German", "der die und den von das mit sich des auf ist im nicht eine dem ein zu werden wird auch"),
    ("Spanish", "el la los las que del en por con una para es su al se como más ha fue"),
    ("Italian", "il di che per una sono con del non della alla nel gli le più ha anche dei è si"),
    ("Portuguese", "que não uma os para com por do da em dos das ao foi mais são como pelo pela se"),
    ("Dutch", "het een van de en dat niet zijn op voor met aan ook door werd naar bij heeft om te"),
    ("Polish", "w na nie się że jest do to przez jak po ale od za oraz był dla przy tym ze"),
    ("Turkish", "ve bir bu için ile da de olarak olan çok daha gibi sonra kadar ancak en ne var"),
];

/// What `text` seems to be written in.
///
/// ```
/// use cablegraph::input::{Guess, language};
/// assert_eq!(language("The minister said that the talks were over."), Guess::English);
/// assert_eq!(language("Der Minister sagte, die Gespräche seien nicht zu Ende und auch nicht gut."), Guess::Other("German"));
/// ```
pub fn language(text: &str) -> Guess {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let counts = SCRIPTS.map(|(name, ranges)| (name, text.chars().filter(|c| is_in(*c, ranges)).count()));
    let foreign: usize = counts.iter().map(|(_, count)| count).sum();
    if foreign * 2 > letters {
        // A tenth of kana makes Japanese of what is mostly Han.
        let script = counts.iter().find(|(_, count)| count * 10 > foreign);
        return script.map_or(Guess::Unclear, |(name, _)| Guess::Other(name));
    }
    by_words(text)
}

fn is_in(c: char, ranges: &[(char, char)]) -> bool {
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

/// Each common word, and the places in [`WORDS`] of the languages that it is common in.
static LANGUAGES: LazyLock<HashMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut languages: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, (_, words)) in WORDS.iter().enumerate() {
        for word in words.split(' ') {
            languages.entry(word).or_default().push(place);
        }
    }
    languages
});

fn by_words(text: &str) -> Guess {
    let lower = text.to_lowercase();
    let mut count = 0;
    let mut hits = [0_usize; WORDS.len()];
    for word in lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        count += 1;
        for place in LANGUAGES.get(word).into_iter().flatten() {
            hits[*place] += 1;
        }
    }
    // English comes first, so that it wins where another has as many.
    let most = hits.iter().copied().max().unwrap_or(0);
    let (name, _) = WORDS[hits.iter().position(|it| *it == most).unwrap_or(0)];
    if most < 2 || most * 12 < count {
        Guess::Unclear
    } else if name == "English" {
        Guess::English
    } else {
        Guess::Other(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_tell_languages_apart() {
        assert_eq!(language("블링컨 미국 국무장관이 민주주의를 강조했다."), Guess::Other("Korean"));
        assert_eq!(language("大臣は月曜日にオスロで会談した。"), Guess::Other("Japanese"));
        assert_eq!(language("外交部长周一在奥斯陆会晤。"), Guess::Other("Chinese"));
        assert_eq!(language("Министр сказал, что переговоры окончены."), Guess::Other("Cyrillic script"));
    }

    #[test]
    fn small_words_tell_languages_apart() {
        let french = "Le ministre a dit que les pourparlers sont dans une impasse et que la paix est loin.";
        assert_eq!(language(french), Guess::Other("French"));
        let names =
            "The talks in Łódź between Günther Jauch and José María Álvarez were for the best, he said.";
        assert_eq!(language(names), Guess::English);
    }

    #[test]
    fn too_little_is_unclear() {
        assert_eq!(language("Oslo"), Guess::Unclear);
        assert_eq!(language(""), Guess::Unclear);
    }
}
