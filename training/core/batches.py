"""Documents → windows → batches of tensors, with the losses' targets."""

import random

import torch

import names
import text
from model import POSITIONS

IGNORED = -100
CURLY = {'"': "“”", "'": "‘’", "-": "–—"}


def window(document, first, limit, rng, pieces):
    """Whole sentences from one on while they fit, then perhaps the beginning of the next, which teaches nothing.

    A sentence longer than the encoder's positions is left out.
    """
    words, size, at = [], 2, first
    while at < len(document):
        sentence = document[at]
        length = sum(len(pieces.of(word)) for word in sentence["words"])
        if length > POSITIONS - 2:
            at += 1
            break
        if size + length > limit and words:
            break
        words += [(sentence, number) for number in range(len(sentence["words"]))]
        size += length
        at += 1
        if size > limit:
            break
    extra = []
    if at < len(document) and rng.random() < 0.7:
        for number, word in enumerate(document[at]["words"]):
            size += len(pieces.of(word))
            if size >= min(limit, POSITIONS):
                break
            extra.append((document[at], number))
    return words, extra, at


def noisy(words, rng):
    """Now and then curly quotes, capitals or small letters, as newsrooms and their archives write them."""
    dice = rng.random()
    if dice < 0.25:
        return ["".join(rng.choice(CURLY[c]) if c in "\"'" else c for c in word) for word in words]
    if dice < 0.28:
        return [word.upper() for word in words]
    if dice < 0.30:
        return [word.lower() for word in words]
    if dice < 0.33:
        return [word[:1].upper() + word[1:] if len(word) > 3 else word for word in words]
    return words


class Batch:
    """Tensors of some windows; every target is `IGNORED` where its corpus does not know."""

    def __init__(self, windows, lists, pieces, rng=None):
        index = {name: {label: number for number, label in enumerate(values)} for name, values in lists.items()}
        encoded = [self._window(words, extra, index, pieces, rng) for words, extra in windows]
        self.count = max(len(it["ends"]) for it in encoded)
        longest = max(len(it["pieces"]) for it in encoded)
        pad = lambda key, size, value: torch.tensor([it[key] + [value] * (size - len(it[key])) for it in encoded])
        self.pieces, self.shapes, self.gaps = pad("pieces", longest, 0), pad("shapes", longest, 0), pad("gaps", longest, 0)
        self.padding = pad("real", longest, False)
        self.owner = torch.tensor([[self.count if o < 0 else o for o in it["owner"]] + [self.count] * (longest - len(it["owner"])) for it in encoded])
        self.ends = pad("ends", self.count, IGNORED)
        self.targets = {name: pad(name, self.count, IGNORED) for name in ("upos", "xpos", "feats", "heads", "deprel")}
        self.sentence = pad("sentence", self.count, -1)
        self.starts = pad("starts", self.count, False)
        open_ = [True] * len(names.LABELS)
        self.allowed = torch.tensor([it["names"] + [open_] * (self.count - len(it["names"])) for it in encoded])

    def _window(self, words, extra, index, pieces, rng):
        all_ = words + extra
        forms = [sentence["words"][number] for sentence, number in all_]
        told = [sentence["names"][number] if at < len(words) and "names" in sentence else names.ANY for at, (sentence, number) in enumerate(all_)]
        seen = noisy(names.renamed(forms, told, rng), rng) if rng else forms
        if sum(len(pieces.of(word)) for word in seen) > POSITIONS - 2:
            seen = forms
        it = {key: [] for key in ("ends", "upos", "xpos", "feats", "heads", "deprel", "sentence", "names", "starts")}
        it.update(pieces=[text.CLS], shapes=[0], gaps=[0], owner=[-1])
        starts, number_of = {}, 0
        for at, (sentence, number) in enumerate(all_):
            if id(sentence) not in starts:
                starts[id(sentence)] = (at, len(starts))
            for piece in pieces.of(seen[at]):
                it["pieces"].append(piece)
                it["shapes"].append(text.shape(seen[at]))
                it["gaps"].append(sentence["gaps"][number])
                it["owner"].append(at)
            known = at < len(words)
            label = lambda name: index[name].get(sentence[name][number], IGNORED) if known and name in sentence else IGNORED
            for name in ("upos", "xpos", "feats", "deprel"):
                it[name].append(label(name))
            head = sentence["heads"][number] if known and "heads" in sentence else IGNORED
            it["heads"].append(head + starts[id(sentence)][0] if head > 0 else head)
            it["sentence"].append(starts[id(sentence)][1] if known else -1)
            last = number + 1 == len(sentence["words"])
            it["ends"].append(int(last) if sentence["ends"] and known else IGNORED)
            it["names"].append([name in told[at] for name in names.LABELS])
            it["starts"].append(number == 0)
        for key, value in (("pieces", text.SEP), ("shapes", 0), ("gaps", 0), ("owner", -1)):
            it[key].append(value)
        it["real"] = [True] * len(it["pieces"])
        return it


def epoch_of(documents, budget, rng, pieces):
    """Windows that cover every sentence once, of mixed sizes, in batches of about `budget` pieces."""
    windows = []
    for document in documents:
        at = 0
        while at < len(document):
            words, extra, at = window(document, at, rng.choice((48, 80, 120, 160, 192)), rng, pieces)
            if len(words) > 1:
                windows.append((words, extra))
    return grouped(windows, budget, rng)


def grouped(windows, budget, rng):
    """Windows of like length together, the batches shuffled."""
    windows.sort(key=lambda it: (len(it[0]) + len(it[1]), rng.random()))
    batches, current = [], []
    for it in windows:
        size = (len(it[0]) + len(it[1])) * 1.3 + 2
        if current and size * (len(current) + 1) > budget:
            batches.append(current)
            current = []
        current.append(it)
    batches.append(current)
    rng.shuffle(batches)
    return batches


def labels_of(documents, least: int) -> dict[str, list[str]]:
    """The closed lists of the tagging heads, in a fixed order, the rarest left out."""
    counts = {name: {} for name in ("upos", "xpos", "feats", "deprel")}
    for sentence in (sentence for document in documents for sentence in document):
        for number in range(len(sentence["words"])):
            for name in counts:
                value = sentence[name][number]
                counts[name][value] = counts[name].get(value, 0) + 1
    enough = lambda name, count: count >= (least if name == "feats" else 1)
    lists = {name: sorted((v for v, n in seen.items() if enough(name, n)), key=lambda v: (-seen[v], v)) for name, seen in counts.items()}
    return lists | {"names": names.LABELS}


def losses(model, batch) -> dict[str, torch.Tensor]:
    """The loss of every head on one batch, each a mean over the words that know."""
    from torch.nn import functional as F
    words = model.words(batch.pieces, batch.shapes, batch.gaps, batch.padding, batch.owner, batch.count)
    found = {}
    flat = words.reshape(-1, words.shape[-1])
    known = batch.ends.reshape(-1) != IGNORED
    if known.any():
        found["ends"] = F.binary_cross_entropy_with_logits(model.ends(flat[known])[:, 0].float(), batch.ends.reshape(-1)[known].float())
    for name in ("upos", "xpos", "feats"):
        target = batch.targets[name].reshape(-1)
        known = target != IGNORED
        if known.any():
            found[name] = F.cross_entropy(model.tagging[name](flat[known]).float(), target[known])
    allowed = batch.allowed.reshape(-1, batch.allowed.shape[-1])
    told = ~allowed.all(-1)
    if told.any():
        scores = model.tagging["names"](words).float()
        found["names"] = chain(scores, model.transitions, batch.starts, batch.sentence >= 0, batch.allowed).sum() / told.sum()
    heads = batch.targets["heads"]
    if (heads != IGNORED).any():
        found |= _tree_losses(model, batch, words, heads, F)
    return found


NEVER = -1e4
GOES_ON = torch.tensor([label[0] == "I" for label in names.LABELS])
FOLLOWS = torch.tensor([[label[0] != "I" or before[2:] == label[2:] for label in names.LABELS] for before in names.LABELS])


def chain(scores, transitions, starts, real, allowed):
    """For each window minus the logarithm of how likely it is that all its labels are allowed, by a linear chain in each sentence."""
    steps = transitions.masked_fill(~FOLLOWS, NEVER)
    scores = torch.cat([scores, scores.masked_fill(~allowed, NEVER)])
    starts, real = starts.repeat(2, 1), real.repeat(2, 1)
    sums = (scores[:, 0] + NEVER * GOES_ON)
    for at in range(1, scores.shape[1]):
        inside = (sums[:, :, None] + steps).logsumexp(1)
        fresh = sums.logsumexp(1, keepdim=True) + NEVER * GOES_ON
        following = torch.where(starts[:, at, None], fresh, inside) + scores[:, at]
        sums = torch.where(real[:, at, None], following, sums)
    every, open_ = sums.logsumexp(1).chunk(2)
    return every - open_


def _tree_losses(model, batch, words, heads, F):
    scores = model.arcs(words).float()
    same = (batch.sentence[:, :, None] == batch.sentence[:, None, :]) & (batch.sentence >= 0)[:, :, None]
    same &= ~torch.eye(batch.count, dtype=torch.bool)
    open_ = torch.cat([torch.ones(len(same), batch.count, 1, dtype=torch.bool), same], 2)
    known = heads != IGNORED
    arcs = F.cross_entropy(scores.masked_fill(~open_, -1e9)[known], heads[known])
    rooted = heads[known] == 0
    above = words[torch.arange(len(words))[:, None].expand_as(heads)[known], (heads[known] - 1).clamp(min=0)]
    target = batch.targets["deprel"][known]
    labels = F.cross_entropy(model.labels(words[known], above, rooted).float(), target, ignore_index=IGNORED)
    return {"arcs": arcs, "labels": labels}
