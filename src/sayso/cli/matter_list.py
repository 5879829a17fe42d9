"""A matter for readers: its voices, figures, corrections, both sides face to face, and why each claim stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.cli.claim_list import status_in_words
from sayso.cli.talk import counted, one_line, shortened
from sayso.ledger.matters import affirms, conflicts_of, corrections_of, figures_of, range_of
from sayso.model import Matter, Saying, Voice, vocabulary

if TYPE_CHECKING:
    import datetime as dt

    from rich.console import RenderableType

__all__ = ["matter_blocks"]

KINDS = {"incident": "an incident", "total": "a running total"}
LONGEST = 200  # characters of a claim's words


def matter_blocks(matter: Matter) -> Iterator[RenderableType]:
    """All that is shown of a matter, from the title down."""
    documents = {saying.claim.document for saying in matter.sayings}
    outlets = {saying.outlet or saying.claim.document for saying in matter.sayings}
    yield Text.assemble(
        (shortened(matter.title), "bold"),
        "\n",
        (
            f"{KINDS[matter.kind]} · {counted(len(matter.sayings), 'claim')} in {counted(len(documents), 'report')} · "
            f"{counted(len(outlets), 'outlet')}, {counted(len(matter.voices), 'voice')} · {matter.id}",
            "dim",
        ),
    )
    yield from _headed("figures", _figures(matter))
    yield from _headed("face to face", _faces(matter))
    yield from _headed("first", _first(matter))
    yield from _headed("evidence named", _evidence(matter))
    yield Padding(Text("voices", style="dim italic"), (1, 0, 0, 0))
    by_id = {saying.claim.id: saying for saying in matter.sayings}
    for voice in sorted(matter.voices, key=lambda v: (v.first is None, v.first, v.name)):
        yield from _voice(voice, by_id, matter)


def _headed(head: str, lines: Iterator[str]) -> Iterator[RenderableType]:
    held = [one_line(line) for line in lines]
    if held:
        yield Padding(Text(head, style="dim italic"), (1, 0, 0, 0))
        for line in held:
            yield Padding(Text(line), (0, 0, 0, 2))


def _day(day: dt.date | None) -> str:
    return "no day" if day is None else f"{day.day} {day:%B %Y}"


def _figures(matter: Matter) -> Iterator[str]:
    figures = figures_of(matter.sayings, matter.voices)
    span = range_of(figures)
    if span is None:
        return
    yield f"range: {span}"
    if matter.kind == "total" and any(figure.day for figure in figures):
        series = {figure.count.in_words() + " on " + _day(figure.day): None for figure in figures if figure.day}
        yield "series: " + ", ".join(series)
    for correction in corrections_of(matter.sayings, matter.voices):
        before, after = correction.before.count.in_words(), correction.after.count.in_words()
        turn = "raised" if correction.direction == "up" else "revised down"
        yield f"{turn} from {before} to {after} on {_day(correction.after.day)}, by {correction.voice}"
    by_id = {saying.claim.id: saying for saying in matter.sayings}
    for conflict in conflicts_of(matter.sayings, matter.voices):
        if conflict.about == "figures":
            one, other = (by_id[claim].claim.count for claim in (conflict.one, conflict.other))
            if one and other:
                yield f"{one.in_words()} and {other.in_words()} exclude each other"


def _faces(matter: Matter) -> Iterator[str]:
    """Those who hold it and those who deny it, where there are both: "Kyiv accuses, Moscow denies"."""
    by_id = {saying.claim.id: saying.claim for saying in matter.sayings}
    yes: dict[str, None] = {}
    no: dict[str, None] = {}
    for voice in matter.voices:
        for claim in (by_id[claim] for claim in voice.claims):
            side = affirms(claim)
            if side is not None:
                verb = vocabulary("stances")[claim.stance].label
                if claim.reality == "did_not_happen" and claim.stance == "asserts":
                    verb = "says it did not happen"
                (yes if side else no)[f"{voice.name} {verb}"] = None
    if yes and no:
        yield f"{'; '.join(yes)}, against {'; '.join(no)}"


def _first(matter: Matter) -> Iterator[str]:
    dated = [saying for saying in matter.sayings if saying.published is not None]
    if dated:
        first = dated[0]
        said = first.claim.sources[0].name if first.claim.sources else "the report itself"
        yield f"{said}, in {first.outlet or 'a report without an outlet'} of {_day(first.published)}"


def _evidence(matter: Matter) -> Iterator[str]:
    named = sorted({kind.replace("_", " ") for saying in matter.sayings for kind in saying.claim.evidence})
    if named:
        yield ", ".join(named)


def _voice(voice: Voice, by_id: dict[str, Saying], matter: Matter) -> Iterator[RenderableType]:
    head = Text(one_line(voice.name), style="bold")
    beside = [vocabulary("kinds")[voice.kind].label, voice.side or "", counted(len(voice.carriers), "carrier")]
    head.append(" · " + " · ".join(one_line(word) for word in beside if word), "dim")
    yield Padding(head, (1, 0, 0, 2))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=12, no_wrap=True)
    table.add_column(width=22)
    table.add_column(max_width=96)
    for saying in sorted((by_id[claim] for claim in voice.claims), key=lambda s: (s.published is None, s.published)):
        claim = saying.claim
        verb = vocabulary("stances")[claim.stance].label
        words = Text()
        if claim.count:
            words.append(one_line(claim.count.in_words()) + " ", "bold")
        words.append(f"“{shortened(claim.text, longest=LONGEST)}”", "italic")
        words.append(f"\n{shortened(saying.outlet or claim.document)} · {claim.id}\n", "dim")
        words.append("here, since: " + "; ".join(shortened(reason) for reason in matter.reasons[claim.id]), "dim")
        day = "" if saying.published is None else saying.published.isoformat()
        table.add_row(day, Text(f"{verb}: {status_in_words(claim)}"), words)
    yield Padding(table, (0, 0, 0, 4))
