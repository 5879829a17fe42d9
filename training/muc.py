"""MUC-4: reports in capitals with the dead and wounded of each attack as their templates name them.

A template names its victims in the report's words. Where these stand in a sentence with a word that tells of death or
injury, that word is an event whose `of` they are. Of other words of death and injury nothing is known, as templates
leave out combatants; words that the lexicon does not hold tell neither. No other event is known.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from benchmarks.attribution import document_of
from sayso.figures import find_counts
from sayso.language.features import TRIGGERS, features_of
from sayso.language.labels import EVENTS
from training.examples import Anchor, Example, Labels, examples_of
from training.texts import Text, span_range, text_of

__all__ = ["muc", "victims"]

_ENTRY = re.compile(r'\s*([^:"]+?)\s*:\s*(.+)')
_STRING = re.compile(r'"([^"]+)"')
_EFFECTS = {"DEATH": "killed", "INJURY": "injured"}


def victims(templates: list[dict[str, list[str]]]) -> list[tuple[str, str]]:
    """The (event, words) of every victim that the templates name, certain or not."""
    found = []
    for template in templates:
        for line in template.get("HUM TGT: EFFECT OF INCIDENT", []):
            entry = _ENTRY.match(line)
            event = _EFFECTS.get(entry.group(1).lstrip("? ").split(" / ")[0]) if entry else None
            if entry and event:
                found += [(event, words) for words in _STRING.findall(entry.group(2)) if len(words) > 2]
    return found


def muc(path: Path) -> list[Example]:
    """The train part's reports."""
    found: list[Example] = []
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["split"] == "train":
            text = text_of(document_of(record["text"]))
            labels = _labels(text, victims(record["templates"]))
            if labels.anchors:
                found += examples_of(text.words, text.sentence_of, labels)
    return found


def _labels(text: Text, named: list[tuple[str, str]]) -> Labels:
    hints = features_of(text.words)[:, TRIGGERS]
    counts = find_counts(text.document.text)
    events: dict[int, list[int]] = {}
    anchors: list[Anchor] = []
    for event, words in dict.fromkeys(named):
        number = EVENTS.index(event)
        pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)")
        for match in pattern.finditer(text.document.text):
            held = span_range(text.tokens, match.span())
            if held is None:
                continue
            sentence = text.sentences[text.tokens[held[0]].sentence]
            telling = [
                at for at in range(sentence.first, sentence.last) if hints[at, number] and not held[0] <= at <= held[1]
            ]
            if not telling:
                continue
            word = min(telling, key=lambda at: min(abs(at - held[0]), abs(at - held[1])))
            near = [c for c in counts if match.start() - 24 <= c.span.start and c.span.end <= match.end()]
            count = next((of for c in near if (of := span_range(text.tokens, c.span)) is not None), None)
            roles: dict[str, tuple[int, int] | int] = {"of": (min(held[0], count[0]), held[1]) if count else held}
            if count:
                roles["count"] = count
            if number not in events.setdefault(word, []):
                events[word].append(number)
                anchors.append(Anchor(word, {}, roles))
    harm = [EVENTS.index(event) for event in _EFFECTS.values()]
    silent = [not hints[at, harm].any() for at in range(len(text.tokens))]
    others = [number for number in range(len(EVENTS)) if number not in harm]
    return Labels(events=events, known=silent, anchors=anchors, open_events=others)
