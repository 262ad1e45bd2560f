//! Raw text → its paragraphs: no line ends of other systems, no invisible characters, no runs of blanks.
//!
//! The characters of the words themselves stay as they are; nothing is composed or decomposed. Lines broken
//! at a fixed width, as in mail, are joined again; any other line is a paragraph of its own.

use super::byline;

/// The paragraphs of `text`, each one line without blanks at its ends.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let text = visible(text);
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
        .collect();
    let blocks: Vec<&[String]> = lines.split(String::is_empty).filter(|block| !block.is_empty()).collect();
    let width = wrapped_at(&blocks);
    let paragraphs = blocks.into_iter().flat_map(|block| match width {
        Some(width) if is_wrapped(block, width) => vec![block.join(" ")],
        _ => block.to_vec(),
    });
    paragraphs.collect()
}

/// The text with one kind of blank, one kind of line end, and nothing that cannot be seen.
fn visible(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let seen = text.chars().filter_map(|c| match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(' '),
        // Zero-width characters, marks of direction, soft hyphens.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => None,
        c if c.is_control() => None,
        c => Some(c),
    });
    seen.collect()
}

/// The width at which the lines of a text are broken, where they are.
///
/// A line broken at a width is one that the first word of the next would not have fitted on. Three such
/// breaks, at a width that people use, are no accident.
fn wrapped_at(blocks: &[&[String]]) -> Option<usize> {
    let width = blocks
        .iter()
        .filter(|block| block.len() > 1)
        .flat_map(|block| block.iter())
        .map(|line| length(line))
        .max()?;
    let breaks: usize =
        blocks.iter().filter(|block| is_wrapped(block, width)).map(|block| block.len() - 1).sum();
    ((40..=100).contains(&width) && breaks >= 3).then_some(width)
}

fn is_wrapped(block: &[String], width: usize) -> bool {
    let is_full = |pair: &[String]| {
        let word = pair[1].split(' ').next().unwrap_or_default();
        length(&pair[0]) + 1 + length(word) > width && byline::byline(&pair[1]).is_none()
    };
    block.len() > 1 && block.windows(2).all(is_full)
}

fn length(line: &str) -> usize {
    line.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_unseen_characters_are_evened_out() {
        assert_eq!(
            paragraphs("\u{feff}A\u{a0} b\t c\u{200b}d\r\n\r\n\r\n e\rf\u{2028}g\0"),
            ["A b cd", "e", "f", "g"]
        );
    }

    #[test]
    fn lines_broken_at_a_width_are_joined() {
        let text = "The two foreign ministers met in the capital on\nMonday and said that the talks, which had begun\nin March, would go on until an agreement was in\nplace.\n\nNobody else spoke.";
        let paragraphs = paragraphs(text);
        assert_eq!(paragraphs.len(), 2);
        assert!(paragraphs[0].ends_with("until an agreement was in place."));
    }

    #[test]
    fn lines_that_end_where_they_like_stay_apart() {
        let text = "The two foreign ministers met in the capital on Monday.\nNobody spoke.\nThe talks go on.\nShare\nClose";
        assert_eq!(paragraphs(text).len(), 5);
    }
}
