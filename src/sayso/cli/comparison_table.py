"""A comparison for readers: the claim, what each series shows beside it, and where the number stands elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.cli.screen import console
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
SHOWN, LIKELY = 5, 2  # places of the number: those that chance would seldom bring, and others
ROWS = 2  # rows told of one place
WIDE = 110  # columns of a terminal from which on the rows of the table stand beside the figures too
WHAT, SAYS = 32, 24  # the widest columns of what is counted, and of the verdict


def comparison_tables(comparison: Comparison, *, every: bool = False) -> Iterator[RenderableType]:
    """The claim in one line, a table of facts, the places where its number stands, other voices and variants."""
    asked = comparison.asked
    known = [
        _state(asked.status),
        country_name(asked.side) or asked.side if asked.side else None,
        _day(asked.date) if asked.date else None,
        "told as one incident, where series are running totals" if asked.scope == "incident" else None,
    ]
    yield Text.assemble((f"“{shortened(asked.words)}”", "bold"), ("  " + " · ".join(k for k in known if k), "dim"))
    if asked.why_not:
        yield Text(f"not set against series: {asked.why_not}", style="dim")
        return
    shown = [fact for fact in comparison.facts if fact.verdict != "silent"]
    if shown:
        yield from _tables(shown)
        yield Text("")
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


def _tables(facts: Sequence[Fact]) -> Iterator[RenderableType]:
    """One table a series, side and day, under a line that names them; all with the same widths."""
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        groups.setdefault((fact.series, fact.side, fact.date), []).append(fact)
    what = min(WHAT, max(len(fact.reading or "") for fact in facts))
    shows = max(len(_figure(fact)) for fact in facts)
    says = max(len(verdict_in_words(fact)) for fact in facts)
    for held in groups.values():
        first = held[0]
        whose = f"{first.counts} by {first.by}" if first.by else first.counts
        when = f"as of {_day(first.date)} {first.time or ''}".strip() if first.date else ""
        side = country_name(first.side) or first.side if first.side else ""
        heading = ", ".join(shortened(part) for part in (first.series, whose, side, when) if part)
        yield Padding(Text(heading, style="dim italic"), (1, 0, 0, 0))
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=what)
        table.add_column(min_width=shows)
        table.add_column(min_width=min(says, SAYS))
        wide = console().width >= WIDE
        if wide:
            table.add_column()
        for fact in held:
            words = Text(verdict_in_words(fact), style=STYLES.get(fact.verdict, ""))
            rows = [Text(_rows(fact.lines), style="dim")] if wide else []
            table.add_row(shortened(fact.reading or ""), _figure(fact), words, *rows)
        yield table


def verdict_in_words(fact: Fact) -> str:
    """Where the claimed figure stands: "above what the list shows" is the word, never false."""
    words = VERDICTS.get(fact.verdict, f"{fact.verdict} what it {_verb(fact.counts)}")
    if fact.verdict == "supported" and fact.position == "below":
        words += " (below it)"
    return words + (f" ({fact.note})" if fact.note else "")


def _state(status: str | None) -> str:
    word = naming().statuses.get(status or "")
    return word.label if word is not None else status or ""


def _verb(counts: str) -> str:
    return "claims" if counts == "claimed" else "shows"


def _figure(fact: Fact) -> str:
    """The figure, its state, and the total of all states beside it: "117 captured, of 278 lost"."""
    held = dict(fact.states)
    whole = next((name for name, word in naming().statuses.items() if word.parts and name in held), None)
    if fact.status is None or fact.figure is None:
        return ", ".join(f"{number:,} {_state(name)}" for name, number in fact.states)
    words = f"{'about ' if fact.approximate else ''}{fact.figure:,} {_state(fact.status)}"
    if whole is None or whole == fact.status:
        return words
    return f"{words}, of {held[whole]:,} {'lost' if whole == 'lost' else _state(whole)}"


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
    """The places of the number: those that chance would seldom bring, then the nearest that differ in one thing."""
    places, telling = comparison.elsewhere.places, comparison.elsewhere.telling
    if not comparison.asked.figures:
        return
    heading = f"The same number elsewhere ({comparison.elsewhere.searched:,} figures searched)"
    yield Padding(Text(heading, style="dim italic"), (1, 0, 0, 0))
    if not telling:
        yield Text("nowhere that chance would not bring it" if places else "nowhere")
    others = [place for place in places if not place.telling]
    shown = others if every else [place for place in others if len(place.differs) == 1][:LIKELY]
    for place in (*telling[:SHOWN], *shown):
        style = "" if place.telling else "dim"
        yield Text(_place(comparison.asked, place), style=style)
        near = f"{place.as_near} of the {place.window} numbers around it stand as near"
        likely = "" if place.telling else ": chance may bring it"
        yield Text(f"  other {', '.join(place.differs)} · {near}{likely} · {_rows(place.lines)}", style="dim")
    left = len(places) - len(telling[:SHOWN]) - len(shown)
    if left:
        yield Text(f"and {counted(left, 'place')} further off, which chance may bring (--all)", style="dim")


def _place(asked: Asked, place: Coincidence) -> str:
    verb = "claimed" if place.counts == "claimed" else "showed"
    side = adjective_of(place.side) or place.side if place.side else ""
    state = _state(place.status)
    when = _day(place.first) if place.first == place.last else f"{_day(place.first)} to {_day(place.last)}"
    words = f"{place.figure:,} is what {place.series} {verb} of {side} {place.label} {state}, {when}"
    if place.beside is not None and asked.status in naming().statuses and asked.status != place.status:
        words += f", when {place.beside:,} were {naming().statuses[asked.status or ''].label}"
    elif place.beside is not None and place.beside != place.figure:
        words += f", when it {verb} {place.beside:,} of those claimed"
    return one_line(words + (f" (also {', '.join(place.also)})" if place.also else ""))


def _rows(lines: Sequence[int]) -> str:
    shown = ", ".join(map(str, lines[:ROWS])) + (f" … ({len(lines)})" if len(lines) > ROWS else "")
    return f"row{'s' if len(lines) > 1 else ''} {shown}" if lines else ""


def _day(date: str) -> str:
    day = dt.date.fromisoformat(date)
    return f"{day.day} {day:%B %Y}"
