"""`sayso extract`: the claims of one document, without a ledger."""

from __future__ import annotations

import datetime as dt

import click

from sayso.cli import options
from sayso.cli.talk import say_unread

__all__ = ["command"]


@click.command()
@click.argument("where", metavar="FILE|URL|-")
@options.date
@options.allow_private
@options.as_json
@options.as_csv
def command(where: str, date: dt.date | None, allow_private: bool, as_json: bool, as_csv: bool) -> None:
    """Show the claims of one document.

    With --json, one record a line, as docs/claims.md defines it: offsets index what `sayso text` prints.

    \b
    Example:
      sayso extract report.txt
      sayso extract report.txt --json
    """
    import sayso
    from sayso.cli.inputs import document_of
    from sayso.cli.output import settle_form, write_claims

    settle_form(as_json=as_json, as_csv=as_csv)
    document = document_of(where, date=date, allow_private=allow_private)
    say_unread(where, document.language)
    write_claims(sayso.extract(document), as_json=as_json, as_csv=as_csv, document_of=lambda _id: document)
