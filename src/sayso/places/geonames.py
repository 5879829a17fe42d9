"""Reads a full GeoNames file (allCountries.txt, XX.txt, or its zip) as a stream: what places it names, what is wrong.

The layout is that of https://download.geonames.org/export/dump/readme.txt: 19 columns parted by tabs, UTF-8. The file
is hostile input: it is never unpacked to disk, lines and the whole have a limit, and every value is checked.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from sayso.errors import NotFound, TooLarge, WrongContent

__all__ = ["Batch", "Geoname", "Malformed", "read_geonames"]

COLUMNS = 19
CHUNK = 1 << 20
LONGEST_LINE = 1 << 16  # the longest list of names in GeoNames has 10,000 characters
MOST_BYTES = 4 << 30  # allCountries.txt has 1.7 GB
ENDLESS_LINE = 16 << 20
FIRST_LINES = 1000  # a file none of whose first lines is right is another kind of file
LONGEST_NAME = 200
MOST_PEOPLE = 2_000_000_000
GONE = frozenset({b"PPLH", b"PPLCH"})  # historical: the place is there no more, and its name may be another's today
DIVISIONS = frozenset({b"ADM1", b"ADM2"})


@dataclass(frozen=True, slots=True)
class Geoname:
    """A place or division: GeoNames' number, names, degrees, feature code, alpha-2, division, people, last change."""

    id: int
    name: str
    others: tuple[str, ...]
    lat: float
    lon: float
    code: str
    country: str
    division: str
    population: int
    changed: str


@dataclass(frozen=True, slots=True)
class Malformed:
    """A line that is left out: its number, from 1, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What some lines hold: populated places and divisions, malformed lines; how many lines, how many of them empty."""

    places: list[Geoname]
    malformed: list[Malformed]
    lines: int
    empty: int


def read_geonames(path: Path, *, most_bytes: int = MOST_BYTES) -> Iterator[Batch]:
    """The places of a file, batch by batch, about a megabyte each.

    Raises NotFound, WrongContent (empty, encrypted, another kind of file, a zip that holds not one table) or TooLarge
    (more than `most_bytes` unpacked).
    """
    right = seen = 0
    with _stream(path) as stream:
        for lines in _lines(stream, path, most_bytes):
            batch = _batch(lines, seen)
            seen += batch.lines
            right += batch.lines - batch.empty - len(batch.malformed)
            if not right and seen >= FIRST_LINES:
                break
            yield batch
    if not right:
        reason = f"none of its first {seen:,} lines has the {COLUMNS} columns of GeoNames" if seen else "is empty"
        raise WrongContent(str(path), reason, "download allCountries.zip or XX.zip from download.geonames.org")


@contextmanager
def _stream(path: Path) -> Generator[IO[bytes], None, None]:
    if not path.is_file():
        raise NotFound(str(path), "there is no such file", "check the path")
    with path.open("rb") as file:
        if file.read(4) != b"PK\x03\x04":
            file.seek(0)
            yield file
            return
        try:
            with zipfile.ZipFile(file) as packed, packed.open(_table_of(packed, path)) as stream:
                yield stream
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as problem:
            raise WrongContent(str(path), f"its zip cannot be read ({problem})", "download it again") from None


def _table_of(packed: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The one member that is the table; its name is only looked at, nothing is written under it."""
    named = [info for info in packed.infolist() if not info.is_dir() and PurePosixPath(info.filename).suffix == ".txt"]
    tables = [info for info in named if PurePosixPath(info.filename).name.lower() != "readme.txt"]
    if len(tables) != 1:
        reason = f"its zip holds {len(tables)} tables instead of one"
        raise WrongContent(str(path), reason, "give the zip of GeoNames as it was downloaded, or the table itself")
    if tables[0].flag_bits & 1:
        raise WrongContent(str(path), "its zip is encrypted", "give the table itself")
    return tables[0]


def _lines(stream: IO[bytes], path: Path, most_bytes: int) -> Iterator[list[bytes | None]]:
    """The lines of each chunk without their ends; None for one that is too long to be held."""
    read, rest, skipping, skipped = 0, b"", False, 0
    while chunk := stream.read(CHUNK):
        read += len(chunk)
        if read > most_bytes:
            raise TooLarge(str(path), f"has more than {most_bytes:,} bytes unpacked", "give the table of one country")
        lines: list[bytes | None] = [*(rest + chunk).split(b"\n")]
        rest = lines.pop() or b""
        if skipping and lines:
            lines[0], skipping, skipped = None, False, 0
        elif skipping:
            rest, skipped = b"", skipped + len(chunk)
            if skipped > ENDLESS_LINE:
                raise WrongContent(str(path), "holds a line without end, so it is no table", "check where it came from")
        if len(rest) > LONGEST_LINE:
            rest, skipping = b"", True
        if lines:
            yield lines
    if rest or skipping:
        yield [None if skipping else rest]


def _batch(lines: list[bytes | None], seen: int) -> Batch:
    places: list[Geoname] = []
    malformed: list[Malformed] = []
    empty = 0
    for number, line in enumerate(lines, seen + 1):
        if line is None or len(line) > LONGEST_LINE:
            malformed.append(Malformed(number, f"is longer than {LONGEST_LINE:,} bytes"))
            continue
        columns = line.split(b"\t")
        if len(columns) != COLUMNS:
            if not line.strip(b"\r"):
                empty += 1
            else:
                malformed.append(Malformed(number, f"has {len(columns)} columns instead of {COLUMNS}"))
            continue
        kind, code = columns[6], columns[7]
        if (kind == b"P" and code not in GONE) or (kind == b"A" and code in DIVISIONS):
            try:
                places.append(_geoname(columns))
            except ValueError as problem:
                malformed.append(Malformed(number, _reason(problem)))
    return Batch(places, malformed, len(lines), empty)


def _reason(problem: ValueError) -> str:
    return "is not UTF-8" if isinstance(problem, UnicodeDecodeError) else str(problem)


def _geoname(columns: list[bytes]) -> Geoname:
    """The place of a line; raises ValueError with the reason where a value is none of its kind."""
    country, division = columns[8].decode(), columns[10].decode()
    name = columns[1].decode()
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise ValueError("its name is empty, longer than 200 characters, or not printable")
    if not (len(country) == 2 and country.isascii() and country.isupper()):
        raise ValueError("its country is no code of two letters")
    if len(division) > 20 or not (division.isascii() and division.isprintable()):
        raise ValueError("its division is no code")
    lat, lon = _number(columns[4], "latitude", 90), _number(columns[5], "longitude", 180)
    others = [columns[2].decode(), *columns[3].decode().split(",")] if columns[3] else [columns[2].decode()]
    people = columns[14]
    return Geoname(
        id=_whole(columns[0].removeprefix(b"\xef\xbb\xbf"), "number", 1 << 40),
        name=name,
        others=tuple(each for each in others if each != name),
        lat=lat,
        lon=lon,
        code=columns[7].decode(),
        country=country,
        division=division,
        population=_whole(people, "population", MOST_PEOPLE) if people else 0,
        changed=columns[18].strip().decode(),
    )


def _number(written: bytes, what: str, most: int) -> float:
    try:
        value = float(written)
    except ValueError:
        raise ValueError(f"its {what} is no number") from None
    if not -most <= value <= most:  # a value that is no number at all (nan) is not between either
        raise ValueError(f"its {what} is not between -{most} and {most}")
    return value


def _whole(written: bytes, what: str, most: int) -> int:
    if not written.isdigit() or len(written) > 15 or int(written) > most:
        raise ValueError(f"its {what} is no whole number up to {most:,}")
    return int(written)
