"""Named events: the dates behind "since the invasion", from a table that a user can edit."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec
import yaml

from sayso.errors import VocabularyError

__all__ = ["NamedEvent", "event_date", "named_events", "told_events"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEvent:
    """An event with the day it began, the words that stand for it, and the words that must stand in the document."""

    name: str
    date: dt.date
    country: str
    words: tuple[str, ...]
    context: tuple[str, ...]
    source: str


def named_events(path: Path | None = None) -> tuple[NamedEvent, ...]:
    """The table at `path`; without it the one that the package carries, and after it the user's own.

    The user’s own is the file that the environment variable SAYSO_EVENTS names. Raises VocabularyError when a file
    cannot be read or a row is malformed.
    """
    own = os.environ.get("SAYSO_EVENTS")
    if path is None and own:
        return _read(None) + _read(Path(own))
    return _read(path)


@cache
def _read(path: Path | None) -> tuple[NamedEvent, ...]:
    thing = str(path) if path else "times/named_events.yaml"
    try:
        table = (
            path.read_text("utf-8") if path else files("sayso.times").joinpath("named_events.yaml").read_text("utf-8")
        )
        return msgspec.convert(yaml.load(table, yaml.CSafeLoader), tuple[NamedEvent, ...])
    except (OSError, UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError) as problem:
        raise VocabularyError(thing, " ".join(str(problem).split()), "mend the table of named events") from None


def told_events(text: str, *, date: dt.date | None, events: Sequence[NamedEvent]) -> list[NamedEvent]:
    """The events that the folded document `text` can mean: a word of their context in it, and not after its `date`."""
    words = set(re.findall(r"[\w'-]+", text))

    def told(context: str) -> bool:
        return context in words if " " not in context else context in text

    return [e for e in events if (date is None or e.date <= date) and any(told(c) for c in e.context)]


def event_date(words: str, *, near: str, events: Sequence[NamedEvent]) -> dt.date | None:
    """The day of the event that `words` ("the invasion") stand for, among the `events` that the document can mean.

    None unless exactly one day fits: by a word of its context in the words themselves, else in `near`, else alone.
    """
    fitting = [e for e in events if any(re.search(rf"\b{re.escape(w)}\b", words) for w in e.words)]
    for place in (words, near, None):
        days = {
            e.date for e in fitting if place is None or any(re.search(rf"\b{re.escape(c)}\b", place) for c in e.context)
        }
        if days:
            return days.pop() if len(days) == 1 else None
    return None
