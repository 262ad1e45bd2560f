"""Trains the head of coreference over the encoder of the program. One command; see `training/README.md`."""

import argparse
import random
import sys
import time
from pathlib import Path

import torch
import zstandard
from safetensors.torch import load

import lessons
import measure
from head import Batch, Encoder, Head

sys.path.insert(0, str(Path(__file__).parent.parent / "core"))
from model import Rounded  # noqa: E402

PASSAGES = 0.5  # how much the passages of GAP count beside the documents of GUM
HOPS = 6  # how many pronouns may stand between a pronoun and a name


def losses(batch: Batch, pairs, nothing):
    """The loss over the documents of GUM, and over the passages of GAP."""
    device, count = pairs.device, batch.count
    of = torch.cat([batch.of, torch.arange(count, device=device)])
    every = torch.logaddexp(_logsum(pairs, batch.of, count), nothing)
    right, is_new, counted = _marked(batch, device)
    known = _logsum(pairs.masked_fill(~right, -1e4), batch.of, count)
    likely = torch.logaddexp(known, nothing.masked_fill(~is_new, -1e4)) - every
    documents = -(likely * counted).sum() / counted.sum().clamp(min=1)
    return documents, _passages(batch, torch.exp(pairs - every[batch.of]))


def _logsum(values, index, count):
    """The logarithm of the sums of exponentials, index by index."""
    top = values.new_full((count,), -1e4).scatter_reduce(0, index, values.detach(), "amax")
    return top + torch.log(values.new_zeros(count).index_add(0, index, torch.exp(values - top[index])) + 1e-30)


def _marked(batch, device):
    """Which pairs are right, which words are new, which words are asked about: of the documents of GUM."""
    right, is_new, counted = [], torch.zeros(batch.count, dtype=torch.bool), torch.zeros(batch.count)
    for lesson, start in zip(batch.lessons, batch.starts):
        of, to = torch.as_tensor(lesson["pairs"]).long().unbind(1)
        if "group" not in lesson:
            right.append(torch.zeros(len(of), dtype=torch.bool))
            continue
        group = torch.as_tensor(lesson["group"])
        same = (group[of] >= 0) & (group[of] == group[to])
        right.append(same)
        here = slice(start, start + len(group))
        counted[here] = counted[here].index_fill(0, of, 1)
        is_new[here] = True
        is_new[here] = is_new[here].index_fill(0, of[same], False)
    return torch.cat(right).to(device), is_new.to(device), counted.to(device)


def _passages(batch, likely):
    """Whether a pronoun of GAP means each of two names, straight or through other pronouns before it."""
    device, count = likely.device, batch.count
    named, told = torch.zeros(count), []
    for lesson, start in zip(batch.lessons, batch.starts):
        if "names" not in lesson:
            continue
        named[start:start + len(lesson["words"])] = torch.as_tensor(lesson["entities"] >= 0).float()
        for words, is_true in lesson["names"]:
            named[[start + word for word in words]] = 1
            if lesson["pronoun"] >= 0 and (words or not is_true):
                told.append((start + lesson["pronoun"], [start + word for word in words], is_true))
    if not told:
        return torch.zeros((), device=device)
    target = torch.zeros(len(told), count)
    for row, (_, words, _) in enumerate(told):
        target[row, words] = 1
    target, named = target.to(device), named.to(device)
    found = target
    for _ in range(HOPS):
        through = torch.zeros_like(target).index_add(1, batch.of, likely * found[:, batch.to])
        found = target + (1 - named) * through
    found = found[torch.arange(len(told), device=device), torch.tensor([at for at, _, _ in told], device=device)].clamp(1e-5, 1 - 1e-5)
    is_true = torch.tensor([float(it) for _, _, it in told], device=device)
    return -2 * (is_true * torch.log(found) + (1 - is_true) * torch.log(1 - found)).mean()


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("texts", type=Path, help="what texts.py wrote")
    arguments.add_argument("lessons", type=Path, help="what the example `lessons` of the program made of them")
    arguments.add_argument("weights", type=Path, help="data/models/core.safetensors.zst")
    arguments.add_argument("out", type=Path, help="the trained head")
    arguments.add_argument("--epochs", type=int, default=12)
    arguments.add_argument("--rate", type=float, default=2e-3)
    arguments.add_argument("--all", action="store_true", help="learn from the development parts too, once nothing is chosen by them any more")
    it = arguments.parse_args()
    torch.manual_seed(1)
    rng, device = random.Random(1), "cuda" if torch.cuda.is_available() else "cpu"
    tensors = load(zstandard.ZstdDecompressor().decompress(it.weights.read_bytes()))
    found = lessons.load(it.texts, it.lessons, bytes(tensors["vocab"].tolist()).rstrip(b"\n"))
    Rounded.on = True
    encoder = Encoder(tensors).to(device).eval()
    for lesson in found:
        lesson["vectors"] = encoder.vectors(lesson).half().cpu()
    part = lambda *names: [lesson for lesson in found if lesson["id"].startswith(names)]
    documents, passages = part("gum:train"), part("gap:development")
    if it.all:
        documents, passages = part("gum"), part("gap")
    words, pairs = (1 + max(int(lesson[name].max()) for lesson in found) for name in ("word_traits", "pair_traits"))
    head = Head(words, pairs).to(device)
    optimizer = torch.optim.AdamW(head.parameters(), lr=it.rate, weight_decay=0.01)
    started, step, share = time.time(), 0, -(-len(passages) // len(documents))
    for epoch in range(it.epochs):
        rng.shuffle(documents), rng.shuffle(passages)
        head.train()
        for number, document in enumerate(documents):
            for group in optimizer.param_groups:
                group["lr"] = it.rate * min(1, step / 50) * (1 - step / (it.epochs * len(documents)))
            batch = Batch([document, *passages[number * share:(number + 1) * share]], device)
            of_documents, of_passages = losses(batch, *head(batch))
            optimizer.zero_grad()
            (of_documents + PASSAGES * of_passages).backward()
            optimizer.step()
            step += 1
        print(f"epoch {epoch + 1}, {time.time() - started:.0f} s: {of_documents.item():.3f} {of_passages.item():.3f}", flush=True)
    print(measure.measured(head, part("gum:dev"), device), measure.measured(head, part("gap:validation"), device), flush=True)
    torch.save({"head": head.state_dict()}, it.out)


if __name__ == "__main__":
    main()
