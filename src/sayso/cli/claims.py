"""`sayso claims`: claims in the ledger, by what the reader asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import options

if TYPE_CHECKING:
    from sayso.model.vocabulary import Vocabulary

__all__ = ["command"]


def word_of(name: Vocabulary) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """A check that a value is a word of the vocabulary; the vocabulary is loaded only when there is a value."""

    def check(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
        from sayso.model import vocabulary

        if value is not None and value not in vocabulary(name):
            raise click.BadParameter(f"{value!r} is none of {', '.join(vocabulary(name))}")
        return value

    return check


@click.command()
@click.option("--event", metavar="EVENT", callback=word_of("events"), help="killed, captured, attacked, said, ...")
@click.option("--stance", metavar="STANCE", callback=word_of("stances"), help="asserts, denies, accuses, ...")
@click.option("--reality", metavar="STATUS", callback=word_of("realities"), help="happened, planned, possible, ...")
@click.option("--source", metavar="NAME", help="Who says so, anywhere in the chain: part of the name.")
@click.option("--side", metavar="SIDE", help="The party that a source speaks for: UKR, RUS, a name.")
@click.option("--kind", metavar="KIND", callback=word_of("kinds"), help="Kind of source: official, witness, ...")
@click.option("--place", metavar="NAME", help="Where: part of the place's name.")
@click.option("--country", metavar="CODE", help="Where: ISO 3166 code of three letters.")
@click.option("--class", "klass", metavar="CLASS", callback=word_of("classes"), help="civilians, tanks, ...")
@click.option("--since", metavar="YYYY-MM-DD", callback=options.day, help="Of that day or later.")
@click.option("--until", metavar="YYYY-MM-DD", callback=options.day, help="Of that day or earlier.")
@click.option("--document", metavar="ID", help="Of one document: its id, or the first characters of it.")
@click.option("--words", metavar="WORDS", help="That hold these words.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many.")
@click.option("--offset", type=click.IntRange(0), metavar="N", default=0, help="After so many.")
@options.ledger
@options.as_json
@options.as_csv
def command(
    ledger_path: Path,
    as_json: bool,
    as_csv: bool,
    since: dt.date | None,
    until: dt.date | None,
    **filters: str | int | None,
) -> None:
    """Show the claims in the ledger that meet every filter given.

    \b
    Example:
      sayso claims --event killed --since 2022-03-01
      sayso claims --source Oryx --class tanks --json
      sayso claims --words "field hospital" --csv > claims.csv
    """
    from sayso.cli.output import settle_form, write_claims
    from sayso.ledger import Ledger

    settle_form(as_json=as_json, as_csv=as_csv)
    with Ledger(ledger_path, create=False) as ledger:
        if filters["document"]:
            filters["document"] = ledger.document(str(filters["document"])).id
        claims = ledger.claims(since=since, until=until, **filters)
        write_claims(claims, as_json=as_json, as_csv=as_csv, document_of=ledger.document)
