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
    from sayso.cli.reading import outcomes_in_words
    from sayso.cli.rows import write_rows
    from sayso.ledger import Ledger, RunRow

    def what_it_did(row: RunRow) -> str:
        return outcomes_in_words(
            {
                "read": row.read,
                "known": row.known,
                "new_version": row.new_versions,
                "quarantined": row.quarantined,
                "forgotten": row.forgotten,
                "renewed": row.renewed,
            }
        )

    with Ledger(ledger_path, create=False) as ledger:
        write_rows(
            ledger.runs(),
            as_json=as_json,
            columns={
                "run": lambda row: row.number,
                "when": lambda row: row.started[:16].replace("T", " "),
                "ended": lambda row: row.outcome,
                "what it did": what_it_did,
                "command": lambda row: row.command,
            },
            none=f"{ledger_path}: nothing was read into it yet; start with `sayso read FILE`",
        )
