"""The encoder of the weights file, left as it is, and the head that learns. Mirrors `src/language/coreference.rs`."""

import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

sys.path.insert(0, str(Path(__file__).parent.parent / "core"))
from model import WIDTH, Layer, Linear  # noqa: E402

SKETCH = HIDDEN = 128


class Encoder(nn.Module):
    """The program's encoder. It learns nothing here: with it every other head would change."""

    def __init__(self, tensors: dict[str, torch.Tensor]):
        super().__init__()
        full = lambda name: tensors[f"{name}.weight"].float() * tensors[f"{name}.weight.scale"][:, None]
        self.pieces = nn.Embedding.from_pretrained(full("pieces"))
        for name in ("positions", "shapes", "gaps"):
            self.register_buffer(name, tensors[name])
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        count = len([name for name in tensors if name.endswith(".qkv.weight")])
        self.layers = nn.ModuleList(Layer(0.0) for _ in range(count))
        with torch.no_grad():
            _fill(self.norm, tensors["embed.norm.weight"], tensors["embed.norm.bias"])
            for number, layer in enumerate(self.layers):
                for part in ("qkv", "out", "up", "down"):
                    name = f"layer.{number}.{part}"
                    _fill(getattr(layer, part), full(name), tensors[f"{name}.bias"])
                for part in ("norm1", "norm2"):
                    name = f"layer.{number}.{part}"
                    _fill(getattr(layer, part), tensors[f"{name}.weight"], tensors[f"{name}.bias"])
        self.requires_grad_(False)

    @torch.no_grad()
    def vectors(self, lesson: dict) -> torch.Tensor:
        """The vector of each word of the question."""
        device, found = self.norm.weight.device, []
        for _, count, rows in lesson["windows"]:
            pieces, shapes, gaps, owner = torch.as_tensor(rows.astype(np.int64)).to(device)
            x = self.norm(self.pieces(pieces) + self.positions[:len(pieces)] + self.shapes[shapes] + self.gaps[gaps])[None]
            for layer in self.layers:
                x = layer(x, 0.0)
            kept = owner >= 0
            sums = x.new_zeros(count, WIDTH).index_add(0, owner[kept], x[0, kept])
            sizes = x.new_zeros(count).index_add(0, owner[kept], x.new_ones(int(kept.sum())))
            found.append(sums / sizes[:, None])
        return torch.cat(found)[torch.as_tensor(lesson["words"]).to(device)]


def _fill(module, weight, bias):
    module.weight.copy_(weight)
    module.bias.copy_(bias)


class Head(nn.Module):
    """Vectors and traits → a score for each pair, and one for each word's meaning nothing that is meant elsewhere."""

    def __init__(self, word_traits: int, pair_traits: int, dropout: float = 0.3):
        super().__init__()
        self.sketch = Linear(WIDTH, SKETCH)
        self.left, self.nothing = Linear(SKETCH, HIDDEN), Linear(SKETCH, HIDDEN)
        self.right, self.product = Linear(SKETCH, HIDDEN, bias=False), Linear(SKETCH, HIDDEN, bias=False)
        self.left_traits, self.right_traits, self.nothing_traits = (nn.Embedding(word_traits, HIDDEN) for _ in range(3))
        self.pair_traits = nn.Embedding(pair_traits, HIDDEN)
        for table in (self.left_traits, self.right_traits, self.nothing_traits, self.pair_traits):
            nn.init.normal_(table.weight, std=0.1)
        self.pair_score, self.nothing_score = nn.Linear(HIDDEN, 1, bias=False), nn.Linear(HIDDEN, 1)
        self.input_dropout, self.dropout = nn.Dropout(dropout), nn.Dropout(dropout)

    def forward(self, it):
        sketch = self.dropout(F.relu(self.sketch(self.input_dropout(it.vectors))))
        left = self.left(sketch) + self.left_traits(it.word_traits).sum(1)
        right = self.right(sketch) + self.right_traits(it.word_traits).sum(1)
        product = self.product(sketch[it.of] * sketch[it.to])
        pairs = F.relu(left[it.of] + right[it.to] + product + self.pair_traits(it.pair_traits).sum(1))
        nothing = F.relu(self.nothing(sketch) + self.nothing_traits(it.word_traits).sum(1))
        return self.pair_score(self.dropout(pairs)).squeeze(-1), self.nothing_score(self.dropout(nothing)).squeeze(-1)


class Batch:
    """Some lessons as one."""

    def __init__(self, lessons: list[dict], device):
        self.lessons, self.starts, first = lessons, [], 0
        pairs = []
        for lesson in lessons:
            self.starts.append(first)
            pairs.append(lesson["pairs"] + first)
            first += len(lesson["words"])
        self.count = first
        tensor = lambda parts: torch.as_tensor(np.concatenate(parts).astype(np.int64)).to(device)
        self.vectors = torch.cat([lesson["vectors"] for lesson in lessons]).to(device).float()
        self.word_traits = tensor([lesson["word_traits"] for lesson in lessons])
        self.pair_traits = tensor([lesson["pair_traits"] for lesson in lessons])
        self.of, self.to = tensor(pairs).unbind(1)
