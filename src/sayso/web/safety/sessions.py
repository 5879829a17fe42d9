"""Sessions: who a browser has signed in as. The browser holds a random key, the file only its hash."""

from __future__ import annotations

import hashlib
import re
import secrets

from sayso.web.safety.file import open_file
from sayso.web.safety.users import Person, Users

__all__ = ["ABSOLUTE", "IDLE", "Sessions", "new_key", "well_formed"]

IDLE = 2 * 3600.0  # seconds without a request after which a session ends
ABSOLUTE = 24 * 3600.0  # seconds after which it ends whatever was done
_NOTED = 60.0  # a session's last use is written at most once a minute: reading must not mean writing
_KEY = re.compile("[A-Za-z0-9_-]{43}")


def new_key() -> str:
    """A key that nobody can guess: 256 random bits."""
    return secrets.token_urlsafe(32)


def well_formed(key: str) -> bool:
    """Whether a cookie could be a key of ours."""
    return _KEY.fullmatch(key) is not None


class Sessions:
    """The sessions of the users of a ledger."""

    def __init__(self, users: Users) -> None:
        self._path = users.path
        self._clock = users.clock

    def begin(self, name: str) -> str:
        """A new session and its key; what the browser held before is never taken over (session fixation)."""
        key, now = new_key(), self._clock()
        with open_file(self._path) as file:
            user = file.execute("SELECT key FROM users WHERE name = ?", (name,)).fetchone()["key"]
            file.execute("INSERT INTO sessions VALUES (?, ?, ?, ?)", (_hash(key), user, now, now))
            file.execute("DELETE FROM sessions WHERE seen < ? OR began < ?", (now - IDLE, now - ABSOLUTE))
        return key

    def find(self, key: str) -> Person | None:
        """Who signed in under that key, as the user is now; None for a key that is unknown or has run out."""
        now = self._clock()
        query = """SELECT u.name, u.role, s.began, s.seen FROM sessions s JOIN users u ON u.key = s.user
            WHERE s.hash = ?"""
        with open_file(self._path) as file:
            row = file.execute(query, (_hash(key),)).fetchone()
            if row is None:
                return None
            if now - row["seen"] > IDLE or now - row["began"] > ABSOLUTE:
                file.execute("DELETE FROM sessions WHERE hash = ?", (_hash(key),))
                return None
            if now - row["seen"] > _NOTED:
                file.execute("UPDATE sessions SET seen = ? WHERE hash = ?", (now, _hash(key)))
        return Person(row["name"], row["role"])

    def end(self, key: str) -> None:
        """Ends a session."""
        with open_file(self._path) as file:
            file.execute("DELETE FROM sessions WHERE hash = ?", (_hash(key),))


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
