"""Named events: the dates behind "since the invasion", from a table that a user can edit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec
import yaml

from sayso.errors import VocabularyError

__all__ = ["NamedEvent", "event_date", "named_events"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEvent:
    """An event with the day it began, the words that stand for it, and the words that must stand in the document."""

    name: str
    date: dt.date
    country: str
    words: tuple[str, ...]
    context: tuple[str, ...]
    source: str


@cache
def named_events(path: Path | None = None) -> tuple[NamedEvent, ...]:
    """The table of named events that the package carries, or the one at `path`.

    Raises VocabularyError when the file cannot be read or a row is malformed.
    """
    thing = str(path) if path else "times/named_events.yaml"
    try:
        table = (
            path.read_text("utf-8") if path else files("sayso.times").joinpath("named_events.yaml").read_text("utf-8")
        )
        return msgspec.convert(yaml.load(table, yaml.CSafeLoader), tuple[NamedEvent, ...])
    except (OSError, UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError) as problem:
        raise VocabularyError(thing, " ".join(str(problem).split()), "mend the table of named events") from None


def event_date(
    words: str, *, text: str, date: dt.date | None, events: Sequence[NamedEvent], near: str = ""
) -> dt.date | None:
    """The day of the event that `words` ("the invasion") stand for in the folded document `text`, or None.

    None unless exactly one event fits: a word of it in `words`, a word of its context in `near` (the sentence) or else
    in the document, and a date not after the document's.
    """
    fitting = [
        event
        for event in events
        if (date is None or event.date <= date) and any(re.search(rf"\b{re.escape(w)}\b", words) for w in event.words)
    ]
    for place in (words, near, text):
        found = {e.date for e in fitting if any(re.search(rf"\b{re.escape(w)}\b", place) for w in e.context)}
        if found:
            return found.pop() if len(found) == 1 else None
    return None
