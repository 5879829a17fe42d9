"""Who did it and to whom: name, side and class of a noun phrase."""

from __future__ import annotations

import re

from sayso.claims.allegiance import side_of_actor
from sayso.claims.institutions import of_country
from sayso.claims.setting import Setting
from sayso.figures import find_counts
from sayso.language import class_of
from sayso.model import Actor, Span

__all__ = ["actor_of"]

_LEADING = re.compile(
    r"(?:the|a|an|some|all|its|their|his|her|our|my|these|those|this|that|any|no|of|other|another)\s+", re.IGNORECASE
)


def actor_of(setting: Setting, span: Span, *, named: Span | None, klass: str | None) -> Actor:
    """The actor that the words at `span` name; `named` is where the document names it most fully, `klass` its class
    where the words alone do not tell one."""
    words = span.of(setting.reading.text)
    told = setting.seat_at(span) or setting.name_at(span, named) or setting.led_by_name(span) or _bare(words)
    name = of_country(told, home=setting.home)
    side = side_of_actor(setting, words, name)
    own = class_of(words)
    return Actor(text=words, span=span, name=name, side=side, klass=own if own not in (None, "goods") else klass)


def _bare(words: str) -> str:
    """The words of a name without article and figure: "at least 217 Russian tanks" gives "Russian tanks"."""
    counts = find_counts(words)
    if counts and counts[0].span.start <= 4 and counts[0].span.end < len(words):
        rest = words[counts[0].span.end :].strip(" ,")
        rest = rest.removeprefix("of ")
        words = rest or words
    while (match := _LEADING.match(words)) and match.end() < len(words):
        words = words[match.end() :]
    return words.strip()
