"""A comparison for readers: the claim, what each series shows beside it, where the number stands elsewhere, who says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.cli.talk import counted, one_line, shortened
from sayso.ledger.series.naming import naming
from sayso.places import adjective_of, country_name

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sayso.ledger.series.asked import Asked
    from sayso.ledger.series.coincidences import Coincidence
    from sayso.ledger.series.comparison import Comparison, Fact

__all__ = ["comparison_tables"]

VERDICTS = {"supported": "supported", "other_status": "other status", "other_date": "other date"}
STYLES = {"supported": "green", "above": "red", "below": "yellow"}
SHOWN = 5  # places of the number
ROWS = 4  # rows told of one place


def comparison_tables(comparison: Comparison, *, every: bool = False) -> Iterator[RenderableType]:
    """The claim in one line, a table of facts, the places where its number stands, other voices and variants."""
    asked = comparison.asked
    known = [
        naming().statuses[asked.status].label if asked.status in naming().statuses else asked.status,
        country_name(asked.side) or asked.side if asked.side else None,
        _day(asked.date) if asked.date else None,
    ]
    yield Text.assemble((f"“{shortened(asked.words)}”", "bold"), ("  " + " · ".join(k for k in known if k), "dim"))
    if asked.why_not:
        yield Text(f"not set against series: {asked.why_not}", style="dim")
        return
    shown = [fact for fact in comparison.facts if fact.verdict != "silent"]
    if shown:
        yield Padding(_table(asked, shown), (1, 0, 0, 0))
    for line in _readings(shown):
        yield Text(line)
    yield from _silent([fact for fact in comparison.facts if fact.verdict == "silent"])
    yield from _elsewhere(comparison, every=every)
    if comparison.told:
        yield Padding(Text("Other voices in its matter", style="dim italic"), (1, 0, 0, 0))
        for told in comparison.told:
            figure = told.figure or "no figure"
            yield Text(one_line(f"{told.voice}: {figure} ({told.stance}, {told.published or 'no day'}; {told.claim})"))
    if comparison.printed:
        yield Padding(Text("The same sentence with another figure", style="dim italic"), (1, 0, 0, 0))
        for one in comparison.printed:
            where = one.outlet or one.title or one.document[: len("sha256:") + 12]
            yield Text(one_line(f"{one.figure}: {where}, {one.published or 'no day'} (claim {one.claim})"))
            yield Text(f"  “{shortened(one.words)}”", style="italic")


def _table(asked: Asked, facts: Sequence[Fact]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim italic")
    for name in ("series", "as of", "side", "what"):
        table.add_column(name, no_wrap=name == "as of")
    table.add_column("shows", justify="right")
    table.add_column("")
    table.add_column("", max_width=40)
    table.add_column("rows")
    previous = None
    for fact in facts:
        whose = fact.series + (f", {fact.counts} by {fact.by}" if fact.by else f", {fact.counts}")
        table.add_row(
            shortened(whose) if fact.series != previous else "",
            _when(fact),
            country_name(fact.side) or fact.side if fact.side else "",
            shortened(fact.reading or ""),
            _figure(fact),
            _of_all(fact),
            Text(verdict_in_words(fact), style=STYLES.get(fact.verdict, "")),
            _rows(fact.lines),
        )
        previous = fact.series
    return table


def verdict_in_words(fact: Fact) -> str:
    """Where the claimed figure stands: "above what the list shows" is the word, never false."""
    words = VERDICTS.get(fact.verdict, f"{fact.verdict} what it {_verb(fact.counts)}")
    if fact.verdict == "supported" and fact.position == "below":
        words += " (below it)"
    return words + (f" ({fact.note})" if fact.note else "")


def _verb(counts: str) -> str:
    return "claims" if counts == "claimed" else "shows"


def _figure(fact: Fact) -> str:
    if fact.figure is None:
        return ""
    return ("about " if fact.approximate else "") + f"{fact.figure:,}"


def _of_all(fact: Fact) -> str:
    """The state of the figure, and the total of all states beside it: "captured, of 278 lost"."""
    held = dict(fact.states)
    whole = next((name for name, word in naming().statuses.items() if word.parts and name in held), None)
    state = naming().statuses[fact.status].label if fact.status in naming().statuses else fact.status or ""
    if whole is None or whole == fact.status:
        if fact.status is None:
            return ", ".join(f"{number:,} {name}" for name, number in fact.states)
        return state
    return f"{state}, of {held[whole]:,} {'lost' if whole == 'lost' else naming().statuses[whole].label}"


def _when(fact: Fact) -> str:
    return f"{fact.date} {fact.time or ''}".strip() if fact.date else ""


def _readings(facts: Sequence[Fact]) -> Iterator[str]:
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
            names = "every reading" if len(there) == len(held) else counted(len(there), "reading")
            names = f"“{there[0].reading}”" if len(there) == 1 else names
            parts.append(
                f"{position} for {names} ({span})" if position == "equal" else f"{position} it for {names} ({span})"
            )
        yield f"{series}{', ' + (country_name(side) or side) if side else ''}: {'; '.join(parts)}"


def _silent(facts: Iterable[Fact]) -> Iterator[RenderableType]:
    reasons: dict[str, list[str]] = {}
    for fact in facts:
        reasons.setdefault(fact.note or "", []).append(fact.series)
    for note, names in reasons.items():
        yield Text(shortened(f"silent: {', '.join(names)} ({note})"), style="dim")


def _elsewhere(comparison: Comparison, *, every: bool) -> Iterator[RenderableType]:
    places, searched = comparison.elsewhere.places, comparison.elsewhere.searched
    if not comparison.asked.figures:
        return
    told = places if every else comparison.elsewhere.telling[:SHOWN]
    yield Padding(Text(f"The same number elsewhere ({searched:,} cells searched)", style="dim italic"), (1, 0, 0, 0))
    for place in told:
        yield Text(_place(comparison.asked, place))
        near = f"{place.as_near} of the {place.window} numbers around it stand in a place as near"
        yield Text(f"  differs in {', '.join(place.differs)} · {near} · rows {_rows(place.lines)}", style="dim")
    left = len(places) - len(told)
    if not told:
        yield Text(
            "it stands nowhere that would explain it" if not places else "nowhere that chance would not bring it"
        )
    if left:
        yield Text(f"and {counted(left, 'place')} that chance alone would bring (--all)", style="dim")


def _place(asked: Asked, place: Coincidence) -> str:
    verb = "claimed" if place.counts == "claimed" else "showed"
    side = adjective_of(place.side) or place.side if place.side else ""
    state = naming().statuses[place.status].label if place.status in naming().statuses else place.status
    when = _day(place.first) if place.first == place.last else f"{_day(place.first)} to {_day(place.last)}"
    words = f"{place.figure:,} is what {place.series} {verb} of {side} {place.label} {state}, {when}"
    if place.beside is not None and asked.status in naming().statuses and asked.status != place.status:
        words += f", when {place.beside:,} were {naming().statuses[asked.status or ''].label}"
    elif place.beside is not None and place.beside != place.figure:
        words += f", when it {verb} {place.beside:,} of those claimed"
    return one_line(words + (f" (also {', '.join(place.also)})" if place.also else ""))


def _rows(lines: Sequence[int]) -> str:
    return ", ".join(map(str, lines[:ROWS])) + (f" and {len(lines) - ROWS} more" if len(lines) > ROWS else "")


def _day(date: str) -> str:
    day = dt.date.fromisoformat(date)
    return f"{day.day} {day:%B %Y}"
