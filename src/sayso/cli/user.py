"""`sayso user`: who may see the pages from another machine, and who may decide there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import options
from sayso.cli.talk import say

if TYPE_CHECKING:
    from sayso.web.safety.users import Users

__all__ = ["command"]

ROLES = ("reader", "editor")


@click.group()
def command() -> None:
    """Keep the people who may see the pages from other machines.

    Readers look, editors decide too. Passwords are asked for on the terminal, or read as one line of standard input;
    only their argon2id hashes are kept, in a file of their own beside the ledger.

    \b
    Example:
      sayso user add "Oda Lind" --role editor
      sayso user list
    """


@command.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True, help="What the user may do.")
@options.ledger
def add(name: str, role: str, ledger_path: Path) -> None:
    """Add a user; asks for a password of 12 characters or more."""
    from sayso.ledger import Ledger

    with Ledger(ledger_path, create=False) as ledger:
        users = _users(ledger.path)
        users.add(name, _new_password(), role="editor" if role == "editor" else "reader")
        ledger.note("user add", "user added", thing=name, why=role)
    say(f"{name}: added as {role}")


@command.command(name="list")
@options.ledger
@options.as_json
def list_(ledger_path: Path, as_json: bool) -> None:
    """List the users."""
    import datetime as dt

    from sayso.cli.rows import write_rows
    from sayso.ledger import Ledger

    with Ledger(ledger_path, create=False) as ledger:
        rows = _users(ledger.path).all()
    write_rows(
        rows,
        as_json=as_json,
        columns={
            "name": lambda row: row.name,
            "role": lambda row: row.role,
            "added": lambda row: dt.datetime.fromtimestamp(row.added, dt.UTC).date().isoformat(),
            "open sessions": lambda row: row.sessions,
        },
        none=f"{ledger_path}: no users; its pages are shown to this machine alone",
    )


@command.command()
@click.argument("name")
@options.ledger
def remove(name: str, ledger_path: Path) -> None:
    """Remove a user, and end the sessions; what was decided stays."""
    from sayso.ledger import Ledger

    with Ledger(ledger_path, create=False) as ledger:
        _users(ledger.path).remove(name)
        ledger.note("user remove", "user removed", thing=name)
    say(f"{name}: removed")


@command.command()
@click.argument("name")
@options.ledger
def password(name: str, ledger_path: Path) -> None:
    """Give a user another password, and end the sessions."""
    from sayso.ledger import Ledger

    with Ledger(ledger_path, create=False) as ledger:
        _users(ledger.path).change_password(name, _new_password())
        ledger.note("user password", "password changed", thing=name)
    say(f"{name}: has another password")


def _users(ledger: Path) -> Users:
    from sayso.errors import SaysoError

    try:
        from sayso.web.safety.users import Users
    except ImportError as missing:
        raise SaysoError("user", f"{missing.name} is not installed", "pip install 'sayso[web]'") from None
    return Users(ledger)


def _new_password() -> str:
    """The password as typed twice on a terminal, or the first line of standard input."""
    if sys.stdin.isatty():
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        return typed
    return sys.stdin.readline().rstrip("\r\n")
