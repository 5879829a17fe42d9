"""`sayso page`: one report as a page, with its claims marked in place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from sayso.cli import options
from sayso.cli.talk import counted, say, say_unread

__all__ = ["command"]


@click.command()
@click.argument("where", metavar="FILE|ID|URL|-")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    required=True,
    metavar="PAGE.html",
    help="Where the page goes; - is stdout.",
)
@click.option(
    "--public", is_flag=True, help="Excerpts of at most 60 words, with credit and link, never the whole text."
)
@options.ledger
@options.date
@options.allow_private
def command(
    where: str, output: Path, public: bool, ledger_path: Path, date: dt.date | None, allow_private: bool
) -> None:
    """Write a report as one page, its claims marked in place.

    The page needs no network and has the headline check on top and a list of figures. It is a working copy for your own
    desk, with the report's whole text; --public gives one that may be shown.

    \b
    Example:
      sayso page report.txt -o report.html
      sayso page report.txt -o public.html --public
    """
    import sayso
    from sayso.cli.inputs import report_of
    from sayso.cli.screen import write_text
    from sayso.web.page import render_page

    document, claims = report_of(where, ledger_path=ledger_path, date=date, allow_private=allow_private)
    say_unread(where, document.language)
    page = render_page(document, claims, sayso.check_headline(document, claims), public=public)
    if str(output) == "-":
        write_text(page)
        return
    output.write_bytes(page.encode("utf-8"))
    say(f"{output}: written ({counted(len(claims), 'claim')}); open it in a browser")
