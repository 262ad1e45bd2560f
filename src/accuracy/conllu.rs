//! CoNLL-U → the documents of a treebank: the raw text as it was before anybody parted it, and what annotators say of it.
//!
//! The text is put together from the words and `SpaceAfter=No`, as the shared tasks did it: sentences follow each other
//! after a space, paragraphs after a blank line, and `# newdoc` begins another text.

use super::analysis::{Analysis, Places, Word};
use super::corpora::Misprint;
use std::ops::Range;

/// One text of a treebank.
#[derive(Clone, Debug, Default)]
pub(super) struct Gold {
    pub(super) text: String,
    pub(super) analysis: Analysis,
    /// For each word the bytes of the text that are its own, as far as a token of several words can be parted.
    pub(super) bytes: Vec<Range<usize>>,
    pub(super) sentences: Vec<Sentence>,
    /// For each word the brackets of the things that begin or end at it, as the column for the rest writes them.
    pub(super) entities: Vec<String>,
}

/// A sentence of a treebank.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    pub(super) id: String,
    pub(super) words: Range<usize>,
    /// The line of the file that ends it.
    pub(super) line: usize,
}

/// The documents of a treebank's file, in its order.
pub(super) fn documents(file: &str) -> Result<Vec<Gold>, Misprint> {
    let mut documents = Vec::new();
    let mut builder = Builder::default();
    for (index, line) in file.lines().enumerate() {
        let number = index + 1;
        match line.strip_prefix('#').map(str::trim) {
            Some(note) if note.starts_with("newdoc") => {
                documents.extend(std::mem::take(&mut builder).finished(number)?);
            }
            Some(note) if note.starts_with("newpar") => builder.begins_paragraph = true,
            Some(note) => {
                if let Some(id) = note.strip_prefix("sent_id =") {
                    id.trim().clone_into(&mut builder.id);
                }
            }
            None if line.trim().is_empty() => builder.end_sentence(number)?,
            None => builder.line(number, line)?,
        }
    }
    documents.extend(builder.finished(file.lines().count())?);
    Ok(documents)
}

/// A text while its lines are read.
#[derive(Default)]
struct Builder {
    gold: Gold,
    id: String,
    begins_paragraph: bool,
    /// Whether white space follows what stands so far.
    is_spaced: bool,
    /// The first word of the sentence.
    start: usize,
    /// Heads as they are written: numbers within the sentence.
    heads: Vec<usize>,
    /// For each word the bytes of its token.
    tokens: Vec<Range<usize>>,
    /// The token of several words that is open: its bytes, and the number of its last word.
    open: Option<(Range<usize>, usize)>,
}

impl Builder {
    fn line(&mut self, number: usize, line: &str) -> Result<(), Misprint> {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, tag, xpos, features, head, relation, _, misc] = columns[..] else {
            return Err(Misprint::new(number, format!("{} columns and not 10", columns.len())));
        };
        let is_spaced = !misc.split('|').any(|it| it == "SpaceAfter=No");
        let counted = |text: &str| {
            text.parse::<usize>()
                .map_err(|_| Misprint::new(number, format!("{text:?} is no number of a word")))
        };
        if id.contains('.') {
            // A word that grammar supplies and the text does not have.
            return Ok(());
        }
        if let Some((_, last)) = id.split_once('-') {
            self.open = Some((self.token(form, is_spaced), counted(last)?));
            return Ok(());
        }
        let at = counted(id)?;
        if at != self.tokens.len() - self.start + 1 {
            return Err(Misprint::new(number, format!("the word {at} is out of order")));
        }
        self.open.take_if(|(_, last)| *last < at);
        let token = match &self.open {
            Some((token, _)) => token.clone(),
            None => self.token(form, is_spaced),
        };
        self.tokens.push(token);
        self.heads.push(counted(head)?);
        let brackets = misc.split('|').find_map(|it| it.strip_prefix("Entity="));
        self.gold.entities.push(brackets.unwrap_or_default().to_owned());
        self.gold.analysis.words.push(Word {
            span: 0..0,
            is_part: self.open.is_some(),
            form: form.to_owned(),
            lemma: lemma.to_owned(),
            tag: tag.to_owned(),
            xpos: xpos.to_owned(),
            features: features.to_owned(),
            head: None,
            relation: relation.to_owned(),
        });
        Ok(())
    }

    /// Appends a token to the text, and before it what parts it from the one before.
    fn token(&mut self, form: &str, is_spaced: bool) -> Range<usize> {
        let text = &mut self.gold.text;
        if self.begins_paragraph && !text.is_empty() {
            text.push_str("\n\n");
        } else if self.is_spaced {
            text.push(' ');
        }
        self.begins_paragraph = false;
        self.is_spaced = is_spaced;
        let start = text.len();
        text.push_str(form);
        start..text.len()
    }

    fn end_sentence(&mut self, number: usize) -> Result<(), Misprint> {
        let (start, end) = (self.start, self.tokens.len());
        if start == end {
            return Ok(());
        }
        for (at, head) in std::mem::take(&mut self.heads).into_iter().enumerate() {
            if head > end - start {
                return Err(Misprint::new(
                    number,
                    format!("no word {head} in a sentence of {}", end - start),
                ));
            }
            self.gold.analysis.words[start + at].head = head.checked_sub(1).map(|head| start + head);
        }
        let id = std::mem::take(&mut self.id);
        self.gold.sentences.push(Sentence { id, words: start..end, line: number });
        self.start = end;
        self.open = None;
        Ok(())
    }

    /// The text with all its words placed; none if there was no word.
    fn finished(mut self, number: usize) -> Result<Option<Gold>, Misprint> {
        self.end_sentence(number)?;
        if self.tokens.is_empty() {
            return Ok(None);
        }
        let places = Places::new(&self.gold.text);
        let words = &mut self.gold.analysis.words;
        for (word, token) in words.iter_mut().zip(&self.tokens) {
            word.span = places.span(token);
        }
        let of_words = |words: &Range<usize>| {
            let (first, last) = (&self.tokens[words.start], &self.tokens[words.end - 1]);
            places.span(&(first.start..last.end))
        };
        self.gold.analysis.sentences = self.gold.sentences.iter().map(|it| of_words(&it.words)).collect();
        self.gold.bytes = parted(&self.gold.text, &self.gold.analysis.words, &self.tokens);
        Ok(Some(self.gold))
    }
}

/// The bytes of each word: those of its token, or its own share of them where the words of the token spell it.
fn parted(text: &str, words: &[Word], tokens: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut bytes = tokens.to_vec();
    let mut at = 0;
    while at < words.len() {
        let is_same = |other: &usize| words[*other].is_part && tokens[*other] == tokens[at];
        let end = (at + 1..words.len()).take_while(is_same).last().map_or(at + 1, |last| last + 1);
        let spelled: String = words[at..end].iter().map(|word| word.form.as_str()).collect();
        if spelled == text[tokens[at].clone()] {
            let mut start = tokens[at].start;
            for (own, word) in bytes[at..end].iter_mut().zip(&words[at..end]) {
                *own = start..start + word.form.len();
                start = own.end;
            }
        }
        at = end;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_put_together_as_it_was() {
        let file = "\
# newdoc id = a
# sent_id = a-1
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
3.1\tthere\tthere\tADV\tRB\t_\t_\t_\t_\t_
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = a-2
1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\t_

# newpar
# sent_id = a-3
1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_
1\tde\tde\tADP\tIN\t_\t0\troot\t_\t_
2\tle\tle\tDET\tDT\t_\t1\tdet\t_\t_

# newdoc id = b
1\tB\tB\tX\tFW\t_\t0\troot\t_\t_
";
        let documents = documents(file).expect("it is well formed");
        assert_eq!(
            documents.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(),
            ["Don't go. Why\n\ndu", "B"]
        );
        let gold = &documents[0];
        let own: Vec<_> = gold.bytes.iter().map(|bytes| &gold.text[bytes.clone()]).collect();
        // "du" is not spelled by "de" and "le": both are the whole of it.
        assert_eq!(own, ["Do", "n't", "go", ".", "Why", "du", "du"]);
        let spans: Vec<_> = gold.analysis.words.iter().map(|word| word.span.clone()).collect();
        assert_eq!(spans, [0..5, 0..5, 5..7, 7..8, 8..11, 11..13, 11..13]);
        assert_eq!(gold.analysis.sentences, [0..8, 8..11, 11..13]);
        let heads: Vec<_> = gold.analysis.words.iter().map(|word| word.head).collect();
        assert_eq!(heads, [Some(2), Some(2), None, Some(2), None, None, Some(5)]);
        assert_eq!(gold.sentences[1].id, "a-2");
    }

    #[test]
    fn a_line_that_is_none_is_named() {
        let misprint = |file: &str| documents(file).map(|_| ()).expect_err("it is malformed");
        assert_eq!(misprint("1\tB"), Misprint::new(1, "2 columns and not 10"));
        assert_eq!(
            misprint("\n2\tB\tB\tX\tFW\t_\t0\troot\t_\t_"),
            Misprint::new(2, "the word 2 is out of order")
        );
        assert_eq!(
            misprint("1\tB\tB\tX\tFW\t_\t4\troot\t_\t_\n\n"),
            Misprint::new(2, "no word 4 in a sentence of 1")
        );
    }
}
