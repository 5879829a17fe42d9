"""Limits: how long somebody waits after failed sign-ins, and how much one sender may send in a time."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable
from threading import Lock

from sayso.web.safety.file import open_file
from sayso.web.safety.hosts import network
from sayso.web.safety.users import Person, Users

__all__ = ["FREE", "SignIn", "TooMany", "Window", "delay"]

# Failures that cost nothing, and the longest wait in seconds. An office shares one address, so that gets more; and a
# stranger who fails on purpose must not lock an editor out for long, so a name waits less.
FREE = {"name": 3, "address": 10}
_LONGEST = {"name": 300.0, "address": 900.0}
_REMEMBERED = 3600.0  # seconds; failures before that are forgotten
_MOST_HELD = 10_000  # senders a Window remembers: whoever comes under many addresses must not fill the memory


class TooMany(Exception):
    """Too much in too short a time; `wait` is in seconds."""

    def __init__(self, wait: float) -> None:
        super().__init__(f"wait {wait:.0f} seconds")
        self.wait = max(1.0, wait)


def delay(failures: int, *, kind: str) -> float:
    """Seconds to wait after so many failures: twice as long after each.

    >>> [delay(n, kind="name") for n in (2, 3, 4, 5, 20)]
    [0.0, 1.0, 2.0, 4.0, 300.0]
    """
    over = failures - FREE[kind]
    return 0.0 if over < 0 else min(_LONGEST[kind], 2.0 ** min(over, 30))


class SignIn:
    """Sign-in by name and password, held back by failures of the name and of the address."""

    def __init__(self, users: Users) -> None:
        self._users = users

    def __call__(self, name: str, password: str, *, address: str) -> Person | None:
        """The person, or None where name and password do not fit. Raises TooMany, without looking at the password."""
        subjects = {"name": f"name:{name.casefold().strip()[:80]}", "address": f"address:{network(address)}"}
        now = self._users.clock()
        with open_file(self._users.path) as file:
            file.execute("DELETE FROM attempts WHERE at < ?", (now - _REMEMBERED,))
            for kind, subject in subjects.items():
                _hold(file, kind, subject, now)
            # Counted before the password is looked at: a hundred requests at once are a hundred attempts.
            marks = [(subject, now) for subject in subjects.values()]
            file.executemany("INSERT INTO attempts VALUES (?, ?)", marks)
        person = self._users.known(name, password)
        if person is not None:
            with open_file(self._users.path) as file:
                file.execute("DELETE FROM attempts WHERE subject = ?", (subjects["name"],))
                # The address keeps its other failures: a user of ours may be the one who guesses at others.
                file.execute(
                    "DELETE FROM attempts WHERE rowid = (SELECT max(rowid) FROM attempts WHERE subject = ? AND at = ?)",
                    (subjects["address"], now),
                )
        return person


def _hold(file: sqlite3.Connection, kind: str, subject: str, now: float) -> None:
    failures, last = file.execute("SELECT count(*), max(at) FROM attempts WHERE subject = ?", (subject,)).fetchone()
    left = 0.0 if last is None else last + delay(failures, kind=kind) - now
    if left > 0:
        raise TooMany(left)


class Window:
    """At most `most` in `seconds` from one sender; kept in memory, since it is about minutes."""

    def __init__(self, most: int, seconds: float, *, clock: Callable[[], float]) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._held: dict[str, deque[float]] = {}
        self._lock = Lock()

    def count(self, sender: str) -> None:
        """Counts one. Raises TooMany."""
        now = self._clock()
        with self._lock:
            times = self._held.pop(sender, deque())
            while times and times[0] <= now - self._seconds:
                times.popleft()
            self._held[sender] = times  # at the end: the first is the one that was quiet longest
            while len(self._held) > _MOST_HELD:
                del self._held[next(iter(self._held))]
            if len(times) >= self._most:
                raise TooMany(times[0] + self._seconds - now)
            times.append(now)
