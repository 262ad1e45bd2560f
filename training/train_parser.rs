//! Trains `data/models/parser.bin.zst` from treebanks and says how it does on others.
//!
//! `cargo run --release --example train_parser -- OUT train.conllu… -- dev.conllu…`

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that tells how far it is")]

use cablegraph::language::training::{self, Gold};

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((out, files)) = arguments.split_first() else { return Ok(()) };
    let parts: Vec<&[String]> = files.split(|file| file == "--").collect();
    let [train, dev] = parts[..] else { return Ok(()) };
    let sentences = read(train)?;
    eprintln!("{} sentences to learn from", sentences.len());
    let weights = training::train(&sentences, 12, &mut |line| eprintln!("{line}"))?;
    std::fs::write(out, &weights)?;
    println!("{out}: {} bytes", weights.len());
    println!("{}", training::scores(&weights, &read(dev)?));
    Ok(())
}

fn read(files: &[String]) -> std::io::Result<Vec<Gold>> {
    let mut sentences = Vec::new();
    for file in files {
        sentences.extend(training::treebank(&std::fs::read_to_string(file)?));
    }
    Ok(sentences)
}
