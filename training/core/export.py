"""A checkpoint → the weights file of the program, int8 by row, and the labels that the training code gives with those very weights.

The sample is read as `src/language` reads it, so that a test can ask whether both give the same labels.
"""

import argparse
import json
from pathlib import Path

import torch
import zstandard
from safetensors.torch import load, save

import corpora
import read
import text
from model import Core, Rounded, rounded


def quantized(weight: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Rows of int8 and the scale of each."""
    scale = weight.abs().amax(1).clamp(min=1e-12) / 127
    return (weight / scale[:, None]).round().clamp(-127, 127).to(torch.int8), scale


def tensors(model: Core, vocabulary: bytes, lexicon: bytes) -> dict[str, torch.Tensor]:
    """All tensors under the names that the program reads."""
    found = {"vocab": characters(vocabulary), "lexicon": characters(lexicon)}

    def matrix(name, weight, bias=None):
        found[f"{name}.weight"], found[f"{name}.weight.scale"] = quantized(weight)
        if bias is not None:
            found[f"{name}.bias"] = bias

    def norm(name, module):
        found[f"{name}.weight"], found[f"{name}.bias"] = module.weight, module.bias

    matrix("pieces", model.pieces.weight)
    found |= {"positions": model.positions.weight, "shapes": model.shapes.weight, "gaps": model.gaps.weight}
    norm("embed.norm", model.norm)
    for number, layer in enumerate(model.layers):
        for part in ("qkv", "out", "up", "down"):
            matrix(f"layer.{number}.{part}", getattr(layer, part).weight, getattr(layer, part).bias)
        norm(f"layer.{number}.norm1", layer.norm1)
        norm(f"layer.{number}.norm2", layer.norm2)
    heads = {"ends": model.ends, **model.tagging, "arc.dependent": model.arc_dependent, "arc.head": model.arc_head,
             "arc.bilinear": model.arc_bilinear, "label.dependent": model.label_dependent, "label.head": model.label_head}
    for name, module in heads.items():
        matrix(name, module.weight, module.bias)
    found |= {"arc.root": model.arc_root, "label.root": model.label_root, "names.transitions": model.transitions}
    matrix("label.bilinear", model.label_bilinear.flatten(0, 1))
    return {name: tensor.detach().contiguous() for name, tensor in found.items()}


def steady(raw: bytes) -> bytes:
    """The same file with its header sorted, so that the same weights are the same bytes."""
    size = int.from_bytes(raw[:8], "little")
    header = json.dumps(json.loads(raw[8:8 + size]), sort_keys=True, ensure_ascii=False).encode()
    header += b" " * (-len(header) % 8)
    return len(header).to_bytes(8, "little") + header + raw[8 + size:]


def characters(text: bytes) -> torch.Tensor:
    return torch.tensor(list(text), dtype=torch.uint8)


def lexicon(trees: list) -> bytes:
    """The commonest dictionary form of each word, in lower case, under each tag but that of names."""
    counts = {}
    for sentence in (sentence for document in trees for sentence in document):
        for word, tag, lemma in zip(sentence["words"], sentence["upos"], sentence["lemma"]):
            plain = word.lower().replace("’", "'")
            if tag != "PROPN" and lemma != "_" and not any(c.isdigit() or c.isspace() for c in plain):
                seen = counts.setdefault((plain, tag), {})
                seen[lemma] = seen.get(lemma, 0) + 1
    best = {key: max(sorted(seen), key=seen.get) for key, seen in counts.items()}
    return "".join(f"{word}\t{tag}\t{lemma}\n" for (word, tag), lemma in sorted(best.items())).encode()


def judged(weights: Path) -> dict[str, torch.Tensor]:
    """The head of coreference of the file that is replaced: another training makes it, and the program does not read without one."""
    if not weights.exists():
        return {}
    old = load(zstandard.ZstdDecompressor().decompress(weights.read_bytes()))
    return {name: tensor for name, tensor in old.items() if name.startswith("coreference.")}


TRIES = 12


def told(model: Core, lists, pieces, body: str, words: list[str]) -> dict:
    """A text with every label that stays the same whichever way near halves are rounded.

    One number that is rounded otherwise changes others, layer by layer, and so labels that are nearly even. Each try
    moves the embeddings by less than floats can hold on to, which is enough to round some numbers otherwise; what then
    differs is left out.
    """
    first = read.labelled(model, lists, pieces, body, words)
    weight = model.norm.weight.data.clone()
    for seed in range(TRIES):
        torch.manual_seed(seed)
        model.norm.weight.data = weight * (1 + 1e-6 * torch.randn_like(weight))
        other = read.labelled(model, lists, pieces, body, words)
        for ours, theirs in zip(first["sentences"], other["sentences"], strict=True):
            assert ours["words"] == theirs["words"], "a sentence ends where it is nearly even: take another text"
            for name in ours.keys() - {"words"}:
                ours[name] = [label if label == their else None for label, their in zip(ours[name], theirs[name])]
    model.norm.weight.data = weight
    return first


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("checkpoint", type=Path)
    arguments.add_argument("weights", type=Path, help="data/models/core.safetensors.zst")
    arguments.add_argument("sample", type=Path, help="tests/core/sample.json; made anew from the texts that stand in it")
    it = arguments.parse_args()
    saved = torch.load(it.checkpoint)
    model = Core(saved["lists"], saved["layers"])
    model.load_state_dict({name: saved["model"][name] for name in model.state_dict()})
    model.eval()
    lists = {name: "\n".join(values) for name, values in saved["lists"].items() if name != "lemma"}
    trees, _ = corpora.training(it.corpora)
    raw = save(judged(it.weights) | tensors(model, saved["vocabulary"], lexicon(trees)), metadata=lists | {"layers": str(saved["layers"])})
    it.weights.write_bytes(zstandard.ZstdCompressor(level=19).compress(steady(raw)))
    Rounded.on = True
    model.pieces.weight.data = rounded(model.pieces.weight.data)
    pieces = text.Pieces(saved["vocabulary"])
    samples = json.loads(it.sample.read_text())
    written = [told(model, saved["lists"], pieces, sample["text"], [word for s in sample["sentences"] for word in s["words"]]) for sample in samples]
    it.sample.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
