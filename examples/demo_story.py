"""The second half of the demonstration: one story in ten reports, put together, and set beside three series.

The ledger is demo/story.db, made afresh each time.
"""

from __future__ import annotations

import sys
from pathlib import Path

from rich.padding import Padding
from rich.text import Text

import sayso
from sayso.cli.comparison_table import comparison_tables
from sayso.cli.screen import show
from sayso.cli.talk import counted, say, shortened
from sayso.cli.tally_list import show_tally
from sayso.cli.variants import variant_lines
from sayso.ledger.comparisons import compared
from sayso.ledger.matters import MatterRow
from sayso.read import Refused, documents_in, gather
from sayso.tally import Question, policy, tally

__all__ = ["tell_story"]

HERE = Path(__file__).parent
STAFF = "date=day,side==Russia,class=@tanks+armoured combat vehicles+aircraft+helicopters,status==lost"
MATTERS_SHOWN = 10
ASKED, DAY = "captured at least 217 Russian tanks", "2022-03-23"
_TANKS = Question(event="destroyed", klass="tanks")
TALLIES = (
    (Question(event="killed", klass="civilians", country="UKR"), "recorded"),
    (_TANKS, "two-voices"),
    (_TANKS, "claimed"),
)


def tell_story(folder: Path) -> None:
    """Reads the story and the series into a ledger, and shows what they come to, part by part."""
    path = folder / "story.db"
    say(f"Reading the ten reports of {HERE.name}/story and three series into {path} ...")
    with sayso.Ledger(path) as ledger:
        _read(ledger)
        _add_series(ledger)
        _head("What the reports speak of", "claims of several reports about one thing are one matter; newest first")
        rows = ledger.matters.all(least=2)
        telling = [row for row in rows if row.conflicts or row.figures or row.voices > 1]
        for row in telling[:MATTERS_SHOWN]:
            show(*_matter(row))
        show("", Text(f"... of {counted(len(rows), 'matter')} of two claims or more", style="dim"))
        _head("One sentence, two figures", "the same words, printed with another number")
        variants = ledger.copies.variants()
        for variant in variants[:1]:
            show(*variant_lines(variant))
        if len(variants) > 1:
            show("", Text(f"... and {counted(len(variants) - 1, 'more pair')}", style="dim"))
        _head("217 tanks?", "a claimed figure beside the series: facts, no verdict")
        for comparison in compared(ledger, ASKED, date=DAY):
            show(*comparison_tables(comparison))
        _head("At least how many?", "it depends on what counts; nothing is counted twice")
        for question, name in TALLIES:
            matters = ledger.matters.whole(event=question.event)
            show_tally(tally(matters, policy(name), question), matters, explain=False, as_json=False)
            show("")
    program = Path(sys.prefix) / "bin" / "sayso"
    command = f"{program.relative_to(Path.cwd())}" if program.is_relative_to(Path.cwd()) else "sayso"
    say(f"Look around in a browser: {command} serve --ledger {path}")


def _read(ledger: sayso.Ledger) -> None:
    with ledger.run("make demo") as run:
        for raw in gather(str(HERE / "story")):
            for found in documents_in(raw) if not isinstance(raw, Refused) else [raw]:
                if isinstance(found, Refused):
                    run.quarantine(found.origin, found.error)
                    say(str(found.error))
                    continue
                document, data = found
                run.add(document, data, sayso.extract(document))


def _add_series(ledger: sayso.Ledger) -> None:
    def add(file: str, name: str, **given: str) -> None:
        data = (HERE / "series" / f"{file}.csv").read_bytes()
        ledger.series.add(data, name=name, origin=f"examples/series/{file}.csv", licence="CC BY 4.0", **given)  # type: ignore[arg-type]

    add("losses-by-day", "losses", by="Oryx")
    add("captured-items", "items", by="Oryx")
    add("claims-by-day", "staff", by="General Staff of Ukraine", counts="claimed", map=STAFF)


def _head(title: str, says: str) -> None:
    show("", Text.assemble((title, "bold"), (f"  {says}", "dim")), "")


def _matter(row: MatterRow) -> list[object]:
    known = [
        row.figures or "",
        f"{counted(row.claims, 'claim')}, {counted(row.voices, 'voice')}",
        f"they disagree on {', '.join(row.conflicts)}" if row.conflicts else "",
    ]
    beside = " · ".join(part for part in known if part)
    return [Text(shortened(row.title)), Padding(Text(beside, style="dim"), (0, 0, 0, 2))]
