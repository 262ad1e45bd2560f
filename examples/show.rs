use cablegraph::language::{Document, Models};
fn main() {
    let text = std::io::read_to_string(std::io::stdin()).unwrap();
    let doc = Document::parse(&Models::bundled(), &text);
    for s in doc.sentences() {
        for t in s.tokens.indices() {
            let k = &doc.tokens()[t];
            println!("{t}\t{}\t{}\t{}\t{}\t{}", doc.word(t), k.lemma, k.tag.as_str(), if k.head==t {-1} else {k.head as i64}, k.relation.as_str());
        }
        println!();
    }
}
