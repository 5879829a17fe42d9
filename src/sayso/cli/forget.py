"""`sayso forget`: takes a document out of the ledger, with a reason that stays."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import options
from sayso.cli.talk import say

__all__ = ["command"]


@click.command()
@click.argument("document_id", metavar="ID")
@click.option("--reason", required=True, metavar="WORDS", help="Why; it stays in the ledger's log.")
@options.ledger
def command(document_id: str, reason: str, ledger_path: Path) -> None:
    """Remove a document, its claims and its kept bytes; that it was there, and why it went, stays in the log.

    ID is the document's id, or its first characters as far as they settle it.

    \b
    Example:
      sayso forget 3f6c0a9d --reason "holds the names of witnesses"
    """
    from sayso.ledger import Ledger

    with Ledger(ledger_path, create=False) as ledger:
        document = ledger.document(document_id)
        ledger.forget(document.id, reason=reason)
    say(f"{document.id}: forgotten ({reason})")
