"""A comparison made ready for a page: facts in words with their rows, where the number stands, who else says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.ledger.series.beside import Printed, Told
from sayso.ledger.series.coincidences import Coincidence
from sayso.ledger.series.comparison import Comparison, Fact
from sayso.ledger.series.wording import (
    day_in_words,
    fact_in_words,
    place_in_words,
    rarity_in_words,
    readings_in_words,
    side_in_words,
    state_in_words,
    verdict_in_words,
)
from sayso.model import vocabulary
from sayso.web.site.cases.words import day, report_id

__all__ = ["Compared", "compared_for"]

_ORDER = ("supported", "above", "below", "other_status", "other_date")  # what speaks of just the same stands first
PLACES, LIKELY = 6, 3  # places of the number: those that chance would seldom bring, and others


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One fact: the series and who counts, the day, what it counts, its figure, where the claim stands beside it."""

    fact: Fact
    whose: str
    day: str
    what: str
    figure: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place where the number stands, in words, and how rare it is."""

    place: Coincidence
    says: str
    rarity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A voice of a matter with its figure, and where its words are."""

    told: Told
    day: str
    verb: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """The same sentence with another figure, cut so that what stands around the figure can be set apart."""

    printed: Printed
    day: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A comparison as a page shows it; `voices` are by matter, each with its id."""

    comparison: Comparison
    known: str
    facts: tuple[Shown, ...]
    readings: tuple[str, ...]
    silent: tuple[tuple[str, str], ...]
    places: tuple[Place, ...]
    more: int
    voices: tuple[tuple[str, tuple[Voice, ...]], ...]
    others: tuple[Other, ...]


def compared_for(comparison: Comparison, *, every: bool = False) -> Compared:
    """The comparison for a page; with `every`, also the places of the number that chance would bring."""
    asked = comparison.asked
    known = [
        state_in_words(asked.status),
        side_in_words(asked.side),
        day_in_words(asked.date) if asked.date else "no day told, so each series’ last figure",
        "told as one incident, where series are running totals" if asked.scope == "incident" else "",
    ]
    shown = [fact for fact in comparison.facts if fact.verdict != "silent"]
    silent: dict[str, list[str]] = {}
    for fact in comparison.facts:
        if fact.verdict == "silent":
            silent.setdefault(fact.note or "", []).append(fact.series)
    places, more = _places(comparison, every=every)
    return Compared(
        comparison=comparison,
        known=" · ".join(part for part in known if part),
        facts=tuple(_shown(fact) for fact in sorted(shown, key=lambda fact: _ORDER.index(fact.verdict))),
        readings=tuple(readings_in_words(shown)),
        silent=tuple((", ".join(names), note) for note, names in silent.items()),
        places=tuple(
            Place(place=place, says=place_in_words(asked, place), rarity=rarity_in_words(place)) for place in places
        ),
        more=more,
        voices=_voices(comparison.told),
        others=tuple(
            Other(printed=one, day=day(one.published), address=_address(one.document, one.claim))
            for one in comparison.printed
        ),
    )


def _shown(fact: Fact) -> Shown:
    side = side_in_words(fact.side)
    return Shown(
        fact=fact,
        whose=f"{fact.counts} by {fact.by}" if fact.by else fact.counts,
        day=f"{day_in_words(fact.date)} {fact.time or ''}".strip() if fact.date else "",
        what=", ".join(part for part in (side, fact.reading or "") if part),
        figure=fact_in_words(fact),
        verdict=verdict_in_words(fact),
    )


def _places(comparison: Comparison, *, every: bool) -> tuple[Sequence[Coincidence], int]:
    telling = comparison.elsewhere.telling
    others = [place for place in comparison.elsewhere.places if not place.telling]
    shown = others if every else [place for place in others if len(place.differs) == 1][:LIKELY]
    held = [*(telling if every else telling[:PLACES]), *shown]
    return held, len(comparison.elsewhere.places) - len(held)


def _voices(told: Iterable[Told]) -> tuple[tuple[str, tuple[Voice, ...]], ...]:
    found: dict[str, dict[tuple[str, str | None, str | None], Voice]] = {}
    for one in told:
        verb = vocabulary("stances")[one.stance].label if one.stance in vocabulary("stances") else one.stance
        voice = Voice(told=one, day=day(one.published), verb=verb, address=_address(one.document, one.claim))
        found.setdefault(one.matter, {}).setdefault((one.voice, one.figure, one.published), voice)
    return tuple((matter, tuple(held.values())) for matter, held in found.items())


def _address(document: str, claim: str) -> str:
    return f"/reports/{report_id(document)}#claim-{claim}"
