"""`sayso text`: the document's text as read, exactly what spans index."""

from __future__ import annotations

import datetime as dt

import click

from sayso.cli import options

__all__ = ["command"]


@click.command()
@click.argument("where", metavar="FILE|URL|-")
@options.date
@options.allow_private
@options.as_json
def command(where: str, date: dt.date | None, allow_private: bool, as_json: bool) -> None:
    """Print the text of a document as read.

    That is what all offsets index, to the character.

    With --json, the whole document: text, regions, date, links, media, provenance.

    \b
    Example:
      sayso text report.html
      sayso text report.html --json
    """
    from sayso.cli.inputs import document_of
    from sayso.cli.screen import write_record, write_text
    from sayso.publish.records import document_to_record

    document = document_of(where, date=date, allow_private=allow_private)
    if as_json:
        write_record(document_to_record(document))
    else:
        write_text(document.text)
