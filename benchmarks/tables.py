"""Markdown for the document on accuracy: paragraphs, tables, figures with their intervals, words as examples."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

__all__ = ["example", "figure", "paragraph", "table"]

_WIDTH = 120  # of a line of prose
_LONGEST = 110  # characters of an example


def paragraph(text: str) -> Iterator[str]:
    """The lines of a paragraph, an empty one after it; line ends and indents of `text` are spaces."""
    yield from textwrap.wrap(" ".join(text.split()), _WIDTH, break_long_words=False, break_on_hyphens=False)
    yield ""


def figure(value: float | None, ends: Sequence[float] | None = None, *, digits: int = 3) -> str:
    """A figure with the ends of its interval; a dash where there is none.

    >>> figure(0.5, (0.4, 0.6)), figure(37.21, digits=1), figure(None)
    ('0.500 [0.400, 0.600]', '37.2', '–')
    """
    if value is None:
        return "–"
    held = f"{value:.{digits}f}"
    return f"{held} [{ends[0]:.{digits}f}, {ends[1]:.{digits}f}]" if ends is not None else held


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The lines of a table, an empty one after it."""
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in row)} |"
    yield ""


def example(words: str) -> str:
    """Words of a report as an example in a line: in quotation marks, cut where they are long."""
    held = " ".join(words.split())
    cut = held if len(held) <= _LONGEST else held[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return f"“{cut}”"
