"""The options that commands share, so that each means the same everywhere."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

__all__ = ["allow_private", "as_csv", "as_json", "date", "day", "ledger"]


def day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> dt.date | None:
    """The day of an option written YYYY-MM-DD; anything else is a usage error that shows the form."""
    if value is None:
        return None
    try:
        return dt.datetime.strptime(value, "%Y-%m-%d").date()  # stricter than fromisoformat, which takes 20220324 too
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write it as 2022-03-24") from None


ledger = click.option(
    "--ledger",
    "ledger_path",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="SAYSO_LEDGER",
    default="sayso.db",
    show_default=True,
    show_envvar=True,
    help="The ledger's file.",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Write records as JSON, one a line.")
as_csv = click.option("--csv", "as_csv", is_flag=True, help="Write the claims as a CSV table.")
date = click.option(
    "--date",
    metavar="YYYY-MM-DD",
    callback=day,
    help="The report's date, where the report does not state one.",
)
allow_private = click.option(
    "--allow-private", is_flag=True, help="Allow addresses of this machine and of private networks."
)
