"""The wordings of events: single sentences whose event words are marked, `{word|event:reality:stance}`."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.attribution import document_of
from sayso.language.labels import EVENTS, REALITIES, STANCES
from training.examples import Anchor, Example, Labels, examples_of
from training.texts import range_in, text_of

__all__ = ["marked", "wordings"]

_MARK = re.compile(r"\{([^{}|]+)\|([a-z_]+)(?::([a-z_]+))?(?::([a-z_]+))?\}")
_TOGETHER = 5  # sentences of one window
Mark = tuple[int, int, str, str, str]  # start, end, event, reality, stance


def marked(line: str) -> tuple[str, list[Mark]]:
    """A sentence without its marks, and the marks. Raises ValueError where a mark names no event or status.

    >>> marked("They {fled|displaced} at dawn.")
    ('They fled at dawn.', [(5, 9, 'displaced', 'happened', 'asserts')])
    """
    text, marks, at = "", [], 0
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        word, event, reality, stance = match[1], match[2], match[3] or "happened", match[4] or "asserts"
        if event not in EVENTS or reality not in REALITIES or stance not in STANCES:
            raise ValueError(f"no such mark: {match[0]}")
        marks.append((len(text), len(text) + len(word), event, reality, stance))
        text += word
        at = match.end()
    text += line[at:]
    if "{" in text or "}" in text:
        raise ValueError(f"a mark is not closed: {line}")
    return text, marks


def _lines(folder: Path) -> Iterator[tuple[str, list[Mark]]]:
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield marked(line.strip())


def wordings(folder: Path, chance: random.Random) -> list[Example]:
    """All sentences, some together in a window; statements without event (`said`) are not known."""
    lines = list(_lines(folder))
    chance.shuffle(lines)
    found: list[Example] = []
    for first in range(0, len(lines), _TOGETHER):
        found += _window(lines[first : first + _TOGETHER])
    return found


def _window(lines: Sequence[tuple[str, list[Mark]]]) -> list[Example]:
    whole, marks = "", []
    for text, held in lines:
        marks += [(start + len(whole), end + len(whole), *rest) for start, end, *rest in held]
        whole += text + "\n\n"
    text_words = text_of(document_of(whole))
    events: dict[int, list[int]] = {}
    anchors: list[Anchor] = []
    for start, end, event, reality, stance in marks:
        words = range_in(text_words.tokens, start, end)
        if words is not None:
            events.setdefault(words[1], []).append(EVENTS.index(event))
            anchors.append(
                Anchor(words[1], {"reality": REALITIES.index(reality), "stance": STANCES.index(stance)})  # type: ignore[arg-type]
            )
    labels = Labels(events=events, anchors=anchors, open_events=(EVENTS.index("said"),))
    return examples_of(text_words.words, text_words.sentence_of, labels)
