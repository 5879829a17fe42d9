"""`sayso matters`: what the ledger's reports speak of, claim by claim put together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import options
from sayso.cli.claims import several, words_of

if TYPE_CHECKING:
    from sayso.ledger.matters import MatterRow

__all__ = ["command", "write_matters"]

MOST = 50  # rows of a list that nobody asked to be longer


@click.command()
@several("--event", metavar="EVENT", check=words_of("events"), says="killed, captured, attacked, said, ...")
@several("--side", metavar="SIDE", says="Done by or to that party: UKR, RUS, a name.")
@several("--place", metavar="NAME", says="Where: a name, or geonames:N.")
@click.option("--kind", type=click.Choice(["incident", "total"]), help="Single incidents, or running totals.")
@click.option("--words", metavar="WORDS", help="With these words in a claim.")
@click.option("--alone", is_flag=True, help="Claims that stand alone too.")
@click.option("--links", is_flag=True, help="List what people decided on links, instead.")
@click.option("--limit", type=click.IntRange(1), metavar="N", default=MOST, show_default=True, help="At most so many.")
@click.option("--offset", type=click.IntRange(0), metavar="N", default=0, help="Leave out the first so many.")
@options.ledger
@options.as_json
def command(
    ledger_path: Path,
    as_json: bool,
    event: tuple[str, ...],
    side: tuple[str, ...],
    place: tuple[str, ...],
    kind: str | None,
    words: str | None,
    alone: bool,
    links: bool,
    limit: int,
    offset: int,
) -> None:
    """List the matters, the newest first.

    A matter is what claims of several reports say about the same thing.

    A matter of which voices disagree is marked with what they disagree on.

    \b
    Example:
      sayso matters --event killed --place Kharkiv
      sayso matters --kind total --json
    """
    from sayso.ledger import Ledger

    with Ledger(ledger_path, create=False) as ledger:
        if links:
            _write_links(ledger.matters.links(), as_json=as_json)
            return
        found = ledger.matters.all(
            event=event or None,
            side=side or None,
            place=place or None,
            kind=kind,
            words=words,
            least=1 if alone else 2,
            limit=limit + 1,
            offset=offset,
        )
        write_matters(found[:limit], as_json=as_json, none="no matters of two claims or more; --alone lists the others")
        if len(found) > limit:
            from sayso.cli.talk import say

            say(f"and more; go on with --offset {offset + limit}")


def write_matters(found: list[MatterRow], *, as_json: bool, none: str) -> None:
    """Writes matters to stdout, as records or as a table."""
    from sayso.cli.rows import write_rows

    columns: dict[str, Callable[[MatterRow], object]] = {
        "id": lambda row: row.id[:8],
        "date": lambda row: row.last,
        "matter": lambda row: row.title + (f" · disagree on {', '.join(row.conflicts)}" if row.conflicts else ""),
        "figures": lambda row: row.figures,
        "claims": lambda row: row.claims,
        "voices": lambda row: row.voices,
    }
    write_rows(found, as_json=as_json, columns=columns, none=none, wide="matter")


def _write_links(links, *, as_json: bool) -> None:  # type: ignore[no-untyped-def]
    from sayso.cli.rows import write_rows

    columns = {
        "no": lambda link: link.decision,
        "date": lambda link: link.at[:10],
        "who": lambda link: link.who,
        "what": lambda link: (
            f"{_anchor(link.one)} and {_anchor(link.other)} are "
            + ("one matter" if link.judgement == "same" else "not one matter")
        ),
        "why": lambda link: link.why,
    }
    write_rows(links, as_json=as_json, columns=columns, none="nobody has decided on a link yet")


def _anchor(at) -> str:  # type: ignore[no-untyped-def]
    """Where a linked claim stands: its event, its document, its first character."""
    return f"{at.event} at {at.start} of {at.document[7:19]}"
