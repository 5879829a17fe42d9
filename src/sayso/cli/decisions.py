"""`sayso decisions`: what people have decided, and whether it holds."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import options

__all__ = ["command"]

SHORT_CLAIM = 10  # digits that settle a claim among a hundred thousand


@click.command()
@click.option("--document", metavar="ID", help="On one document: id, the first characters of it, path or address.")
@click.option("--orphans", is_flag=True, help="Those whose claim the last reading no longer yields.")
@options.ledger
@options.as_json
def command(document: str | None, orphans: bool, ledger_path: Path, as_json: bool) -> None:
    """List what people have decided, and whether it holds.

    With who, when, why, and the words of the claim. A decision holds, is overridden by a later one, was undone, or is
    orphaned: the last reading no longer yields its claim. Orphans come back into force when a reading yields it again.

    \b
    Example:
      sayso decisions
      sayso decisions --orphans --json
    """
    from sayso.cli.rows import write_rows
    from sayso.ledger import DecisionRow, Ledger

    def on(row: DecisionRow) -> str:
        return f"{row.event}: “{row.words}”" if row.words else row.event or ""

    with Ledger(ledger_path, create=False) as ledger:
        found = ledger.decisions.orphans(document=document) if orphans else ledger.decisions.all(document=document)
        write_rows(
            found,
            as_json=as_json,
            columns={
                "no": lambda row: str(row.number),
                "when": lambda row: row.at[:10],
                "decision": lambda row: f"{row.who} {row.says}" + (f" ({row.why})" if row.why else ""),
                "it": lambda row: row.standing,
                "id": lambda row: row.claim[:SHORT_CLAIM] if row.claim else None,
                "claim": on,
            },
            none=f"{ledger_path}: no orphaned decisions" if orphans else f"{ledger_path}: nobody has decided anything",
        )
