"""Comparing two wordings, sentence by sentence: what is the same, what is the same but for a figure.

Sentences meet by shared threes of words, then are aligned word by word. What differs decides: other words around the
same facts are a rewording; another figure makes a variant; another name, side, class or a denial another statement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from sayso.ledger.copies.telling import otherwise, same_name
from sayso.ledger.copies.wording import NUMBER, Passage, Word, Wording
from sayso.model import Span

__all__ = ["Alike", "Kind", "Meeting", "compare"]

Kind = Literal["same", "figure", "words"]  # shared; a variant; alike, but another statement

Step = tuple[str, int, int, int, int]

ALIKE = 0.62  # part of the shorter sentence's words that stand in the other, in runs of two or more
SHORT, ALIKE_SHORT = 7, 0.85  # sentences of fewer words must agree in more of them
WHOLE = 0.75  # a sentence with so much of it found counts as found to its ends
FEW = 2  # sentences that are another statement, where two reports have nothing else in common
TRIED = 3  # partners of a sentence that are aligned: those with most shingles in common


@dataclass(frozen=True, slots=True)
class Alike:
    """A passage that stands in both texts: its spans, its words in each, and the spans of the figures that differ."""

    kind: Kind
    first: Span
    second: Span
    words: tuple[int, int]
    marks: tuple[tuple[Span, Span], ...] = ()
    whole: bool = False  # both sentences to their ends
    figures: int = 0  # of the marks of another statement, those that are figures


@dataclass(frozen=True, slots=True)
class Meeting:
    """All that two documents have in common, in the order of the first; `lengths` are the words of each."""

    passages: tuple[Alike, ...]
    lengths: tuple[int, int]

    def share(self, side: Literal[0, 1], *kinds: Kind) -> float:
        """The part of one text's words, 0 to 1, that stands in passages of those kinds."""
        held = [
            ((alike.first, alike.second)[side], alike.words[side]) for alike in self.passages if alike.kind in kinds
        ]
        words, end = 0, -1
        for span, many in sorted(held, key=lambda one: (one[0].start, -one[0].end)):
            if span.start >= end:  # a headline may stand a second time inside a sentence of the other
                words, end = words + many, span.end
        return min(1.0, words / max(1, self.lengths[side]))

    @property
    def longest(self) -> int:
        """The words of the longest passage that both share."""
        return max((min(alike.words) for alike in self.passages if alike.kind == "same"), default=0)


def compare(first: Wording, second: Wording) -> Meeting:
    """What stands in both. Give the one that printed first as `first`: then the order of reading does not matter."""
    found: dict[tuple[int, int], Alike] = {}
    for pair in _partners(first, second):
        alike = _aligned(first.passages[pair[0]], second.passages[pair[1]])
        if alike is not None:
            found[pair] = alike
    settled = _settled(found)
    told = [(one, other, _told(first.passages[one], second.passages[other], alike)) for one, other, alike in settled]
    if all(alike.kind == "words" for *_, alike in told) and (len(told) > FEW or any(_many(held) for *_, held in told)):
        told = []  # one bulletin's wording for two towns: no kinship; a sentence with its side changed is one
    return Meeting(tuple(_joined(told)), (first.length, second.length))


def _partners(one: Wording, other: Wording) -> list[tuple[int, int]]:
    """Pairs of sentences that share threes of words, at most a few for each of `one`."""
    where = other.where
    found = []
    for number, passage in enumerate(one.passages):
        shared = Counter(at for shingle in passage.shingles for at in where.get(shingle, ()))
        best = sorted(shared, key=lambda at: (-shared[at], -shared[at] / len(other.passages[at].shingles), at))
        found += [
            (number, at)
            for at in best[:TRIED]
            if (4 * shared[at] >= len(passage.shingles) or shared[at] > 3)
            and _may_be(passage.names, other.passages[at].names)
        ]
    return found


def _may_be(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the names let two sentences be one: a bulletin on another town is not."""
    if not one or not other or len(one) == len(other) == 1:  # one name alone may be the side that was changed
        return True
    few, many = sorted((one, other), key=len)
    return 2 * sum(name in many or any(same_name(name, held) for held in many) for name in few) >= len(few)


def _settled(found: dict[tuple[int, int], Alike]) -> list[tuple[int, int, Alike]]:
    """For each sentence its best partner: one that says the same before one that says another figure."""
    order: dict[Kind, int] = {"same": 0, "figure": 1, "words": 2}
    ranked = sorted(found, key=lambda p: (order[found[p].kind], -min(found[p].words), abs(p[0] - p[1]), p))
    best: tuple[dict[int, Alike], dict[int, Alike]] = ({}, {})
    kept = []
    for one, other in ranked:
        alike = found[one, other]
        taken = (best[0].get(one), best[1].get(other))
        # A sentence that another cut in two has two partners; one that is found as a whole has one.
        if any(taken) and (alike.kind != "same" or any(held is not None and held.whole for held in taken)):
            continue
        kept.append((one, other, alike))
        best[0].setdefault(one, alike)
        best[1].setdefault(other, alike)
    return sorted(kept, key=lambda held: held[:2])


def _joined(settled: Sequence[tuple[int, int, Alike]]) -> list[Alike]:
    """Sentences that follow each other in both texts, as one passage."""
    joined: list[tuple[int, int, Alike]] = []
    for one, other, alike in settled:
        if joined:
            before_one, before_other, before = joined[-1]
            if (one, other) == (before_one + 1, before_other + 1) and alike.kind == before.kind == "same":
                longer = Alike(
                    "same",
                    Span(before.first.start, alike.first.end),
                    Span(before.second.start, alike.second.end),
                    (before.words[0] + alike.words[0], before.words[1] + alike.words[1]),
                )
                joined[-1] = (one, other, longer)
                continue
        joined.append((one, other, alike))
    return [alike for *_, alike in joined]


def _aligned(first: Passage, second: Passage) -> Alike | None:
    one, other = first.words, second.words
    forms = ([word.form for word in one], [word.form for word in other])
    if not one or not other:
        return None
    steps = _steps(*forms)
    runs = [step for step in steps if step[0] == "equal" and step[2] - step[1] > 1]
    matched = sum(step[2] - step[1] for step in runs)
    shorter = min(len(one), len(other))
    if matched < (ALIKE if shorter >= SHORT else ALIKE_SHORT) * shorter or matched < 4:
        return None
    inside = [step for step in steps if runs[0][1] <= step[1] and step[2] <= runs[-1][2]]
    # What stands before the first and after the last run may be another clause of a longer sentence.
    near = steps if len(one) == len(other) or matched >= WHOLE * max(len(one), len(other)) else inside
    another = otherwise(one, other, near)
    marks = [] if another else _figures(one, other, steps)
    kind: Kind = "words" if another else "figure" if marks else "same"
    spans = (
        _reach(first, one, runs[0][1], runs[-1][2], matched),
        _reach(second, other, runs[0][3], runs[-1][4], matched),
    )
    return Alike(
        kind,
        spans[0][0],
        spans[1][0],
        (spans[0][1], spans[1][1]),
        tuple(marks if kind == "figure" else ()),
        whole=(spans[0][0], spans[1][0]) == (first.span, second.span),
    )


def _steps(one: Sequence[str], other: Sequence[str]) -> Sequence[Step]:
    """What is equal and what is not, as difflib tells it; without its search where a few words differ."""
    if len(one) == len(other):
        equal = [a == b for a, b in zip(one, other, strict=True)]
        if sum(equal) >= WHOLE * len(one):
            edges = [0, *(at for at in range(1, len(one)) if equal[at] != equal[at - 1]), len(one)]
            return [("equal" if equal[a] else "replace", a, b, a, b) for a, b in pairwise(edges)]
    return SequenceMatcher(None, one, other, autojunk=False).get_opcodes()


def _many(alike: Alike) -> bool:
    """Whether more than one place differs, figures left out."""
    return len(alike.marks) - alike.figures > 1


def _told(first: Passage, second: Passage, alike: Alike) -> Alike:
    """Another statement with the words marked that stand in the place of others, and the figures that differ."""
    if alike.kind != "words":
        return alike
    one, other = first.words, second.words
    steps = _steps([word.form for word in one], [word.form for word in other])
    places = {
        (Span(one[a].span.start, one[b - 1].span.end), Span(other[c].span.start, other[d - 1].span.end))
        for tag, a, b, c, d in steps
        if tag == "replace"
    }
    figures = set(_figures(one, other, steps))
    return replace(alike, marks=tuple(sorted(places | figures)), figures=len(figures - places))


def _reach(passage: Passage, words: Sequence[Word], start: int, end: int, matched: int) -> tuple[Span, int]:
    """The span of what was found, and its words; the whole sentence where most of it was."""
    if matched >= WHOLE * len(words):
        return passage.span, len(passage.forms)
    return Span(words[start].span.start, words[end - 1].span.end), end - start


def _figures(one: Sequence[Word], other: Sequence[Word], steps: Sequence[Step]) -> list[tuple[Span, Span]]:
    """The figures that stand at the same place and differ."""
    same_words = len(steps) == 1
    if not same_words and Counter(w.value for w in one if w.value) == Counter(w.value for w in other if w.value):
        return []
    marks = []
    for _, a, b, c, d in steps:
        numbers = (
            [word for word in one[a:b] if word.form == NUMBER],
            [word for word in other[c:d] if word.form == NUMBER],
        )
        marks += [(w.span, v.span) for w, v in zip(*numbers, strict=False) if w.value != v.value]
    return marks
