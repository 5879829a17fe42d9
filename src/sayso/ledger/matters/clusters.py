"""Clusters: which claims are one matter, from the scores of their pairs and what a person has decided.

A pair that reaches the threshold makes an edge. Within what the best edges of each claim connect, the two clusters
whose pairs score best on average become one, again and again, while the average stays high enough and no pair of theirs
is refused. So a claim that is like one member of a matter, and unlike the others, stays out. Everything runs in the
order of the nodes' numbers: the outcome depends on the set of claims alone, not on the order of their coming.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from sayso.ledger.matters import weights as w

__all__ = ["Edge", "Pairs", "clusters_of", "components", "nearest"]

Edge = tuple[int, int, float]
Pairs = frozenset[tuple[int, int]]
Scorer = Callable[[int, int], float]


def components(nodes: Iterable[int], edges: Iterable[Edge], *, least: float) -> list[list[int]]:
    """The nodes that edges of at least that score connect, each component and all of them in canonical order."""
    parent = {node: node for node in nodes}

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other, score in edges:
        if score >= least:
            first, second = sorted((root(one), root(other)))
            parent[second] = first
    held: dict[int, list[int]] = {}
    for node in sorted(parent):
        held.setdefault(root(node), []).append(node)
    return sorted(held.values())


def nearest(edges: Iterable[Edge]) -> list[Edge]:
    """The edges that are among the best of one of their two nodes, as far as `NEAREST` allows.

    A claim that tells little is a little like many. What it is most like, it may join; the others it does not connect.
    Without this, the strikes on one town of a whole year are one component. All edges of the nodes must be given.
    """
    held = list(edges)
    best: dict[int, float] = {}
    for one, other, score in held:
        best[one] = max(score, best.get(one, score))
        best[other] = max(score, best.get(other, score))
    return [edge for edge in held if edge[2] >= min(best[edge[0]], best[edge[1]]) - w.NEAREST]


def clusters_of(
    nodes: Sequence[int],
    edges: Sequence[Edge],
    score: Scorer,
    *,
    same: Pairs = frozenset(),
    apart: Pairs = frozenset(),
) -> list[list[int]]:
    """The clusters of one component, in canonical order; `same` pairs stand together, `apart` pairs never do.

    Where the two contradict each other, `apart` holds. A component of more than `LARGEST` nodes is split by stricter
    thresholds first.
    """
    bound = [(one, other, np.inf) for one, other in same]
    pieces = [list(nodes)]
    for least in w.STRICTER:
        if all(len(piece) <= w.LARGEST for piece in pieces):
            break
        split = []
        for piece in pieces:
            if len(piece) <= w.LARGEST:
                split.append(piece)
                continue
            held = set(piece)
            inside = [edge for edge in (*edges, *bound) if edge[0] in held and edge[1] in held]
            split += components(piece, inside, least=least)
        pieces = split
    found = [cluster for piece in pieces for cluster in _agglomerated(sorted(piece), score, same, apart)]
    return sorted(found)


def _agglomerated(nodes: list[int], score: Scorer, same: Pairs, apart: Pairs) -> list[list[int]]:
    if len(nodes) == 1:
        return [nodes]
    at = {node: index for index, node in enumerate(nodes)}
    same = frozenset(pair for pair in same if pair[0] in at and pair[1] in at)
    apart = frozenset(pair for pair in apart if pair[0] in at and pair[1] in at)
    if len(nodes) > 2 * w.LARGEST:  # one event told by hundreds in other words each: the strictest edges are enough
        return [nodes] if not apart else _without(nodes, apart)
    if len(nodes) == 2 and not same and not apart:
        return [nodes] if score(*nodes) >= w.ENOUGH else [[nodes[0]], [nodes[1]]]
    size = len(nodes)
    scores = np.full((size, size), -np.inf)
    for i in range(size):
        for j in range(i + 1, size):
            scores[i, j] = scores[j, i] = score(nodes[i], nodes[j])
    barred = np.zeros((size, size), dtype=bool)
    for one, other in apart:
        barred[at[one], at[other]] = barred[at[other], at[one]] = True
    members = [[node] for node in nodes]
    alive = np.ones(size, dtype=bool)

    def join(i: int, j: int) -> None:
        weight, other = len(members[i]), len(members[j])
        merged = (scores[i] * weight + scores[j] * other) / (weight + other)
        scores[i] = merged
        scores[:, i] = merged
        scores[i, i] = -np.inf
        scores[j] = scores[:, j] = -np.inf
        barred[i] |= barred[j]
        barred[:, i] = barred[i]
        members[i] += members[j]
        members[j] = []
        alive[j] = False

    for one, other in sorted(same):
        i, j = sorted(next(k for k in range(size) if node in members[k]) for node in (one, other))
        if i != j and not barred[i, j]:
            decided = np.where(np.isneginf(scores[j]), scores[i], np.where(np.isneginf(scores[i]), scores[j], 0.0))
            free = np.isneginf(scores[i]) ^ np.isneginf(scores[j])
            join(i, j)
            # A person joined what the scores refuse: what one of the two may join, both may.
            row = np.where(free & alive, decided, scores[i])
            row[i] = -np.inf
            scores[i] = row
            scores[:, i] = row
    while True:
        allowed = np.where(barred, -np.inf, np.round(scores, 9))
        i, j = divmod(int(np.argmax(allowed)), size)
        if allowed[i, j] < w.TOGETHER:
            break
        join(*sorted((i, j)))
    return [sorted(held) for held in members if held]


def _without(nodes: list[int], apart: Pairs) -> list[list[int]]:
    """The nodes in as few groups as keep all pairs of `apart` apart, filled in order."""
    groups: list[list[int]] = []
    for node in nodes:
        for group in groups:
            if not any((min(node, held), max(node, held)) in apart for held in group):
                group.append(node)
                break
        else:
            groups.append([node])
    return groups
