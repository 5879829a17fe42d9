"""`sayso series`: reference tables that others keep: taken in, listed, shown, audited."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import options
from sayso.cli.ending import Ending
from sayso.cli.talk import counted, say, shortened

if TYPE_CHECKING:
    from sayso.ledger.series.entries import SeriesAdded, SeriesRow

__all__ = ["command"]

REFUSED_SHOWN = 5  # rows told on the screen; all stand in `sayso quarantine`
COUNTS = ("claimed", "recorded", "enumerated", "estimated")


@click.group()
def command() -> None:
    """Keep the tables that others count by.

    They are loss lists by day, lists of items, daily claims of a general staff, casualty figures of an office. `sayso
    compare` sets claims against them.

    \b
    Example:
      sayso series add losses.csv --name losses
      sayso series audit losses
    """


@command.command()
@click.argument("file", metavar="FILE|-")
@click.option("--name", required=True, metavar="NAME", help="The series' name; a later file of it is a new version.")
@click.option("--map", "map_text", metavar="MAP", help="FIELD=COLUMN, FIELD==WORD, FIELD=@COLUMNS; see docs/series.md.")
@click.option("--by", metavar="WHO", help="Who counts: an office, a project.")
@click.option("--counts", type=click.Choice(COUNTS), help="How the figures came about.")
@click.option("--licence", metavar="WORDS", help="The table's licence.")
@click.option("--credit", metavar="WORDS", help="Whom to credit.")
@click.option(
    "--as-of", metavar="YYYY-MM-DD", callback=options.day, help="The day of the table, where no column tells."
)
@options.ledger
@options.as_json
def add(
    file: str,
    name: str,
    map_text: str | None,
    by: str | None,
    counts: str | None,
    licence: str | None,
    credit: str | None,
    as_of: dt.date | None,
    ledger_path: Path,
    as_json: bool,
) -> Ending:
    """Take in a table: CSV, TSV, Parquet, or JSON as a list of objects.

    What the header tells of the map is guessed, and said. Rows that hold no figure are quarantined with their line, and
    the rest goes on (exit 3). The same bytes twice change nothing.

    \b
    Example:
      sayso series add losses.csv --name losses --licence "CC BY 4.0"
      sayso series add claims.json --name staff --map "date=date,side==Russia,class=@*,status==lost,skip=day"
    """
    import sys
    from typing import cast

    from sayso.cli.screen import write_record
    from sayso.ledger import Ledger
    from sayso.ledger.series.entries import Counts

    data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    with Ledger(ledger_path) as ledger:
        added = ledger.series.add(
            data,
            name=name,
            origin=file,
            map=map_text,
            by=by,
            counts=cast("Counts | None", counts),
            licence=licence,
            credit=credit,
            as_of=as_of.isoformat() if as_of else None,
        )
    if as_json:
        write_record(added)
    _say_added(file, added)
    return Ending.PARTLY if added.refused else Ending.DONE


def _say_added(file: str, added: SeriesAdded) -> None:
    if added.outcome == "known":
        say(f"{added.name}: known, version {added.version}; nothing has changed")
        return
    if added.guessed:
        say(f"{file}: read off the header: {', '.join(added.guessed)}; where that is wrong, tell it with --map")
    for refusal in added.refused[:REFUSED_SHOWN]:
        say(f"{file}, line {refusal.line}: {refusal.reason}; mend the row, then add the table again")
    if len(added.refused) > REFUSED_SHOWN:
        say(f"{file}: {counted(len(added.refused) - REFUSED_SHOWN, 'row')} more refused; see `sayso quarantine`")
    what = "added" if added.outcome == "added" else f"new version, {added.version}"
    say(f"{added.name}: {what}, {counted(added.cells, 'figure')} of {counted(added.rows, 'row')}")


@command.command(name="list")
@click.option("--versions", is_flag=True, help="Every version, not the newest alone.")
@options.ledger
@options.as_json
def list_series(versions: bool, ledger_path: Path, as_json: bool) -> None:
    """List the series in the ledger.

    \b
    Example:
      sayso series list
      sayso series list --versions --json
    """
    from sayso.cli.rows import write_rows
    from sayso.ledger import Ledger

    def whose(row: SeriesRow) -> str:
        return f"{row.counts} by {row.by}" if row.by else row.counts

    with Ledger(ledger_path, create=False) as ledger:
        write_rows(
            ledger.series.all(versions=versions),
            as_json=as_json,
            columns={
                "name": lambda row: row.name,
                "version": lambda row: str(row.version),
                "date": lambda row: f"{row.first} to {row.last}" if row.first != row.last else row.first,
                "figures": lambda row: f"{row.cells:,}" + (" items" if row.items else ""),
                "counted": whose,
                "licence": lambda row: row.licence,
            },
            none=f"{ledger_path}: holds no series yet; add one with `sayso series add FILE --name NAME`",
        )


@command.command()
@click.argument("name", metavar="NAME")
@click.option("--date", metavar="YYYY-MM-DD", callback=options.day, help="The figures as of that day; else the last.")
@click.option("--side", metavar="SIDE", help="One side alone.")
@options.ledger
@options.as_json
def show(name: str, date: dt.date | None, side: str | None, ledger_path: Path, as_json: bool) -> None:
    """Show a series: where it comes from, what its names are read as, and its figures as of a day.

    With --json every figure of the table is one record, with its line.

    \b
    Example:
      sayso series show losses --date 2022-03-23
      sayso series show losses --json
    """
    from sayso.cli.screen import write_record
    from sayso.cli.series_table import series_tables
    from sayso.ledger import Ledger
    from sayso.ledger.series.book import Book
    from sayso.places import side_of

    wanted = side_of(side) or side if side else None
    with Ledger(ledger_path, create=False) as ledger:
        row, cells, refused = ledger.series.show(name)
    if as_json:
        for cell in cells:
            if (date is None or cell.date == date.isoformat()) and wanted in (None, cell.side):
                write_record(cell)
        return
    from sayso.cli.screen import show as show_tables

    show_tables(*series_tables(Book(row, cells), date=date.isoformat() if date else None, side=wanted))
    for refusal in refused[:REFUSED_SHOWN]:
        say(f"{name}, line {refusal.line}: refused, {refusal.reason}")


@command.command()
@click.argument("name", metavar="NAME")
@options.ledger
@options.as_json
def audit(name: str, ledger_path: Path, as_json: bool) -> Ending:
    """Check a table's own arithmetic.

    Parts against their totals, running totals that fall, rows that stand twice (exit 1 when there is any); and names
    that are read as one, which is for a person to look at.

    \b
    Example:
      sayso series audit losses
      sayso series audit losses --json
    """
    from sayso.cli.rows import write_rows
    from sayso.ledger import Ledger

    with Ledger(ledger_path, create=False) as ledger:
        found = ledger.series.audit(name)
    problems = sum(finding.problem for finding in found)
    write_rows(
        found,
        as_json=as_json,
        columns={
            "date": lambda finding: finding.date,
            "side": lambda finding: finding.side,
            "": lambda finding: KINDS[finding.kind],
            "what it says": lambda finding: finding.says,
            "row": lambda finding: ", ".join(map(str, finding.lines[:4])) + (" ..." if len(finding.lines) > 4 else ""),
        },
        none=f"{name}: everything adds up",
    )
    if found:
        say(f"{name}: {counted(problems, 'problem')}, {counted(len(found) - problems, 'thing')} to look at")
    return Ending.PROBLEM if problems else Ending.DONE


KINDS = {
    "total": "does not add up",
    "falls": "falls",
    "double": "twice",
    "differs": "differs",
    "picture": "look: one picture",
    "spelling": "look: spelling",
    "joined": "look: joined",
}


def provenance_of(row: SeriesRow) -> list[str]:
    """Where a series comes from, as lines for readers."""
    whose = f"{row.counts} by {row.by}" if row.by else row.counts
    beside = [row.licence, row.credit, f"as of {row.as_of}" if row.as_of else None]
    return [
        shortened(" · ".join(part for part in (f"{row.name}, version {row.version}", whose, *beside) if part)),
        shortened(f"{row.origin} · {row.form} · sha256:{row.sha256[:12]} · {row.retrieved[:16].replace('T', ' ')} UTC"),
        shortened(f"map {row.map}"),
    ]
