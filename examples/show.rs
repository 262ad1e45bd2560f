use cablegraph::{article::Article, iri::DEFAULT_BASE, knowledge::Knowledge, pipeline};
fn main() {
    let mut args = std::env::args().skip(1);
    let mode = args.next().unwrap();
    let k = Knowledge::bundled();
    let sources: Vec<_> = args.map(|a| cablegraph::input::Source::Path(a.into())).collect();
    for found in cablegraph::input::articles(&sources, &Default::default()) {
        let Ok(found) = found else {
            println!("{}", found.err().unwrap());
            continue;
        };
        let (doc, a) = pipeline::understand(&k, &found.article);
        println!(
            "===== {:?} pub {:?} by {:?} {:?}",
            found.article.title, found.article.publisher, found.article.authors, found.article.published
        );
        let name = |id: cablegraph::extract::EntityId| a.entities[id.0].name.clone();
        if mode == "tree" {
            for t in 0..doc.tokens().len() {
                let k = &doc.tokens()[t];
                println!(
                    "{t}\t{}\t{}\t{}\t{}\t{}",
                    doc.word(t),
                    k.lemma,
                    k.tag.as_str(),
                    k.head,
                    k.relation.as_str()
                );
            }
        }
        for e in &a.entities {
            println!(
                "E {:?} {} {:?} {:?} {:?}{}",
                e.kind,
                e.name,
                e.wikidata,
                e.aliases,
                e.gender,
                if e.described { " described" } else { "" }
            );
        }
        if mode == "all" {
            for m in &a.mentions {
                println!("M {} -> {} {:?}", doc.words(m.span), name(m.entity), m.form);
            }
        }
        for r in &a.relations {
            println!(
                "R {} {} {} {:?} [{}] {:?}",
                name(r.subject),
                r.relation,
                name(r.object),
                r.role,
                doc.words(r.span),
                r.certainty
            );
        }
        for v in &a.events {
            println!(
                "V {}/{:?} {:?} > {:?} at {:?} when {:?} {:?} by {:?} [{}] {}",
                v.kind,
                v.mode,
                v.actors.iter().map(|&i| name(i)).collect::<Vec<_>>(),
                v.recipients.iter().map(|&i| name(i)).collect::<Vec<_>>(),
                v.place.map(name),
                v.time.map(|t| a.times[t.0].value.clone()),
                v.factuality,
                v.attributed_to.map(name),
                doc.words(v.trigger),
                v.rule
            );
        }
        for s in &a.statements {
            println!(
                "S {:?} {:?} ({:?}) cue {:?}: {} [{}]",
                s.speaker.map(name),
                s.kind,
                s.source.map(|s| doc.words(s)),
                s.cue.map(|s| doc.words(s)),
                doc.words(s.content),
                s.rule
            );
        }
        for t in &a.times {
            println!("T {} {:?}", doc.words(t.span), t.value);
        }
        for s in &a.sources {
            println!("C {:?} {} by {:?} rests {:?}", s.kind, doc.words(s.span), s.by.map(name), s.rests_on);
        }
        for s in &a.skipped {
            println!("U {} {}", s.lemma, s.reason);
        }
        println!("quads {}", pipeline::read(&k, &found.article).len());
    }
}
