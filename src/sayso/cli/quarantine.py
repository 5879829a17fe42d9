"""`sayso quarantine`: what could not be read, and why."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import options

__all__ = ["command"]


@click.command()
@options.ledger
@options.as_json
def command(ledger_path: Path, as_json: bool) -> None:
    """List what could not be read, and why.

    \b
    Example:
      sayso quarantine
      sayso quarantine --json
    """
    from sayso.cli.rows import write_rows
    from sayso.ledger import Ledger

    with Ledger(ledger_path, create=False) as ledger:
        write_rows(
            ledger.quarantined(),
            as_json=as_json,
            columns={
                "run": lambda row: row.run,
                "input": lambda row: row.origin,
                "reason": lambda row: f"{row.reason}; {row.step}",
            },
            none=f"{ledger_path}: nothing was quarantined",
        )
