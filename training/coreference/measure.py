"""Scores of pairs → chains, as the program makes them (`src/extract/coreference.rs`), and how right they are."""

import numpy as np
import torch
from scipy.optimize import linear_sum_assignment

from head import Batch


def chains(lesson: dict, pairs, nothing) -> list[int]:
    """The chain of each word: names of one entity from the start, then each word to the likeliest chain."""
    above, entity, first = list(range(len(lesson["words"]))), {}, {}
    for at, own in enumerate(lesson["entities"]):
        if own >= 0:
            above[at] = first.setdefault(own, at)
            entity[first[own]] = own

    def root(at):
        while above[at] != at:
            at = above[at]
        return at

    of = lesson["pairs"][:, 0]
    for word in np.unique(of):
        odds, own = {}, root(word)
        for pair in np.flatnonzero(of == word):
            chain = root(lesson["pairs"][pair, 1])
            odds[chain] = odds.get(chain, 0) + np.exp(min(pairs[pair] - nothing[word], 80))
        fits = [chain for chain in odds if odds[chain] > 1 and (chain == own or own not in entity or chain not in entity)]
        best = max(fits, key=lambda chain: (odds[chain], -chain), default=own)
        if best != own:
            above[own] = best
            if own in entity:
                entity.setdefault(best, entity[own])
    return [root(at) for at in range(len(above))]


@torch.no_grad()
def measured(head, lessons: list[dict], device) -> dict[str, float]:
    """CoNLL F1 on GUM, F1 on GAP."""
    head.eval()
    gold, ours, right, wrong, missed = [], [], 0, 0, 0
    for lesson in lessons:
        pairs, nothing = (scores.cpu().numpy() for scores in head(Batch([lesson], device)))
        found = chains(lesson, pairs, nothing)
        if "clusters" in lesson:
            groups = {}
            for at, chain in enumerate(found):
                groups.setdefault(chain, []).append(int(lesson["chars"][at]))
            gold.append(lesson["clusters"])
            ours.append([group for group in groups.values() if len(group) > 1])
            continue
        for words, is_true in lesson["names"]:
            said = lesson["pronoun"] >= 0 and any(found[word] == found[lesson["pronoun"]] for word in words)
            right, wrong, missed = right + (said and is_true), wrong + (said and not is_true), missed + (is_true and not said)
    scores = {"CoNLL": conll(gold, ours)} if gold else {}
    return scores | ({"GAP": 200 * right / (2 * right + wrong + missed)} if right else {})


def conll(gold: list, ours: list) -> float:
    """The mean of MUC, B³ and CEAF-e, clusters of one left out."""
    sums = np.zeros((3, 4))
    for theirs, own in zip(gold, ours):
        where = [{mention: number for number, cluster in enumerate(side) for mention in cluster} for side in (theirs, own)]
        for side, (clusters, others, place) in enumerate(((theirs, own, where[1]), (own, theirs, where[0]))):
            for cluster in clusters:
                parts = len({place[mention] for mention in cluster if mention in place}) + sum(mention not in place for mention in cluster)
                sums[0, 2 * side:2 * side + 2] += len(cluster) - parts, len(cluster) - 1
                shares = (len(set(cluster) & set(others[place[mention]])) / len(cluster) for mention in cluster if mention in place)
                sums[1, 2 * side:2 * side + 2] += sum(shares), len(cluster)
        if theirs and own:
            alike = np.array([[2 * len(set(a) & set(b)) / (len(a) + len(b)) for b in own] for a in theirs])
            total = alike[linear_sum_assignment(-alike)].sum()
            sums[2] += total, 0, total, 0
        sums[2] += 0, len(theirs), 0, len(own)
    recall, precision = sums[:, 0] / sums[:, 1].clip(1e-9), sums[:, 2] / sums[:, 3].clip(1e-9)
    return float(100 * (2 * recall * precision / (recall + precision).clip(1e-9)).mean())
