"""What names are looked up in: the shipped gazetteer, and each file that the user added to their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.places.gazetteer import shipped
from sayso.places.own_gazetteer import own_path, own_sources

__all__ = ["Holding", "holdings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A part of the gazetteers: whose, how many entries, source, the days it was added and last changed (ISO), file."""

    gazetteer: Literal["shipped", "yours"]
    entries: int
    source: str
    added: str | None
    changed: str | None
    path: str | None


def holdings() -> list[Holding]:
    """What is in use: the shipped gazetteer first, then the files that were added, in their order.

    Raises VocabularyError where the user's own is no gazetteer.
    """
    held = shipped()
    first = Holding(
        gazetteer="shipped", entries=held.entries, source=held.source, added=None, changed=held.day, path=None
    )
    path = own_path()
    return [
        first,
        *(
            Holding(
                gazetteer="yours",
                entries=each.entries,
                source=each.file,
                added=each.day,
                changed=each.changed,
                path=str(path),
            )
            for each in own_sources()
        ),
    ]
