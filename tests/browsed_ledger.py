"""A small ledger for the tests of pages: one report with many kinds of claims, and one whose words are hostile."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sayso.ledger import Ledger
from sayso.model import Actor, Count, Place, Span, When
from tests.ledger_reports import claim_of, document_of, keep, source_of
from tests.page_fixture import report

HOSTILE = '<img src=x onerror="alert(1)">'
EVIL = f"{HOSTILE} burned in {HOSTILE}\n\nThe chief of {HOSTILE} said nine died in {HOSTILE} at {HOSTILE} on Monday."


def browsed(path: Path) -> Path:
    """Writes the ledger and gives its path."""
    with Ledger(path) as ledger:
        document, claims = report()
        with ledger.run("test") as run:
            run.add(document, document.text.encode(), claims)
        hostile = document_of(
            EVIL, title=HOSTILE, outlet=HOSTILE, day=dt.date(2022, 3, 7), origin=f"{HOSTILE}.txt", byline=HOSTILE
        )
        at = EVIL.index("nine")
        where = EVIL.index(HOSTILE, at)
        span = Span(where, where + len(HOSTILE))
        made = claim_of(
            hostile,
            f"nine died in {HOSTILE}",
            sources=(source_of(EVIL, f"chief of {HOSTILE}", name=HOSTILE, kind="official", side=HOSTILE),),
            of=Actor(text=HOSTILE, span=span, name=HOSTILE, klass="people"),
            by=Actor(text=HOSTILE, span=span, name=HOSTILE, side=HOSTILE),
            count=Count(text="nine", span=Span(at, at + 4), low=9, high=9),
            place=Place(text=HOSTILE, span=span, name=HOSTILE, country="UKR"),
            when=When(
                text="Monday", span=Span(EVIL.index("Monday"), len(EVIL) - 1), start="2022-03-07", end="2022-03-07"
            ),
            confidence=0.9,
        )
        keep(ledger, hostile, made)
    return path


def many(path: Path, claims: int) -> Path:
    """A ledger of one report with so many claims, each with a number of its own."""
    text = "\n\n".join(f"Depot {n} burned." for n in range(claims))
    with Ledger(path) as ledger:
        document = document_of(text, day=dt.date(2022, 3, 1))
        keep(ledger, document, *(claim_of(document, f"Depot {n} burned", "destroyed") for n in range(claims)))
    return path
