"""Corpora → documents: words with the white space before each, and whatever a corpus knows of them.

A sentence is a dict: `words`, `gaps` (see `text.py`), and where known `upos`, `xpos`, `feats`, `lemma`, `heads`
(from 1, nought for the root), `deprel`, `names` (for each word the set of labels that the corpus allows, see `names.py`)
and `ends` (whether the sentence's end is marked). A document is a list of sentences.
"""

import json
import random
import re
from pathlib import Path

import names

NO_GAP, SPACE, LINE, PARAGRAPH = 0, 1, 2, 3


def ud(path: Path) -> list[list[dict]]:
    """A CoNLL-U file as documents, parted at `# newdoc`."""
    documents, paragraph = [], True
    for block in path.read_text().split("\n\n"):
        rows, comments = [], []
        for line in block.split("\n"):
            if line.startswith("#"):
                comments.append(line)
            elif line and line.split("\t")[0].isdigit():
                rows.append(line.split("\t"))
        if not rows:
            continue
        if any(c.startswith("# newdoc") for c in comments) or not documents:
            documents.append([])
            paragraph = True
        paragraph = paragraph or any(c.startswith("# newpar") for c in comments)
        glued = _glued(block)
        gaps = [PARAGRAPH if paragraph else SPACE] + [NO_GAP if row[0] in glued else SPACE for row in rows[:-1]]
        if documents[-1] and documents[-1][-1]["glued"] and not paragraph:
            gaps[0] = NO_GAP
        documents[-1].append({
            "id": next((c.split(" = ")[1] for c in comments if c.startswith("# sent_id")), ""),
            "words": [row[1] for row in rows], "gaps": gaps, "lemma": [row[2] for row in rows],
            "upos": [row[3] for row in rows], "xpos": [row[4] for row in rows], "feats": [row[5] for row in rows],
            "heads": [int(row[6]) for row in rows], "deprel": [folded(row[7]) for row in rows],
            "misc": [row[9] for row in rows], "glued": rows[-1][0] in glued, "ends": True,
        })
        paragraph = False
    return documents


def _glued(block: str) -> set[str]:
    """The ids of words that no space follows: marked so, or within a multi-word token."""
    glued = set()
    for line in block.split("\n"):
        row = line.split("\t")
        if len(row) < 10 or line.startswith("#"):
            continue
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            glued.update(str(number) for number in range(first, last))
            if "SpaceAfter=No" in row[9]:
                glued.add(str(last))
        elif "SpaceAfter=No" in row[9]:
            glued.add(row[0])
    return glued


KEPT = {"acl:relcl", "aux:pass", "compound:prt", "nmod:poss", "nmod:unmarked", "nsubj:pass", "obl:agent", "obl:unmarked"}


def folded(relation: str) -> str:
    """A relation with its subtype only where readers of clauses need it; the set of `src/language/label.rs`."""
    return relation if relation in KEPT else relation.split(":")[0]


def gum(folder: Path, part: str) -> list[list[dict]]:
    """The documents of one part of GUM ("train": those that `splits.md` lists nowhere)."""
    section, listed = "", {}
    for line in (folder / "splits.md").read_text().split("\n"):
        if line.startswith("## "):
            section = line[3:].strip()
        elif line.strip().startswith("* "):
            listed[line.strip()[2:]] = section
    files = sorted((folder / "dep").glob("*.conllu"))
    found = [doc for file in files if listed.get(file.stem, "train") == part for doc in ud(file)]
    for doc in found:
        names.of_gum(doc)
    return found


def ewt(folder: Path, uner: Path, part: str) -> list[list[dict]]:
    """EWT with the names that UNER marked on the same sentences."""
    marked, key = {}, None
    for line in (uner / f"{part}.iob2").read_text().split("\n"):
        if line.startswith("# sent_id"):
            key = line.split(" = ")[1]
            marked[key] = []
        elif line and not line.startswith("#"):
            marked[key].append(line.split("\t")[2])
    documents = ud(folder / f"en_ewt-ud-{part}.conllu")
    for sentence in (sentence for doc in documents for sentence in doc):
        tags = marked.get(sentence["id"], [])
        if len(tags) == len(sentence["words"]):
            sentence["names"] = names.allowed(sentence["words"], tags, names.UNER)
    return documents


def columns(path: Path, tags: dict, separator=None, single=True) -> list[list[dict]]:
    """A file of words and tags; each sentence a document, its spaces guessed."""
    documents = []
    for block in re.split(r"\n\s*\n", path.read_text()):
        rows = [line.split(separator) for line in block.split("\n") if len(line.split(separator)) >= 2]
        if rows:
            words = [row[0] for row in rows]
            found = names.allowed(words, [row[-1].strip() for row in rows], tags)
            documents.append([{"words": words, "gaps": guessed_gaps(words), "names": found, "ends": False}])
    return documents


def guessed_gaps(words: list[str]) -> list[int]:
    """Where spaces stood, for words without their text."""
    gaps, quoted = [PARAGRAPH], False
    for before, word in zip(words, words[1:]):
        closing = word in {".", ",", "!", "?", ";", ":", ")", "]", "%", "'s", "’s", "n't", "'", "’", "”"} or word[0] in "'’" and len(word) < 4
        if before == '"':
            quoted = not quoted
        glue = closing or before in {"(", "[", "$", "“", "‘", "#", "@"} or (word == '"' and quoted) or (before == '"' and quoted)
        gaps.append(NO_GAP if glue else SPACE)
    return gaps


TOKEN = re.compile(r"\w+(?:[.’'&]\w+)*|[^\w\s]", re.UNICODE)


def spans_of(text: str) -> list[tuple[int, int]]:
    """A plain tokenization for texts that bring none: words, clitics apart, and single marks."""
    found = []
    for match in TOKEN.finditer(text):
        start, end = match.span()
        clitic = re.search(r"(n['’]t|['’](?:s|re|ve|ll|d|m))$", text[start:end])
        if clitic and clitic.start() > 0:
            found += [(start, start + clitic.start()), (start + clitic.start(), end)]
        else:
            found.append((start, end))
    return found


def offset_sentence(text: str, entities: list[tuple[int, int, set[str]]], certain: bool) -> dict:
    """One sentence from a text and entities by offset; what is capitalised outside of them is unknown unless `certain`."""
    spans = spans_of(text)
    words = [text[start:end] for start, end in spans]
    gaps = [PARAGRAPH] + [SPACE if a[1] < b[0] else NO_GAP for a, b in zip(spans, spans[1:])]
    found = names.by_offset(words, spans, entities, certain)
    return {"words": words, "gaps": gaps, "names": found, "ends": False}


def current_events(path: Path) -> list[list[dict]]:
    """Wikipedia's current events: a link whose words are capitalised is a name of a kind that our lists may tell."""
    documents = []
    for line in path.read_text().split("\n"):
        if line:
            item = json.loads(line)
            entities = [(a, b, names.silver(item["text"][a:b], title)) for a, b, title in item["links"]]
            documents.append([offset_sentence(item["text"], [e for e in entities if e[2]], False)])
    return documents


def knowledgenet(path: Path) -> list[list[dict]]:
    """KnowledgeNet, folds 1 to 3: the two ends of each fact; fold 4 is a benchmark."""
    documents = []
    for line in path.read_text().split("\n"):
        item = json.loads(line) if line else {"fold": 4}
        if item["fold"] in (1, 2, 3):
            entities = []
            for fact in item["facts"]:
                kinds = names.KNOWLEDGENET.get(fact["p"])
                for end, kind in zip(("s", "o"), kinds or ()):
                    start, stop = fact[end]
                    if kind and names.capital(item["text"][start:stop]):
                        entities.append((start, stop, names.located(item["text"][start:stop], kind)))
            documents.append([offset_sentence(item["text"], entities, False)])
    return documents


def re3d(folder: Path) -> list[list[dict]]:
    """re3d: defence and security texts; its entities that begin and end with a capital are names."""
    documents = []
    for part in sorted(folder.iterdir()):
        if not part.is_dir():
            continue
        marked = {}
        for line in (part / "entities.json").read_text().split("\n"):
            if line.strip():
                it = json.loads(line)
                marked.setdefault(it["documentId"], []).append((it["begin"], it["end"], it["type"], it["value"]))
        for line in (part / "documents.json").read_text().split("\n"):
            if not line.strip():
                continue
            it = json.loads(line)
            entities = []
            for start, end, kind, value in sorted(marked.get(it["_id"], []), key=lambda e: (e[0], -e[1])):
                words = value.split()
                kinds = names.RE3D.get(kind)
                if kinds and words and names.capital(words[0]) and names.capital(words[-1]) and it["text"][start:end] == value:
                    entities.append((start, end, names.located(value, kinds)))
            for start, end in ((m.start(), m.end()) for m in re.finditer(r"[^\n]+", it["text"])):
                inside = [(a - start, b - start, kinds) for a, b, kinds in entities if start <= a and b <= end]
                documents.append([offset_sentence(it["text"][start:end], inside, False)])
    return documents


def training(root: Path) -> tuple[list, list]:
    """All that weights are trained on: documents with trees, and sentences with names alone."""
    trees = ewt(root / "ud_ewt", root / "uner_ewt", "train") + gum(root / "gum", "train")
    ner = root / "ner"
    tweets = [doc for file in "abefgh" for doc in columns(ner / f"BTC/CONLL-format/data/{file}.conll", names.BTC)]
    random.Random(1).shuffle(tweets)
    politics = root / "crossner_politics"
    named = {
        "politics": columns(politics / "train.txt", names.CROSSNER) + columns(politics / "dev.txt", names.CROSSNER),
        "wikigold": columns(next((ner / "wikigold/CONLL-format/data").iterdir()), names.WIKIGOLD),
        "wnut": columns(ner / "WNUT17/CONLL-format/data/train/wnut17train.conll", names.WNUT),
        "tweets": tweets,
        "events": current_events(root / "current_events/current_events.jsonl"),
        "facts": knowledgenet(root / "knowledgenet/train.jsonl"),
        "defence": re3d(root / "re3d"),
    }
    return trees, named
