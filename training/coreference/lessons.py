"""Texts and what the program sees in them → arrays to learn from, a dict each.

`windows`: (first word, words that count, rows of pieces, shapes, gaps and owners), as the program cuts them.
`words`, `word_traits`, `pairs`, `pair_traits`, `entities`: the program's question (see `src/language/coreference.rs`).
Of GUM `group` of each word and `clusters` to score by; of GAP `pronoun`, and `names`: the words of each and whether it is true.
"""

import json
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent / "core"))
import text  # noqa: E402
from read import LIMIT, gaps_of  # noqa: E402


def load(texts: Path, lessons: Path, vocabulary: bytes) -> list[dict]:
    """All lessons in the order of the texts."""
    pieces = text.Pieces(vocabulary)
    with texts.open() as marked, lessons.open() as seen:
        return [lesson(json.loads(a), json.loads(b), pieces) for a, b in zip(marked, seen, strict=True)]


def lesson(marked: dict, seen: dict, pieces) -> dict:
    assert marked["id"] == seen["id"] and marked["text"] == seen["text"], marked["id"]
    count = len(seen["heads"])
    it = {"id": seen["id"], "count": len(seen["words"]), "windows": windows(seen, pieces),
          "words": np.array(seen["heads"], dtype=np.int64),
          "entities": np.array([-1 if entity is None else entity for entity in seen["entities"]]),
          "word_traits": np.array(seen["word_traits"], dtype=np.uint16).reshape(count, -1),
          "pairs": np.array(seen["pairs"], dtype=np.int32).reshape(-1, 2)}
    it["pair_traits"] = np.array(seen["pair_traits"], dtype=np.uint16).reshape(len(it["pairs"]), -1)
    it["chars"] = np.array([seen["words"][word][1] for word in it["words"]])
    ends = np.array([seen["words"][word][2] for word in it["words"]])
    if "groups" in marked:
        it["group"], it["clusters"] = grouped(marked["groups"], it["chars"])
    else:
        it["pronoun"] = next(iter(np.flatnonzero(it["chars"] == marked["pronoun"][0])), -1)
        it["names"] = [(named(it, ends, start, end), is_true) for start, end, is_true in marked["names"]]
    return it


def grouped(groups: list, chars) -> tuple:
    """The group of each word that heads a mention, of several the shortest; and the clusters of two and more by their heads."""
    heads = {}
    for number, mentions in enumerate(groups):
        for start, end, head, _ in mentions:
            if head not in heads or heads[head][1] > end - start:
                heads[head] = (number, end - start)
    clusters = [sorted({head for _, _, head, is_noun in mentions if is_noun}) for mentions in groups]
    return np.array([heads.get(char, (-1,))[0] for char in chars]), [cluster for cluster in clusters if len(cluster) > 1]


def named(it: dict, ends, start: int, end: int) -> list[int]:
    """The words within a name, and all others of the entities that they name."""
    inside = np.flatnonzero((it["chars"] >= start) & (ends <= end))
    entities = {entity for entity in it["entities"][inside] if entity >= 0}
    same = [at for at, entity in enumerate(it["entities"]) if entity in entities]
    return sorted({*inside.tolist(), *same})


def windows(seen: dict, pieces) -> list[tuple]:
    """The words of a text window by window; a sentence at the border waits for the next. Mirrors `src/language/window.rs`."""
    words = [word[0] for word in seen["words"]]
    gaps, ends = gaps_of(seen["text"], words), seen["ends"]
    found, first = [], 0
    while first < len(words):
        after, size = first, 2
        while after < len(words) and size + len(pieces.of(words[after])) <= LIMIT:
            size += len(pieces.of(words[after]))
            after += 1
        after = max(after, first + 1)
        inside = [end for end in ends if first < end < after]
        stop = after if after == len(words) or not inside else inside[-1]
        rows = [(text.CLS, 0, 0, -1)]
        for at in range(first, after):
            owner = at - first if at < stop else -1
            rows += [(piece, text.shape(words[at]), gaps[at], owner) for piece in pieces.of(words[at])]
        rows.append((text.SEP, 0, 0, -1))
        found.append((first, stop - first, np.array(rows, dtype=np.int32).T))
        first = stop
    return found
