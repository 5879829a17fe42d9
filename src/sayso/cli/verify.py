"""`sayso verify`: whether everything kept is as it was kept."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import options
from sayso.cli.ending import Ending
from sayso.cli.talk import counted, say

__all__ = ["command"]


@click.command()
@options.ledger
@options.as_json
@click.option("--log", "noted", metavar="HASH", help="A hash of the log that you noted earlier: is it still there?")
def command(ledger_path: Path, as_json: bool, noted: str | None) -> Ending:
    """Check that everything kept is as it was kept.

    All bytes are hashed again, each claim is held against its words, and each row of the log against the chain of
    hashes. Exit 1 when something is altered, missing, or not where its offsets say. A hash noted earlier proves that
    the log was not cut off or written anew since.

    \b
    Example:
      sayso verify
      sayso verify --json
    """
    from sayso.cli.rows import write_rows
    from sayso.ledger import Ledger, Problem

    with Ledger(ledger_path, create=False) as ledger:
        problems = list(ledger.verify())
        held = len(list(ledger.documents()))
        length, last = ledger.log_head()
        if noted is not None and not ledger.log_holds(noted):
            reason = "the log has no row of that hash; it was cut off or written anew"
            problems.append(Problem("log", noted, reason, "compare with a copy of the ledger that you trust"))
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
    say(f"the log: {counted(length, 'row')}, the last {last}")
    return Ending.DONE if all(problem.harmless for problem in problems) else Ending.PROBLEM
