"""`sayso link`: a person's word on what is one matter, and what is not."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import options

__all__ = ["command"]

ACTS = {"same": 2, "apart": 2, "split": 1, "merge": 2, "undo": 1}  # how many things each takes


@click.command()
@click.argument("act", type=click.Choice(list(ACTS)))
@click.argument("things", metavar="ID...", nargs=-1, required=True)
@click.option("--why", metavar="WORDS", default="", help="The reason; it stays.")
@click.option("--who", metavar="NAME", envvar="SAYSO_WHO", help="Who decides (SAYSO_WHO; else the login name).")
@options.ledger
def command(act: str, things: tuple[str, ...], why: str, who: str | None, ledger_path: Path) -> None:
    """Decide what is one matter, over the machine's proposal.

    same CLAIM CLAIM: the two are one matter. apart CLAIM CLAIM: they are not. split CLAIM: it stands with none of its
    matter. merge MATTER MATTER: the two are one. undo N: takes decision N back. Decisions stay, with who, when and why,
    and hold when reports are read anew.

    \b
    Example:
      sayso link apart 37f132aa 90b1c2dd --why "two strikes on one day"
      sayso link merge 0edd1a68 10469f2f
    """
    from sayso.cli.talk import say
    from sayso.ledger import Ledger

    if len(things) != ACTS[act]:
        raise click.UsageError(f"{act} takes {ACTS[act]} {'id' if ACTS[act] == 1 else 'ids'}, not {len(things)}")
    with Ledger(ledger_path, create=False) as ledger:
        doors = ledger.matters
        if act == "undo":
            if not things[0].isdecimal():
                raise click.UsageError(f"{things[0]!r} is no number of a decision; `sayso matters --links` lists them")
            doors.undo(int(things[0]), who=who, why=why)
            say(f"decision {things[0]}: undone")
            return
        if act == "split":
            number, shown = doors.split(things[0], who=who, why=why), things[0]
        else:
            decide = {"same": doors.accept, "apart": doors.reject, "merge": doors.merge}[act]
            number, shown = decide(*things, who=who, why=why), things[0]
        matter = doors.matter(shown)
        say(
            f"decision {number}: {act} {' '.join(things)}; now {matter.title} ({matter.id[:8]}) holds "
            f"{len(matter.sayings)} {'claim' if len(matter.sayings) == 1 else 'claims'}"
        )
