//! A file of `src` → its code alone: without comments, without tests, with or without the words in its strings.
//!
//! It is no parser, but it knows what a string, a comment and a character are, so that a brace within them counts for
//! nothing. What is blanked out becomes spaces: lines and columns stay.

use std::fs;
use std::path::{Path, PathBuf};

pub(super) const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// One file of `src`.
pub(super) struct Source {
    /// Its path below `src`, with `/`.
    pub(super) path: String,
    /// The whole file.
    pub(super) text: String,
    /// Without comments, strings and tests.
    pub(super) code: String,
    /// Without comments and tests.
    pub(super) spoken: String,
}

/// Every file of `src` that is part of the program, sorted by path. Files named `tests.rs` are none.
pub(super) fn sources() -> Vec<Source> {
    let root = Path::new(ROOT).join("src");
    let mut sources: Vec<_> = files(&root)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|it| it == "rs") && !path.ends_with("tests.rs"))
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a source file is text");
            let [code, spoken] = production(&text);
            let path = path.strip_prefix(&root).expect("it stands below src").to_string_lossy().into_owned();
            Source { path, text, code, spoken }
        })
        .collect();
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(sources.len() > 50, "the sources were not found");
    sources
}

/// Every file below a folder; what is hidden or built is passed over.
pub(super) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.map(|entry| entry.expect("an entry of the folder").path()) {
        let name = path.file_name().expect("an entry has a name").to_string_lossy().into_owned();
        let is_left_out =
            name == ".git" || ["target", "node_modules", "dist", "__pycache__"].contains(&name.as_str());
        if path.is_dir() && !is_left_out {
            found.extend(files(&path));
        } else if path.is_file() && name != ".git" {
            found.push(path);
        }
    }
    found.sort();
    found
}

impl Source {
    /// The module at the top to which the file belongs: `extract` of `extract/event.rs`.
    pub(super) fn module(&self) -> &str {
        let name = self.path.split('/').next().expect("a path has a part");
        name.strip_suffix(".rs").unwrap_or(name)
    }

    /// Lines, from one, on which a word of the code stands whole, each with the line.
    pub(super) fn lines_with(&self, word: &str) -> Vec<String> {
        let lines = self.code.lines().enumerate();
        lines
            .filter(|(_, line)| stands_whole(line, word))
            .map(|(at, line)| format!("src/{}:{}: {}", self.path, at + 1, line.trim()))
            .collect()
    }

    /// The functions, each with its first line, its name and how many lines it takes.
    pub(super) fn functions(&self) -> Vec<(usize, String, usize)> {
        let chars: Vec<char> = self.code.chars().collect();
        let mut found = Vec::new();
        for (start, _) in self.code.match_indices("fn ") {
            let at = self.code[..start].chars().count();
            if at > 0 && is_word(chars[at - 1]) {
                continue;
            }
            let name: String = chars[at + 3..].iter().take_while(|&&c| is_word(c)).collect();
            let end = item_end(&chars, at);
            if name.is_empty() || chars[end - 1] == ';' {
                continue;
            }
            let line = |at: usize| chars[..at].iter().filter(|&&c| c == '\n').count() + 1;
            found.push((line(at), name, line(end) - line(at) + 1));
        }
        found
    }

    /// The modules at the top that the code uses: `crate::x`, `crate::{x, y::z}`, and the same of `cablegraph`.
    pub(super) fn uses(&self) -> Vec<String> {
        let mut used = Vec::new();
        for root in ["crate::", "cablegraph::"] {
            for (at, _) in self.code.match_indices(root) {
                let rest = &self.code[at + root.len()..];
                if let Some(list) = rest.strip_prefix('{') {
                    used.extend(first_words(list));
                } else {
                    used.push(rest.chars().take_while(|&c| is_word(c)).collect());
                }
            }
        }
        used.retain(|name: &String| !name.is_empty() && name != "self");
        used.sort();
        used.dedup();
        used
    }
}

/// The first word of each part of a braced list, up to the brace that ends it.
fn first_words(list: &str) -> Vec<String> {
    let (mut depth, mut words, mut word) = (0, Vec::new(), String::new());
    let mut is_open = true;
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                words.push(std::mem::take(&mut word));
                is_open = true;
            }
            ':' => is_open = false,
            c if is_word(c) && is_open && depth == 0 => word.push(c),
            _ => {}
        }
    }
    words.push(word);
    words
}

/// Whether a word stands in a line and is no part of a longer one.
fn stands_whole(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let is_cut =
            |edge: Option<char>, next: Option<char>| edge.is_some_and(is_word) && next.is_some_and(is_word);
        !is_cut(before, word.chars().next()) && !is_cut(word.chars().next_back(), after)
    })
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The code without comments and tests: first without the words of its strings, then with them.
fn production(text: &str) -> [String; 2] {
    let (mut code, mut spoken) = blanked(text);
    let marker: Vec<char> = "#[cfg(test)]".chars().collect();
    let mut at = 0;
    while at + marker.len() <= code.len() {
        if code[at..].starts_with(&marker) {
            let end = item_end(&code, at + marker.len());
            blank(&mut code, at, end);
            blank(&mut spoken, at, end);
        }
        at += 1;
    }
    [code.into_iter().collect(), spoken.into_iter().collect()]
}

/// One past the end of the item that begins at `at`: its semicolon, or the brace that closes its body.
fn item_end(code: &[char], at: usize) -> usize {
    let (mut braces, mut others) = (0, 0);
    for (offset, c) in code[at..].iter().enumerate() {
        match c {
            '(' | '[' => others += 1,
            ')' | ']' => others -= 1,
            ';' if braces == 0 && others == 0 => return at + offset + 1,
            '{' => braces += 1,
            '}' => {
                braces -= 1;
                if braces == 0 {
                    return at + offset + 1;
                }
            }
            _ => {}
        }
    }
    code.len()
}

fn blank(text: &mut [char], start: usize, end: usize) {
    for c in text[start..end].iter_mut().filter(|c| **c != '\n') {
        *c = ' ';
    }
}

/// The text without comments and the inside of strings, and the text without comments.
fn blanked(text: &str) -> (Vec<char>, Vec<char>) {
    let chars: Vec<char> = text.chars().collect();
    let (mut code, mut spoken) = (chars.clone(), chars.clone());
    let mut at = 0;
    while at < chars.len() {
        let rest = &chars[at..];
        let starts = |mark: &str| rest.iter().copied().take(mark.len()).eq(mark.chars());
        let is_in_word = at > 0 && is_word(chars[at - 1]);
        if starts("//") {
            let end = at + rest.iter().position(|&c| c == '\n').unwrap_or(rest.len());
            blank(&mut code, at, end);
            blank(&mut spoken, at, end);
            at = end;
        } else if let Some(hashes) = raw_string(rest).filter(|_| !is_in_word) {
            let close: Vec<char> = format!("\"{}", "#".repeat(hashes)).chars().collect();
            let start = at + hashes + 2;
            let end = (start..chars.len()).find(|&end| chars[end..].starts_with(&close));
            let end = end.unwrap_or(chars.len());
            blank(&mut code, start, end);
            at = end + close.len();
        } else if rest[0] == '"' || starts("'\\") || (rest[0] == '\'' && rest.get(2) == Some(&'\'')) {
            let end = closing(&chars, at);
            blank(&mut code, at + 1, end);
            at = end + 1;
        } else {
            at += 1;
        }
    }
    (code, spoken)
}

/// How many hash marks a raw string that begins here has.
fn raw_string(rest: &[char]) -> Option<usize> {
    let after = rest.strip_prefix(&['r'])?;
    let hashes = after.iter().take_while(|&&c| c == '#').count();
    (after.get(hashes) == Some(&'"')).then_some(hashes)
}

/// The place of the mark that closes the string or character that begins at `at`.
fn closing(chars: &[char], at: usize) -> usize {
    let mut end = at + 1;
    while end < chars.len() && chars[end] != chars[at] {
        end += if chars[end] == '\\' { 2 } else { 1 };
    }
    end.min(chars.len())
}

#[test]
fn what_is_no_code_is_blanked_out() {
    let text = "//! crate::a\nfn f<'a>(c: char) { g(\"fn x() {\", '{', '\\'', r#\"\"}\"#) } // }\n#[cfg(test)]\nmod t { fn h() {} }\nfn i(\n) {\n}\n";
    let [code, spoken] = production(text);
    let source = Source { path: "x/y.rs".to_owned(), text: text.to_owned(), code, spoken };
    assert_eq!(source.functions(), [(2, "f".to_owned(), 1), (5, "i".to_owned(), 3)]);
    assert!(source.spoken.contains("fn x()") && !source.spoken.contains("crate::a"));
    assert_eq!(source.module(), "x");
    assert_eq!(first_words("a::{b, c}, d, e::f} g"), ["a", "d", "e"]);
}
