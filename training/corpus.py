"""The project's own corpus: every claim of a document with every field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from corpus.gold import read_records
from sayso.language.labels import CLASSES, EVENTS, REALITIES, SCOPES, STANCES
from sayso.read import read_document
from training.anchors import Told, align
from training.examples import NONE, Anchor, Example, Labels, collate, examples_of
from training.network import Network
from training.texts import Text, span_range, text_of

__all__ = ["documents_in", "labelled", "own_corpus"]

Record = dict[str, Any]


def documents_in(folders: Iterable[Path]) -> list[tuple[Path, Text, list[Record]]]:
    """The annotated documents of the folders, by name."""
    found = []
    for folder in folders:
        for path in sorted(folder.glob("*.claims.jsonl")):
            source = path.with_name(path.name.replace(".claims.jsonl", ".txt"))
            found.append((source, text_of(read_document(str(source))), read_records(path)))
    return found


def labelled(
    documents: Sequence[tuple[Path, Text, list[Record]]], chances: Sequence[np.ndarray] | None = None
) -> list[tuple[Text, Labels]]:
    """Each document with its labels; `chances` as `align` takes them."""
    told: list[Told] = []
    of_claim: list[tuple[int, Record]] = []
    for number, (_, text, records) in enumerate(documents):
        for record in records:
            held = span_range(text.tokens, record["span"])
            if held is not None:
                told.append(Told(number, record["event"], *held))
                of_claim.append((number, record))
    words = align([text for _, text, _ in documents], told, chances)
    labels = [Labels(events={}, known=[True] * len(text.tokens), anchors=[]) for _, text, _ in documents]
    for (number, record), claim, word in zip(of_claim, told, words, strict=True):
        held = labels[number]
        must = record["confidence"] >= 1
        assert held.events is not None
        assert held.known is not None
        if must:
            held.events.setdefault(word, []).append(EVENTS.index(record["event"]))
        else:
            held.known[word] = False
        held.anchors.append(_anchor(documents[number][1], record, word, (claim.first, claim.last)))
    return [(text, held) for (_, text, _), held in zip(documents, labels, strict=True)]


def _anchor(text: Text, record: Record, word: int, claim: tuple[int, int]) -> Anchor:
    count = record["count"]
    actor = record["of"] or record["by"]
    fields = {
        "stance": STANCES.index(record["stance"]),
        "reality": REALITIES.index(record["reality"]),
        "hedged": int(record["hedged"]),
    }
    klass = actor["class"] if actor else None
    if klass != "other":  # annotators give states and offices this class or none
        fields["klass"] = CLASSES.index(klass)
    if count is not None:
        fields["scope"] = SCOPES.index(count["scope"])
    sources = record["sources"]
    roles: dict[str, tuple[int, int] | int] = {"claim": claim}
    entries = {
        "source": sources[0] if sources else None,
        "outer": sources[1] if len(sources) > 1 else None,
        "cue": record["cue"],
        "by": record["by"],
        "of": record["of"],
        "count": count,
        "place": record["place"],
        "when": record["when"],
    }
    for role, entry in entries.items():
        roles[role] = NONE if entry is None else span_range(text.tokens, entry["span"]) or NONE
    for role in ("source", "by", "of"):
        entry = entries[role]
        if entry is None:
            roles[f"{role}_name"] = NONE
        elif roles[role] != NONE and (named := _named(text, entry["name"], entry["span"])) is not None:
            roles[f"{role}_name"] = named
    return Anchor(word, fields, roles)


def _chances(network: Network, text: Text) -> np.ndarray:
    """What a network thinks of each word of a text: [words, events]."""
    network.eval()
    rows = []
    for example in examples_of(text.words, text.sentence_of, Labels(tags=list(range(len(text.tokens))))):
        batch = collate([example])
        with torch.no_grad():
            held = torch.sigmoid(network.outputs(network.states(batch), batch.features)["events"][0])
        rows.append(held[batch.tags[0] >= 0].numpy())
    return np.concatenate(rows) if rows else np.zeros((0, len(EVENTS)))


def _named(text: Text, name: str, span: Sequence[int]) -> tuple[int, int] | None:
    """Where the fullest name of a party stands: in its own words, else nearest before them, else nearest after."""
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)", re.IGNORECASE)
    found = [match.span() for match in pattern.finditer(text.document.text)]
    if not found:
        return None
    inside = [held for held in found if span[0] <= held[0] and held[1] <= span[1]]
    before = [held for held in found if held[1] <= span[0]]
    return span_range(text.tokens, (inside or before[-1:] or found)[0])


def own_corpus(folders: Iterable[Path], network: Network | None = None) -> list[Example]:
    """All windows of the annotated documents of the folders; a network trained before helps to find the event words."""
    found: list[Example] = []
    documents = documents_in(folders)
    chances = [_chances(network, text) for _, text, _ in documents] if network is not None else None
    for text, labels in labelled(documents, chances):
        found += examples_of(text.words, text.sentence_of, labels)
    return found
