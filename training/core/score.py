"""Quick scores on development sentences with gold tokens, to watch training by; `cablegraph eval` is the real measure."""

import random

import torch

import batches
import names
import read


@torch.no_grad()
def on_gold(model, documents, pieces, lists, most=400) -> dict[str, float]:
    """Accuracy of each head and of whole names, in percent, over the first `most` windows."""
    model.eval()
    windows, right, seen = [], {}, {}
    rng = random.Random(2)
    for document in documents:
        at = 0
        while at < len(document):
            words, _, at = batches.window(document, at, 160, rng, pieces)
            if words:
                windows.append((words, []))
    tally = lambda name, good, known: (right.__setitem__(name, right.get(name, 0) + int(good.sum())), seen.__setitem__(name, seen.get(name, 0) + int(known)))
    names_right = names_found = names_gold = 0
    for group in batches.grouped(windows[:most], 3000, rng):
        batch = batches.Batch(group, lists, pieces)
        words = model.words(batch.pieces, batch.shapes, batch.gaps, batch.padding, batch.owner, batch.count)
        known = batch.targets["heads"] != batches.IGNORED
        for name in ("upos", "xpos", "feats"):
            tally(name, (model.tagging[name](words).argmax(-1) == batch.targets[name])[known], known.sum())
        scores = model.arcs(words)
        same = (batch.sentence[:, :, None] == batch.sentence[:, None, :]) & ~torch.eye(batch.count, dtype=torch.bool)
        open_ = torch.cat([torch.ones(len(same), batch.count, 1, dtype=torch.bool), same], 2)
        heads = scores.masked_fill(~open_, -1e9).argmax(-1)
        good = heads == batch.targets["heads"]
        above = words[torch.arange(len(words))[:, None].expand_as(heads)[known], (heads[known] - 1).clamp(min=0)]
        labels = model.labels(words[known], above, heads[known] == 0).argmax(-1) == batch.targets["deprel"][known]
        tally("uas", good[known], known.sum())
        tally("las", good[known] & labels, known.sum())
        ends, gold = model.ends(words)[..., 0] > 0, batch.ends
        tally("ends f1", 2 * ((ends == 1) & (gold == 1)).sum()[None], ((ends == 1) & (gold >= 0)).sum() + (gold == 1).sum())
        found = model.tagging["names"](words)
        for row, options, span, starts in zip(found, batch.allowed, batch.sentence, batch.starts):
            length = int((span >= 0).sum())
            borders = [at for at in range(length) if starts[at]] + [length]
            labels = [label for a, b in zip(borders, borders[1:]) for label in read.viterbi(row[a:b].tolist(), model.transitions.tolist())]
            told = _spans(labels)
            gold = _spans([sorted((names.LABELS[i] for i, o in enumerate(o) if o), key=lambda label: label == "O")[0] if not o[0] else "O" for o in options[:length]])
            told = {s for s in told if s[2] in ("PER", "ORG", "LOC")}
            names_right += len(told & gold)
            names_found += len(told)
            names_gold += len(gold)
    model.train()
    result = {name: round(100 * right[name] / max(1, seen[name]), 1) for name in right}
    return result | {"names f1": round(200 * names_right / max(1, names_found + names_gold), 1)}


def _spans(labels) -> set[tuple[int, int, str]]:
    kinds = {"Person": "PER", "Institution": "ORG", "Movement": "ORG", "Country": "LOC", "Place": "LOC"}
    spans, start = set(), None
    for at, label in enumerate(labels + ["O"]):
        if start is not None and label[:1] != "I":
            spans.add((start, at, kinds.get(labels[start][2:], "")))
            start = None
        if label[:1] == "B":
            start = at
    return spans
