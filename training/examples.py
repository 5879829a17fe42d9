"""Examples: windows of texts with whatever labels their data set has, and batches of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import torch
from tokenizers import Tokenizer

from sayso.language.features import WIDTH, Words, features_of
from sayso.language.labels import EVENTS
from sayso.language.network import LONGEST_WORD
from sayso.language.windows import Windowed, windows_of
from training.backbone import model_folder
from training.network import ALL_ROLES, Batch

__all__ = ["FIELDS", "Anchor", "Example", "Labels", "batches", "examples_of", "tokenizer"]

FIELDS = ("stance", "reality", "hedged", "scope", "klass")
NONE = -1  # a role that the words leave empty: the pointer goes to word 0


MASK = 103  # the piece that stands for a hidden one
HIDDEN_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Anchor:
    """An event word (its number in the text), the numbers of its fields' labels, and the words `[first, last]` of its
    roles; NONE for a role that is empty. A field or role that is not named has no label."""

    word: int
    fields: Mapping[str, int] = field(default_factory=dict)
    roles: Mapping[str, tuple[int, int] | int] = field(default_factory=dict)


@dataclass(slots=True)
class Labels:
    """The labels of a text, by word; None or empty for what the data set does not tell."""

    tags: Sequence[int] | None = None
    kinds: Sequence[int] | None = None
    factual: Mapping[int, float] = field(default_factory=dict)
    events: dict[int, list[int]] | None = None
    known: list[bool] | None = None  # words of which all events are known; None: all
    anchors: list[Anchor] = field(default_factory=list)
    open_events: Sequence[int] = ()  # events of which nothing is known


@dataclass(slots=True)
class Example:
    """One window, ready to be batched."""

    windowed: Windowed
    features: np.ndarray
    tags: np.ndarray
    kinds: np.ndarray
    factual: np.ndarray
    events: np.ndarray | None
    event_weight: np.ndarray | None
    anchors: list[tuple[int, dict[str, int], np.ndarray]]


@cache
def tokenizer() -> Tokenizer:
    """The published tokenizer."""
    found = Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found


def pieces_of(texts: Sequence[str]) -> list[list[int]]:
    """The pieces of each word; a word that has none is one unknown piece."""
    short = [text[:LONGEST_WORD] for text in texts]
    encoded = tokenizer().encode(short, is_pretokenized=True, add_special_tokens=False)
    pieces: list[list[int]] = [[] for _ in texts]
    for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
        pieces[word].append(piece)
    return [held or [100] for held in pieces]


def examples_of(words: Words, sentences: Sequence[int], labels: Labels) -> list[Example]:
    """The windows of a text with its labels; what a window does not own has no label."""
    if not words.texts:
        return []
    pieces = pieces_of(words.texts)
    features = features_of(words)
    found = []
    for window in windows_of([len(held) for held in pieces], sentences):
        size, ahead = window.last - window.first + 1, window.own - window.first + 1

        def place(word: int, first: int = window.first) -> int:
            return word - first + 1

        def cut(
            values: Sequence[int] | None,
            size: int = size,
            ahead: int = ahead,
            last: int = window.last,
            own: int = window.own,
        ) -> np.ndarray:
            row = np.full(size, -100, dtype=np.int64)
            if values is not None:
                row[ahead:] = values[own:last]
            return row

        factual = np.full(size, np.nan, dtype=np.float32)
        for word, value in labels.factual.items():
            if window.own <= word < window.last:
                factual[place(word)] = value
        events = weight = None
        if labels.events is not None:
            events = np.zeros((size, len(EVENTS)), dtype=np.float32)
            weight = np.zeros((size, len(EVENTS)), dtype=np.float32)
            weight[ahead:] = 1 if labels.known is None else np.array(labels.known[window.own : window.last])[:, None]
            weight[:, list(labels.open_events)] = 0
            for word, held in labels.events.items():
                if window.own <= word < window.last:
                    for event in held:
                        events[place(word), event] = 1
                        weight[place(word), event] = 1
        anchors = []
        for anchor in labels.anchors:
            if not window.own <= anchor.word < window.last:
                continue
            targets = np.full(len(ALL_ROLES) * 2, -100, dtype=np.int64)
            for role, held in anchor.roles.items():
                at = ALL_ROLES.index(role) * 2
                if isinstance(held, int):
                    targets[at] = targets[at + 1] = 0
                elif window.first <= held[0] and held[1] < window.last:
                    targets[at], targets[at + 1] = place(held[0]), place(held[1])
            anchors.append((place(anchor.word), dict(anchor.fields), targets))
        held_features = np.zeros((size, WIDTH), dtype=np.float32)
        held_features[1:] = features[window.first : window.last]
        found.append(
            Example(
                Windowed.of(pieces[window.first : window.last]),
                held_features,
                cut(labels.tags),
                cut(labels.kinds),
                factual,
                events,
                weight,
                anchors,
            )
        )
    return found


def _recased(features: np.ndarray, chance: random.Random) -> np.ndarray:
    """The features as if the text were written all in capitals, in small letters, or in title case, now and then."""
    draw = chance.random()
    if draw >= 0.18:
        return features
    changed = features.copy()
    letters = changed[:, 0] + changed[:, 1] + changed[:, 2] > 0
    changed[letters, :3] = 0
    changed[letters, 2 if draw < 0.1 else 0 if draw < 0.14 else 1] = 1
    return changed


def _masked(ids: np.ndarray, chance: random.Random) -> np.ndarray:
    """The pieces with some of them hidden, so that words are also read from what stands around them."""
    hidden = np.random.default_rng(chance.getrandbits(32)).random(len(ids)) < HIDDEN_SHARE
    hidden[0] = False
    return np.where(hidden, MASK, ids)


def _padded(rows: Sequence[np.ndarray], fill: float, dtype: torch.dtype) -> torch.Tensor:
    shape = (len(rows), *(max(row.shape[axis] for row in rows) for axis in range(rows[0].ndim)))
    found = torch.full(shape, fill, dtype=dtype)
    for number, row in enumerate(rows):
        found[(number, *(slice(0, size) for size in row.shape))] = torch.as_tensor(row, dtype=dtype)
    return found


def collate(examples: Sequence[Example], chance: random.Random | None = None) -> Batch:
    """One batch; with `chance`, the case of some windows is changed and some pieces are hidden."""
    features = [held.features if chance is None else _recased(held.features, chance) for held in examples]
    lengths = [len(held.windowed.piece_of_word) for held in examples]
    most = max(1, max(len(held.anchors) for held in examples))
    anchors = torch.zeros((len(examples), most), dtype=torch.long)
    fields = {name: torch.full((len(examples), most), -100, dtype=torch.long) for name in FIELDS}
    targets = torch.full((len(examples), most, len(ALL_ROLES) * 2), -100, dtype=torch.long)
    for number, held in enumerate(examples):
        for at, (word, values, wanted) in enumerate(held.anchors):
            anchors[number, at] = word
            targets[number, at] = torch.from_numpy(wanted)
            for name, value in values.items():
                fields[name][number, at] = value
    shape = (len(EVENTS),)
    none = [np.zeros((length, *shape), dtype=np.float32) for length in lengths]
    ids = [held.windowed.ids if chance is None else _masked(held.windowed.ids, chance) for held in examples]
    return Batch(
        ids=_padded(ids, 0, torch.long),
        word_of_piece=_padded([held.windowed.word_of_piece for held in examples], 0, torch.long),
        piece_of_word=_padded([held.windowed.piece_of_word for held in examples], 0, torch.long),
        features=_padded(features, 0, torch.float32),
        piece_mask=_padded([np.ones(len(held.windowed.ids), dtype=bool) for held in examples], False, torch.bool),
        word_mask=_padded([np.ones(length, dtype=bool) for length in lengths], False, torch.bool),
        tags=_padded([held.tags for held in examples], -100, torch.long),
        kinds=_padded([held.kinds for held in examples], -100, torch.long),
        factual=_padded([held.factual for held in examples], float("nan"), torch.float32),
        events=_padded(
            [n if h.events is None else h.events for h, n in zip(examples, none, strict=True)], 0, torch.float32
        ),
        event_weight=_padded(
            [n if h.event_weight is None else h.event_weight for h, n in zip(examples, none, strict=True)],
            0,
            torch.float32,
        ),
        anchors=anchors,
        fields=fields,
        targets=targets,
    )


def batches(
    examples: Sequence[Example], chance: random.Random, pieces: int = 5120, recase: bool = True
) -> Iterator[Batch]:
    """The examples in batches of about `pieces` pieces, those of like length together, in random order."""
    order = sorted(examples, key=lambda held: len(held.windowed.ids) + chance.random() * 24)
    groups: list[list[Example]] = [[]]
    for held in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(held.windowed.ids) > pieces:
            groups.append([])
        groups[-1].append(held)
    chance.shuffle(groups)
    for group in groups:
        if group:
            yield collate(group, chance if recase else None)
