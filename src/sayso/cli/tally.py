"""`sayso tally`: at least how many, under a named policy."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from sayso.cli import options

__all__ = ["command"]


@click.command()
@click.option(
    "--policy", "policy_name", metavar="NAME", default="strict", show_default=True, help="What counts, and how."
)
@click.option("--policies", "list_policies", is_flag=True, help="List the policies, and what each says.")
@click.option("--event", metavar="EVENT", default="killed", show_default=True, help="Of which event.")
@click.option("--class", "klass", metavar="CLASS", help="Whom or what: civilians, children, tanks, ...; people: all.")
@click.option("--side", metavar="SIDE", help="Of which party: UKR, RUS, ...")
@click.option("--place", metavar="NAME", help="Where: the name of a place, or geonames:N.")
@click.option("--country", metavar="CODE", help="Where: a country's code of three letters.")
@click.option("--since", metavar="YYYY-MM-DD", callback=options.day, help="Wholly on that day or later.")
@click.option("--until", metavar="YYYY-MM-DD", callback=options.day, help="Wholly on that day or earlier.")
@click.option("--explain", is_flag=True, help="Unfold each number into the claims behind it, and what was left out.")
@options.ledger
@options.as_json
def command(
    policy_name: str,
    list_policies: bool,
    event: str,
    klass: str | None,
    side: str | None,
    place: str | None,
    country: str | None,
    since: dt.date | None,
    until: dt.date | None,
    explain: bool,
    ledger_path: Path,
    as_json: bool,
) -> None:
    """Tell at least how many, under a named policy.

    Nothing is counted twice: copies are one voice, a running total is never summed, a part is never added to its whole,
    rounded and vague figures raise no floor, and of what may be the same only one counts.

    \b
    Example:
      sayso tally --event killed --class civilians --country UKR
      sayso tally --policy two-voices --explain
      sayso tally --policies
    """
    from sayso.cli.tally_list import show_policies, show_tally
    from sayso.ledger import Ledger
    from sayso.model import vocabulary
    from sayso.tally import Question, policy, tally

    if list_policies:
        show_policies(as_json=as_json)
        return
    for name, value, words in (("--event", event, vocabulary("events")), ("--class", klass, vocabulary("classes"))):
        if value is not None and value not in words:
            raise click.BadParameter(f"{value!r} is none of {', '.join(words)}", param_hint=name)
    rule = policy(policy_name)
    question = Question(
        event=event,
        klass=klass,
        side=side,
        place=place,
        country=country.upper() if country else None,
        since=since,
        until=until,
    )
    with Ledger(ledger_path, create=False) as ledger:
        matters = ledger.matters.whole(event=event)
    show_tally(tally(matters, rule, question), matters, explain=explain, as_json=as_json)
