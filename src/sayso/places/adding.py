"""Adds a GeoNames file to the user's own gazetteer, and takes that gazetteer away; the shipped one is never touched.

The gazetteer is written whole beside its place and then put there by one renaming: whoever reads sees the old or the
new, and a run that is killed leaves the old.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import NotPermitted, SaysoError
from sayso.places.gazetteer import Shipped, reread, shipped
from sayso.places.geonames import Geoname, Malformed, read_geonames
from sayso.places.own_gazetteer import SCHEMA, open_own, own_path
from sayso.places.spellings import TYPE_WORDS, keys_of, readable, stems_of

__all__ = ["Added", "add_geonames", "remove_own"]

SHOWN = 5
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOST_SPELLINGS = 200
CACHE_KIB = 65_536
# GeoNames gives divisions no outline. A district is found under names with a word for its type only: bare ones are
# most often those of its town.
RADII = {"ADM1": 60, "ADM2": 25}


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What came of a file: lines read, places, divisions and spellings added, entries known already, malformed lines.

    `shown` are the first malformed lines, at most five.
    """

    file: str
    lines: int
    places: int
    divisions: int
    known: int
    spellings: int
    malformed: int
    shown: tuple[Malformed, ...]


def add_geonames(source: Path, *, told: Callable[[int], None] = lambda _: None) -> Added:
    """Adds the populated places of a GeoNames file, and the divisions that are lacking, to the user's own gazetteer.

    Entries that the shipped gazetteer or the user's own holds stay as they are. `told` hears how many lines were read
    so far. Raises the errors of `read_geonames`, VocabularyError where the user's file is no gazetteer, NotPermitted
    where there is none to be, SaysoError while another run is at work.
    """
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    with _alone(path):
        try:
            part.unlink(missing_ok=True)  # what a killed run left
            if path.exists():
                open_own(path).close()
                shutil.copyfile(path, part)
            with closing(sqlite3.connect(part, isolation_level=None)) as store:
                added = _add(store, source, told, new=not path.exists())
            if added.places + added.divisions:
                with part.open("rb") as file:
                    os.fsync(file.fileno())
                part.replace(path)
        except sqlite3.Error as problem:
            raise SaysoError(str(path), f"could not be written ({problem})", "check the disk and its space") from None
        finally:
            part.unlink(missing_ok=True)
    reread()
    return added


def remove_own() -> Path | None:
    """Takes the user's own gazetteer away and returns where it was, None where there was none."""
    path = _path()
    if not path.exists():
        return None
    with _alone(path):
        path.unlink()
    _lock_of(path).unlink(missing_ok=True)
    reread()
    return path


def _path() -> Path:
    path = own_path()
    if path is None:
        raise NotPermitted("SAYSO_GAZETTEER", "is set to nothing, so there is no gazetteer of yours", "name a file")
    return path


def _lock_of(path: Path) -> Path:
    return path.with_name(path.name + ".lock")


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Holds off other runs that write the same gazetteer."""
    with _lock_of(path).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SaysoError(str(path), "another run is writing it", "wait for its end, then repeat") from None
        yield


def _add(store: sqlite3.Connection, source: Path, told: Callable[[int], None], *, new: bool) -> Added:
    # No journal: this copy is thrown away where anything fails.
    store.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-{CACHE_KIB};")
    if new:
        store.executescript(SCHEMA)
    store.execute("BEGIN")
    store.execute("CREATE TEMP TABLE fresh(key TEXT, rank INTEGER, place INTEGER, sort INTEGER)")
    held = shipped()
    lines = places = divisions = known = malformed = spellings = 0
    shown: list[Malformed] = []
    changed = ""
    for batch in read_geonames(source):
        lines += batch.lines
        malformed += len(batch.malformed)
        shown += batch.malformed[: SHOWN - len(shown)]
        wanted = [each for each in batch.places if _wanted(each, held)]
        fresh = _unknown(store, wanted, held)
        known += len(wanted) - len(fresh)
        divisions += sum(each.code in RADII for each in fresh)
        places += len(fresh)
        spellings += _keep(store, fresh)
        changed = max(changed, *(each.changed for each in fresh if _DAY.fullmatch(each.changed)), "")
        told(lines)
    # Sorted first, so that the pages of a large table are written once and in order.
    store.execute("INSERT OR IGNORE INTO spelling SELECT key, rank, place, sort FROM fresh ORDER BY key, rank, place")
    store.execute(
        "INSERT INTO source(file, entries, day, changed) VALUES(?,?,?,?)",
        (source.name, places, dt.date.today().isoformat(), changed or None),
    )
    store.execute("COMMIT")
    return Added(
        file=source.name,
        lines=lines,
        places=places - divisions,
        divisions=divisions,
        known=known,
        spellings=spellings,
        malformed=malformed,
        shown=tuple(shown),
    )


def _wanted(each: Geoname, held: Shipped) -> bool:
    """Whether an entry is a town, or a division that the shipped gazetteer lacks."""
    if each.code == "ADM1":
        return f"{each.country}.{each.division}" not in held.divisions
    return each.code != "ADM2" or each.country != "US"  # it holds the counties of the United States


def _unknown(store: sqlite3.Connection, wanted: Sequence[Geoname], held: Shipped) -> list[Geoname]:
    """The entries that neither gazetteer holds, each once."""
    fresh = {each.id: each for each in reversed(wanted) if each.id not in held.ids}
    query = "SELECT number FROM place WHERE number IN (SELECT value FROM json_each(?))"
    for (number,) in store.execute(query, (json.dumps([*fresh]),)):
        del fresh[number]
    return [*reversed(fresh.values())]


def _keep(store: sqlite3.Connection, fresh: Sequence[Geoname]) -> int:
    """Keeps entries and their spellings, and returns how many spellings those are."""
    store.executemany(
        "INSERT INTO place VALUES(?,?,?,?,?,?,?,?,?)",
        (
            (
                each.id,
                "D" if each.code in RADII else "T",
                each.name,
                each.country,
                each.division,
                round(each.lat * 10_000),
                round(each.lon * 10_000),
                each.population,
                RADII.get(each.code),
            )
            for each in fresh
        ),
    )
    spelled = [(key, -each.population, each.id, sort) for each in fresh for key, sort in _spellings(each).items()]
    store.executemany("INSERT INTO fresh VALUES(?,?,?,?)", spelled)
    return len(spelled)


def _spellings(each: Geoname) -> dict[str, int]:
    others = [name for name in each.others[:MOST_SPELLINGS] if readable(name, other_scripts=True)]
    if each.code == "ADM2":
        return keys_of((each.name,) if _typed(each.name) else (), others=filter(_typed, others))
    return keys_of((each.name,), stems=stems_of(each.name) if each.code == "ADM1" else (), others=others)


def _typed(name: str) -> bool:
    """Whether the name holds a word for its type."""
    return not TYPE_WORDS.isdisjoint(name.lower().split())
