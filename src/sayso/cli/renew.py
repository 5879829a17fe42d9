"""`sayso renew`: the claims of kept documents extracted anew, and the decisions on them replayed."""

from __future__ import annotations

import os
from pathlib import Path

import click

from sayso.cli import options
from sayso.cli.ending import Ending
from sayso.cli.talk import complain, counted, say

__all__ = ["command"]


@click.command()
@click.argument("which", metavar="[ID|PATH|URL]...", nargs=-1)
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="Worker processes; by default one a core.")
@options.ledger
@options.as_json
def command(which: tuple[str, ...], jobs: int | None, ledger_path: Path, as_json: bool) -> Ending:
    """Extract the claims of kept documents anew.

    The engine of this version does it. No file is opened and no address asked: the text stays as it was read, since
    decisions and spans point into it. What people decided is laid over the new claims; where a claim is no longer
    found, its decisions are listed as orphaned. Without a name, all documents.

    \b
    Example:
      sayso renew
      sayso renew report.txt 3f6c0a9d
    """
    from sayso.cli.extraction import extracted_anew
    from sayso.cli.screen import write_record
    from sayso.ledger import Ledger

    orphaned = changed = done = failed = 0
    with Ledger(ledger_path, create=False) as ledger:
        names = [ledger.document(name).id for name in which] or [row.id for row in ledger.documents()]
        names = list(dict.fromkeys(names))
        with ledger.run(" ".join(("renew", *which))) as run:
            documents = (ledger.document(name) for name in names)
            for document, claims in extracted_anew(documents, few=len(names), jobs=jobs or os.cpu_count() or 1):
                if isinstance(claims, str):
                    failed += 1
                    complain(document.id, claims, "its claims stay as they were; report this with the file")
                    continue
                renewed = run.renew(document.id, claims)
                done += 1
                orphaned += renewed.orphaned
                changed += bool(renewed.added or renewed.dropped or renewed.changed)
                if as_json:
                    write_record(renewed)
    say(f"{counted(done, 'document')} renewed, {changed:,} with other claims")
    if orphaned:
        say(f"{counted(orphaned, 'decision')} orphaned; see `sayso decisions --orphans`")
    return Ending.PARTLY if failed else Ending.DONE
