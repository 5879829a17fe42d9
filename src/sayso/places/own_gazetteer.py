"""The user's own gazetteer beside the shipped one: where it lies, and what it holds under a name.

One SQLite file, read-only here; it is written anew and put in place whole (`sayso.places.adding`), never changed where
it lies. Where there is none, reading costs one look for the file.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sayso.errors import VocabularyError

__all__ = ["MOST_ROWS", "SCHEMA", "OwnSource", "open_own", "own_path", "own_rows", "own_sources", "reopen"]

VARIABLE = "SAYSO_GAZETTEER"
MOST_ROWS = 80
SCHEMA = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
INSERT INTO meta VALUES('own gazetteer', '1');
-- number: GeoNames' own; kind: D division, T town; lat, lon: ten-thousandths of a degree; radius: km, null for towns
CREATE TABLE place(number INTEGER PRIMARY KEY, kind TEXT, name TEXT, country TEXT, division TEXT,
  lat INTEGER, lon INTEGER, population INTEGER, radius INTEGER);
-- rank: minus the population, so that the most populous places of a name come first without a look at the rest
CREATE TABLE spelling(key TEXT, rank INTEGER, place INTEGER, sort INTEGER, PRIMARY KEY(key, rank, place)) WITHOUT ROWID;
-- a file that was added: how many entries came from it, the day, the last change that its lines tell
CREATE TABLE source(number INTEGER PRIMARY KEY, file TEXT, entries INTEGER, day TEXT, changed TEXT);
"""
_QUERY = (
    "SELECT number, kind, name, country, division, lat, lon, population, radius, sort "
    "FROM spelling JOIN place ON number = spelling.place WHERE key = ? ORDER BY rank, spelling.place LIMIT ?"
)
_held = threading.local()
_turn = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSource:
    """A file that was added: its name, entries taken from it, the day, the last change that its lines tell (ISO)."""

    file: str
    entries: int
    day: str
    changed: str | None


def own_path() -> Path | None:
    """Where the user's own gazetteer lies, or would; None where SAYSO_GAZETTEER is set to nothing.

    SAYSO_GAZETTEER names the file; without it, `sayso/gazetteer.sqlite` in the user's folder of data: XDG_DATA_HOME,
    else ~/.local/share, or ~/Library/Application Support on a Mac.
    """
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    folder = os.environ.get("XDG_DATA_HOME", "")
    if not Path(folder).is_absolute():  # the specification of XDG says that a relative one is to be ignored
        try:
            home = Path.home()
        except RuntimeError:  # a user without a home
            return None
        folder = str(home / ("Library/Application Support" if sys.platform == "darwin" else ".local/share"))
    return Path(folder) / "sayso" / "gazetteer.sqlite"


def open_own(path: Path) -> sqlite3.Connection:
    """A read-only connection; raises VocabularyError where the file is no gazetteer of the user's."""
    step = "run `sayso gazetteer remove`, then add the file again"
    try:
        store = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1", uri=True)
        told = store.execute("SELECT value FROM meta WHERE key = 'own gazetteer'").fetchone()
    except sqlite3.Error as problem:
        raise VocabularyError(str(path), f"is no gazetteer of yours ({problem})", step) from None
    if told != ("1",):
        store.close()
        raise VocabularyError(str(path), "is no gazetteer of yours, or of a newer version", step)
    return store


def own_rows(key: str) -> list[tuple[Any, ...]]:
    """The rows under a folded spelling, the most populous first: GeoNames' number, kind, name, country, …, sort."""
    store = _store()
    return store.execute(_QUERY, (key, MOST_ROWS)).fetchall() if store is not None else []


def own_sources() -> list[OwnSource]:
    """The files that were added, in the order in which they were."""
    store = _store()
    if store is None:
        return []
    rows = store.execute("SELECT file, entries, day, changed FROM source ORDER BY number")
    return [OwnSource(file=row[0], entries=row[1], day=row[2], changed=row[3]) for row in rows]


def reopen() -> None:
    """Lets every thread look for the file again when it next asks."""
    global _turn
    _turn += 1


def _store() -> sqlite3.Connection | None:
    """This thread's connection, None where the user has no gazetteer of their own."""
    if getattr(_held, "turn", None) != _turn:
        before: sqlite3.Connection | None = getattr(_held, "store", None)
        if before is not None:
            before.close()
        _held.store = None
        path = own_path()
        if path is not None and path.exists():
            _held.store = open_own(path)
        _held.turn = _turn
    held: sqlite3.Connection | None = _held.store
    return held
