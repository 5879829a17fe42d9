"""`sayso extract`: the claims of one document, without a ledger."""

from __future__ import annotations

import datetime as dt

import click

from sayso.cli import options
from sayso.cli.talk import say, say_unread

__all__ = ["command"]


@click.command()
@click.argument("where", metavar="FILE|URL|-")
@options.date
@options.allow_private
@options.as_json
@options.as_csv
def command(where: str, date: dt.date | None, allow_private: bool, as_json: bool, as_csv: bool) -> None:
    """Show the claims of one document.

    With --json, one record a line, as docs/claims.md defines it: offsets index what `sayso text` prints. A distance
    between two places that the map does not bear out is told beside its claim, or on stderr.

    \b
    Example:
      sayso extract report.txt
      sayso extract report.txt --json
    """
    import sayso
    from sayso.cli.distances import distance_in_words, distance_notes
    from sayso.cli.inputs import document_of
    from sayso.cli.output import settle_form, write_claims
    from sayso.places import stated_distances

    settle_form(as_json=as_json, as_csv=as_csv)
    document = document_of(where, date=date, allow_private=allow_private)
    say_unread(where, document.language)
    claims = sayso.extract(document)
    differing = [check for check in stated_distances(document.text) if check.verdict == "differs"]
    notes = {} if as_json or as_csv else distance_notes(claims, differing)
    for check in differing:
        line = distance_in_words(check)
        if not any(line in lines for lines in notes.values()):
            say(f"{where}: {line}")
    write_claims(claims, as_json=as_json, as_csv=as_csv, document_of=lambda _id: document, notes=notes)
