"""Where words stand in a text: annotators give words, never offsets, and this finds the occurrence they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sayso.model import Span

__all__ = [
    "Ambiguous",
    "NotFound",
    "inside_quotes",
    "line_of",
    "locate",
    "locate_attribution",
    "occurrences",
    "sentence_of",
]

# A full stop after one of these ends no sentence; initials and "No. 5" are held by the pattern below.
_SHORT = frozenset("mr mrs ms dr gen lt col maj capt sgt cpl st prof no rev hon vs approx u.s u.n gov sen brig".split())
_END = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s)")


class NotFound(Exception):
    """The words do not stand in the text, letter for letter."""


class Ambiguous(Exception):
    """The words stand in the text more than once, and the draft does not say which is meant."""


def occurrences(text: str, words: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Every place in `text[start:end]` where `words` stand, whole words only, letter for letter.

    >>> [s.to_record() for s in occurrences("He saw the hen", "he")]
    []
    """
    if not words.strip() or words != words.strip():
        return []
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    pattern = re.compile(before + re.escape(words) + after)
    return [Span(*match.span()) for match in pattern.finditer(text, start, len(text) if end is None else end)]


def line_of(text: str, span: Span) -> Span:
    """The line (a paragraph of a report) that the span starts in."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.start)
    return Span(start, len(text) if end < 0 else max(end, span.end))


def _sentence_ends(text: str, line: Span) -> Iterator[int]:
    for match in _END.finditer(text, line.start, line.end):
        word = re.search(r"[\w.]*$", text[max(line.start, match.start() - 8) : match.start()])
        held = word.group().lower() if word else ""
        if match.group() == "." and (held in _SHORT or (len(held) == 1 and held.isalpha())):
            continue
        yield match.end()


def sentence_of(text: str, span: Span) -> Span:
    """The sentence around the span: never beyond its line; abbreviations ("Gen.", "J.") end none."""
    line = line_of(text, span)
    ends = list(_sentence_ends(text, line))
    start = max((end for end in ends if end <= span.start), default=line.start)
    return Span(start, min((end for end in ends if end >= span.end), default=line.end))


def locate(text: str, words: str, *, near: Span | None = None, hint: dict[str, Any] | None = None) -> Span:
    """The occurrence of `words` that is meant: by the hint (`in`, `nth`), else by nearness to the claim `near`.

    Near means: the first one inside the claim, else the nearest in its sentence, else the nearest before it, else
    the next after it. Raises NotFound, and Ambiguous where several stand and neither hint nor `near` decides.
    """
    found = _hinted(text, words, hint or {})
    if len(found) == 1:
        return found[0]
    if near is None:
        raise Ambiguous(f'{words!r} stands {len(found)} times; say which with "in" or "nth"')
    sentence = sentence_of(text, near)
    before = [span for span in found if span.end <= near.start]
    for group in (
        [span for span in found if near.contains(span)][:1],
        [span for span in found if sentence.contains(span)],
        before[-1:],
        found,
    ):
        if group:
            return min(group, key=lambda span: _gap(span, near))
    raise NotFound(f"{words!r} does not stand in the text")


def locate_attribution(text: str, words: str, *, near: Span, claim: Span, hint: dict[str, Any] | None = None) -> Span:
    """The occurrence of a source or a cue: these stand outside the claim's own words, so the inside comes last.

    The nearest to `near` in the claim's sentence, else in its paragraph (a quotation runs over sentences before "she
    said"), else before it, else inside the claim, else after it. Raises NotFound.
    """
    found = _hinted(text, words, hint or {})
    if len(found) == 1:
        return found[0]
    sentence, line = sentence_of(text, claim), line_of(text, claim)
    outside = [span for span in found if not span.overlaps(claim)]
    for group in (
        [span for span in outside if sentence.contains(span)],
        [span for span in outside if line.contains(span)],
        [span for span in outside if span.end <= claim.start],
        [span for span in found if span.overlaps(claim)],
        outside,
    ):
        if group:
            return min(group, key=lambda span: _gap(span, near))
    raise NotFound(f"{words!r} does not stand in the text")


def _hinted(text: str, words: str, hint: dict[str, Any]) -> list[Span]:
    start, end = 0, len(text)
    if "in" in hint:
        wholes = occurrences(text, hint["in"])
        if not wholes:
            raise NotFound(f"{hint['in']!r} does not stand in the text")
        if len(wholes) > 1:
            raise Ambiguous(f"{hint['in']!r} stands {len(wholes)} times; give a longer stretch")
        start, end = wholes[0].start, wholes[0].end
    found = occurrences(text, words, start, end)
    if "nth" in hint:
        if not 1 <= hint["nth"] <= len(found):
            raise NotFound(f"{words!r} stands {len(found)} times, not {hint['nth']}")
        found = [found[hint["nth"] - 1]]
    if not found:
        raise NotFound(f"{words!r} does not stand in " + (repr(hint["in"]) if "in" in hint else "the text"))
    return found[:1] if "in" in hint else found


def _gap(span: Span, near: Span) -> int:
    return max(span.start - near.end, near.start - span.end, 0)


def inside_quotes(text: str, span: Span) -> bool:
    """Whether more than half of the span stands inside double quotation marks; an open one runs to its line's end."""
    line = line_of(text, span)
    opened, inside = False, 0
    for place in range(line.start, span.end):
        sign = text[place]
        if sign in '“”"':
            opened = sign == "“" or (sign == '"' and not opened)
        elif opened and place >= span.start:
            inside += 1
    return inside * 2 > len(span)
