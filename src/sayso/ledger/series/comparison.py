"""Comparison: a claimed figure set against every series that speaks of the same thing, as a table of facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sayso.ledger.series.asked import Asked
from sayso.ledger.series.beside import Printed, Told
from sayso.ledger.series.book import ABSENT, Book
from sayso.ledger.series.coincidences import Coincidences, coincidences
from sayso.ledger.series.entries import Counts
from sayso.ledger.series.naming import Reading, naming
from sayso.ledger.series.systems import is_system

__all__ = ["Comparison", "Fact", "Position", "Verdict", "compare", "position_of", "readings_of", "verdict_of"]

Verdict = Literal["supported", "above", "below", "other_status", "other_date", "silent"]
Position = Literal["above", "equal", "below"]
NEAR = 0.1  # "about 400" is read as within a tenth of it, either way
GRACE = 3  # days after the last day of a series for which its last figure still speaks


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What one series shows beside a claimed figure: under one reading of its class, for one side, as of one day.

    `verdict`: `supported` the series shows a number that the claim's bounds allow; `above` the claim says more than the
    series shows, `below` less; `other_status` it shows the things, but in no such state; `other_date` only on other
    days; `silent` not at all. `position` is where the claimed figure stands beside the series' own. `states` are all
    states of the same snapshot. `lines` are the rows of the table's file.
    """

    series: str
    version: int
    by: str | None
    counts: Counts
    verdict: Verdict
    position: Position | None = None
    date: str | None = None
    time: str | None = None
    side: str | None = None
    reading: str | None = None
    reading_name: str | None = None
    names: tuple[str, ...] = ()
    status: str | None = None
    figure: int | None = None
    approximate: bool = False
    states: tuple[tuple[str, int], ...] = ()
    lines: tuple[int, ...] = ()
    links: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A claimed figure, what each series shows beside it, where the same number stands elsewhere, and who else says.

    `told` are the voices of its matter, `printed` the reports that print the same sentence with another figure.
    """

    asked: Asked
    facts: tuple[Fact, ...]
    elsewhere: Coincidences
    told: tuple[Told, ...] = ()
    printed: tuple[Printed, ...] = ()


def position_of(asked: Asked, figure: int) -> Position:
    """Where the claimed figure stands beside another: its lower bound, or the upper where there is no lower."""
    claimed = asked.low if asked.low is not None else asked.high or 0
    return "above" if claimed > figure else "equal" if claimed == figure else "below"


def verdict_of(asked: Asked, figure: int) -> Verdict:
    """Whether the claim's bounds allow a figure, or say more than it, or less."""
    low = asked.low if asked.low is not None else 0
    high = asked.high
    if asked.approximate:
        low, high = int(low * (1 - NEAR)), None if high is None else int(high * (1 + NEAR))
    if figure < low:
        return "above"
    return "below" if high is not None and figure > high else "supported"


def readings_of(asked: Asked, book: Book, side: str | None) -> list[Reading]:
    """The readings of what is asked that a series can fill; two that come to the same kinds are one."""
    held = book.kinds(side)
    if asked.kinds:
        kinds = tuple(kind for kind in asked.kinds if kind in held)
        label = ", ".join(book.label(kind) for kind in kinds)
        return [Reading(name="+".join(kinds), label=label, of=kinds)] if kinds else []
    found: dict[tuple[str, ...], Reading] = {}
    for reading in naming().readings.get(asked.klass or "", ()):
        kinds = tuple(kind for kind in reading.of if kind in held)
        own = {kind for kind in reading.of if naming().kinds[kind].klass == asked.klass}
        if not kinds or kinds in found or (own and not own & set(kinds)):
            continue  # tanks alone are no reading of armoured vehicles
        label = reading.label
        if len(kinds) == 1 and kinds != reading.of:
            label = book.label(kinds[0])
        found[kinds] = Reading(name=reading.name, label=label, of=kinds, why=reading.why)
    return list(found.values())


def compare(
    asked: Asked, books: Sequence[Book], *, told: Sequence[Told] = (), printed: Sequence[Printed] = ()
) -> Comparison:
    """The claimed figure beside every series, and where else its number stands; nothing of it is a judgement.

    `told` and `printed` come from matters and variants (see `beside`); they are only passed on.
    """
    if asked.why_not is not None:
        return Comparison(asked=asked, facts=(), elsewhere=Coincidences(), told=tuple(told), printed=tuple(printed))
    facts = [fact for book in books for fact in _facts(asked, book)]
    readings = {book.row.name: _all_readings(asked, book) for book in books}
    elsewhere = coincidences(asked, books, readings)
    return Comparison(asked=asked, facts=tuple(facts), elsewhere=elsewhere, told=tuple(told), printed=tuple(printed))


def _all_readings(asked: Asked, book: Book) -> list[tuple[str, ...]]:
    return list({reading.of for side in book.sides for reading in readings_of(asked, book, side)})


def _facts(asked: Asked, book: Book) -> list[Fact]:
    if not book.dates:
        return [_silent(book, "it holds no figures")]
    sides = _sides(asked, book)
    facts = [fact for side in sides for fact in _of_side(asked, book, side)]
    if facts:
        return facts
    if not sides:
        return [_silent(book, "it does not tell that side")]
    if asked.systems:
        return [_silent(book, "it shows none of that system" if book.row.items else "it names no single systems")]
    return [_silent(book, "it counts no such things")]


def _sides(asked: Asked, book: Book) -> list[str | None]:
    if asked.side is not None:
        return [side for side in book.sides if side in (asked.side, None)]
    return [side for side in book.sides if side is None or side != asked.not_side]


def _of_side(asked: Asked, book: Book, side: str | None) -> Iterator[Fact]:
    if asked.systems:
        yield from _of_systems(asked, book, side)
        return
    at, begins = _day(asked, book)
    for reading in readings_of(asked, book, side):
        wanted = _status(asked, book, side, reading)
        if wanted is None:
            continue
        index, note = _told(book, side, reading, wanted, at, begins)
        figure = book.figure(side, reading.of, wanted, index)
        if figure is None:
            continue
        states = _states(book, side, reading.of, index)
        verdict = verdict_of(asked, figure.value)
        if note:
            verdict = "other_date"
        elif asked.status is not None and wanted != asked.status:
            verdict = "other_status"
        yield Fact(
            **_head(book),
            verdict=verdict,
            position=position_of(asked, figure.value),
            date=figure.date,
            time=figure.time,
            side=side,
            reading=reading.label,
            reading_name=reading.name,
            names=figure.names,
            status=wanted,
            figure=figure.value,
            approximate=figure.approximate,
            states=states,
            lines=figure.lines,
            note=note,
        )


def _status(asked: Asked, book: Book, side: str | None, reading: Reading) -> str | None:
    """The status to show: the one asked where the series tells it of these things, else the widest that it tells."""
    told = [status for status in naming().statuses if book.figures(side, reading.of, status) is not None]
    told = [status for status in told if _side_by_side(asked.status, status)]
    if asked.status in told:
        return asked.status
    wide = [status for status in told if naming().statuses[status].parts]
    return next(iter(wide or told), None)


def _side_by_side(one: str | None, other: str) -> bool:
    """Whether a list tells both states of the same things: not the dead beside the captured."""
    word = naming().statuses.get(one or "")
    return word is None or bool(set(word.among) & set(naming().statuses[other].among))


def _told(
    book: Book, side: str | None, reading: Reading, status: str, index: int, note: str | None
) -> tuple[int, str | None]:
    """The day to look at: the first that tells the figure, where the series itself begins before it."""
    figures = book.figures(side, reading.of, status)
    if figures is None or figures[index] != ABSENT or (figures == ABSENT).all():
        return index, note
    first = int((figures != ABSENT).argmax())
    return first, f"it begins on {book.dates[first]}"


def _states(book: Book, side: str | None, kinds: Sequence[str], index: int) -> tuple[tuple[str, int], ...]:
    found = []
    for status in naming().statuses:
        figures = book.figures(side, kinds, status)
        if figures is not None and figures[index] != ABSENT:
            found.append((status, int(figures[index])))
    return tuple(found)


def _day(asked: Asked, book: Book) -> tuple[int, str | None]:
    """The day of the series to look at, and a note where it is another than the claim's."""
    if asked.date is None:
        return len(book.dates) - 1, None
    index = book.day(asked.date)
    if index is None:
        return 0, f"it begins on {book.dates[0]}"
    after = (dt.date.fromisoformat(asked.date) - dt.date.fromisoformat(book.dates[-1])).days
    return index, f"it ends on {book.dates[-1]}" if after > GRACE else None


def _of_systems(asked: Asked, book: Book, side: str | None) -> Iterator[Fact]:
    """Items of the systems that the words name, counted as of the day."""
    if not book.row.items:
        return
    index, note = _day(asked, book)
    rows = [
        cell
        for cell in book.cells
        if cell.side == side
        and cell.date <= book.dates[index]
        and any(is_system(word, cell.klass) for word in asked.systems)
    ]
    if not rows:
        return
    statuses = [(cell, book.status(cell, "")) for cell in rows]
    held = [cell for cell, status in statuses if asked.status in (status, None) or _part_of(status, asked.status)]
    counted: dict[str, int] = {}
    for _, status in statuses:
        counted[status] = counted.get(status, 0) + 1
    shown = held or rows
    verdict = verdict_of(asked, len(held)) if held else "other_status"
    yield Fact(
        **_head(book),
        verdict="other_date" if note and verdict != "supported" else verdict,
        position=position_of(asked, len(held)) if asked.figures and held else None,
        date=max(cell.date for cell in shown),
        side=side,
        reading=", ".join(dict.fromkeys(cell.klass for cell in shown)),
        names=tuple(dict.fromkeys(cell.klass for cell in shown)),
        status=asked.status if held else None,
        figure=len(held),
        states=tuple(counted.items()),
        lines=tuple(cell.line for cell in shown),
        links=tuple(cell.link for cell in shown if cell.link),
        note=note,
    )


def _part_of(status: str, whole: str | None) -> bool:
    word = naming().statuses.get(whole or "")
    return word is not None and status in word.parts


def _head(book: Book) -> dict[str, Any]:
    return {"series": book.row.name, "version": book.row.version, "by": book.row.by, "counts": book.row.counts}


def _silent(book: Book, note: str) -> Fact:
    row = book.row
    return Fact(series=row.name, version=row.version, by=row.by, counts=row.counts, verdict="silent", note=note)
