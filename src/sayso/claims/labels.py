"""Labels of items: "Sake, 3 February. Mortar fire ..." lends its place and date to the rest of the item."""

from __future__ import annotations

import re

from sayso.claims.setting import Setting, inside
from sayso.model import Span

__all__ = ["label_of"]

_LONGEST = 60  # characters of a label
_OPENING = 20  # characters before the place or time: "CASUALTIES, 1 to 7 March"
_BULLET = re.compile(r"\s*(?:[•*–—-]|\d{1,2}[.)])\s+")
_LABEL = re.compile(r"[^.:!?\n]{2,60}(?:[.:](?=\s)|(?=\n)|\Z)")


def label_of(setting: Setting, at: int) -> Span | None:
    """The label of the item that holds the offset `at`, or None where it has none.

    It opens the line, ends with a point or colon, tells no event and names a place or a time; above bullets it is a
    short line of its own.
    """
    text = setting.reading.text
    start = text.rfind("\n", 0, at) + 1
    bullet = _BULLET.match(text, start)
    label = _label_at(setting, bullet.end() if bullet else start)
    if label is not None and label.end <= at:
        return label
    for _ in range(40):
        if bullet is None or start == 0:
            return None
        end = start - 1
        start = text.rfind("\n", 0, end) + 1
        bullet = _BULLET.match(text, start)
        if bullet is None:
            return _label_at(setting, start) if end - start <= _LONGEST else None
    return None


def _label_at(setting: Setting, start: int) -> Span | None:
    match = _LABEL.match(setting.reading.text, start)
    if match is None:
        return None
    label = Span(*match.span())
    told = any(label.contains(mention.trigger) for mention in setting.events_from(label))
    starts = [time.span.start for time in inside(setting.times, label)]
    starts += [place.span.start for place in inside(setting.places, label)]
    return label if starts and min(starts) - start <= _OPENING and not told else None
