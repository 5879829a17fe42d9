"""`sayso compare`: a claimed figure beside every series that speaks of the same thing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from sayso.cli import options
from sayso.cli.talk import counted, say

__all__ = ["command"]


@click.command()
@click.argument("what", metavar="CLAIM|DOCUMENT|WORDS")
@click.option("--date", metavar="YYYY-MM-DD", callback=options.day, help="The day of the claim, where it tells none.")
@click.option("--side", metavar="SIDE", help="Whose things they are, where the claim does not tell: Russia, UKR, ...")
@click.option("--all", "every", is_flag=True, help="Also the places of the number that chance would bring.")
@options.ledger
@options.as_json
def command(what: str, date: dt.date | None, side: str | None, every: bool, ledger_path: Path, as_json: bool) -> None:
    """Set a claimed figure against every series in the ledger.

    CLAIM is a claim's id, DOCUMENT a document's id, path or address (all its claims with figures), WORDS a figure with
    what it counts and what became of it. Shown are facts: what each series has of the same class, state, side and day,
    under each reading of the class, where else the same number stands, and what the ledger's own reports say of it: the
    voices of its matter, and the same sentence with another figure.

    \b
    Example:
      sayso compare "captured at least 217 Russian tanks" --date 2022-03-23
      sayso compare report.txt --json
    """
    from sayso.cli.screen import write_record
    from sayso.errors import LedgerError, UnknownId
    from sayso.ledger import Ledger
    from sayso.ledger.comparisons import compared
    from sayso.places import side_of

    day = date.isoformat() if date else None
    whose = side_of(side) or side if side else None
    with Ledger(ledger_path, create=False) as ledger:
        if not ledger.series.all():
            raise LedgerError(str(ledger_path), "it holds no series", "add one: `sayso series add FILE --name NAME`")
        try:
            document = ledger.document(what)
        except UnknownId:
            document = None
        if document is None and Path(what).is_file():
            from sayso.cli.inputs import report_of

            report, claims = report_of(what, ledger_path=ledger_path, date=date)
            found = compared(ledger, report, claims=claims, date=day, side=whose)
        else:
            found = compared(ledger, what, date=day, side=whose)
    if not found and document is None and not Path(what).is_file():
        step = 'write it as "217 tanks captured", or name a claim or a document'
        raise LedgerError(what, "no claim or document of the ledger, and no figure of things", step)
    if as_json:
        for comparison in found:
            write_record(comparison)
    else:
        from sayso.cli.comparison_table import comparison_tables
        from sayso.cli.screen import show

        for at, comparison in enumerate(found):
            show(*([""] if at else []), *comparison_tables(comparison, every=every))
    for comparison in found:
        if comparison.asked.date is None and comparison.asked.why_not is None:
            say(f"{comparison.asked.words}: no day is told, so each series' last figure is shown; tell it with --date")
    if not found:
        say(f"{what}: {counted(0, 'claim')} with a figure that a series could speak of")
