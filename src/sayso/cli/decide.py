"""`sayso decide`: a person rejects, confirms, sets or adds a claim, or takes a decision back."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import options
from sayso.cli.claims import words_of
from sayso.cli.talk import say, shortened

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.model import Decision

__all__ = ["command"]


def _event(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        words_of("events")(context, parameter, (value,))
    return value


def _fields(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> list[tuple[str, str]]:
    found = []
    for value in values:
        name, given, words = value.partition("=")
        if not given:
            raise click.BadParameter(f"{value!r} has no value; write it as FIELD=VALUE")
        found.append((name.strip(), words.strip()))
    return found


@click.command()
@click.argument("which", metavar="[CLAIM|DOCUMENT]", required=False)
@click.option("--reject", is_flag=True, help="The claim is none: leave it out.")
@click.option("--confirm", is_flag=True, help="The claim is right as it stands.")
@click.option(
    "--set", "fields", metavar="FIELD=VALUE", multiple=True, callback=_fields, help="Set a field; repeatable."
)
@click.option("--add", "words", metavar="WORDS", help="Words of the document that make a claim that was missed.")
@click.option("--event", metavar="EVENT", callback=_event, help="With --add: what they say; by default `said`.")
@click.option("--nth", type=click.IntRange(1), metavar="N", help="With --add: which, where the words stand repeatedly.")
@click.option("--undo", type=click.IntRange(1), metavar="N", help="Take decision N back; an undoing too.")
@click.option("--why", metavar="WORDS", help="The reason; it stays.")
@click.option("--who", metavar="NAME", envvar="SAYSO_WHO", help="Who decides (SAYSO_WHO; else the login name).")
@options.ledger
@options.as_json
def command(
    which: str | None,
    reject: bool,
    confirm: bool,
    fields: list[tuple[str, str]],
    words: str | None,
    event: str | None,
    nth: int | None,
    undo: int | None,
    why: str | None,
    who: str | None,
    ledger_path: Path,
    as_json: bool,
) -> None:
    """Decide about a claim: reject, confirm, set, add or undo.

    The machine proposes, a person is right. --add, with a document, makes a claim of words that were missed.
    Decisions are kept with who, when and why, survive another reading, and can be taken back (--undo). Fields are those
    of docs/claims.md (count.low=117, place=Makariv, reality=did_not_happen, ...); `none` empties one.

    \b
    Example:
      sayso decide 3f6c0a9d --set "count.words=at least 117" --why "misread"
      sayso decide report.txt --add "captured three tanks" --event captured --set "source=General Staff"
      sayso decide --undo 4
    """
    from sayso.ledger import Ledger

    chosen = [reject, confirm, words is not None, undo is not None, bool(fields) and words is None]
    if sum(chosen) != 1:
        raise click.UsageError("give one of --reject, --confirm, --set, --add and --undo", click.get_current_context())
    if (which is None) != (undo is not None):
        told = "--undo takes the number of a decision alone" if which else "name the claim, or the document to add to"
        raise click.UsageError(told, click.get_current_context())
    if words is None and (event is not None or nth is not None):
        raise click.UsageError("--event and --nth go with --add", click.get_current_context())
    said = {"who": who or getpass.getuser(), "why": why}
    with Ledger(ledger_path, create=False) as ledger:
        door = ledger.decisions
        if undo is not None:
            made = door.undo(undo, **said)  # type: ignore[arg-type]
        elif words is not None:
            made = door.add(str(which), words, event=event or "said", fields=fields, nth=nth, **said)  # type: ignore[arg-type]
        elif fields:
            made = door.set(str(which), fields, **said)  # type: ignore[arg-type]
        else:
            made = (door.reject if reject else door.confirm)(str(which), **said)  # type: ignore[arg-type]
        _tell(ledger, made, as_json=as_json)


def _tell(ledger: Ledger, made: Decision, *, as_json: bool) -> None:
    """Writes the decision, or the claim as it stands now; and says what it sets aside."""
    from sayso.errors import UnknownId
    from sayso.ledger.decisions.entries import in_words

    words = f" “{shortened(made.anchors[0].text or '', longest=60)}”" if made.anchors else ""
    say(f"decision {made.number}: {made.who} {in_words(made)}{words}")
    for other in ledger.decisions.overridden(made.number):
        why = f" ({other.why})" if other.why else ""
        say(f"it overrides decision {other.number} by {other.who} of {other.at[:10]}: {in_words(other)}{why}")
    if as_json:
        from sayso.cli.screen import write_record

        document = made.anchors[0].document if made.anchors else None
        (row,) = (row for row in ledger.decisions.all(document=document) if row.number == made.number)
        write_record(row)
        return
    from sayso.cli.claim_list import claim_list
    from sayso.cli.screen import show

    for shown in dict.fromkeys(ledger.decisions.where_now(made)):
        try:
            claim = ledger.claim(shown) if shown else None
        except UnknownId:
            claim = None
        if claim is not None:
            show(*claim_list([claim], parts=False, decided=ledger.decisions.marks([claim.document])))
            say(f"claim {claim.id}")
