"""Places that no gazetteer settles: names after a preposition of place, told by where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.model import Name, Place, Span
from sayso.places import Mention, resolve_places

__all__ = ["unlisted_places"]

_WORD = r"[A-Z](?=[\w’'-]{0,40}[a-z])[\w’'-]{1,40}+"
_AFTER = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]round|[Oo]utside|[Ii]nside|[Ii]nto|[Tt]owards?|[Uu]pon|[Bb]eside|"
    r"(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|outskirts|town|village|city|hamlet|suburb|ports?|district) of) (?:the )?"
    rf"({_WORD}(?: (?:{_WORD}|al-\w+|el|de|del|la)){{0,2}})"
    rf"|\b(?:the )({_WORD}(?: {_WORD})?)(?= (?:camp|district|province|region|valley|quarter|neighbourhood|road)\b)"
)
_MONTHS_AND_DAYS = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday easter christmas ramadan eid english french arabic russian the a this that "
    "parliament telegram twitter facebook security".split()
)
_LONG_WORD = re.compile(r"[^\W\d_][\w’'-]{3,}")
_AROUND = 120  # characters on either side that tell how a line is written
_SHORT = " \t'’"


def _in_title_case(text: str, span: Span) -> bool:
    """Whether the words around are nearly all written with a capital, as in a headline: there case names nothing."""
    first = text.rfind("\n", max(0, span.start - _AROUND), span.start) + 1 or max(0, span.start - _AROUND)
    last = text.find("\n", span.end, span.end + _AROUND)
    words = _LONG_WORD.findall(text, first, span.end + _AROUND if last < 0 else last)
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def unlisted_places(text: str, *, known: Sequence[Mention], names: Sequence[Name]) -> list[Mention]:
    """The places of `text` that are named after "in", "near", "south of" and are not among `known`.

    A name that is a person's or an organisation's is none. The gazetteer settles one only in a country that the text
    names for certain; else it has a name and no position.
    """
    taken = {at for mention in known for at in range(mention.span.start, mention.span.end)}
    for name in names:
        if name.kind in ("person", "organisation", "unit", "weapon"):
            taken.update(at for mention in name.mentions for at in range(mention.start, mention.end))
    spans = []
    for match in _AFTER.finditer(text):
        span = Span(*match.span(match.lastindex or 0)).trimmed(text, _SHORT)
        if span is None or span.start in taken or span.end - 1 in taken:
            continue
        if span.of(text).split()[0].lower() not in _MONTHS_AND_DAYS and not _in_title_case(text, span):
            spans.append(span)
    lands = {mention.place.country for mention in known if mention.place.country}
    found = []
    for span, settled in zip(spans, resolve_places(text, spans) if spans else (), strict=True):
        if settled is not None and settled.place.country in lands:
            found.append(settled)
            continue
        place = Place(text=span.of(text), span=span, name=span.of(text))
        found.append(
            Mention(place=place, role="place", side=None, kind="town", candidates=(), reason="named where a place is")
        )
    return found
