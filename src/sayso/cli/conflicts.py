"""`sayso conflicts`: the matters in which voices disagree."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import options
from sayso.cli.matters import MOST

__all__ = ["command"]


@click.command()
@click.option("--limit", type=click.IntRange(1), metavar="N", default=MOST, show_default=True, help="At most so many.")
@click.option("--offset", type=click.IntRange(0), metavar="N", default=0, help="Leave out the first so many.")
@options.ledger
@options.as_json
def command(ledger_path: Path, as_json: bool, limit: int, offset: int) -> None:
    """List the matters in which voices disagree, the newest first.

    Stance: one says it or accuses, another denies. Status: it happened, it did not. Figures: their bounds exclude each
    other, in reports of one day or the next.

    \b
    Example:
      sayso conflicts
      sayso conflicts --json
    """
    from sayso.cli.matters import write_matters
    from sayso.ledger import Ledger

    with Ledger(ledger_path, create=False) as ledger:
        found = ledger.matters.conflicts(limit=limit, offset=offset)
    write_matters(found, as_json=as_json, none="no two voices disagree")
