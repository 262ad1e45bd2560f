"""Trained tensors of coreference → the weights file of the program, beside all that stands in it, and a sample of odds.

A test asks whether the program gives the odds that the training code gives with those very weights.
"""

import argparse
import json
import sys
from pathlib import Path

import torch
import zstandard
from safetensors.torch import load, save

sys.path.insert(0, str(Path(__file__).parent.parent / "core"))
import lessons  # noqa: E402
import text  # noqa: E402
from export import quantized, steady  # noqa: E402
from head import Batch, Encoder, Head  # noqa: E402
from model import Rounded  # noqa: E402


LEANING = 0.5


def tensors(state: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """The head's tensors under the names that the program reads."""
    found = {}

    def matrix(name):
        weight = state[f"{name}.weight"]
        found[f"coreference.{name}.weight"], found[f"coreference.{name}.weight.scale"] = quantized(weight)
        found[f"coreference.{name}.bias"] = state.get(f"{name}.bias", torch.zeros(len(weight)))

    for name in ("sketch", "left", "right", "product", "nothing"):
        matrix(name)
    found |= {f"coreference.{name}.traits": state[f"{name}_traits.weight"] for name in ("left", "right", "nothing", "pair")}
    found |= {f"coreference.{name}": state[f"{name}_score.weight"][0] for name in ("pair", "nothing")}
    # A word goes to a chain that is nearly as likely as none: by the development parts, that errs least.
    found["coreference.nothing.constant"] = state["nothing_score.bias"] - LEANING
    return {name: tensor.contiguous() for name, tensor in found.items()}


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("head", type=Path, help="what train.py saved")
    arguments.add_argument("weights", type=Path, help="data/models/core.safetensors.zst, rewritten")
    arguments.add_argument("lessons", type=Path, help="what the example `lessons` made of the sample's text")
    arguments.add_argument("sample", type=Path, help="tests/core/coreference.json")
    it = arguments.parse_args()
    raw = zstandard.ZstdDecompressor().decompress(it.weights.read_bytes())
    lists = json.loads(raw[8:8 + int.from_bytes(raw[:8], "little")])["__metadata__"]
    kept = {name: tensor for name, tensor in load(raw).items() if not name.startswith("coreference.")}
    state = torch.load(it.head, map_location="cpu")["head"]
    found = tensors(state)
    it.weights.write_bytes(zstandard.ZstdCompressor(level=19).compress(steady(save(kept | found, metadata=lists))))
    seen = json.loads(it.lessons.read_text())
    it.sample.write_text(json.dumps({"text": seen["text"], "odds": odds(seen, kept, state)}) + "\n")


@torch.no_grad()
def odds(seen: dict, tensors_of_core: dict, state: dict) -> list[float]:
    """For each pair of a text its odds, as a logarithm."""
    Rounded.on = True
    pieces = text.Pieces(bytes(tensors_of_core["vocab"].tolist()).rstrip(b"\n"))
    marked = {"id": seen["id"], "text": seen["text"], "groups": []}
    lesson = lessons.lesson(marked, seen, pieces)
    lesson["vectors"] = Encoder(tensors_of_core).eval().vectors(lesson)
    head = Head(*(len(state[f"{name}_traits.weight"]) for name in ("left", "pair"))).eval()
    head.load_state_dict(state)
    batch = Batch([lesson], "cpu")
    pairs, nothing = head(batch)
    return [round(value, 3) for value in (pairs - nothing[batch.of] + LEANING).tolist()]


if __name__ == "__main__":
    main()
