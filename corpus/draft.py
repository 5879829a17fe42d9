"""Drafts: annotations as a person writes them, with words instead of offsets, one claim a line of JSON.

The first line may hold tables, so that a name is described once: `{"names": {"Orlenko": {"name": "Petro Orlenko",
"kind": "official", "side": "UKR"}}, "places": {…}, "times": {…}}`. In a claim, a plain string then means these words
and what the table says of them; `{"text": "he", "as": "Orlenko"}` means other words for the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["Draft", "DraftClaim", "Tables", "read_draft"]

_FIELDS = frozenset(
    "key span in nth part event stance reality hedged quote sources cue by of count place when evidence part_of "
    "must".split()
)
_TABLES = ("names", "places", "times")
Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tables:
    """What the draft's first line says once of names, places and times."""

    names: Mapping[str, Entry] = field(default_factory=dict)
    places: Mapping[str, Entry] = field(default_factory=dict)
    times: Mapping[str, Entry] = field(default_factory=dict)

    def full(self, table: str, value: Any) -> Entry:
        """The entry with the table's words for it filled in: "he" as "Orlenko", or "Orlenko" alone."""
        entry: Entry = {"text": value} if isinstance(value, str) else dict(value)
        known = getattr(self, table)
        key = entry.pop("as", None)
        if key is not None and key not in known:
            raise ValueError(f"the {table} of the first line do not hold {key!r}")
        held = dict(known.get(entry.get("text", "") if key is None else key, {}))
        if table == "names" and (key is not None or held):
            held.setdefault("name", entry.get("text") if key is None else key)
        if table == "places" and key is not None:
            held.setdefault("name", key)
        return {**held, **entry}


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """One line of a draft: its number in the file, and its fields as written."""

    line: int
    fields: Entry

    @property
    def label(self) -> str:
        """How problems name the claim: the line, and its key or first words."""
        return f"line {self.line} ({self.fields.get('key') or str(self.fields.get('span', ''))[:40]!r})"


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as read: tables, claims, and what is wrong with its form."""

    tables: Tables
    claims: tuple[DraftClaim, ...]
    problems: tuple[str, ...]


def read_draft(path: Path) -> Draft:
    """The draft of a file of JSON lines; blank lines are passed over, malformed ones become problems."""
    tables, problems = Tables(), list[str]()
    claims: list[DraftClaim] = []
    for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as problem:
            problems.append(f"line {number}: not JSON: {problem}")
            continue
        if not isinstance(value, dict):
            problems.append(f"line {number}: an object is wanted")
        elif any(table in value for table in _TABLES) and "span" not in value:
            if claims or set(value) - set(_TABLES):
                problems.append(f"line {number}: tables stand on the first line and are {', '.join(_TABLES)}")
            else:
                tables = Tables(**value)
        elif unknown := sorted(set(value) - _FIELDS):
            problems.append(f"line {number}: unknown field {', '.join(unknown)}")
        else:
            claims.append(DraftClaim(number, value))
    return Draft(tables, tuple(claims), tuple(problems))
