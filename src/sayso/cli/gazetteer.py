"""`sayso gazetteer`: the places that names are looked up in, and the user's own beside them."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import options
from sayso.cli.ending import Ending
from sayso.cli.talk import counted, say

if TYPE_CHECKING:
    from sayso.places.adding import Added

__all__ = ["command"]


@click.group()
def command() -> None:
    """Add places to look names up in.

    A gazetteer of your own is read beside the shipped one, which is never changed. It lies in your folder of data, or
    where SAYSO_GAZETTEER says; set to nothing, that variable leaves it out.

    \b
    Example:
      sayso gazetteer add UA.zip
      sayso gazetteer list
      sayso gazetteer remove
    """


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@options.as_json
def add(file: Path, as_json: bool) -> Ending:
    """Add the places of a GeoNames file.

    FILE is allCountries.txt or a country's (UA.txt) from download.geonames.org, or its zip. Populated places are taken,
    and divisions that are lacking; what is known already stays as it is. Malformed lines are left out and told.

    \b
    Example:
      sayso gazetteer add UA.zip
    """
    from sayso.cli.screen import write_record
    from sayso.places.adding import add_geonames

    with _counting(hidden=as_json) as told:
        added = add_geonames(file, told=told)
    if as_json:
        write_record(added)
    _say(file, added)
    return Ending.PARTLY if added.malformed else Ending.DONE


def _say(file: Path, added: Added) -> None:
    for line in added.shown:
        say(f"{file}: line {line.line:,} {line.reason}; it is left out")
    if added.malformed > len(added.shown):
        say(f"{file}: {added.malformed - len(added.shown):,} more of {added.malformed:,} malformed lines are left out")
    parts = [counted(added.places, "place"), counted(added.divisions, "division"), counted(added.spellings, "spelling")]
    said = f"added {', '.join(parts)}" if added.places + added.divisions else "nothing to add"
    say(f"{file}: {counted(added.lines, 'line')}, {said}; {added.known:,} known already")


@contextmanager
def _counting(*, hidden: bool) -> Generator[Callable[[int], None], None, None]:
    """Shows how many lines were read, on a terminal."""
    import sys

    if hidden or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import Progress, TextColumn, TimeElapsedColumn

    from sayso.cli.screen import console

    columns = (TextColumn("reading, {task.completed:,.0f} lines"), TimeElapsedColumn())
    with Progress(*columns, console=console(talk=True), redirect_stdout=False, transient=True) as progress:
        task = progress.add_task("reading", total=None)
        yield lambda lines: progress.update(task, completed=lines)


@command.command(name="list")
@options.as_json
def list_(as_json: bool) -> None:
    """List the gazetteers in use.

    \b
    Example:
      sayso gazetteer list
    """
    from sayso.cli.rows import write_rows
    from sayso.places.holdings import holdings

    write_rows(
        holdings(),
        as_json=as_json,
        columns={
            "gazetteer": lambda row: row.gazetteer,
            "entries": lambda row: row.entries,
            "source": lambda row: row.source,
            "added": lambda row: row.added,
            "as of": lambda row: row.changed,
            "where": lambda row: row.path,
        },
        none="no gazetteer",
    )


@command.command()
def remove() -> None:
    """Take your own gazetteer away; the shipped one stays.

    \b
    Example:
      sayso gazetteer remove
    """
    from sayso.places.adding import remove_own

    gone = remove_own()
    say(f"{gone}: removed" if gone else "there is no gazetteer of yours; add one with `sayso gazetteer add FILE`")
