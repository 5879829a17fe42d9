"""`sayso export`: claims on their way to others, under the one policy."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import click

from sayso.cli import options
from sayso.cli.claims import command as claims_command

__all__ = ["command"]

FORMATS = ("csv", "jsonl", "parquet", "geojson", "claimreview", "acled", "ucdp", "site", "bundle")
_FOLDERS = ("site", "bundle")
_NO_FILTERS = {"ledger_path", "as_json", "as_csv", "rejected"}


def _with_filters(command: click.Command) -> click.Command:
    """The command with every filter of `sayso claims` before its own options."""
    filters = [parameter for parameter in claims_command.params if parameter.name not in _NO_FILTERS]
    command.params = [command.params[0], *filters, *command.params[1:]]
    return command


def _rating(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if not all(part.strip() for part in value.partition("=")[::2]):
            raise click.BadParameter("write it as CLAIM=WORDS")
    return values


@_with_filters
@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.option(
    "-o",
    "--output",
    type=click.Path(allow_dash=True, path_type=Path),
    required=True,
    metavar="FILE",
    help="Where it goes; - is stdout. For site and bundle a new folder, or a file.zip.",
)
@click.option("--matter", multiple=True, metavar="ID", help="Only the claims of that matter.")
@click.option("--excerpt", type=click.IntRange(0), default=60, show_default=True, help="Most words of one report.")
@click.option("--rights", metavar="WORDS", help="Whole texts may leave: by which rights. Written into what goes out.")
@click.option("--release", multiple=True, metavar="NAME", help="Do not withhold this name; asks for --why.")
@click.option("--grid", type=click.FloatRange(0, 10), default=0.1, show_default=True, help="Degrees, for forces.")
@click.option("--embargo", type=click.FloatRange(0, 87600), default=72, show_default=True, help="Hours, for forces.")
@click.option("--why", metavar="WORDS", help="Why the policy is loosened; it stays in the ledger's log.")
@click.option("--reviewer", metavar="NAME", help="Who reviewed the claims (claimreview).")
@click.option(
    "--rating", multiple=True, metavar="CLAIM=WORDS", callback=_rating, help="A person's rating (claimreview)."
)
@options.ledger
def command(
    form: str,
    output: Path,
    matter: tuple[str, ...],
    excerpt: int,
    rights: str | None,
    release: tuple[str, ...],
    grid: float,
    embargo: float,
    why: str | None,
    reviewer: str | None,
    rating: tuple[str, ...],
    ledger_path: Path,
    **filters: Any,
) -> None:
    """Write claims for others, with credit and without harm.

    FORMAT is csv, jsonl, parquet, geojson, claimreview, acled, ucdp, site or bundle. Names of victims, witnesses,
    minors and captives are withheld, positions of forces are rounded and delayed, and at most so many words of a
    report are shown, always with outlet, author, date and link. The filters are those of `sayso claims`.

    \b
    Example:
      sayso export csv -o claims.csv --event killed
      sayso export site -o site --since 2022-03-01
      sayso export bundle -o case.zip --release "Ana Ruiz" --why "her family asks for it"
    """
    import datetime as dt
    from contextlib import nullcontext

    from sayso.cli.screen import write_bytes
    from sayso.ledger import Ledger
    from sayso.publish.exports import Terms, export, pieces
    from sayso.publish.exports.formats import Exported
    from sayso.publish.leaving import claims_of_matters
    from sayso.publish.protection import Policy

    context = click.get_current_context()
    policy = Policy(
        words=excerpt,
        grid=grid,
        embargo=dt.timedelta(hours=embargo),
        released=tuple(dict.fromkeys(release)),
        rights=rights,
        now=dt.datetime.now(dt.UTC),
    )
    if (policy.loosened or rating) and not (why and why.strip()):
        raise click.UsageError("what loosens the policy, or rates a claim, asks for --why WORDS", context)
    if rating and form != "claimreview":
        raise click.UsageError("--rating is for claimreview", context)
    to_screen = str(output) == "-"
    if to_screen and form in (*_FOLDERS, "parquet"):
        raise click.UsageError(f"{form} cannot be written to stdout; name a place with -o", context)
    wanted = {name: value for name, value in filters.items() if value not in (None, ())}
    with Ledger(ledger_path, create=False) as ledger:
        matters = claims_of_matters(ledger, matter) if matter else {}
        found = ledger.claims(**wanted)
        claims = [claim for claim in found if not matter or claim.id in matters]
        every = None if wanted else found
        ratings = dict(_rated(ledger, value) for value in rating)
        terms = Terms(policy=policy, made=policy.now or dt.datetime.now(dt.UTC), reviewer=reviewer,
                      ratings=ratings, matters=matters)  # fmt: skip
        told = Exported()
        decided = policy.loosened or ratings
        with ledger.run(_logged(form, output, policy.loosened, ratings, why or "")) if decided else nullcontext():
            if to_screen:
                for piece in pieces(ledger, claims, form, terms, told, every=every):
                    write_bytes(piece)
            else:
                told = export(ledger, claims, form, output, terms, every=every)
    _sum_up(told, output, form)


def _rated(ledger: Any, value: str) -> tuple[str, str]:
    claim, _, words = value.partition("=")
    return ledger.claim(claim.strip()).id, words.strip()


def _logged(form: str, output: Path, loosened: tuple[str, ...], ratings: dict[str, str], why: str) -> str:
    """The run as the log holds it: what was loosened and why; filters may tell names, so they are left out."""
    rated = [f"rating of {claim}: {words}" for claim, words in ratings.items()]
    return shlex.join(["export", form, "-o", str(output)]) + f" [{'; '.join([*loosened, *rated])}; why: {why}]"


def _sum_up(told: Any, output: Path, form: str) -> None:
    from sayso.cli.talk import counted, say

    held = [
        counted(told.names, "name") if told.names else "",
        counted(told.places, "position") if told.places else "",
        counted(told.bytes_held, "whole document") if told.bytes_held else "",
    ]
    withheld = ", ".join(word for word in held if word)
    say(f"{output}: {form} of {counted(told.claims, 'claim')} from {counted(told.reports, 'report')}"
        + (f"; withheld: {withheld}" if withheld else ""))  # fmt: skip
