"""Users: who may read and who may decide, kept beside the ledger."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sayso.errors import LedgerError, UnknownId
from sayso.web.safety import passwords
from sayso.web.safety.file import open_file, users_file

__all__ = ["ROLES", "Person", "Role", "UserRow", "Users"]

Role = Literal["reader", "editor"]
ROLES: tuple[Role, ...] = ("reader", "editor")
_NAME = re.compile(r"\w[\w .'-]{0,39}")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the pages: the name that decisions bear, and the role."""

    name: str
    role: Role

    @property
    def edits(self) -> bool:
        """Whether the person may change anything."""
        return self.role == "editor"


@dataclass(frozen=True, slots=True, kw_only=True)
class UserRow:
    """A user as lists show it; `added` is in seconds since 1970, `sessions` how many are open."""

    name: str
    role: Role
    added: float
    sessions: int


class Users:
    """The users of a ledger. Any change of a user ends the sessions of that user."""

    def __init__(self, ledger: Path, *, clock: Callable[[], float] = time.time) -> None:
        self.path = users_file(ledger)
        self.clock = clock

    def exist(self) -> bool:
        """Whether there is any user."""
        return self.path.exists() and bool(self.all())

    def all(self) -> list[UserRow]:
        """All users, by name."""
        query = """SELECT u.name, u.role, u.added, (SELECT count(*) FROM sessions s WHERE s.user = u.key) AS sessions
            FROM users u ORDER BY u.key"""
        if not self.path.exists():
            return []
        with open_file(self.path) as file:
            return [UserRow(**dict(row)) for row in file.execute(query)]

    def add(self, name: str, password: str, *, role: Role) -> None:
        """Adds a user. Raises LedgerError for a name that is taken or malformed, or a weak password."""
        name = _tidy(name)
        passwords.check_new(password, name=name)
        kept = passwords.hash_of(password)
        with open_file(self.path) as file:
            if file.execute("SELECT 1 FROM users WHERE key = ?", (_key(name),)).fetchone():
                raise LedgerError(name, "there is a user of that name", "take another name, or `sayso user password`")
            file.execute("INSERT INTO users VALUES (?, ?, ?, ?, ?)", (_key(name), name, role, kept, self.clock()))

    def remove(self, name: str) -> None:
        """Removes a user and ends the sessions. Raises UnknownId."""
        with open_file(self.path) as file:
            gone = file.execute("DELETE FROM users WHERE key = ?", (_key(name),)).rowcount
            file.execute("DELETE FROM sessions WHERE user = ?", (_key(name),))
            file.execute("DELETE FROM attempts WHERE subject = ?", (f"name:{_key(name)}",))
        if not gone:
            raise UnknownId(name, "there is no such user", "see `sayso user list`")

    def change_password(self, name: str, password: str) -> None:
        """Gives a user another password and ends the sessions. Raises UnknownId, and LedgerError for a weak one."""
        passwords.check_new(password, name=name)
        kept = passwords.hash_of(password)
        with open_file(self.path) as file:
            if not file.execute("UPDATE users SET hash = ? WHERE key = ?", (kept, _key(name))).rowcount:
                raise UnknownId(name, "there is no such user", "see `sayso user list`")
            file.execute("DELETE FROM sessions WHERE user = ?", (_key(name),))

    def known(self, name: str, password: str) -> Person | None:
        """The person of that name and password, or None; both take the same time."""
        with open_file(self.path) as file:
            row = file.execute("SELECT name, role, hash FROM users WHERE key = ?", (_key(name),)).fetchone()
        if not passwords.matches(password, row["hash"] if row else None):
            return None
        return Person(row["name"], row["role"])


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().strip()


def _tidy(name: str) -> str:
    tidy = unicodedata.normalize("NFC", name).strip()
    if not _NAME.fullmatch(tidy):
        step = "take up to 40 letters, digits, blanks, . ' - or _"
        raise LedgerError(repr(name[:60]), "that is no user's name", step)
    return tidy
