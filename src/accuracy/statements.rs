//! The set `statements`: who is told to have said or thought what, against the attributions of `PolNeAR`.
//!
//! All its attributions count: of speech, and of thoughts, wishes and plans too, though a mere wish is no statement of ours.

mod brat;
mod overlap;

use super::corpora::{AccuracyError, Corpora};
use super::score::{Count, Figure, Score, by, sum};
use super::{Benchmark, Set};
use crate::article::Article;
use crate::extract::{Annotations, Statement};
use crate::iri::DEFAULT_BASE;
use crate::knowledge::Knowledge;
use crate::language::{Document, Span};
use crate::pipeline;
use overlap::{Attribution, overlap};
use std::collections::BTreeSet;
use std::ops::Range;

pub(super) const SET: Set = Set { name: "statements", benchmarks: &[POLNEAR] };

const POLNEAR: Benchmark = Benchmark {
    name: "PolNeAR",
    corpora: &["polnear_dev"],
    references: &[
        ("source", &[by("Citron on PARC3", 85.3), by("reach", 70.0), by("aim", 85.0)]),
        ("content", &[by("Citron on PARC3", 83.3), by("reach", 70.0), by("aim", 83.0)]),
        ("speakers known", &[by("reach", 80.0), by("aim", 90.0)]),
    ],
    scores: |knowledge, corpora| {
        let articles = articles(corpora)?;
        Ok(figures(&sum(pipeline::read_all(&articles, |article| article.scores(knowledge)))))
    },
};

/// An article with what annotators say is said in it.
struct Annotated {
    text: String,
    /// The source and the content of each attribution, in code points.
    attributions: Vec<brat::Attribution>,
}

/// The articles of the corpus, each with the annotation that is first by name: some were annotated by several, to see how
/// well they agree.
fn articles(corpora: &Corpora) -> Result<Vec<Annotated>, AccuracyError> {
    const CORPUS: &str = "polnear_dev";
    let mut articles = Vec::new();
    let mut last = String::new();
    for file in corpora.files(CORPUS, "attributions")? {
        let name = file.trim_end_matches(".ann");
        // Behind the last underscore stands who annotated it.
        let name = name.rsplit_once('_').map_or(name, |(name, _)| name);
        if name != last {
            let text = corpora.text(CORPUS, &format!("text/{name}.txt"))?;
            let attributions = corpora.read(CORPUS, &format!("attributions/{file}"), brat::attributions)?;
            articles.push(Annotated { text, attributions });
            name.clone_into(&mut last);
        }
    }
    Ok(articles)
}

impl Annotated {
    fn scores(&self, knowledge: &Knowledge) -> Vec<Score> {
        let article = Article::new(DEFAULT_BASE, None, self.text.clone());
        let (doc, annotations) = pipeline::understand(knowledge, &article);
        let words: Vec<Range<usize>> = words(&doc);
        let theirs: Vec<_> = self.attributions.iter().map(|it| it.over(&words)).collect();
        let ours: Vec<_> = annotations.statements.iter().map(|it| said(&doc, it)).collect();
        let [source, content] = overlap(&theirs, &ours);
        vec![
            Score { name: "source", count: source },
            Score { name: "content", count: content },
            Score { name: "speakers known", count: known(&annotations) },
        ]
    }
}

/// The code points of each word; those of a mark are none, for whether a quotation mark is part of what is said is taste.
fn words(doc: &Document) -> Vec<Range<usize>> {
    let words = (0..doc.tokens().len()).map(|at| {
        let chars = doc.chars(Span::new(at, at + 1));
        let is_word = doc.word(at).contains(char::is_alphanumeric);
        if is_word { chars } else { chars.start..chars.start }
    });
    words.collect()
}

/// The words of a statement of ours.
fn said(doc: &Document, statement: &Statement) -> Attribution {
    let is_word = |at: &usize| doc.word(*at).contains(char::is_alphanumeric);
    let words = |span: Span| span.indices().filter(is_word).collect::<BTreeSet<_>>();
    Attribution {
        source: statement.source.map(words).unwrap_or_default(),
        content: statement.parts().flat_map(words).collect(),
    }
}

/// Of how many statements the speaker is known, by name or as described.
fn known(annotations: &Annotations) -> Count {
    let ours = annotations.statements.len();
    let right = annotations.statements.iter().filter(|it| it.speaker.is_some()).count();
    Count { gold: ours, ours, right }
}

/// F1 of source and content with what makes it up, and the share of statements whose speaker is known.
fn figures(scores: &[Score]) -> Vec<Figure> {
    let mut figures = Vec::new();
    for score in scores {
        match score.name {
            "source" => figures.extend([
                score.f1(),
                Figure { name: "source precision", ..score.precision() },
                Figure { name: "source recall", ..score.recall() },
            ]),
            "content" => figures.extend([
                score.f1(),
                Figure { name: "content precision", ..score.precision() },
                Figure { name: "content recall", ..score.recall() },
            ]),
            _ => figures.push(score.precision()),
        }
    }
    figures
}
