"""The encoder of all-MiniLM-L6-v2 with letter case and white space added to its input, and a head for each task.

The computation is mirrored in `src/language`; the tensors' names are those of the weights file.
"""

import torch
from torch import nn
from torch.nn import functional as F

WIDTH, ATTENTION_HEADS, POSITIONS, ARC, LABEL = 384, 12, 256, 256, 96


class Rounded:
    """Whether linear functions round as the program does: weights and inputs to whole numbers of one byte, each row by its own scale."""

    on = False


def rounded(rows: torch.Tensor) -> torch.Tensor:
    """Rows as the program rounds them; the way back goes past the rounding."""
    if not Rounded.on:
        return rows
    scale = rows.detach().abs().amax(-1, keepdim=True).float().clamp(min=1e-12) / 127
    return rows + ((rows.detach() / scale).round() * scale - rows.detach()).to(rows.dtype)


class Linear(nn.Linear):
    """A linear function that rounds where the program would."""

    def forward(self, x):
        return F.linear(rounded(x), rounded(self.weight), self.bias)


class Layer(nn.Module):
    """One transformer layer, normalised after each half."""

    def __init__(self, dropout: float):
        super().__init__()
        self.qkv, self.out = Linear(WIDTH, 3 * WIDTH), Linear(WIDTH, WIDTH)
        self.up, self.down = Linear(WIDTH, 4 * WIDTH), Linear(4 * WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask):
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, ATTENTION_HEADS, -1).permute(2, 0, 3, 1, 4)
        # Written out: the fused kernel's way back is several times slower on a CPU.
        weights = (q @ k.transpose(2, 3) * (WIDTH // ATTENTION_HEADS) ** -0.5 + mask).softmax(-1).to(v.dtype)
        x = self.norm1(x + self.out((weights @ v).transpose(1, 2).reshape(batch, length, WIDTH)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x), approximate="tanh"))))


class Core(nn.Module):
    """Pieces, shapes and gaps of windows → scores for every head."""

    def __init__(self, lists: dict[str, list[str]], layers: int, dropout: float = 0.1):
        super().__init__()
        self.lists = lists
        self.pieces, self.positions = nn.Embedding(30522, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.shapes, self.gaps = nn.Embedding(8, WIDTH), nn.Embedding(4, WIDTH)
        nn.init.zeros_(self.shapes.weight), nn.init.zeros_(self.gaps.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout, self.word_dropout = nn.Dropout(dropout), nn.Dropout(0.2)
        self.arc_dropout = nn.Dropout(0.3)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.ends = Linear(WIDTH, 1)
        self.tagging = nn.ModuleDict({name: Linear(WIDTH, len(lists[name])) for name in ("upos", "xpos", "feats", "names")})
        self.transitions = nn.Parameter(torch.zeros(len(lists["names"]), len(lists["names"])))
        self.arc_dependent, self.arc_head = Linear(WIDTH, ARC), Linear(WIDTH, ARC)
        self.arc_bilinear = Linear(ARC, ARC)
        self.arc_root = nn.Parameter(torch.randn(ARC) * 0.05)
        self.label_dependent, self.label_head = Linear(WIDTH, LABEL), Linear(WIDTH, LABEL)
        self.label_root = nn.Parameter(torch.randn(LABEL) * 0.05)
        self.label_bilinear = nn.Parameter(torch.zeros(len(lists["deprel"]), LABEL + 1, LABEL + 1))

    def load_minilm(self, weights: dict[str, torch.Tensor]):
        """Starts from the published weights; the one token type is added to the positions."""
        with torch.no_grad():
            self.pieces.weight.copy_(weights["embeddings.word_embeddings.weight"])
            token_type = weights["embeddings.token_type_embeddings.weight"][0]
            self.positions.weight.copy_(weights["embeddings.position_embeddings.weight"][:POSITIONS] + token_type)
            _copy(self.norm, weights, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                root = f"encoder.layer.{number}."
                for part in ("weight", "bias"):
                    qkv = [weights[f"{root}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                    getattr(layer.qkv, part).copy_(torch.cat(qkv))
                _copy(layer.out, weights, root + "attention.output.dense")
                _copy(layer.norm1, weights, root + "attention.output.LayerNorm")
                _copy(layer.up, weights, root + "intermediate.dense")
                _copy(layer.down, weights, root + "output.dense")
                _copy(layer.norm2, weights, root + "output.LayerNorm")

    def words(self, pieces, shapes, gaps, padding, owner, count):
        """The vector of each word: the mean over its pieces. `owner` gives each piece's word in its window, or `count`."""
        places = torch.arange(pieces.shape[1])
        x = self.pieces(pieces) + self.positions(places) + self.shapes(shapes) + self.gaps(gaps)
        x = self.dropout(self.norm(x))
        mask = torch.zeros(padding.shape).masked_fill(~padding, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        x = x.float()
        sums = x.new_zeros(x.shape[0], count + 1, WIDTH).index_put((torch.arange(x.shape[0])[:, None], owner), x, accumulate=True)
        sizes = x.new_zeros(x.shape[0], count + 1).index_put((torch.arange(x.shape[0])[:, None], owner), torch.ones(()), accumulate=True)
        return self.word_dropout((sums / sizes.clamp(min=1)[..., None])[:, :count])

    def arcs(self, words):
        """Scores [window, dependent, head], the root being head nought."""
        dependent, head = (self.arc_dropout(F.relu(layer(words))) for layer in (self.arc_dependent, self.arc_head))
        head = torch.cat([self.arc_root.expand(len(head), 1, -1), head], 1)
        return self.arc_bilinear(dependent) @ head.transpose(1, 2)

    def labels(self, dependents, heads, rooted):
        """Scores of each relation for pairs of word vectors; where `rooted`, the head is the root."""
        a = self.arc_dropout(F.relu(self.label_dependent(dependents)))
        b = torch.where(rooted[:, None], self.label_root, self.arc_dropout(F.relu(self.label_head(heads))))
        one = a.new_ones(len(a), 1)
        a, b = torch.cat([a, one], 1), torch.cat([b, one], 1)
        return torch.einsum("na,lab,nb->nl", a, rounded(self.label_bilinear), rounded(b))


def _copy(module, weights, name):
    module.weight.copy_(weights[f"{name}.weight"])
    module.bias.copy_(weights[f"{name}.bias"])
