"""Comparisons of a whole ledger: a claimed figure beside the series, and beside the ledger's own matters and variants.

Only matters that can speak of what is asked are loaded: of its event, class and side, those of its figure first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.errors import UnknownId
from sayso.ledger.series.beside import Printed, matters_about, told_in
from sayso.model import Claim, Document, Matter

if TYPE_CHECKING:
    from sayso.ledger.ledger import Ledger
    from sayso.ledger.series.asked import Asked
    from sayso.ledger.series.comparison import Comparison

__all__ = ["compared", "matters_beside"]

YEAR = 366  # days from the one asked for, beyond which a figure is of something else
MOST_MATTERS = 12  # of one figure
MOST_CLAIMS = 60  # of a matter that can speak of it: beyond, a reader wants the matter's own page
MOST_WORDINGS = 6  # sentences that are looked for with another figure


def compared(
    ledger: Ledger,
    what: str | Claim | Document,
    *,
    claims: Sequence[Claim] = (),
    date: str | None = None,
    side: str | None = None,
) -> list[Comparison]:
    """One comparison a figure, as `ledger.series.compare` makes them, with the ledger's matters and variants beside."""
    found = []
    for asked in ledger.series.asked(what, claims=claims, date=date, side=side):
        matters = matters_beside(ledger, asked) if asked.why_not is None else []
        for one in ledger.series.compare(asked):
            printed = one.printed or tuple(_printed(ledger, asked, matters))
            found.append(replace(one, told=told_in(_about(asked, matters)), printed=printed))
    return found


def _about(asked: Asked, matters: Sequence[Matter]) -> list[Matter]:
    """The matters that hold the claim; for words, and for a claim that the ledger does not hold, those like it."""
    return matters_about(asked, matters) or matters_about(replace(asked, claim=None), matters)


def matters_beside(ledger: Ledger, asked: Asked) -> list[Matter]:
    """The matter that holds the claim asked for; for words, matters of the same event, class and side.

    Of those, first the ones with the figure that is asked for, then the newest with any figure.
    """
    if asked.claim is not None:
        try:
            return [ledger.matters.matter(asked.claim)]
        except UnknownId:
            pass  # of a report that is not kept
    if asked.klass is None or asked.status is None:
        return []
    event = ["destroyed", "captured"] if asked.status == "lost" else asked.status
    names: dict[str, None] = {}
    for figure in (*asked.figures, None):
        rows = ledger.matters.all(event=event, klass=asked.klass, figure=figure, limit=MOST_MATTERS)
        names |= dict.fromkeys(row.id for row in rows if row.claims <= MOST_CLAIMS and row.figures is not None)
    matters = ledger.matters.some(list(names)[: 2 * MOST_MATTERS])
    return [matter for matter in matters if _may_speak_of(asked, matter)][:MOST_MATTERS]


def _may_speak_of(asked: Asked, matter: Matter) -> bool:
    """Whether the matter is of the side asked for, or tells none, and of about that time."""
    sides = {s.claim.of.side for s in matter.sayings if s.claim.of is not None and s.claim.of.side is not None}
    if asked.side is not None and sides and asked.side not in sides:
        return False
    days = [saying.published for saying in matter.sayings if saying.published is not None]
    if asked.date is None or not days:
        return True
    day = dt.date.fromisoformat(asked.date)
    return min(days) - dt.timedelta(days=YEAR) <= day <= max(days) + dt.timedelta(days=YEAR)


def _printed(ledger: Ledger, asked: Asked, matters: Sequence[Matter]) -> Iterator[Printed]:
    """For typed words: the sentences of the matters with that figure, where they are printed with another one."""
    if asked.claim is not None or not asked.figures:
        return
    wordings: dict[str, Claim] = {}
    for matter in matters:
        for saying in matter.sayings:
            count = saying.claim.count
            if count is not None and {count.low, count.high} & set(asked.figures):
                wordings.setdefault(saying.claim.text, saying.claim)
    seen: set[str] = set()
    for claim in list(wordings.values())[:MOST_WORDINGS]:
        for printed in ledger.series.printed(claim):
            if printed.claim not in seen:
                seen.add(printed.claim)
                yield printed
