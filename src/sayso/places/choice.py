"""Chooses what each name of a text means: prominence first, then what else the text names, then nearness.

The weights are those of `sayso.places.weights`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.places.gazetteer import OTHER, STEM, Entry, capital_names
from sayso.places.geometry import distance_km
from sayso.places.mention import Candidate
from sayso.places.names import Found
from sayso.places.phrases import candidate
from sayso.places.weights import SHIPPED, Weights

__all__ = ["Chosen", "choose"]

NEAR_KM = 100.0
ROUNDS = 3
MOST_ANCHORS = 60


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a name means: candidates with probabilities, the best first, and whether the text itself supports it."""

    candidates: tuple[Candidate, ...]
    supported: bool
    qualified: bool
    spelling: int


@dataclass(slots=True)
class _Reading:
    """One name of the text with the entries it can mean, and the odds of each."""

    entries: Sequence[Entry]
    scores: list[float]
    weights: list[float]
    count: int
    votes: dict[int, float]


def choose(
    found: Sequence[Found], wanted: Sequence[int] | None = None, *, weights: Weights = SHIPPED
) -> dict[str, Chosen]:
    """What each gazetteer name means, by key; `found` holds all names of a text in order.

    `wanted` are the positions to weigh (those that stand as places); all of them without it. `weights` say how much
    each reason counts.
    """
    positions = range(len(found)) if wanted is None else wanted
    readings: dict[str, _Reading] = {}
    lands: dict[str, float] = {}
    for at in positions:
        name = found[at]
        if name.meaning is not None:
            side = name.meaning.side or (name.meaning.candidate.country if name.meaning.candidate else None)
            division = name.meaning.candidate.division if name.meaning.candidate else None
            if name.meaning.kind == "short" and division:
                lands[division] = lands.get(division, 0.0) + 1.0
                lands["USA" if division[:2] == "US" else "CAN"] = lands.get("USA", 0.0) + 0.5
            elif side:
                lands[side] = lands.get(side, 0.0) + (1.0 if name.meaning.kind in {"country", "region"} else 0.7)
        held = _entries(name, found)
        if not held:
            continue
        reading = readings.get(name.key)
        if reading is None:
            reading = readings[name.key] = _Reading(held, [], [], 0, {})
            reading.scores = [_prior(entry, name, weights) for entry in held]
        reading.count += 1
        if name.qualifier is not None:
            _vote(reading, found[name.qualifier], weights.qualifier)
    for reading in readings.values():
        reading.weights = _soft(
            [s + reading.votes.get(e.number, 0.0) for s, e in zip(reading.scores, reading.entries, strict=True)]
        )
    for _ in range(ROUNDS):
        _weigh(readings, lands, weights)
    telling = _telling(readings)
    return {key: _settled(key, reading, lands, telling) for key, reading in readings.items()}


def _entries(name: Found, found: Sequence[Found]) -> Sequence[Entry]:
    if name.meaning is None:
        return name.entries
    if name.meaning.kind != "country":
        return ()
    # A country's name means a town or a state only where a comma says so, or for Georgia.
    if name.key == "georgia" or (name.qualifier is not None and found[name.qualifier].meaning is not None):
        return name.entries
    return ()


def _prior(entry: Entry, name: Found, weights: Weights) -> float:
    kind = {"country": weights.country, "division": weights.division, "county": weights.county}.get(entry.kind, 0.0)
    spelling = weights.other_spelling if entry.sort == OTHER else weights.stem if entry.sort == STEM else 0.0
    score = weights.people * math.log(entry.population + 300) + kind - spelling
    if entry.kind == "division":
        score -= weights.division_people
        same = any(e.kind == "town" and e.division == entry.division and e.sort <= entry.sort for e in name.entries)
        score += weights.type_word if name.land else 0.0
        score -= weights.division_of_town if same and not name.land else 0.0
    elif entry.kind == "county":
        score += weights.county_named
    elif name.land:
        score -= weights.type_word_town
    if entry.kind == "town" and capital_names().get(entry.country) == entry.name:
        score += weights.capital
    return score


def _vote(reading: _Reading, qualifier: Found, vote: float) -> None:
    codes = set()
    area = None  # "Simferopol, Crimea": a disputed region has no country to go by, but a middle and a radius
    if qualifier.meaning is not None and qualifier.meaning.candidate is not None:
        thing = qualifier.meaning.candidate
        codes = {code for code in (thing.division, thing.country, qualifier.meaning.side) if code}
        if thing.division:
            codes = {thing.division}
        area = thing if thing.kind == "region" else None
    codes |= {entry.division for entry in qualifier.entries if entry.kind == "division"}
    for entry in reading.entries:
        told = entry.division in codes or entry.country in codes
        if not codes and area is not None:
            told = distance_km(entry.lat, entry.lon, area.lat, area.lon) <= area.radius_km
        if told and entry.kind in {"town", "county", "division"}:
            reading.votes[entry.number] = reading.votes.get(entry.number, 0.0) + vote


def _weigh(readings: Mapping[str, _Reading], lands: Mapping[str, float], weights: Weights) -> None:
    """One round: each name's odds with what all other names now say."""
    mass: dict[str, float] = dict(lands)
    own: dict[str, dict[str, float]] = {}
    for key, reading in readings.items():
        mine = own[key] = {}
        times = 1.0 + math.log(reading.count)
        for entry, weight in zip(reading.entries, reading.weights, strict=True):
            if weight < 0.02:
                continue
            mine[entry.country] = mine.get(entry.country, 0.0) + times * weight
            if entry.division:
                mine[entry.division] = mine.get(entry.division, 0.0) + times * weight
        for code, weight in mine.items():
            mass[code] = mass.get(code, 0.0) + weight
    anchors = _anchors(readings)
    total = sum(weight for code, weight in mass.items() if "." not in code) or 1.0
    for key, reading in readings.items():
        mine = own[key]
        fresh = []
        for entry, score in zip(reading.entries, reading.scores, strict=True):
            rest = max(0.0, mass.get(entry.country, 0.0) - mine.get(entry.country, 0.0))
            near = max(0.0, mass.get(entry.division, 0.0) - mine.get(entry.division, 0.0)) if entry.division else 0.0
            told = weights.of_country * math.sqrt(rest / total) * min(1.0, rest)
            score += told + weights.of_division * (1 - math.exp(-near))
            score += weights.nearness * _nearness(entry, anchors, key) + reading.votes.get(entry.number, 0.0)
            fresh.append(score)
        reading.weights = _soft(fresh)


def _anchors(readings: Mapping[str, _Reading]) -> list[tuple[str, Entry]]:
    held = []
    for key, reading in readings.items():
        best = max(range(len(reading.weights)), key=reading.weights.__getitem__)
        if reading.weights[best] > 0.6 and reading.entries[best].kind in {"town", "county"}:
            held.append((reading.count, key, reading.entries[best]))
    held.sort(key=lambda each: -each[0])
    return [(key, entry) for _, key, entry in held[:MOST_ANCHORS]]


def _nearness(entry: Entry, anchors: Sequence[tuple[str, Entry]], key: str) -> float:
    if entry.kind not in {"town", "county"}:
        return 0.0
    best = 0.0
    for other, anchor in anchors:
        # A degree of latitude is 111 km: what is five off cannot be near.
        if other != key and abs(anchor.lat - entry.lat) < 5 and other not in key and key not in other:
            best = max(best, math.exp(-distance_km(entry.lat, entry.lon, anchor.lat, anchor.lon) / NEAR_KM))
    return best


def _soft(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    raised = [math.exp(max(-50.0, score - top)) for score in scores]
    whole = sum(raised)
    return [each / whole for each in raised]


def _settled(key: str, reading: _Reading, lands: Mapping[str, float], telling: Mapping[str, set[str]]) -> Chosen:
    order = sorted(range(len(reading.entries)), key=lambda at: (-reading.weights[at], reading.entries[at].number))
    best = reading.entries[order[0]]
    others = telling.get(best.country, set())
    supported = lands.get(best.country, 0.0) > 0 or len(others) > (key in others)
    chosen = tuple(
        replace(candidate(reading.entries[at]), probability=round(reading.weights[at], 4)) for at in order[:3]
    )
    return Chosen(chosen, supported, best.number in reading.votes, best.sort)


def _telling(readings: Mapping[str, _Reading]) -> dict[str, set[str]]:
    """The names, by country, that are sure and large enough to speak for other towns of their country."""
    held: dict[str, set[str]] = {}
    for key, reading in readings.items():
        for entry, weight in zip(reading.entries, reading.weights, strict=True):
            if weight > 0.5 and (entry.population > 100_000 or entry.kind == "division"):
                held.setdefault(entry.country, set()).add(key)
    return held
