"""The index of a folder of annotated documents: what each is, as `index.yaml` at its top tells."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import msgspec
import yaml

__all__ = ["Entry", "Index", "read_index"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One document: its conflict, genre, part of the split, invented outlet, date, and how it was written."""

    conflict: str
    genre: str
    split: Literal["example", "pilot", "train", "dev", "test"]
    outlet: str
    date: dt.date
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The documents by name (path below the folder, without .txt), and how many words each may have."""

    documents: dict[str, Entry] = field(default_factory=dict)
    words: tuple[int, int] = (300, 600)


def read_index(folder: Path) -> Index:
    """The index of a folder. Raises FileNotFoundError, or ValueError where the file is malformed."""
    try:
        return msgspec.convert(yaml.load((folder / "index.yaml").read_text("utf-8"), yaml.CSafeLoader), Index)
    except (yaml.YAMLError, msgspec.ValidationError) as problem:
        raise ValueError(f"{folder / 'index.yaml'}: {problem}") from None
