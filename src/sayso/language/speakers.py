"""Speakers: the labels that open the turns of a transcript ("INTERVIEWER:", "Q:", "COL. HASSAN:")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import Part, Span

__all__ = ["Line", "speakers_of"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: its span without bullet and time stamp, its part, region, block, and whether it was marked."""

    span: Span
    part: Part
    kind: str
    block: int
    marked: bool


_LABEL = re.compile(r"(?:>>\s?)?([^\W\d_][\w.'’ ()/,-]{0,48}?)\s?:(?=\s|$)\s*")
_ROLES = frozenset(
    "q a interviewer interviewee interrogator investigator reporter journalist correspondent moderator host presenter "
    "anchor question answer officer soldier prisoner captive detainee witness speaker prosecutor judge counsel "
    "president minister general colonel major captain spokesman spokeswoman spokesperson operator dispatcher pilot "
    "commander voice man woman caller translator interpreter chair narrator doctor nurse resident first second".split()
)
_ORDINALS = frozenset("first second third fourth fifth finally lastly".split())  # alone they number a list
_NO_LABEL = frozenset(
    "note update updated breaking correction source sources photo video watch read related date time place location "
    "killed injured wounded dead missing total summary background key result results casualties losses tanks aircraft "
    "warning editor's listen more also by from topics tags contact subject to cc live urgent".split()
)
_WORD = re.compile(r"[^\W\d_]+")


def _is_role(words: Sequence[str]) -> bool:
    return bool(words) and (words[0] in _ROLES or words[-1] in _ROLES)


def _label(text: str, line: Line) -> tuple[Span, int] | None:
    """The label that may open the line, and where its words begin."""
    match = _LABEL.match(text, line.span.start, line.span.end)
    if match is None or line.kind != "body":
        return None
    words = match.group(1).split()
    names = [word for word in words if word[0].isalpha()]
    if len(words) > 6 or words[0].lower() in _NO_LABEL or not names:
        return None
    if len(words) == 1 and words[0].lower() in _ORDINALS:
        return None
    capitals = sum(word[0].isupper() for word in names)
    if capitals < len(names) and words[0].lower() not in _ROLES:
        return None
    if len(words) > 3 and match.group(1).upper() != match.group(1):
        return None
    return Span(*match.span(1)), match.end()


def speakers_of(text: str, lines: Sequence[Line]) -> list[tuple[Span | None, int]]:
    """For each line, the label whose turn it belongs to (or None), and where its own words begin.

    A text is a transcript when at least two lines carry labels, and a label is a role ("Officer"), a letter, or comes
    back. A single label ("UN: ...") is no turn, but a source: the statements are found there.
    """
    labels = [_label(text, line) for line in lines]
    held = [label for label in labels if label is not None]
    counts = Counter(label[0].of(text).lower() for label in held)
    roles = {name for name in counts if _is_role(_WORD.findall(name))}
    again = {name for name, number in counts.items() if number > 1}
    transcript = len(held) > 1 and bool(roles or again)

    def speaks(label: tuple[Span, int] | None) -> bool:
        if label is None or not transcript:
            return False
        name = label[0].of(text)
        return name.lower() in roles or name.lower() in again or name.isupper()

    turns: list[tuple[Span | None, int]] = []
    current: Span | None = None
    for line, label in zip(lines, labels, strict=True):
        if line.kind != "body":
            current = None
            turns.append((None, line.span.start))
        elif label is not None and speaks(label):
            current = label[0]
            turns.append((current, label[1]))
        else:
            turns.append((current, line.span.start))
    return turns
