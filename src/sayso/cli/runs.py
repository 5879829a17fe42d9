"""`sayso runs`: the log of what was done to the ledger."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import options

__all__ = ["command"]


@click.command()
@options.ledger
@options.as_json
def command(ledger_path: Path, as_json: bool) -> None:
    """List the runs that wrote to the ledger, and what each did.

    \b
    Example:
      sayso runs
      sayso runs --json
    """
    from sayso.cli.rows import write_rows
    from sayso.ledger import Ledger

    with Ledger(ledger_path, create=False) as ledger:
        write_rows(
            ledger.runs(),
            as_json=as_json,
            columns={
                "run": lambda row: row.number,
                "when": lambda row: row.started[:16].replace("T", " "),
                "read": lambda row: row.read,
                "new": lambda row: row.new_versions,
                "known": lambda row: row.known,
                "quarantined": lambda row: row.quarantined,
                "forgotten": lambda row: row.forgotten,
                "ended": lambda row: row.outcome,
                "command": lambda row: row.command,
            },
            none=f"{ledger_path}: nothing was read into it yet; start with `sayso read FILE`",
        )
