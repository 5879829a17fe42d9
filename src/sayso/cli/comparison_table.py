"""A comparison for readers: the claim, what each series shows beside it, and where the number stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.cli.screen import console
from sayso.cli.talk import counted, one_line, shortened
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

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sayso.ledger.series.comparison import Comparison, Fact

__all__ = ["comparison_tables"]

STYLES = {"supported": "green", "above": "red", "below": "yellow"}
SHOWN, LIKELY = 5, 2  # places of the number: those that chance would seldom bring, and others
ROWS = 2  # rows told of one place
WIDE = 110  # columns of a terminal from which on the rows of the table stand beside the figures too
WHAT, SAYS = 32, 24  # the widest columns of what is counted, and of the verdict


def comparison_tables(comparison: Comparison, *, every: bool = False) -> Iterator[RenderableType]:
    """The claim in one line, a table of facts, the places where its number stands, other voices and variants."""
    asked = comparison.asked
    known = [
        state_in_words(asked.status),
        side_in_words(asked.side),
        day_in_words(asked.date) if asked.date else None,
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
    for line in readings_in_words(shown):
        yield Text(line)
    yield from _silent([fact for fact in comparison.facts if fact.verdict == "silent"])
    yield from _elsewhere(comparison, every=every)
    if comparison.told:
        heading = "Voices in its matter" if asked.claim else "Voices in matters of the same things"
        yield Padding(Text(heading, style="dim italic"), (1, 0, 0, 0))
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
    shows = max(len(fact_in_words(fact)) for fact in facts)
    says = max(len(verdict_in_words(fact)) for fact in facts)
    for held in groups.values():
        first = held[0]
        whose = f"{first.counts} by {first.by}" if first.by else first.counts
        when = f"as of {day_in_words(first.date)} {first.time or ''}".strip() if first.date else ""
        side = side_in_words(first.side)
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
            table.add_row(shortened(fact.reading or ""), fact_in_words(fact), words, *rows)
        yield table


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
        yield Text(one_line(place_in_words(comparison.asked, place)), style=style)
        yield Text(f"  {rarity_in_words(place)} · {_rows(place.lines)}", style="dim")
    left = len(places) - len(telling[:SHOWN]) - len(shown)
    if left:
        yield Text(f"and {counted(left, 'place')} further off, which chance may bring (--all)", style="dim")


def _rows(lines: Sequence[int]) -> str:
    shown = ", ".join(map(str, lines[:ROWS])) + (f" … ({len(lines)})" if len(lines) > ROWS else "")
    return f"row{'s' if len(lines) > 1 else ''} {shown}" if lines else ""
