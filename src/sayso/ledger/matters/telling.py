"""What a matter tells: its title, its figures and their range, who holds what against whom, who was first.

Pure functions over sayings, in the order of their documents' days.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.model import Claim, Count, Saying, Voice, vocabulary

__all__ = [
    "Conflict",
    "Correction",
    "Figure",
    "affirms",
    "conflicts_of",
    "corrections_of",
    "figures_of",
    "in_order",
    "range_of",
    "title_of",
]

ROUNDED = 0.1  # "about 400" excludes neither 380 nor 440
SAME_TIME = 1  # days between two reports whose figures are held against each other
_HAPPENS = frozenset({"happened", "ongoing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as one claim tells it: by which voice, in which claim, on which day."""

    claim: str
    voice: str
    day: dt.date | None
    count: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A voice's figure after another of its own: up, or down."""

    voice: str
    before: Figure
    after: Figure
    direction: Literal["up", "down"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """That voices disagree: about the stance, the status or the figures; `one` and `other` are ids of claims."""

    about: Literal["stance", "status", "figures"]
    one: str
    other: str


def in_order(sayings: Iterable[Saying]) -> list[Saying]:
    """The sayings by the day of their documents, those without a day last, then by the claim's id."""
    return sorted(sayings, key=lambda saying: (saying.published or dt.date.max, saying.claim.id))


def title_of(sayings: Sequence[Saying]) -> str:
    """One line: event, whom, where, when, as most of the claims have it."""
    claims = [saying.claim for saying in sayings]
    total = any(claim.count and claim.count.scope == "cumulative" for claim in claims)
    whom = _commonest(claim.of.name for claim in claims if claim.of is not None and len(claim.of.name) <= 60)
    klass = _commonest(claim.of.klass.replace("_", " ") for claim in claims if claim.of and claim.of.klass)
    doer = _commonest(claim.by.name for claim in claims if claim.by is not None and len(claim.by.name) <= 60)
    place = _commonest(claim.place.name for claim in claims if claim.place is not None)
    day = None if total else _commonest(claim.when.in_words() for claim in claims if claim.when is not None)
    label = vocabulary("events")[claims[0].event].label if claims[0].event in vocabulary("events") else claims[0].event
    told = klass if klass and klass not in ("other", "place") else whom
    if label == "said":
        return f"said: {claims[0].text[:80]}"
    parts = [
        label + (" so far" if total else "") + (f": {told}" if told and told != place else ""),
        f"by {doer}" if doer and whom != doer else None,
        place,
        day,
    ]
    return ", ".join(part for part in parts if part)


def _commonest(values: Iterable[str]) -> str | None:
    """The value told most often; of equals the first in the alphabet."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def _key_of(voices: Sequence[Voice]) -> dict[str, Voice]:
    return {claim: voice for voice in voices for claim in voice.claims}


def figures_of(sayings: Sequence[Saying], voices: Sequence[Voice]) -> list[Figure]:
    """The figures that the claims tell, in the order of their days; shares and vague words without bounds left out."""
    voice = _key_of(voices)
    return [
        Figure(claim=s.claim.id, voice=voice[s.claim.id].name, day=s.published, count=s.claim.count)
        for s in sayings
        if s.claim.count is not None and (s.claim.count.low is not None or s.claim.count.high is not None)
    ]


def range_of(figures: Sequence[Figure]) -> str | None:
    """The smallest and the largest figure told, in words: "9 to 11", "at least 217"; None where there is none."""
    if not figures:
        return None
    least = min(figures, key=lambda f: (f.count.low if f.count.low is not None else f.count.high or 0, f.claim))
    most = max(figures, key=lambda f: (f.count.high if f.count.high is not None else f.count.low or 0, f.claim))
    low, high = _plain(least.count, low=True), _plain(most.count, low=False)
    if least.count.low is not None and least.count.low == most.count.low and most.count.high is None:
        return high  # "17" and "at least 17": at least 17
    return low if low == high else f"{low} to {high}"


def _plain(count: Count, *, low: bool) -> str:
    if count.low is not None and count.high is not None and count.low != count.high:
        return f"{(count.low if low else count.high):,}"
    return Count(text="", span=count.span, low=count.low, high=count.high, approximate=count.approximate).in_words()


def corrections_of(sayings: Sequence[Saying], voices: Sequence[Voice]) -> list[Correction]:
    """Where a voice gives another figure than it gave on an earlier day: the toll rises, or is revised down."""
    found = []
    figures = {figure.claim: figure for figure in figures_of(sayings, voices)}
    for voice in voices:
        told = sorted(
            (figures[claim] for claim in voice.claims if claim in figures and figures[claim].day is not None),
            key=lambda figure: (figure.day, figure.claim),
        )
        last: Figure | None = None
        for figure in told:
            if last is not None and figure.day != last.day:
                before, after = _middle(last.count), _middle(figure.count)
                if before != after:
                    direction: Literal["up", "down"] = "up" if after > before else "down"
                    found.append(Correction(voice=voice.name, before=last, after=figure, direction=direction))
            last = figure
    return found


def _middle(count: Count) -> float:
    ends = [end for end in (count.low, count.high) if end is not None]
    return sum(ends) / len(ends)


def affirms(claim: Claim) -> bool | None:
    """Whether the claim holds that the event takes or took place (True), or that it does or did not (False).

    To deny an event is to hold that it was not; to deny that it did not happen, that it was. None where the words leave
    it open: warnings, plans, demands.
    """
    if claim.stance not in ("asserts", "accuses", "denies"):
        return None
    if claim.reality in _HAPPENS:
        return claim.stance != "denies"
    if claim.reality == "did_not_happen":
        return claim.stance == "denies"
    return None


def conflicts_of(sayings: Sequence[Saying], voices: Sequence[Voice]) -> list[Conflict]:
    """Where two voices disagree, one pair of claims for each kind of conflict.

    Stance: one says it or accuses, another denies. Status: it happened, it did not happen. Figures: bounds that exclude
    each other, told within a day of each other.
    """
    voice = {claim: held.key for claim, held in _key_of(voices).items()}
    found: list[Conflict] = []
    yes = [s.claim for s in sayings if affirms(s.claim) is True]
    no = [s.claim for s in sayings if affirms(s.claim) is False]
    for about, parted in (("stance", True), ("status", False)):
        pair = next(
            (
                (one, other)
                for one in yes
                for other in no
                if voice[one.id] != voice[other.id] and ("denies" in (one.stance, other.stance)) is parted
            ),
            None,
        )
        if pair:
            found.append(Conflict(about=about, one=pair[0].id, other=pair[1].id))  # type: ignore[arg-type]
    pair_ = next(_excluding(sayings, voice), None)
    if pair_:
        found.append(Conflict(about="figures", one=pair_[0], other=pair_[1]))
    return found


def _excluding(sayings: Sequence[Saying], voice: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of claims of two voices whose figures cannot both be right; linear but for figures of one or two days."""
    waiting: list[tuple[int, float, float, str]] = []
    for saying in sayings:
        bounds, day = _bounds(saying.claim), saying.published
        if bounds is None or day is None:
            continue
        low, high = bounds
        waiting = [held for held in waiting if day.toordinal() - held[0] <= SAME_TIME]
        for _, low_, high_, claim in waiting:
            if (low > high_ or low_ > high) and voice[claim] != voice[saying.claim.id]:
                yield claim, saying.claim.id
        if all((low, high, voice[saying.claim.id]) != (held[1], held[2], voice[held[3]]) for held in waiting):
            waiting.append((day.toordinal(), low, high, saying.claim.id))


def _bounds(claim: Claim) -> tuple[float, float] | None:
    count = claim.count
    if count is None or (count.low is None and count.high is None) or claim.stance == "denies":
        return None
    low = float(count.low or 0)
    high = float("inf") if count.high is None else float(count.high)
    if count.approximate:
        low, high = low * (1 - ROUNDED), high * (1 + ROUNDED)
    return low, high
