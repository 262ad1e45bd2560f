//! Raw text → its paragraphs: no line ends of other systems, no invisible characters, no runs of blanks.
//!
//! The characters of the words themselves stay as they are; nothing is composed or decomposed. A sentence that was
//! broken into lines, as in mail or on a printed page, is joined again; any other line is a paragraph of its own.

use super::byline;
use super::kind::{Kind, kind};

/// The fewest characters of a line that goes on in the next without a comma. Menus have shorter ones.
const SHORTEST: usize = 30;

/// The widest lines that people break text into.
const WIDEST: usize = 100;

/// The paragraphs of `text`, each one line without blanks at its ends.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let blocks = blocks(&visible(text));
    let width = wrapped_at(&blocks);
    blocks.iter().flat_map(|block| joined(block, width)).collect()
}

/// The text with one kind of blank, one kind of line end, and nothing that cannot be seen.
fn visible(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let mut seen = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => seen.push('\n'),
            // As an indentation it is more than one blank.
            '\t' => seen.push_str("  "),
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => seen.push(' '),
            // Joiners belong to words of Persian and Hindi, and make one picture of several: "👩‍💻".
            '\u{200c}' | '\u{200d}'
                if has_joiners(seen.chars().next_back()) && has_joiners(chars.peek().copied()) =>
            {
                seen.push(c);
            }
            // Other zero-width characters, marks of direction, soft hyphens.
            '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}' => {}
            c if c.is_control() => {}
            c => seen.push(c),
        }
    }
    seen
}

/// Whether a character is of a script that has joiners: neither Latin nor white space.
fn has_joiners(c: Option<char>) -> bool {
    c.is_some_and(|c| c > '\u{2ff}' && !c.is_whitespace())
}

/// The runs of lines that neither a blank line nor an indentation nor a bullet parts.
fn blocks(text: &str) -> Vec<Vec<String>> {
    let mut blocks: Vec<Vec<String>> = Vec::new();
    let mut before = None;
    for line in text.split('\n') {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let line = line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if line.is_empty() {
            before = None;
            continue;
        }
        let is_deeper = before.is_some_and(|before| indent > before + 1);
        match blocks.last_mut() {
            Some(block) if before.is_some() && !begins_anew(block, &line, is_deeper) => block.push(line),
            _ => blocks.push(vec![line]),
        }
        before = Some(indent);
    }
    blocks
}

/// Whether a line begins a paragraph or an item of a list. Below a bullet the lines of its item are indented.
fn begins_anew(block: &[String], line: &str, is_deeper: bool) -> bool {
    let is_item =
        |line: &str| line.starts_with(['•', '‣', '◦', '▪', '●', '■', '·', '*']) || line.starts_with("- ");
    let is_in_item = block.first().is_some_and(|first| is_item(first));
    is_item(line) || is_deeper && !is_in_item && !line.starts_with(char::is_lowercase)
}

/// The width at which the lines of a text are broken, where they are.
///
/// Most lines of English text that are broken at a width go on in lower case. Where they do not, as in text in
/// capitals, a line is one that the first word of the next would not have fitted on: three such breaks, at a width
/// that people use, are no accident.
fn wrapped_at(blocks: &[Vec<String>]) -> Option<usize> {
    let long = |pair: &&[String]| (SHORTEST..=WIDEST).contains(&length(&pair[0]));
    let breaks: Vec<&[String]> = blocks.iter().flat_map(|block| block.windows(2)).filter(long).collect();
    let running: Vec<usize> =
        breaks.iter().filter(|pair| runs_on(&pair[0], &pair[1])).map(|pair| length(&pair[0])).collect();
    let width = if running.len() * 2 >= breaks.len() {
        running.into_iter().max()
    } else {
        let several = blocks.iter().filter(|block| block.len() > 1);
        let width = several.clone().flatten().map(|line| length(line)).max()?;
        let whole = several.filter(|block| block.windows(2).all(|pair| is_full(&pair[0], &pair[1], width)));
        Some(width).filter(|_| whole.map(|block| block.len() - 1).sum::<usize>() >= 3)
    };
    width.filter(|width| (SHORTEST..=WIDEST).contains(width))
}

/// The lines of a block, each with those that go on with it.
fn joined(block: &[String], width: Option<usize>) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut before = "";
    for line in block {
        match paragraphs.last_mut() {
            Some(last) if runs_on(last, line) || width.is_some_and(|width| is_full(before, line, width)) => {
                // "state-" and "run": whether the hyphen is one of spelling, nobody can tell; it is no end of a word.
                let is_broken =
                    last.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_alphanumeric))
                        && line.starts_with(char::is_lowercase);
                last.push_str(if is_broken { "" } else { " " });
                last.push_str(line);
            }
            _ => paragraphs.push(line.clone()),
        }
        before = line;
    }
    paragraphs
}

/// Whether a line that stops in the middle of a sentence goes on in the next: that begins in lower case, and is neither
/// an address nor anything else that stands alone on a page.
fn runs_on(line: &str, next: &str) -> bool {
    let word = next.split(' ').next().unwrap_or_default().trim_start_matches(['"', '“', '‘', '(']);
    let is_open = |c: char| c.is_alphanumeric() || ";-–—'’\"”)%".contains(c);
    (line.ends_with(',') || line.len() >= SHORTEST && line.ends_with(is_open))
        && word.starts_with(char::is_lowercase)
        // Neither "iPhone" nor an address.
        && !word.contains(|c: char| c.is_uppercase() || matches!(c, '/' | '@'))
        && !word.starts_with("www.")
        && matches!(kind(next, None), Kind::Sentence | Kind::Short | Kind::Notice)
}

/// Whether the first word of the next line would not have fitted on a line.
fn is_full(line: &str, next: &str, width: usize) -> bool {
    let word = next.split(' ').next().unwrap_or_default();
    let length_of_line = length(line);
    length_of_line <= WIDEST && length_of_line + 1 + length(word) > width && byline::byline(next).is_none()
}

fn length(line: &str) -> usize {
    line.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(paragraphs(text), expected);
    }

    #[test]
    fn blanks_and_unseen_characters_are_evened_out() {
        check("\u{feff}A\u{a0} b\t c\u{200b}d\r\n\r\n\r\n e\rf\u{2028}g\0", &["A b cd", "e", "f", "g"]);
        check(
            "co\u{ad}operation, a\u{200d}b \u{200f}and\u{61c} \u{2066}c\u{2069}",
            &["cooperation, ab and c"],
        );
    }

    #[test]
    fn joiners_stay_where_they_join() {
        check(
            "می\u{200c}خواهم 👩\u{200d}💻 ❤\u{fe0f}\u{200d}🔥",
            &["می\u{200c}خواهم 👩\u{200d}💻 ❤\u{fe0f}\u{200d}🔥"],
        );
        check("👩\u{200d} left\u{200d}", &["👩 left"]);
    }

    #[test]
    fn lines_broken_at_a_width_are_joined() {
        check(
            "The two foreign ministers met in the capital on\nMonday and said that the talks, which had begun\nin March, would go on until an agreement was in\nplace.\n\nNobody else spoke.",
            &[
                "The two foreign ministers met in the capital on Monday and said that the talks, which had begun in March, would go on until an agreement was in place.",
                "Nobody else spoke.",
            ],
        );
        check(
            "THE TWO MINISTERS MET IN THE CAPITAL ON\nMONDAY AND SAID THAT THE TALKS, WHICH HAD\nBEGUN IN MARCH, WOULD GO ON. THE MINISTER\nLEFT.",
            &[
                "THE TWO MINISTERS MET IN THE CAPITAL ON MONDAY AND SAID THAT THE TALKS, WHICH HAD BEGUN IN MARCH, WOULD GO ON. THE MINISTER LEFT.",
            ],
        );
    }

    #[test]
    fn one_broken_sentence_is_joined() {
        check(
            "The two foreign ministers met in the capital on Monday and said\r\nthat the talks would go on.",
            &["The two foreign ministers met in the capital on Monday and said that the talks would go on."],
        );
        check(
            "“We talk,” the envoy said,\n“and we listen.”",
            &["“We talk,” the envoy said, “and we listen.”"],
        );
        check(
            "The envoy said that the two islands would co-\noperate and that a state-run bank was near,\nor so he hoped.",
            &[
                "The envoy said that the two islands would co-operate and that a state-run bank was near, or so he hoped.",
            ],
        );
    }

    #[test]
    fn an_address_of_any_length_breaks_no_sentence() {
        let address = format!("https://example.org/{}.html", "a-very-long-name-".repeat(6));
        check(
            &format!(
                "The envoy said on Monday that the talks would go\non until it was found, so a statement at\n{address}\nby the office of the minister."
            ),
            &[&format!(
                "The envoy said on Monday that the talks would go on until it was found, so a statement at {address} by the office of the minister."
            )],
        );
    }

    #[test]
    fn indented_lines_begin_paragraphs_and_bullets_items() {
        check(
            "   The envoy said on Monday that the talks would go\non until an agreement was found, and that the men\nwould sign it.\n   The minister of the island agreed with him and\nleft.",
            &[
                "The envoy said on Monday that the talks would go on until an agreement was found, and that the men would sign it.",
                "The minister of the island agreed with him and left.",
            ],
        );
        check(
            "They talked of three things:\n- fish, which was at the heart of the quarrel of\n  Norland for some twenty years\n- forests, which cover half of the island in the\n  north\n• money.\nNothing came of it.",
            &[
                "They talked of three things:",
                "- fish, which was at the heart of the quarrel of Norland for some twenty years",
                "- forests, which cover half of the island in the north",
                "• money.",
                "Nothing came of it.",
            ],
        );
    }

    #[test]
    fn lines_that_end_where_they_like_stay_apart() {
        let lines = [
            "The two foreign ministers met in the capital on Monday.",
            "Nobody spoke.",
            "The talks go on.",
            "more news",
            "about us",
            "The ministers of both islands leave for the talks in Oslo",
            "by Nora Lind",
            "The ministers of both islands leave for the talks in Oslo",
            "www.example.org/talks",
            "The ministers of both islands leave for the talks in Oslo",
            "share",
        ];
        check(&lines.join("\n"), &lines);
    }
}
