//! How much room words take in the font of the pictures, and how hostile ones are made fit to be drawn.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::sync::LazyLock;

/// The font that pictures are drawn in, read once.
static FONT: LazyLock<FontRef<'static>> =
    LazyLock::new(|| FontRef::new(dejavu::sans::regular()).expect("the font in the program can be read"));

/// How wide a text is in letters of that size. What the font lacks takes a square, as it does where a browser has it.
pub fn width(text: &str, letters: f64) -> f64 {
    #[expect(clippy::cast_possible_truncation, reason = "letters are some ten pixels high")]
    let metrics = FONT.glyph_metrics(Size::new(letters as f32), LocationRef::default());
    let glyphs = FONT.charmap();
    let advance = |c: char| {
        let known = glyphs.map(c).and_then(|glyph| metrics.advance_width(glyph));
        known.map_or(letters * 1.05, f64::from)
    };
    text.chars().map(advance).sum()
}

/// A text on one line of at most so many characters. Control characters and the marks that turn the direction of what
/// follows are left out: a name must not rearrange its neighbours.
pub fn shortened(text: &str, most: usize) -> String {
    let is_drawn = |c: &char| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    let spaced: String =
        text.chars().filter(is_drawn).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let tidy = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    if tidy.chars().count() <= most {
        return tidy;
    }
    let kept: String = tidy.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broad_letters_take_more_room() {
        assert!(width("WWW", 12.0) > 2.0 * width("iii", 12.0));
        assert!((width("ab", 24.0) - 2.0 * width("ab", 12.0)).abs() < 0.1);
        assert!(width("中文", 10.0) > 15.0, "what the font lacks still takes room");
    }

    #[test]
    fn a_name_is_one_line_that_ends() {
        assert_eq!(shortened("line\nbreak\u{1b}[2J \u{202e}evil", 40), "line break [2J evil");
        assert_eq!(shortened("The Ministry of Foreign Affairs", 13), "The Ministry…");
    }
}
