"""`sayso documents`: what the ledger holds."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import options

__all__ = ["command"]


@click.command()
@click.option("--words", metavar="WORDS", help="With these words in the text.")
@click.option("--language", metavar="CODE", help="In that language: en, uk, fr, ...")
@options.ledger
@options.as_json
def command(words: str | None, language: str | None, ledger_path: Path, as_json: bool) -> None:
    """List the documents in the ledger.

    \b
    Example:
      sayso documents
      sayso documents --words "residential block" --json
    """
    from sayso.cli.rows import SHORT_ID, write_rows
    from sayso.ledger import DocumentRow, Ledger

    def title(row: DocumentRow) -> str:
        beside = [row.outlet, row.language if row.language != "en" else None, "new version" if row.previous else None]
        return " · ".join([row.title or row.origin, *(word for word in beside if word)])

    with Ledger(ledger_path, create=False) as ledger:
        write_rows(
            ledger.documents(words=words, language=language),
            as_json=as_json,
            columns={
                "id": lambda row: row.id[SHORT_ID],
                "date": lambda row: row.date,
                "claims": lambda row: row.claims,
                "document": title,
            },
            none=f"{ledger_path}: holds no document yet; read one with `sayso read FILE`"
            if words is None and language is None
            else "no documents",
        )
