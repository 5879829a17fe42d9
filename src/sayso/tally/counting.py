"""Counting: at least how many, under a policy; and what stands behind the number, and what was left out, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.model import Matter
from sayso.tally.choosing import apart
from sayso.tally.floors import Figure, floor_of, voice_figures
from sayso.tally.overlap import Extent, extent_of, may_overlap
from sayso.tally.policy import Policy
from sayso.tally.question import Question

__all__ = ["Entry", "LeftOut", "Tally", "tally"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A matter that counts: its floor, the figures of its voices, and the claims that reach the floor."""

    matter: str
    title: str
    floor: int
    figures: tuple[Figure, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A matter or claim that does not count, and why; `floor` is what it would have given, None for a single claim."""

    matter: str
    title: str
    reason: str
    claim: str | None = None
    floor: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """At least `floor`, under `policy`: the sum of `entries`, no two of which may tell of the same.

    `left_out` is the rest, each with its reason.
    """

    question: Question
    policy: Policy
    floor: int
    entries: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    entry: Entry
    extent: Extent
    wholes: frozenset[str]  # claims of which claims of this matter are a share
    claims: frozenset[str]


def tally(matters: Iterable[Matter], policy: Policy, question: Question) -> Tally:
    """The floor of what is asked, under the policy.

    A matter gives the highest figure that enough independent voices reach, each by its own latest word. Running totals
    are never added to what they may hold, nor sub-counts to their whole, nor anything to what may be the same: of
    matters that may overlap, those count that together give most and are surely apart.
    """
    candidates: list[_Candidate] = []
    left: list[LeftOut] = []
    for matter in sorted(matters, key=lambda held: held.id):
        if not question.asks_for(saying.claim for saying in matter.sayings):
            continue
        figures, refused = voice_figures(matter, policy)
        left += [LeftOut(matter=matter.id, title=matter.title, claim=name, reason=why) for name, why in refused]
        extent = extent_of(matter, question)
        reason = _why_not(matter, extent, figures, policy, question)
        floor = floor_of(figures, policy.voices)
        if reason is not None or floor is None:
            reason = reason or f"fewer than {policy.voices} voices give a figure that counts"
            left.append(LeftOut(matter=matter.id, title=matter.title, reason=reason, floor=floor))
            continue
        reached = tuple(name for figure in figures if figure.low >= floor for name in figure.claims)
        entry = Entry(matter=matter.id, title=matter.title, floor=floor, figures=tuple(figures), claims=reached)
        wholes = frozenset(saying.claim.part_of for saying in matter.sayings if saying.claim.part_of is not None)
        held = frozenset(saying.claim.id for saying in matter.sayings)
        candidates.append(_Candidate(entry, extent, wholes, held))
    beside = _beside(candidates)
    chosen = apart([held.entry.floor for held in candidates], beside)
    for at, passed in enumerate(candidates):
        if at not in chosen:
            others = [candidates[other].entry.title for other in sorted(beside[at] & chosen)]
            same = f"may be the same as, or hold, “{others[0]}”" if others else "it adds nothing"
            left.append(
                LeftOut(matter=passed.entry.matter, title=passed.entry.title, reason=same, floor=passed.entry.floor)
            )
    entries = tuple(candidates[at].entry for at in sorted(chosen, key=lambda a: (-candidates[a].entry.floor, a)))
    return Tally(
        question=question,
        policy=policy,
        floor=sum(entry.floor for entry in entries),
        entries=entries,
        left_out=tuple(left),
    )


def _why_not(
    matter: Matter, extent: Extent, figures: Sequence[Figure], policy: Policy, question: Question
) -> str | None:
    """Why the matter as a whole does not count, or None."""
    if not figures:
        return "no voice gives a figure that counts"
    if policy.settled and not extent.settled:
        return "its place or its day is not told"
    if not policy.disputed and _disputed(matter):
        return "another voice denies it"
    since, until = question.since or dt.date.min, question.until or dt.date.max
    if extent.days[0] < since or extent.days[1] > until:
        return "it does not lie wholly in the days asked for"
    return None


def _disputed(matter: Matter) -> bool:
    """Whether a voice says that it did not happen, or denies it."""
    return any(
        saying.claim.stance == "denies"
        or (saying.claim.reality == "did_not_happen" and _nobody_counts(saying.claim.count))
        for saying in matter.sayings
    )


def _nobody_counts(count: object) -> bool:
    return count is None or getattr(count, "high", None) in (None, 0)


def _beside(candidates: Sequence[_Candidate]) -> list[set[int]]:
    """For each candidate, the positions of those that may be the same, or a part of it."""
    order = sorted(range(len(candidates)), key=lambda at: candidates[at].extent.days[0])
    beside: list[set[int]] = [set() for _ in candidates]
    running: list[int] = []
    for at in order:
        one = candidates[at]
        running = [other for other in running if candidates[other].extent.days[1] >= one.extent.days[0]]
        for other in running:
            if may_overlap(one.extent, candidates[other].extent):
                beside[at].add(other)
                beside[other].add(at)
        running.append(at)
    owner = {name: at for at, held in enumerate(candidates) for name in held.claims}
    for at, held in enumerate(candidates):
        for whole in held.wholes:
            other_ = owner.get(whole)
            if other_ is not None and other_ != at:
                beside[at].add(other_)
                beside[other_].add(at)
    return beside
