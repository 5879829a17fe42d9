"""Windows: a text's words as runs of pieces that fit the encoder, each word owned by one window.

A window opens with up to `CONTEXT` pieces of what stands before it, which it reads and does not own; then it holds
whole sentences until it is full. A sentence longer than a window is cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["CONTEXT", "LIMIT", "Window", "Windowed", "windows_of"]

LIMIT = 318  # pieces of a window, beside its first and last mark
CONTEXT = 78  # pieces of context: at most a quarter
OPENING, CLOSING = 101, 102  # [CLS] and [SEP] of the vocabulary


@dataclass(frozen=True, slots=True)
class Window:
    """The words `[first, last)` of the text; those from `own` on are the window's own."""

    first: int
    own: int
    last: int


@dataclass(frozen=True, slots=True)
class Windowed:
    """A window as the network takes it: piece ids, the word of each piece, and the first piece of each word.

    Word 0 stands for the opening mark, which means "nothing" to a pointer; the window's first word is 1. The closing
    mark belongs to word 0 as well.
    """

    ids: npt.NDArray[np.int64]
    word_of_piece: npt.NDArray[np.int64]
    piece_of_word: npt.NDArray[np.int64]

    @classmethod
    def of(cls, pieces: Sequence[Sequence[int]]) -> Windowed:
        """The arrays of a window with these pieces for its words."""
        ids, word_of_piece, piece_of_word = [OPENING], [0], [0]
        for number, held in enumerate(pieces, start=1):
            piece_of_word.append(len(ids))
            ids.extend(held)
            word_of_piece.extend([number] * len(held))
        ids.append(CLOSING)
        word_of_piece.append(0)
        return cls(
            np.array(ids, dtype=np.int64),
            np.array(word_of_piece, dtype=np.int64),
            np.array(piece_of_word, dtype=np.int64),
        )


def windows_of(lengths: Sequence[int], sentences: Sequence[int]) -> list[Window]:
    """The windows of a text whose words have `lengths` pieces and stand in `sentences` (their numbers, in order)."""
    units = _units(lengths, sentences)
    found: list[Window] = []
    at = 0
    while at < len(units):
        own = units[at][0]
        first, room = own, LIMIT
        if found:
            context = 0
            while first > 0 and context + lengths[first - 1] <= CONTEXT:
                first -= 1
                context += lengths[first]
            room -= context
        last = own
        while at < len(units) and (units[at][2] <= room or last == own):
            if units[at][2] > room:  # a sentence as long as a window leaves no room for context
                first = own
            room -= units[at][2]
            last = units[at][1]
            at += 1
        found.append(Window(first, own, last))
    return found


def _units(lengths: Sequence[int], sentences: Sequence[int]) -> list[tuple[int, int, int]]:
    """The sentences as (first word, last word, pieces), cut where they are longer than a window."""
    units: list[tuple[int, int, int]] = []
    for word, (length, sentence) in enumerate(zip(lengths, sentences, strict=True)):
        if units and sentence == sentences[word - 1] and units[-1][2] + length <= LIMIT:
            units[-1] = (units[-1][0], word + 1, units[-1][2] + length)
        else:
            units.append((word, word + 1, length))
    return units
