//! Does the program judge pairs of words as the training code does with the same weights? `training/README.md` says how the sample is made.

use cablegraph::article::Article;
use cablegraph::extract;
use cablegraph::iri::DEFAULT_BASE;
use cablegraph::knowledge::Knowledge;
use cablegraph::language::Document;
use serde_json::Value;

/// Numbers near a half are rounded one way or the other, which moves a score by a little; all scores together by less.
const EACH: f64 = 0.3;
const ALL: f64 = 0.06;

#[test]
fn odds_are_as_in_training() {
    let sample: Value =
        serde_json::from_str(include_str!("../core/coreference.json")).expect("the sample is JSON");
    let article =
        Article::new(DEFAULT_BASE, None, sample["text"].as_str().expect("it has a text").to_owned());
    let knowledge = Knowledge::bundled();
    let doc = Document::parse(&knowledge.models, article.text());
    let (question, _) = extract::question(&knowledge, &article, &doc);
    let ours: Vec<f64> =
        doc.odds(&knowledge.models, &question).iter().map(|odds| f64::from(*odds).ln()).collect();
    let theirs: Vec<f64> =
        sample["odds"].as_array().expect("it has odds").iter().filter_map(Value::as_f64).collect();
    assert_eq!(ours.len(), theirs.len(), "the program asks of other pairs: make the sample anew");
    assert!(theirs.len() > 100);
    let gaps: Vec<f64> = ours.iter().zip(&theirs).map(|(ours, theirs)| (ours - theirs).abs()).collect();
    let mean = gaps.iter().sum::<f64>() / f64::from(u32::try_from(gaps.len()).expect("pairs are few"));
    assert!(mean < ALL && gaps.iter().all(|gap| *gap < EACH), "odds differ by {mean} on average: {gaps:?}");
}
