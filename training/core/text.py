"""Words as the encoder sees them: word pieces, letter case, the white space before. Mirrors `src/language/piece.rs`."""

import unicodedata

CLS, SEP, UNKNOWN = 101, 102, 100
PIECES_A_WORD = 8


class Pieces:
    """BERT's uncased word pieces."""

    def __init__(self, vocabulary: bytes):
        self.ids = {piece: number for number, piece in enumerate(vocabulary.decode().split("\n"))}
        self.cache = {}

    def of(self, word: str) -> list[int]:
        """The piece ids of one word, at least one and at most eight."""
        if word not in self.cache:
            ids = [piece for part in parts(word) for piece in self._part(part)]
            self.cache[word] = ids[:PIECES_A_WORD] or [UNKNOWN]
        return self.cache[word]

    def _part(self, part: str) -> list[int]:
        if len(part) > 100:
            return [UNKNOWN]
        ids, start = [], 0
        while start < len(part):
            end = len(part)
            while end > start:
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                if piece in self.ids:
                    break
                end -= 1
            if end == start:
                return [UNKNOWN]
            ids.append(self.ids[piece])
            start = end
        return ids


def parts(word: str) -> list[str]:
    """A word lower-cased, its accents gone, parted at punctuation and ideographs."""
    kept = "".join(c for c in word if c not in "\0\ufffd" and unicodedata.category(c) not in ("Cc", "Cf"))
    plain = "".join(c for c in unicodedata.normalize("NFD", kept.lower()) if unicodedata.category(c) != "Mn")
    spaced = "".join(f" {c} " if stands_alone(c) else c for c in plain)
    return spaced.split()


def stands_alone(c: str) -> bool:
    code = ord(c)
    ascii_mark = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    ideograph = 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x2CEAF \
        or 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F
    return ascii_mark or ideograph or unicodedata.category(c).startswith("P")


def shape(word: str) -> int:
    """The letter case of a word, one of seven, from 1; nought is kept for the marks of the encoder."""
    upper = sum(c.isupper() for c in word)
    lower = sum(c.islower() for c in word)
    letters = sum(c.isalpha() for c in word)
    if letters == 0:
        return 6 if any(c in "0123456789" for c in word) else 7
    if upper == 0:
        return 1
    if lower == 0:
        return 3 if letters == 1 else 4
    return 2 if upper == 1 and word[0].isupper() else 5

