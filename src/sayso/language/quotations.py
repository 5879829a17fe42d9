"""Quotations: the words between quotation marks, straight or curly, double, single, or guillemets.

Apostrophes are no marks. A quotation that is not closed in its paragraph ends with it, so one lost mark never takes
the rest of the text; where the next paragraph opens with a mark again, both are quotations of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sayso.model import Quotation, Span

__all__ = ["quotations_of"]

_CLOSERS = {"“": '”“"', "„": '“”"', "«": "»", "»": "«", '"': '"”', "‘": "’", "'": "'", "‹": "›", "``": "''", "''": "''"}
_MARK = re.compile(r"``|''|[“”„«»‹›\"‘’']")
# An elided beginning is no opening mark: ’em, ’90s, 'til.
_ELISION = re.compile(r"(?:em|til|cause|bout|round|tis|twas|n|\d0s)\b", re.IGNORECASE)
_LONGEST_OPEN = 4000  # characters: what is not closed by then is no quotation


def _opens(text: str, at: int, mark: str, stop: int) -> bool:
    before = text[at - 1] if at else " "
    after_at = at + len(mark)
    after = text[after_at] if after_at < stop else " "
    if mark in "‘'":
        return not before.isalnum() and not after.isspace() and not _ELISION.match(text, after_at)
    if mark in ('"', "»", "''"):
        return not after.isspace() and not (before.isalnum() or before in ".,!?;:…")
    return mark in _CLOSERS and not after.isspace() if mark not in "“„«``" else True


def _closes(text: str, at: int, mark: str, stop: int, opener: str) -> bool:
    if mark not in _CLOSERS[opener]:
        return False
    after_at = at + len(mark)
    after = text[after_at] if after_at < stop else " "
    before = text[at - 1] if at else " "
    if mark in "’'":
        return not after.isalnum() and not before.isspace()
    return True


def _plural_possessive(text: str, at: int, stop: int, marks: list[re.Match[str]], number: int, opener: str) -> bool:
    """Whether the single mark after "s" ("the rebels' base") is an apostrophe: a better closing mark follows."""
    if text[at - 1 : at] not in ("s", "S") or text[at + 1 : at + 2] != " ":
        return False
    for later in marks[number + 1 : number + 6]:
        if later.group() in '‘“"':
            return False
        if _closes(text, later.start(), later.group(), stop, opener):
            return True
    return False


def _in_paragraph(text: str, start: int, stop: int) -> Iterator[Span]:
    marks = list(_MARK.finditer(text, start, stop))
    opener: re.Match[str] | None = None
    for number, found in enumerate(marks):
        mark, at = found.group(), found.start()
        if opener is not None and at - opener.end() > _LONGEST_OPEN:
            opener = None
        if opener is None:
            if mark in _CLOSERS and _opens(text, at, mark, stop):
                opener = found
        elif _closes(text, at, mark, stop, opener.group()):
            if mark in "’'" and _plural_possessive(text, at, stop, marks, number, opener.group()):
                continue
            if at > opener.end():
                yield Span(opener.end(), at)
            opener = None
        elif (
            opener.group() in "‘'"
            and mark in '“"„'
            and _opens(text, at, mark, stop)
            and not any(
                _closes(text, m.start(), m.group(), stop, opener.group()) for m in marks[number + 1 : number + 8]
            )
        ):
            # A lone single mark before a double quotation was no opening mark.
            opener = found
    if (
        opener is not None
        and opener.group() not in "‘'"
        and stop - opener.end() <= _LONGEST_OPEN
        and opener.end() < stop
    ):
        yield Span(opener.end(), stop)


def quotations_of(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """The quotations of each paragraph of `text`, outermost only, in text order.

    >>> text = 'He called it “a trap”. The rebels\\' base was "empty'
    >>> [quotation.span.of(text) for quotation in quotations_of(text, [Span(0, len(text))])]
    ['a trap', 'empty']
    """
    found = []
    for paragraph in paragraphs:
        for span in _in_paragraph(text, paragraph.start, paragraph.end):
            inner = span.trimmed(text)
            if inner is not None:
                found.append(Quotation(inner))
    return tuple(found)
