"""Files that leave are written whole or not at all: beside their place first, then moved there in one step."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import unicodedata
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from sayso.errors import SaysoError

__all__ = ["safe_name", "write_file", "write_folder"]

_UNSAFE = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
# Names that Windows keeps for devices, with any ending.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def safe_name(words: str, *, otherwise: str = "report") -> str:
    """A file name of a to z, 0 to 9 and hyphens, at most 60 characters, for any words.

    >>> safe_name("../Über “Mariupol”!"), safe_name("..."), safe_name("con")
    ('uber-mariupol', 'report', 'con-report')
    """
    plain = unicodedata.normalize("NFKD", words).casefold()
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    name = _UNSAFE.sub("-", plain).strip("-")[:_LONGEST].strip("-") or otherwise
    return f"{name}-{otherwise}" if _DEVICES.fullmatch(name) else name


def write_file(target: Path, pieces: Iterable[bytes]) -> int:
    """Writes the pieces to the file, and gives their number of bytes; a file that stood there is replaced at the end.

    Raises SaysoError where nothing can be written; then what stood there stays.
    """
    if target.is_dir():
        raise SaysoError(str(target), "it is a folder", "name a file with -o")
    unfinished = _beside(target)
    size = 0
    try:
        with unfinished.open("xb") as file:
            for piece in pieces:
                size += file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except OSError as error:
        raise _refused(target, error) from error
    finally:
        _remove(unfinished)
    return size


def write_folder(target: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Writes files with their names into a new folder, or into one ZIP file where the name ends in `.zip`.

    Gives their number. Raises SaysoError where the folder is there already, or nothing can be written.
    """
    if target.suffix.lower() == ".zip":
        return _write_zip(target, files)
    if target.exists() or target.is_symlink():
        raise SaysoError(str(target), "it is there already", "name a new folder with -o, or one that ends in .zip")
    unfinished = _beside(target)
    number = 0
    try:
        unfinished.mkdir()
        for name, content in files:
            path = unfinished / _checked(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            number += 1
        unfinished.rename(target)
    except OSError as error:
        raise _refused(target, error) from error
    finally:
        _remove(unfinished)
    return number


def _write_zip(target: Path, files: Iterable[tuple[str, bytes]]) -> int:
    if target.is_dir():
        raise SaysoError(str(target), "it is a folder", "name a file with -o")
    unfinished = _beside(target)
    number = 0
    try:
        with zipfile.ZipFile(unfinished, "x", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files:
                entry = zipfile.ZipInfo(f"{target.stem}/{_checked(name)}", (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, content)
                number += 1
        unfinished.replace(target)
    except OSError as error:
        raise _refused(target, error) from error
    finally:
        _remove(unfinished)
    return number


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _checked(name: str) -> str:
    """The name, which never leads out of the folder. Raises ValueError."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise ValueError(f"no name within a folder: {name!r}")
    return name


def _refused(target: Path, error: OSError) -> SaysoError:
    return SaysoError(str(target), error.strerror or str(error), "check the path, its rights and the disk's space")
