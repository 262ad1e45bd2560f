"""A checkpoint → the weights file of the program, int8 by row, and the labels that the training code gives with those very weights.

The sample is read as `src/language` reads it, so that a test can ask whether both give the same labels.
"""

import argparse
import json
from pathlib import Path

import torch
import zstandard
from safetensors.torch import save

import corpora
import read
import text
from model import Core


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
    found |= {"arc.root": model.arc_root, "label.root": model.label_root}
    matrix("label.bilinear", model.label_bilinear.flatten(0, 1))
    return {name: tensor.detach().contiguous() for name, tensor in found.items()}


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


def dequantize(model: Core):
    """Rounds the model's own weights as the file holds them."""
    named = [p for n, p in model.named_parameters() if p.dim() == 2 and not n.startswith(("positions", "shapes", "gaps"))]
    with torch.no_grad():
        for weight in named:
            rows, scale = quantized(weight)
            weight.copy_(rows.float() * scale[:, None])
        rows, scale = quantized(model.label_bilinear.flatten(0, 1))
        model.label_bilinear.copy_((rows.float() * scale[:, None]).view_as(model.label_bilinear))


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
    raw = save(tensors(model, saved["vocabulary"], lexicon(trees)), metadata=lists | {"layers": str(saved["layers"])})
    it.weights.write_bytes(zstandard.ZstdCompressor(level=19).compress(raw))
    dequantize(model)
    pieces = text.Pieces(saved["vocabulary"])
    samples = json.loads(it.sample.read_text())
    written = [read.labelled(model, saved["lists"], pieces, sample["text"], [word for s in sample["sentences"] for word in s["words"]]) for sample in samples]
    it.sample.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
