"""`sayso forget`: takes a document out of the ledger, with a reason that stays."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import options
from sayso.cli.talk import complain, counted, say

__all__ = ["command"]


@click.command()
@click.argument("document_id", metavar="ID")
@click.option("--reason", required=True, metavar="WORDS", help="Why; it stays in the ledger's log.")
@options.ledger
def command(document_id: str, reason: str, ledger_path: Path) -> None:
    """Remove a document from the ledger.

    Its claims and its kept bytes go with it. That it was there, and why it went, stays in the log; reading it again is
    refused. ID is the document's id, or its first characters as far as they settle it.

    \b
    Example:
      sayso forget 3f6c0a9d --reason "holds the names of witnesses"
    """
    from sayso.ledger import Ledger

    with Ledger(ledger_path, create=False) as ledger:
        gone = ledger.forget(document_id, reason=reason)
    say(f"{gone.id}: forgotten, with {counted(gone.claims, 'claim')} ({gone.reason})")
    if not gone.scrubbed:
        complain(
            str(ledger_path), "another program holds it open, so traces may remain in it", "close that, then repeat"
        )
