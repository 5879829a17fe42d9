"""Choosing what is added: the set of matters, no two of which may be the same, with the highest sum."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["apart"]

_STEPS = 200_000  # of the search; a set found by then is still one of matters that are apart, though not the best


def apart(weights: Sequence[int], beside: Sequence[set[int]]) -> set[int]:
    """The positions whose weights sum highest, no two of them `beside` each other (maximum-weight independent set).

    Exact up to a bound of steps: more overlap or lower weights never give a higher sum. Ties fall to earlier positions.
    """
    chosen: set[int] = set()
    for part in _components(beside):
        chosen |= _Search(weights, beside).best(frozenset(part))
    return chosen


def _components(beside: Sequence[set[int]]) -> list[list[int]]:
    seen: set[int] = set()
    parts = []
    for start in range(len(beside)):
        if start in seen:
            continue
        part, waiting = [], [start]
        seen.add(start)
        while waiting:
            at = waiting.pop()
            part.append(at)
            fresh = beside[at] - seen
            seen |= fresh
            waiting.extend(sorted(fresh))
        parts.append(sorted(part))
    return parts


class _Search:
    """Branch and bound: with or without the position that lies beside most others."""

    def __init__(self, weights: Sequence[int], beside: Sequence[set[int]]) -> None:
        self.weights = weights
        self.beside = beside
        self.steps = 0
        self.known: dict[frozenset[int], frozenset[int]] = {}

    def best(self, left: frozenset[int]) -> frozenset[int]:
        """The best set among the positions `left`."""
        chosen: set[int] = set()
        open_ = {at for at in left if self.weights[at] > 0}
        while True:  # what lies beside nothing, or outweighs all beside it, is always right
            sure = next(
                (a for a in sorted(open_) if self.weights[a] >= sum(self.weights[b] for b in self.beside[a] & open_)),
                None,
            )
            if sure is None:
                break
            chosen.add(sure)
            open_ -= self.beside[sure] | {sure}
        if not open_:
            return frozenset(chosen)
        rest = frozenset(open_)
        if rest not in self.known:
            self.known[rest] = self._branch(rest)
        return frozenset(chosen) | self.known[rest]

    def _branch(self, left: frozenset[int]) -> frozenset[int]:
        self.steps += len(left)
        if self.steps > _STEPS:
            return self._greedy(left)
        hub = max(left, key=lambda at: (len(self.beside[at] & left), self.weights[at], -at))
        taken = frozenset({hub}) | self.best(left - self.beside[hub] - {hub})
        passed = frozenset[int]().union(*(self.best(part) for part in self._parts(left - {hub})))
        return max(taken, passed, key=lambda found: sum(self.weights[at] for at in found))

    def _parts(self, left: frozenset[int]) -> list[frozenset[int]]:
        order = sorted(left)
        number = {at: n for n, at in enumerate(order)}
        near = [{number[b] for b in self.beside[at] & left} for at in order]
        return [frozenset(order[n] for n in part) for part in _components(near)]

    def _greedy(self, left: frozenset[int]) -> frozenset[int]:
        chosen: set[int] = set()
        for at in sorted(left, key=lambda held: (-self.weights[held], held)):
            if not self.beside[at] & chosen:
                chosen.add(at)
        return frozenset(chosen)
