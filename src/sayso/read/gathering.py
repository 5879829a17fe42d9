"""Inputs from where they lie: files, folders, addresses and standard input, each as bytes or as a refusal."""

from __future__ import annotations

import datetime as dt
import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from sayso.errors import NotFound, NotPermitted, TooLarge, UnreadableInput, WrongContent
from sayso.read.policy import Policy
from sayso.read.raw import RawInput, Refused

__all__ = ["gather"]

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_CHUNK = 1 << 20


def gather(
    where: str | Sequence[str], *, stdin: BinaryIO | None = None, policy: Policy | None = None
) -> Iterator[RawInput | Refused]:
    """Each input of `where` in its order: files, folders with all below them, addresses, `-` for standard input.

    Folders are gone through in the order of names; hidden files are left out, and links to folders are not followed.
    Nothing is raised for one bad input: it comes as Refused.
    """
    policy = policy or Policy()
    fetcher = None
    for place in [where] if isinstance(where, str) else where:
        try:
            if place == "-":
                yield _standard_input(stdin, policy)
            elif _ADDRESS.match(place):
                if fetcher is None:
                    from sayso.read.fetching import Fetcher

                    fetcher = Fetcher(policy)
                yield fetcher.fetch(place)
            elif Path(place).is_dir():
                yield from _folder(place, policy)
            else:
                yield _file(place, policy)
        except UnreadableInput as error:
            yield Refused(place, error)


def _standard_input(stdin: BinaryIO | None, policy: Policy) -> RawInput:
    stream = stdin if stdin is not None else sys.stdin.buffer
    data = stream.read(policy.max_bytes + 1)
    if len(data) > policy.max_bytes:
        raise TooLarge("-", f"standard input is beyond {_size(policy.max_bytes)}", "read smaller parts one by one")
    return RawInput(data=data, origin="-", retrieved=dt.datetime.now(dt.UTC))


def _folder(place: str, policy: Policy) -> Iterator[RawInput | Refused]:
    """The files of a folder and of those below it."""
    problems: list[OSError] = []
    seen = 0
    for folder, below, names in os.walk(place, onerror=problems.append):
        below[:] = sorted(name for name in below if not name.startswith("."))
        links = [name for name in below if (Path(folder) / name).is_symlink()]
        below[:] = [name for name in below if name not in links]
        for name in sorted(name for name in names if not name.startswith(".")):
            path = str(Path(folder) / name)
            seen += 1
            try:
                yield _file(path, policy)
            except UnreadableInput as error:
                yield Refused(path, error)
    for problem in problems:
        path = str(problem.filename)
        yield Refused(path, _refusal(path, problem))
    if not seen and not problems:
        yield Refused(place, NotFound(place, "the folder holds no files to read", "name a folder with reports in it"))


def _file(place: str, policy: Policy) -> RawInput:
    """The bytes of one file. Raises UnreadableInput; never waits on a pipe or a device."""
    try:
        descriptor = os.open(place, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as problem:
        raise _refusal(place, problem) from None
    try:
        held = os.fstat(descriptor)
        if not stat.S_ISREG(held.st_mode):
            raise WrongContent(place, "a pipe, socket or device, not a file", "pipe it into `sayso read -`")
        if held.st_size > policy.max_bytes:
            raise TooLarge(
                place,
                f"{_size(held.st_size)}, beyond the limit of {_size(policy.max_bytes)}",
                "split it into single reports",
            )
        data = _bytes_of(descriptor, place, policy)
    finally:
        os.close(descriptor)
    return RawInput(data=data, origin=place, retrieved=dt.datetime.now(dt.UTC), name=Path(place).name)


def _bytes_of(descriptor: int, place: str, policy: Policy) -> bytes:
    """All bytes of an open file, which may grow while it is read. Raises TooLarge, NotPermitted."""
    pieces, total = [], 0
    try:
        while piece := os.read(descriptor, _CHUNK):
            pieces.append(piece)
            total += len(piece)
            if total > policy.max_bytes:
                raise TooLarge(place, f"beyond the limit of {_size(policy.max_bytes)}", "split it into single reports")
    except OSError as problem:
        raise _refusal(place, problem) from None
    return b"".join(pieces)


def _refusal(place: str, problem: OSError | ValueError) -> UnreadableInput:
    if isinstance(problem, PermissionError):
        return NotPermitted(place, "you may not read it", "change its permissions (chmod +r), or copy it")
    if isinstance(problem, FileNotFoundError):
        if Path(place).is_symlink():
            return NotFound(place, "a link to a file that is gone", "mend the link or remove it")
        return NotFound(place or "''", "no such file", "check the spelling")
    if isinstance(problem, OSError) and problem.strerror:
        return UnreadableInput(place, problem.strerror.lower(), "check the file and its disk")
    return NotFound(place, "no file can have this name", "check the spelling")


def _size(count: int) -> str:
    return f"{count / 1_000_000:.0f} MB" if count >= 1_000_000 else f"{count:,} bytes"
