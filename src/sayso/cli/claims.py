"""`sayso claims`: claims in the ledger, by what the reader asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.cli import options

if TYPE_CHECKING:
    from sayso.model.vocabulary import Vocabulary

__all__ = ["command"]

Values = tuple[str, ...]
Check = Callable[[click.Context, click.Parameter, Values], Values]


def words_of(name: Vocabulary) -> Check:
    """A check that values are words of the vocabulary; the vocabulary is loaded only when there is a value."""

    def check(_context: click.Context, _parameter: click.Parameter, values: Values) -> Values:
        if values:
            from sayso.model import vocabulary

            for value in values:
                if value not in vocabulary(name):
                    raise click.BadParameter(f"{value!r} is none of {', '.join(vocabulary(name))}")
        return values

    return check


def several(*names: str, metavar: str, says: str, check: Check | None = None) -> Callable[[Any], Any]:
    """A filter that may be given more than once; any of its values will do."""
    return click.option(*names, metavar=metavar, multiple=True, callback=check, help=says)


def day(name: str, says: str) -> Callable[[Any], Any]:
    """A filter by a day."""
    return click.option(name, metavar="YYYY-MM-DD", callback=options.day, help=says)


@click.command()
@several("--event", metavar="EVENT", check=words_of("events"), says="killed, captured, attacked, said, ...")
@several("--stance", metavar="STANCE", check=words_of("stances"), says="asserts, denies, accuses, ...")
@several("--reality", metavar="STATUS", check=words_of("realities"), says="happened, planned, possible, ...")
@several("--source", metavar="NAME", says="Who says so, anywhere in the chain; publisher: the report's own voice.")
@several("--side", metavar="SIDE", says="The party that a source speaks for: UKR, RUS, a name.")
@several("--kind", metavar="KIND", check=words_of("kinds"), says="Kind of source: official, witness, ...")
@several("--place", metavar="NAME", says="Where: a name, or geonames:N.")
@several("--country", metavar="CODE", says="Where: ISO 3166 code of three letters.")
@several("--class", "klass", metavar="CLASS", check=words_of("classes"), says="Whom or what: civilians, tanks, ...")
@day("--since", "Of that day or later.")
@day("--until", "Of that day or earlier.")
@day("--published-since", "In reports of that day or later.")
@day("--published-until", "In reports of that day or earlier.")
@several("--document", metavar="ID", says="In one document: id, the first characters of it, path or address.")
@click.option("--words", metavar="WORDS", help="With these words in the claim.")
@click.option("--rejected", is_flag=True, help="Those that people rejected, and those alone.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many.")
@click.option("--offset", type=click.IntRange(0), metavar="N", default=0, help="Leave out the first so many.")
@options.ledger
@options.as_json
@options.as_csv
def command(ledger_path: Path, as_json: bool, as_csv: bool, **filters: Values | str | int | dt.date | None) -> None:
    """Show the claims in the ledger that meet every filter.

    A filter given twice takes either value: --event killed --event injured.

    \b
    Example:
      sayso claims --event killed --since 2022-03-01
      sayso claims --source mayor --class civilians --json
      sayso claims --words "residential block" --csv > claims.csv
    """
    from sayso.cli.output import settle_form, write_claims
    from sayso.ledger import Ledger

    settle_form(as_json=as_json, as_csv=as_csv)
    wanted: dict[str, Any] = {name: value for name, value in filters.items() if value not in (None, (), False)}
    with Ledger(ledger_path, create=False) as ledger:
        found = ledger.claims(**wanted)
        marks = ledger.decisions.marks() if not (as_json or as_csv) else {}
        write_claims(found, as_json=as_json, as_csv=as_csv, document_of=ledger.document, decided=marks)
