"""`sayso read`: files, folders, addresses or standard input into the ledger."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import click

from sayso.cli import options
from sayso.cli.ending import Ending

__all__ = ["command"]


@click.command()
@click.argument("where", metavar="PATH|URL|-...", nargs=-1, required=True)
@options.ledger
@options.date
@options.allow_private
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="Worker processes; by default one a core.")
@click.option("--again", is_flag=True, help="Take back documents that were forgotten.")
@options.as_json
def command(
    where: tuple[str, ...],
    ledger_path: Path,
    date: dt.date | None,
    allow_private: bool,
    jobs: int | None,
    again: bool,
    as_json: bool,
) -> Ending:
    """Read reports into the ledger.

    They are files, folders with all that is in them, addresses, or - for standard input. HTML, plain text, PDF,
    Markdown, mail (.eml), transcripts (SRT, VTT) and feeds (RSS, Atom) are told apart by their content. The same
    bytes are kept once; other bytes from the same address are a new version. What cannot be read is quarantined with
    its reason, and the rest goes on (exit 3).

    \b
    Example:
      sayso read report.txt reports/ --date 2022-03-24
      cat report.html | sayso read -
    """
    from sayso.cli.reading import Reader
    from sayso.ledger import Ledger
    from sayso.read import Policy

    policy = Policy(allow_private=allow_private)
    with Ledger(ledger_path) as ledger:
        reader = Reader(ledger_path, as_json=as_json)
        try:
            with ledger.run(" ".join(("read", *where))) as run:
                reader.read_all(where, run=run, jobs=jobs or os.cpu_count() or 1, date=date, policy=policy, again=again)
        finally:  # after Ctrl-C too: what was kept is worth knowing
            reader.sum_up()
        ledger.copies.refresh()
        ledger.matters.refresh()
    return Ending.PARTLY if reader.tally["quarantined"] else Ending.DONE
