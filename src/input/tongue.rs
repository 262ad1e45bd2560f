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

/// The letters of Latin script, with all accents, and signs that stand among them.
const LATIN: [(char, char); 6] = [
    ('\0', '\u{2ff}'),
    ('\u{1d00}', '\u{1dbf}'),
    ('\u{1e00}', '\u{1eff}'),
    ('\u{2070}', '\u{218f}'),
    ('\u{2c60}', '\u{2c7f}'),
    ('\u{a720}', '\u{a7ff}'),
];

/// The commonest words of each language that English shares as few of as possible.
const WORDS: [(&str, &str); 18] = [
    (
        "English",
        "the of and to in that is was for with his he said it on by at from this have has be are not will",
    ),
    ("French", "le la les des et est dans que pour une qui sur pas au du avec par il ce sont"),
    ("German", "der die und den von das mit sich des auf ist im nicht eine dem ein zu werden wird auch"),
    ("Spanish", "el la los las que del en por con una para es su al se como más ha fue"),
    ("Italian", "il di che per una sono con del non della alla nel gli le più ha anche dei è si"),
    ("Portuguese", "que não uma os para com por e do da em dos das ao foi mais são como pelo pela se"),
    ("Dutch", "het een van de en dat niet zijn op voor met aan ook door werd naar bij heeft om te"),
    ("Swedish", "och att det som en på är av för med till inte den har om ett var från vid sig efter blev"),
    (
        "Danish or Norwegian",
        "og det som en på er af av til ikke den har om et var fra ved seg sig etter efter blev",
    ),
    ("Polish", "w na nie się że jest do to przez jak po ale od za oraz był dla przy tym ze"),
    ("Turkish", "ve bir bu için ile da de olarak olan çok daha gibi sonra kadar ancak en ne var"),
    ("Romanian", "și în de la cu pe care nu este din să se pentru un au fost mai fără între după ale"),
    ("Czech", "v se na je že ve ale byl byla podle pro jako po jsou bez který která jeho uvedl bude když"),
    ("Hungarian", "az és hogy nem egy volt meg szerint azt pedig csak már még után között vagy"),
    ("Finnish", "ja ei että se oli mukaan myös ovat kun hän joka sen mutta kuin jo ole jälkeen"),
    (
        "Indonesian or Malay",
        "yang dan di itu dengan untuk pada dari dalam akan tidak ini oleh telah para adalah bahwa",
    ),
    ("Vietnamese", "và của các là có trong cho không được đã với một người những này khi đến về vào ông"),
    ("Swahili", "ya wa na kwa ni katika za la kuwa hiyo huo yake baada alisema cha vya kwamba wake"),
];

/// So many words without the commonest of English are no list of names.
const MANY: usize = 30;

/// What `text` seems to be written in.
///
/// ```
/// use cablegraph::input::{Guess, language};
/// assert_eq!(language("The minister said that the talks were over."), Guess::English);
/// assert_eq!(language("Der Minister sagte, die Gespräche seien nicht zu Ende und auch nicht gut."), Guess::Other("German"));
/// ```
pub fn language(text: &str) -> Guess {
    if is_latin(text) {
        return by_words(text);
    }
    let counts = SCRIPTS.map(|(name, ranges)| (name, text.chars().filter(|c| is_in(*c, ranges)).count()));
    let foreign = text.chars().filter(|c| is_foreign(*c)).count();
    // A tenth of kana makes Japanese of what is mostly Han.
    let script = counts.iter().find(|(_, count)| count * 10 > foreign);
    Guess::Other(script.map_or("another script", |(name, _)| name))
}

/// Whether at least half the letters of a text are Latin.
pub(super) fn is_latin(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    text.chars().filter(|c| is_foreign(*c)).count() * 2 <= letters
}

fn is_foreign(c: char) -> bool {
    c.is_alphabetic() && !is_in(c, &LATIN)
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
        // In English news every fifth word is among the commonest, or nearly so.
        let is_english = count < MANY || hits[0] * 20 >= count;
        if is_english { Guess::Unclear } else { Guess::Other("another language") }
    } else if name == "English" {
        Guess::English
    } else {
        Guess::Other(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Guess) {
        assert_eq!(language(text), expected);
    }

    #[test]
    fn scripts_tell_languages_apart() {
        check("블링컨 미국 국무장관이 민주주의를 강조했다.", Guess::Other("Korean"));
        check("大臣は月曜日にオスロで会談した。", Guess::Other("Japanese"));
        check("外交部长周一在奥斯陆会晤。", Guess::Other("Chinese"));
        check("Министр сказал, что переговоры окончены.", Guess::Other("Cyrillic script"));
        check("قال الوزير إن المحادثات انتهت يوم الاثنين.", Guess::Other("Arabic script"));
        check("Բանակցությունները տևեցին երեք օր։", Guess::Other("another script"));
    }

    #[test]
    fn small_words_tell_languages_apart() {
        check(
            "Le ministre a dit que les pourparlers sont dans une impasse et que la paix est loin.",
            Guess::Other("French"),
        );
        check(
            "Der Minister ist am Montag nach Genf gereist und kam mit dem Zug zurück.",
            Guess::Other("German"),
        );
        check(
            "El ministro viajó el lunes a Ginebra y dijo que las conversaciones fueron largas.",
            Guess::Other("Spanish"),
        );
        check("Ministern reste till Genève och sade att samtalen inte var slut.", Guess::Other("Swedish"));
        check(
            "The talks in Łódź between Günther Jauch and José María Álvarez were for the best, he said.",
            Guess::English,
        );
    }

    #[test]
    fn foreign_words_in_english_leave_it_english() {
        check(
            "The word 평화 means peace, said Moon Jae-in (문재인), and so does سلام in the end.",
            Guess::English,
        );
    }

    #[test]
    fn too_little_is_unclear() {
        check("Oslo", Guess::Unclear);
        check("", Guess::Unclear);
        check("Nora Lind, Tom Vale, Ana Reyes, Minji Vale.", Guess::Unclear);
    }

    #[test]
    fn many_words_without_the_commonest_are_another_language() {
        let basque = "Atzerri ministroa Genevara iritsi zen astelehenean. Hiru egun iraun zuten. ";
        check(&basque.repeat(4), Guess::Other("another language"));
    }
}
