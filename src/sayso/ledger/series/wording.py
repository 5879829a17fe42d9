"""A comparison in words: facts, never a judgement; the same words on the screen and on pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from sayso.ledger.series.asked import Asked
from sayso.ledger.series.coincidences import Coincidence
from sayso.ledger.series.comparison import Fact
from sayso.ledger.series.naming import naming
from sayso.places import adjective_of, country_name

__all__ = [
    "day_in_words",
    "fact_in_words",
    "place_in_words",
    "rarity_in_words",
    "readings_in_words",
    "side_in_words",
    "state_in_words",
    "verdict_in_words",
]

_VERDICTS = {"supported": "supported", "other_status": "other status", "other_date": "other date"}


def day_in_words(date: str) -> str:
    """A day of a table: "23 March 2022"."""
    day = dt.date.fromisoformat(date[:10])
    return f"{day.day} {day:%B %Y}"


def side_in_words(side: str | None) -> str:
    """The country of a side's code, or the table's own word."""
    return (country_name(side) or side) if side else ""


def state_in_words(status: str | None) -> str:
    """The label of a state, or the table's own word."""
    word = naming().statuses.get(status or "")
    return word.label if word is not None else status or ""


def verdict_in_words(fact: Fact) -> str:
    """Where the claimed figure stands: "above what it shows" is the word, never false."""
    words = _VERDICTS.get(fact.verdict, f"{fact.verdict} what it {_verb(fact.counts)}")
    if fact.verdict == "supported" and fact.position == "below":
        words += " (below it)"
    return words + (f" ({fact.note})" if fact.note else "")


def fact_in_words(fact: Fact) -> str:
    """The figure, its state, and the total of all states beside it: "117 captured, of 278 lost"."""
    held = dict(fact.states)
    whole = next((name for name, word in naming().statuses.items() if word.parts and name in held), None)
    if fact.status is None or fact.figure is None:
        return ", ".join(f"{number:,} {state_in_words(name)}" for name, number in fact.states)
    words = f"{'about ' if fact.approximate else ''}{fact.figure:,} {state_in_words(fact.status)}"
    if whole is None or whole == fact.status:
        return words
    return f"{words}, of {held[whole]:,} {'lost' if whole == 'lost' else state_in_words(whole)}"


def readings_in_words(facts: Sequence[Fact]) -> Iterator[str]:
    """One line a series whose readings part: above for some, below for others."""
    groups: dict[tuple[str, str | None], list[Fact]] = {}
    for fact in facts:
        if fact.figure is not None and fact.position and fact.verdict in ("above", "below", "supported"):
            groups.setdefault((fact.series, fact.side), []).append(fact)
    for (series, side), held in groups.items():
        if len(held) < 2:
            continue
        parts = []
        for position in ("above", "equal", "below"):
            there = [fact for fact in held if fact.position == position]
            figures = sorted(fact.figure for fact in there if fact.figure is not None)
            if not there:
                continue
            span = f"{figures[0]:,}" if figures[0] == figures[-1] else f"{figures[0]:,} to {figures[-1]:,}"
            names = "every reading" if len(there) == len(held) else f"{len(there)} readings"
            names = f"“{there[0].reading}”" if len(there) == 1 else names
            parts.append(
                f"{position} for {names} ({span})" if position == "equal" else f"{position} it for {names} ({span})"
            )
        yield f"{series}{', ' + side_in_words(side) if side else ''}: {'; '.join(parts)}"


def place_in_words(asked: Asked, place: Coincidence) -> str:
    """Where the number stands: "217 is what losses showed of Russian tanks lost in all states, 15 March 2022"."""
    verb = "claimed" if place.counts == "claimed" else "showed"
    side = adjective_of(place.side) or place.side if place.side else ""
    state = state_in_words(place.status)
    first, last = day_in_words(place.first), day_in_words(place.last)
    when = first if place.first == place.last else f"{first} to {last}"
    words = (
        f"{place.figure:,} is what {place.series} {verb} of {f'{side} ' if side else ''}{place.label} {state}, {when}"
    )
    if place.beside is not None and asked.status in naming().statuses and asked.status != place.status:
        words += f", when {place.beside:,} were {state_in_words(asked.status)}"
    elif place.beside is not None and place.beside != place.figure:
        words += f", when it {verb} {place.beside:,} of those claimed"
    return words + (f" (also {', '.join(place.also)})" if place.also else "")


def rarity_in_words(place: Coincidence) -> str:
    """What differs, and how rare such a place is: "other status, date · 2 of the 45 numbers around it ..."."""
    near = f"{place.as_near} of the {place.window} numbers around it stand as near"
    return f"other {', '.join(place.differs)} · {near}{'' if place.telling else ': chance may bring it'}"


def _verb(counts: str) -> str:
    return "claims" if counts == "claimed" else "shows"
