"""Nesting: drafts of statements into attributions, each within the smallest one that holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.model import Attribution, Name, Span, Stance

__all__ = ["Draft", "numbered", "without_echoes"]


@dataclass(slots=True)
class Draft:
    """A statement in the making: spans of the text, the statement that holds it, and its sentence."""

    source: Span | None
    cue: Span | None
    content: list[Span]
    stance: Stance = "asserts"
    hedged: bool = False
    outer: Draft | None = None
    confidence: float = 0.7
    sentence: int = 0
    opens: bool = False

    def start(self) -> int:
        """Where its first word stands."""
        return min(span.start for span in (self.source, self.cue, *self.content) if span is not None)


def numbered(drafts: Sequence[Draft]) -> tuple[Attribution, ...]:
    """The drafts as attributions, each within the smallest statement that holds its cue or source."""
    _nest(drafts)
    depth = {id(draft): 0 for draft in drafts}
    for draft in drafts:
        outer, steps = draft.outer, 0
        while outer is not None and steps < 8:
            steps += 1
            outer = outer.outer
        depth[id(draft)] = steps
    order = sorted(drafts, key=lambda d: (min(span.start for span in d.content), -depth[id(d)], d.start()))
    index = {id(draft): number for number, draft in enumerate(order)}
    return tuple(
        Attribution(
            source=draft.source,
            cue=draft.cue,
            content=tuple(sorted(set(draft.content))),
            stance=draft.stance,
            hedged=draft.hedged,
            within=index.get(id(draft.outer)) if draft.outer is not None else None,
            confidence=draft.confidence,
        )
        for draft in order
    )


def _nest(drafts: Sequence[Draft]) -> None:
    parts = sorted(
        ((span.start, span.end, number) for number, draft in enumerate(drafts) for span in draft.content),
        key=lambda part: part[0],
    )
    points = sorted(
        (anchor.start, anchor.end, number)
        for number, draft in enumerate(drafts)
        if draft.outer is None and (anchor := draft.cue or draft.source or draft.content[0]) is not None
    )
    active: list[tuple[int, int, int]] = []
    at = 0
    for start, end, number in points:
        while at < len(parts) and parts[at][0] <= start:
            active.append(parts[at])
            at += 1
        active = [part for part in active if part[1] > start]
        holders = [
            part
            for part in active
            if part[1] >= end and part[2] != number and not _inside(drafts[part[2]], drafts[number])
        ]
        if holders:
            drafts[number].outer = drafts[min(holders, key=lambda part: part[1] - part[0])[2]]


def _inside(held: Draft, of: Draft) -> bool:
    """Whether `held` lies within `of` already, so that the two never hold each other."""
    steps = 0
    while held is not of and held.outer is not None and steps < 20:
        held, steps = held.outer, steps + 1
    return held is of


def without_echoes(attributions: Sequence[Attribution], names: Sequence[Name]) -> tuple[Attribution, ...]:
    """The statements without those that a source makes within its own: "the office said it had recorded 953 deaths"."""
    by_mention = {mention: number for number, name in enumerate(names) for mention in name.mentions}

    def echoes(one: Attribution) -> bool:
        if one.within is None or one.source is None or one.stance != "asserts" or one.hedged:
            return False
        outer = attributions[one.within].source
        held = by_mention.get(one.source)
        return outer is not None and held is not None and held == by_mention.get(outer)

    kept = [number for number, one in enumerate(attributions) if not echoes(one)]
    index = {number: place for place, number in enumerate(kept)}

    def outer(number: int | None) -> int | None:
        while number is not None and number not in index:
            number = attributions[number].within
        return None if number is None else index[number]

    return tuple(replace(attributions[number], within=outer(attributions[number].within)) for number in kept)
