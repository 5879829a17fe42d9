"""`sayso check`: whether the body of a report carries its headline."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from sayso.cli import options
from sayso.cli.ending import Ending
from sayso.cli.talk import say, say_unread

__all__ = ["command"]


@click.command()
@click.argument("where", metavar="FILE|ID|URL|-")
@options.ledger
@options.date
@options.allow_private
@options.as_json
def command(where: str, ledger_path: Path, date: dt.date | None, allow_private: bool, as_json: bool) -> Ending:
    """Check whether the body of a report carries its headline.

    Each claim of the headline is compared slot by slot: who, how many, what, where, and the status. A slot is carried,
    weaker in the body, contradicted by it, or not in it. Exit 1 when a claim is not carried.

    \b
    Example:
      sayso check report.txt
      sayso check report.txt --json
    """
    import sayso
    from sayso.cli.inputs import report_of

    document, claims = report_of(where, ledger_path=ledger_path, date=date, allow_private=allow_private)
    checks = sayso.check_headline(document, claims)
    say_unread(where, document.language)
    if as_json:
        from sayso.cli.screen import write_record
        from sayso.headline import check_to_record

        for check in checks:
            write_record(check_to_record(check))
    else:
        from sayso.cli.check_table import check_tables
        from sayso.cli.screen import show

        show(*check_tables(document, claims, checks))
    if not checks:
        say(f"{where}: {'its headline makes no claim' if document.headline else 'it has no headline'}")
    return Ending.DONE if all(check.verdict == "carried" for check in checks) else Ending.PROBLEM
