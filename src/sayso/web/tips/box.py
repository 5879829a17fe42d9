"""The box of tips: takes letters, screens them, keeps them for editors, and deletes them by the stated rule.

It is a file of its own, `NAME.db.tips`: a ledger that is handed on takes no tip along, and deleting it deletes all.
A sender's network address is used in memory to limit floods, and never written down.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sayso.errors import UnknownId
from sayso.web.safety.file import open_file
from sayso.web.safety.hosts import network
from sayso.web.safety.limits import Window
from sayso.web.tips import screening
from sayso.web.tips.akismet import Akismet
from sayso.web.tips.entries import KEPT_DAYS, Letter, Tip
from sayso.web.tips.spam import SpamFilter

__all__ = ["A_SENDER", "Moderated", "TipBox", "Verdict"]

Verdict = Literal["accepted", "refused", "spam"]
A_SENDER, ALL_SENDERS = 5, 300  # tips an hour
_COMPARED = 500  # of the latest tips, to find near copies among
_FULL = 5_000  # tips that are kept at once
_SCHEMA = """
CREATE TABLE IF NOT EXISTS tips (
    number INTEGER PRIMARY KEY AUTOINCREMENT, secret TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, words TEXT NOT NULL,
    matter TEXT, link TEXT, sent REAL NOT NULL, changed REAL NOT NULL, state TEXT NOT NULL, spam REAL NOT NULL,
    reasons TEXT NOT NULL, fingerprint TEXT NOT NULL, likeness TEXT NOT NULL, who TEXT, why TEXT);
CREATE INDEX IF NOT EXISTS tips_state ON tips (state, spam, number);
CREATE INDEX IF NOT EXISTS tips_fingerprint ON tips (fingerprint);
CREATE INDEX IF NOT EXISTS tips_matter ON tips (matter, state);
CREATE TABLE IF NOT EXISTS filter (weights BLOB NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Moderated:
    """What became of a tip by an editor's verdict."""

    tip: Tip
    before: str


class TipBox:
    """The tips sent about a ledger."""

    def __init__(self, ledger: Path, *, clock: Callable[[], float] = time.time, akismet: Akismet | None = None) -> None:
        self.path = ledger.with_name(ledger.name + ".tips")
        self.akismet = akismet
        self._clock = clock
        self._a_sender = Window(A_SENDER, 3600.0, clock=clock)
        self._all = Window(ALL_SENDERS, 3600.0, clock=clock)

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        return open_file(self.path, _SCHEMA)

    def take(self, letter: Letter, *, address: str, browser: str = "", trapped: bool = False) -> str:
        """Screens and keeps a letter; gives the secret by which its sender can look it up and withdraw it.

        `trapped` says that the field that people do not see was filled in. Raises TooMany.
        """
        self._a_sender.count(network(address))
        self._all.count("all")
        reasons = ["a field was filled in that people do not see"] if trapped else []
        if self.akismet is not None and not trapped:
            said = self.akismet.says_spam(letter, address=address, browser=browser)
            reasons += {True: ["Akismet takes it for spam"], None: [], False: []}[said]
        certain = bool(reasons)
        secret, now, text = secrets.token_urlsafe(24), self._clock(), _text(letter)
        mark, runs = screening.fingerprint(letter.words), screening.likeness(letter.words)
        with self._open() as file:
            self._tidy(file)
            spam = _filter(file).likelihood(text)
            if file.execute("SELECT 1 FROM tips WHERE fingerprint = ?", (mark,)).fetchone():
                reasons.append("the same words were sent before")
                certain = True
            else:
                latest = file.execute("SELECT likeness FROM tips ORDER BY number DESC LIMIT ?", (_COMPARED,))
                if screening.near(runs, (frozenset(json.loads(row[0])) for row in latest)):
                    reasons.append("nearly the same words were sent before")
            reasons += screening.link_reasons(letter)
            if spam >= screening.SURE:
                reasons.append("the filter takes it for spam")
                certain = True
            file.execute(
                """INSERT INTO tips (secret, kind, words, matter, link, sent, changed, state, spam, reasons,
                    fingerprint, likeness) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                (_hash(secret), letter.kind, letter.words, letter.matter, letter.link, now, now,
                 "spam" if certain else "waiting", spam, json.dumps(reasons), mark, json.dumps(sorted(runs))),
            )  # fmt: skip
            # When a flood comes under many addresses, the oldest spam goes first, never what an editor took up.
            file.execute(
                """DELETE FROM tips WHERE number IN (SELECT number FROM tips WHERE state IN ('spam', 'waiting')
                    ORDER BY state = 'spam' DESC, number LIMIT max(0, (SELECT count(*) FROM tips) - ?))""",
                (_FULL,),
            )
        return secret

    def look_up(self, secret: str) -> Tip | None:
        """The tip under that secret; None when it was withdrawn, deleted by the rule, or never there."""
        with self._open() as file:
            self._tidy(file)
            row = file.execute("SELECT * FROM tips WHERE secret = ?", (_hash(secret),)).fetchone()
        return None if row is None else _tip(row)

    def withdraw(self, secret: str) -> int | None:
        """Deletes the tip under that secret, accepted or not, and gives its number; None when there is none."""
        with self._open() as file:
            row = file.execute("DELETE FROM tips WHERE secret = ? RETURNING number", (_hash(secret),)).fetchone()
        return None if row is None else int(row["number"])

    def all(self, state: str, *, limit: int = 100) -> list[Tip]:
        """The tips of one state: those that wait with the least likely spam first, others the latest first."""
        order = "spam, number" if state == "waiting" else "changed DESC, number DESC"
        with self._open() as file:
            self._tidy(file)
            rows = file.execute(f"SELECT * FROM tips WHERE state = ? ORDER BY {order} LIMIT ?", (state, limit))  # noqa: S608
            return [_tip(row) for row in rows]

    def counts(self) -> dict[str, int]:
        """How many tips there are of each state."""
        if not self.path.exists():
            return {}
        with self._open() as file:
            return dict(file.execute("SELECT state, count(*) FROM tips GROUP BY state").fetchall())

    def proposals(self, matter: str) -> list[Tip]:
        """The accepted tips about a matter: proposals for people to look into, never facts."""
        if not self.path.exists():
            return []
        with self._open() as file:
            query = "SELECT * FROM tips WHERE matter = ? AND state = 'accepted' ORDER BY number"
            return [_tip(row) for row in file.execute(query, (matter,))]

    def moderate(self, number: int, verdict: Verdict, *, who: str, why: str = "", seen: str | None = None) -> Moderated:
        """An editor's verdict, from which the filter learns. Raises UnknownId for a tip that is gone.

        `seen` is the state that the editor saw: when another was quicker, nothing is changed and `before` tells it.
        """
        with self._open() as file:
            row = file.execute("SELECT * FROM tips WHERE number = ?", (number,)).fetchone()
            if row is None:
                raise UnknownId(f"tip {number}", "it was withdrawn or deleted", "look at the queue again")
            before = str(row["state"])
            if before == verdict or (seen is not None and seen != before):
                return Moderated(_tip(row), before)
            learner = _filter(file)
            learner.learn(_text(_letter(row)), spam=verdict == "spam")
            file.execute("DELETE FROM filter")
            file.execute("INSERT INTO filter VALUES (?)", (learner.weights(),))
            file.execute(
                "UPDATE tips SET state = ?, changed = ?, who = ?, why = ? WHERE number = ?",
                (verdict, self._clock(), who, why.strip()[:500] or None, number),
            )
            row = file.execute("SELECT * FROM tips WHERE number = ?", (number,)).fetchone()
        return Moderated(_tip(row), before)

    def _tidy(self, file: sqlite3.Connection) -> None:
        """Deletes what has been kept for long enough."""
        for state, days in KEPT_DAYS.items():
            file.execute("DELETE FROM tips WHERE state = ? AND changed < ?", (state, self._clock() - days * 86_400))


def _filter(file: sqlite3.Connection) -> SpamFilter:
    row = file.execute("SELECT weights FROM filter").fetchone()
    return SpamFilter(row["weights"] if row else None)


def _letter(row: sqlite3.Row) -> Letter:
    return Letter(kind=row["kind"], words=row["words"], matter=row["matter"], link=row["link"])


def _text(letter: Letter) -> str:
    return f"{letter.words}\n{letter.link or ''}"


def _tip(row: sqlite3.Row) -> Tip:
    names = ("number", "kind", "words", "matter", "link", "sent", "changed", "state", "spam", "who", "why")
    return Tip(**{name: row[name] for name in names}, reasons=tuple(json.loads(row["reasons"])))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
