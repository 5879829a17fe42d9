"""PolNeAR: news articles with who, by which words, says what (brat files)."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.attribution import document_of
from sayso.language.labels import TAGS
from training.examples import NONE, Anchor, Example, Labels, examples_of
from training.texts import Text, range_in, text_of

__all__ = ["articles", "labels_of", "polnear"]

ROLES = ("source", "cue", "content")
Statement = dict[str, list[tuple[int, int]]]


def articles(folder: Path) -> Iterator[tuple[str, list[Statement]]]:
    """The articles of a folder (text/, attributions/) with their statements; of two annotations, the first by name."""
    seen: set[str] = set()
    for marks in sorted((folder / "attributions").glob("*.ann")):
        stem = re.sub(r"_[0-9a-f]{4}$", "", marks.stem)
        path = folder / "text" / f"{stem}.txt"
        if stem in seen or not path.exists():
            continue
        seen.add(stem)
        parts: dict[str, list[tuple[int, int]]] = {}
        statements: list[Statement] = []
        for line in marks.read_text("utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) < 2:
                continue
            if fields[0].startswith("T"):
                parts[fields[0]] = [tuple(map(int, p.split())) for p in fields[1].partition(" ")[2].split(";")]  # type: ignore[misc]
            elif fields[0].startswith("E"):
                held: Statement = {role: [] for role in ROLES}
                for role, _, mark in (argument.partition(":") for argument in fields[1].split()):
                    name = role.rstrip("0123456789").lower()
                    if name in held:
                        held[name] += parts.get(mark, [])
                statements.append(held)
        yield path.read_text("utf-8"), statements


def labels_of(text: Text, statements: list[Statement], chance: random.Random) -> Labels:
    """Tags of all words, and for some words of each content the source and cue that they point to."""
    tags = [0] * len(text.tokens)
    inside: set[int] = set()
    anchors: list[Anchor] = []
    for statement in statements:
        ranges = {
            role: [held for start, end in sorted(spans) if (held := range_in(text.tokens, start, end))]
            for role, spans in statement.items()
        }
        for role, held in ranges.items():
            joined: list[tuple[int, int]] = []
            for first, last in held:
                if joined and first <= joined[-1][1] + 1:
                    joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
                else:
                    joined.append((first, last))
            for first, last in joined:
                tags[first : last + 1] = [TAGS.index(f"I-{role}")] * (last - first + 1)
                tags[first] = TAGS.index(f"B-{role}")
        words = [word for first, last in ranges["content"] for word in range(first, last + 1)]
        inside.update(words)
        named = [word for word in words if text.tokens[word].text[0].isalnum()]
        roles: dict[str, tuple[int, int] | int] = {
            role: ranges[role][0] if len(ranges[role]) == 1 else NONE
            for role in ("source", "cue")
            if len(ranges[role]) < 2
        }
        anchors += [Anchor(word, {}, roles) for word in chance.sample(named, min(4, len(named)))]
    outside = [n for n, token in enumerate(text.tokens) if n not in inside and tags[n] == 0 and token.text[0].isalpha()]
    anchors += [
        Anchor(word, {}, {"source": NONE, "cue": NONE})
        for word in chance.sample(outside, min(len(outside), len(anchors) // 3))
    ]
    return Labels(tags=tags, anchors=anchors)


def polnear(folder: Path, chance: random.Random) -> list[Example]:
    """All windows of a part of PolNeAR."""
    found: list[Example] = []
    for words, statements in articles(folder):
        text = text_of(document_of(words))
        found += examples_of(text.words, text.sentence_of, labels_of(text, statements, chance))
    return found
