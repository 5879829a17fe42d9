"""`sayso copies`: which reports carry the words of which."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import options

if TYPE_CHECKING:
    from sayso.ledger.copies import Pair, Printed

__all__ = ["command", "who_and_when"]


def who_and_when(printed: Printed) -> str:
    """Outlet, day and the beginning of the id: "Kharkiv Courier, 2022-03-04, 3f6c0a9d1b2c"."""
    from sayso.cli.rows import SHORT_ID

    shown = (printed.outlet or printed.title or "a report without outlet", printed.day or "day not known")
    return ", ".join((*shown, printed.document[SHORT_ID]))


def _kind(pair: Pair) -> str:
    if pair.copy is None:
        return "shares a passage"
    return "carries all of a later one" if pair.copy == "first" else "copy"


def _in_both(pair: Pair) -> str:
    from sayso.cli.talk import counted

    shares = f"{pair.second_shared:.0%} of the later, {pair.first_shared:.0%} of the earlier"
    return f"{shares}, {counted(pair.longest, 'word')} at a stretch"


_BOTH: dict[str, Callable[[Pair], object]] = {
    "first": lambda pair: who_and_when(pair.first),
    "then": lambda pair: who_and_when(pair.second),
    "what": _kind,
}
_OF_ALL = _BOTH | {"in both": _in_both}
_OF_ONE = _BOTH | {"why": lambda pair: "; ".join(pair.reasons)}


@click.command()
@click.argument("document", metavar="[DOCUMENT]", required=False)
@options.ledger
@options.as_json
def command(document: str | None, ledger_path: Path, as_json: bool) -> None:
    """List the reports that carry the words of others, or of one.

    A copy is a report most of whose words stand in another: syndicated, cut, re-ordered or lightly reworded. Who
    printed first is told by the day, then by the id. Each pair is a proposal; with DOCUMENT its reasons are told.
    Sentences with another figure are no part of what is shared (see `sayso variants`).

    \b
    Example:
      sayso copies
      sayso copies 3f6c0a9d --json
    """
    from sayso.cli.rows import write_rows
    from sayso.ledger import Ledger

    with Ledger(ledger_path, create=False) as ledger:
        write_rows(
            ledger.copies.pairs(document),
            as_json=as_json,
            columns=_OF_ALL if document is None else _OF_ONE,
            none="no copies",
        )
