"""The raw bytes, kept beside the ledger in `NAME.db.files`, named by their sha256 and never rewritten."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

__all__ = ["RawFiles"]

_NAME = re.compile("[0-9a-f]{64}")
_CHUNK = 1 << 20


class RawFiles:
    """The folder of raw bytes: `ab/cd/abcd...` for the bytes whose sha256 begins with abcd."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the bytes of that hash stand, or would stand. Raises ValueError for what is no hash."""
        if not _NAME.fullmatch(sha256):
            raise ValueError(f"no sha256: {sha256!r}")
        return self.folder / sha256[:2] / sha256[2:4] / sha256

    def put(self, data: bytes, sha256: str) -> Path:
        """Keeps the bytes: whole or not at all, on the disk when this returns; bytes already there stay untouched."""
        path = self.path(sha256)
        if path.exists():
            return path
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{sha256[:16]}.{secrets.token_hex(6)}")
        try:
            with unfinished.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            unfinished.rename(path)
        finally:
            unfinished.unlink(missing_ok=True)
        _settle(path.parent)
        return path

    def read(self, sha256: str) -> bytes:
        """The bytes of that hash. Raises FileNotFoundError."""
        return self.path(sha256).read_bytes()

    def remove(self, sha256: str) -> None:
        """Deletes the bytes of that hash; nothing happens when there are none."""
        path = self.path(sha256)
        path.unlink(missing_ok=True)
        if path.parent.exists():
            _settle(path.parent)

    def hash(self, sha256: str) -> str | None:
        """The hash of the bytes that stand under that name now, or None when there are none."""
        try:
            with self.path(sha256).open("rb") as file:
                digest = hashlib.sha256()
                while chunk := file.read(_CHUNK):
                    digest.update(chunk)
                return digest.hexdigest()
        except FileNotFoundError:
            return None

    def all(self) -> Iterator[Path]:
        """Every file under the folder, finished or not, but for those that runs hold open as their sign of life."""
        return (p for p in sorted(self.folder.rglob("*")) if p.is_file() and p.suffix != ".lock")


def _settle(folder: Path) -> None:
    """Waits until the folder's names are on the disk, so that a power cut cannot take back a rename."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
