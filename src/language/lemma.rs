//! A word and a script → its dictionary form: the script says what to strip from the end and what to put there.

/// How a word becomes its dictionary form. "l3+y": in lower case, three characters off, "y" on: "Cities" → "city".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Script {
    is_lower: bool,
    strip: usize,
    append: String,
}

impl Script {
    /// The script that is written so.
    pub(super) fn named(script: &str) -> Option<Self> {
        let (strip, append) = script.get(1..)?.split_once('+')?;
        let is_lower = match &script[..1] {
            "l" => true,
            "k" => false,
            _ => return None,
        };
        Some(Self { is_lower, strip: strip.parse().ok()?, append: append.to_owned() })
    }

    /// The dictionary form of a word. A word too short to be stripped stays as it is.
    pub(super) fn lemma(&self, word: &str) -> String {
        let mut base = if self.is_lower { word.to_lowercase() } else { word.to_owned() };
        let Some(last) = self.strip.checked_sub(1) else { return base + &self.append };
        if let Some((cut, _)) = base.char_indices().nth_back(last) {
            base.truncate(cut);
            base.push_str(&self.append);
        }
        base
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(script: &str, word: &str, lemma: &str) {
        assert_eq!(Script::named(script).expect("a script").lemma(word), lemma, "{script}");
    }

    #[test]
    fn scripts_strip_and_append() {
        check("l3+y", "Cities", "city");
        check("l0+", "The", "the");
        check("k0+", "Blinken", "Blinken");
        check("l2+be", "Is", "be");
        check("l4+be", "Is", "is");
        check("k1+", "naïvé", "naïv");
        check("l0++", "C+", "c++");
        assert_eq!(["", "l", "x0+", "l+", "lé+", "é1+x", "l1"].map(Script::named), [const { None }; 7]);
    }
}
