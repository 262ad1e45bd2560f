"""Reads a text as the program reads it, in windows, to tell which labels the program must give."""

import torch

import corpora
import names
import text

LIMIT = 192


def gaps_of(body: str, words: list[str]) -> list[int]:
    """The white space before each word of a text, in order."""
    gaps, at = [], 0
    for number, word in enumerate(words):
        found = body.index(word, at)
        space = body[at:found]
        lines = space.count("\n")
        gap = corpora.PARAGRAPH if number == 0 or lines > 1 else corpora.LINE if lines else corpora.SPACE if space else corpora.NO_GAP
        gaps.append(gap)
        at = found + len(word)
    return gaps


@torch.no_grad()
def encoded(model, pieces, words, gaps, first):
    """The vectors of the words that fit in one window from `first`, and how many."""
    ids, shapes, spaces, owner, count = [text.CLS], [0], [0], [-1], 0
    for word, gap in zip(words[first:], gaps[first:]):
        own = pieces.of(word)
        if len(ids) + len(own) + 1 > LIMIT:
            break
        ids += own
        shapes += [text.shape(word)] * len(own)
        spaces += [gap] * len(own)
        owner += [count] * len(own)
        count += 1
    ids, shapes, spaces, owner = ids + [text.SEP], shapes + [0], spaces + [0], owner + [-1]
    owner = [count if o < 0 else o for o in owner]
    row = lambda values: torch.tensor([values])
    padding = torch.ones(1, len(ids), dtype=torch.bool)
    return model.words(row(ids), row(shapes), row(spaces), padding, row(owner), count)[0], count


def labelled(model, lists, pieces, body: str, words: list[str]) -> dict:
    """One text with its sentences and every label of every word."""
    gaps = gaps_of(body, words)
    sentences, first = [], 0
    while first < len(words):
        vectors, count = encoded(model, pieces, words, gaps, first)
        reaches = first + count == len(words)
        ends = sentence_ends(model, vectors, gaps, words, first, count)
        counted = ends if reaches else [end for end in ends if end < count - 1]
        start = 0
        for end in counted or [count - 1]:
            sentences.append(sentence(model, lists, vectors[start:end + 1], words[first + start:first + end + 1]))
            start = end + 1
        first += start
    return {"text": body, "sentences": sentences}


def sentence_ends(model, vectors, gaps, words, first, count) -> list[int]:
    """After which words of a window a sentence ends; behind the marks that close it."""
    ends = [ends_after(model, vectors, gaps, words, first, at) for at in range(count)]
    for start in (at for at in range(count) if gaps[first + at] == corpora.PARAGRAPH):
        dash = dateline_end(words, gaps, first + start)
        if dash and dash - first < count:
            ends[start:dash - first + 1] = [False] * (dash - first - start) + [True]
    start = 0
    for at in range(count):
        ends[at] &= not goes_on(words, gaps, first + start, first + at)
        start = at + 1 if ends[at] else start
    for behind in range(1, count):
        if ends[behind - 1] and is_closed(words, gaps, first + behind - 1):
            ends[behind - 1], ends[behind] = False, True
    return [at for at in range(count) if ends[at]]


def ends_after(model, vectors, gaps, words, first, at) -> bool:
    after = first + at + 1
    if after == len(words) or gaps[after] == corpora.PARAGRAPH:
        return True
    told = told_by_marks(words, gaps, first + at)
    return model.ends(vectors[at]).item() > 0 if told is None else told


CLOSING = ('"', "”", "’", "''")


def told_by_marks(words, gaps, at) -> bool | None:
    """Whether marks tell for certain that a sentence ends, or goes on; mirrors `src/language/ending.rs`."""
    here, following, after = words[at], words[at + 1], words[at + 2] if at + 2 < len(words) else ""
    before = here == "," and following in CLOSING and gaps[at + 1] == corpora.NO_GAP
    comma = before or here in CLOSING and at > 0 and words[at - 1] == ","
    if comma and gaps[at + 1] in (corpora.NO_GAP, corpora.SPACE):
        return False
    opens = following in ('"', "“", "``") and after and gaps[at + 2] == corpora.NO_GAP
    is_answer = here in CLOSING and at > 0 and words[at - 1] in (".", "!", "?") and gaps[at] == corpora.NO_GAP
    stops = (here in (".", "!", "?") or is_answer) and gaps[at + 1] != corpora.NO_GAP
    return True if stops and opens and after[:1].isupper() else None


def dateline_end(words, gaps, start) -> int | None:
    """The place of the dash of a dateline that begins a paragraph; mirrors `src/language/dateline.rs`."""
    shouted = sum(c.isalpha() for c in words[start]) > 2 and not any(c.islower() for c in words[start])
    stands = lambda word: word[:1].isupper() or word[:1] in "0123456789" or word in (",", "(", ")", "/", ".")
    dash = next((at for at in range(start + 1, min(start + 12, len(words))) if not stands(words[at])), None)
    if not shouted or dash is None or dash + 1 == len(words):
        return None
    begins = not words[dash + 1][:1].islower() and gaps[dash + 1] != corpora.NO_GAP
    return dash if words[dash] in ("—", "–", "-", "--", "―") and begins else None


GREETING = 6


def goes_on(words, gaps, start, at) -> bool:
    """Whether the sentence from `start` goes on behind a comma; mirrors `src/language/ending.rs`."""
    return at >= start + GREETING and words[at] == "," and at + 1 < len(words) and gaps[at + 1] in (corpora.NO_GAP, corpora.SPACE)


def is_closed(words, gaps, at) -> bool:
    """Whether right behind a word a mark closes speech or brackets; mirrors `src/language/ending.rs`."""
    if at + 1 == len(words) or words[at + 1] not in ('"', "”", "''", "'", "’", "»", ")", "]"):
        return False
    goes_on = at + 2 < len(words) and gaps[at + 2] == corpora.NO_GAP and words[at + 2][:1].isalnum()
    return gaps[at + 1] == corpora.NO_GAP and not goes_on


@torch.no_grad()
def sentence(model, lists, vectors, words) -> dict:
    """The labels of one sentence from the vectors of its words."""
    told = {name: [lists[name][n] for n in model.tagging[name](vectors).argmax(-1)] for name in ("upos", "xpos", "feats")}
    scores = model.arcs(vectors[None])[0]
    scores[torch.arange(len(words)), torch.arange(len(words)) + 1] = float("-inf")
    heads = tree(scores.tolist())
    relations = []
    root = lists["deprel"].index("root")
    for at, head in enumerate(heads):
        found = model.labels(vectors[at:at + 1], vectors[max(head - 1, 0)][None], torch.tensor([head == 0]))[0]
        found[root] = float("-inf")
        relations.append("root" if head == 0 else lists["deprel"][found.argmax()])
    return {"words": words, **told, "heads": heads, "deprel": relations, "names": viterbi(model.tagging["names"](vectors).tolist(), model.transitions.tolist())}


def viterbi(scores, transitions) -> list[str]:
    """The best labels of a sentence under which I follows only B or I of its kind."""
    follows = lambda before, label: label[0] != "I" or before[2:] == label[2:]
    best, back = [s if not label.startswith("I") else float("-inf") for s, label in zip(scores[0], names.LABELS)], []
    for row in scores[1:]:
        sums = [[best[j] + step for j, step in enumerate(column)] for column in zip(*transitions)]
        links = [max((j for j, b in enumerate(names.LABELS) if follows(b, label)), key=into.__getitem__) for label, into in zip(names.LABELS, sums)]
        best = [into[j] + s for j, s, into in zip(links, row, sums)]
        back.append(links)
    at = max(range(len(best)), key=lambda j: best[j])
    path = [at]
    for links in reversed(back):
        path.append(links[path[-1]])
    return [names.LABELS[at] for at in reversed(path)]


def tree(scores) -> list[int]:
    """Heads of the best tree with one root; `scores[i][j]`: word i under word j, nought being the root."""
    size = len(scores) + 1
    table = [[float("-inf")] * size] + [list(row) for row in scores]
    heads = spanning(table)
    roots = [at for at in range(1, size) if heads[at] == 0]
    if len(roots) > 1:
        options = []
        for root in roots:
            only = [[value if head or at == root else float("-inf") for head, value in enumerate(row)] for at, row in enumerate(table)]
            found = spanning(only)
            options.append((sum(table[at][found[at]] for at in range(1, size)), found))
        heads = max(options, key=lambda option: option[0])[1]
    return heads[1:]


def spanning(table) -> list[int]:
    """Chu and Liu's and Edmonds's maximum spanning tree from node nought; `table[at][head]`."""
    size = len(table)
    heads = [0] + [max(range(size), key=lambda head: (table[at][head] if head != at else float("-inf"), -head)) for at in range(1, size)]
    cycle = cycle_in(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    outside = [at for at in range(size) if at not in inside]
    number = {at: index for index, at in enumerate(outside)}
    new = len(outside)
    small = [[float("-inf")] * (new + 1) for _ in range(new + 1)]
    enter, leave = {}, {}
    for at in outside:
        for head in outside:
            if at != head:
                small[number[at]][number[head]] = table[at][head]
        best = max(cycle, key=lambda head: table[at][head])
        small[number[at]][new], leave[at] = table[at][best], best
        best = max(cycle, key=lambda into: table[into][at] - table[into][heads[into]])
        small[new][number[at]], enter[at] = table[best][at] - table[best][heads[best]], best
    found = spanning(small)
    result = list(heads)
    for at in outside[1:]:
        result[at] = leave[at] if found[number[at]] == new else outside[found[number[at]]]
    head = outside[found[new]]
    result[enter[head]] = head
    return result


def cycle_in(heads) -> list[int]:
    for start in range(1, len(heads)):
        seen, at = [], start
        while at and at not in seen:
            seen.append(at)
            at = heads[at]
        if at:
            return seen[seen.index(at):]
    return []
