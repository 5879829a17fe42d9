"""`sayso verify`: whether everything kept is as it was kept."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import options
from sayso.cli.ending import Ending
from sayso.cli.talk import counted

__all__ = ["command"]


@click.command()
@options.ledger
@options.as_json
def command(ledger_path: Path, as_json: bool) -> Ending:
    """Check that everything kept is as it was kept.

    All bytes are hashed again, and each claim is held against its words. Exit 1 when something is altered, missing,
    or not where its offsets say.

    \b
    Example:
      sayso verify
      sayso verify --json
    """
    from sayso.cli.rows import write_rows
    from sayso.ledger import Ledger

    with Ledger(ledger_path, create=False) as ledger:
        problems = list(ledger.verify())
        held = len(list(ledger.documents()))
    write_rows(
        problems,
        as_json=as_json,
        columns={
            "problem": lambda row: row.kind,
            "what": lambda row: row.thing,
            "reason": lambda row: f"{row.reason}; {row.step}",
        },
        none=f"{ledger_path}: {counted(held, 'document')}, all as kept",
    )
    return Ending.DONE if all(problem.harmless for problem in problems) else Ending.PROBLEM
