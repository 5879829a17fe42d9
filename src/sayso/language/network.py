"""The network at run time: a document's words in, what its heads tell of each word out. ONNX Runtime, int8, one thread.

One thread, so that the same text gives the same claims on every run; more reports at once are more
processes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.errors import VocabularyError
from sayso.language.features import Words, features_of
from sayso.language.labels import ROLES
from sayso.language.windows import Window, Windowed, windows_of

__all__ = ["LONGEST_WORD", "Told", "WindowTold", "loaded", "told_of", "weights_folder"]

Array = npt.NDArray[np.float32]
_OUTPUTS = ("tags", "events", "stance", "reality", "hedged", "scope", "klass", "queries", "keys")
_EDGES = np.array([1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128])  # of distances in words, as in training
LONGEST_WORD = 40  # characters of a word that are read; what is longer is no word
_UNKNOWN = 100  # the piece of a word that has none


@dataclass(frozen=True)
class WindowTold:
    """What the heads tell of one window's words; row 0 is the opening mark, row 1 the word `window.first`."""

    window: Window
    heads: dict[str, Array]
    distance: Array

    def row(self, word: int) -> int:
        """The row of a word of the text."""
        return word - self.window.first + 1

    def pointer(self, word: int, role: int) -> tuple[Array, Array]:
        """The scores of every row as the first and as the last word of one role of an event word."""
        both = self._scores(word, slice(2 * role, 2 * role + 2))
        return both[0], both[1]

    def pointers(self, word: int) -> Array:
        """The scores [roles * 2, rows] of every row for each role's first and last word."""
        return self._scores(word, slice(None))

    def _scores(self, word: int, ends: slice) -> Array:
        at = self.row(word)
        keys = self.heads["keys"][:, ends]
        scores = np.einsum("rp,trp->rt", self.heads["queries"][at, ends], keys) * np.float32(keys.shape[2] ** -0.5)
        steps = np.arange(len(keys)) - at
        bucket = np.searchsorted(_EDGES, np.abs(steps), side="right") + (steps < 0) * (len(_EDGES) + 1)
        near = self.distance[ends][:, bucket]
        near[:, 0] = 0
        return np.asarray(scores + near, dtype=np.float32)


@dataclass(frozen=True)
class Told:
    """What the network tells of a text: for each word its row of every plain head, and the windows that own words."""

    windows: Sequence[WindowTold]
    heads: dict[str, Array]  # of the words that the windows own: the text's words, in order
    window_of: Sequence[int]

    def window(self, word: int) -> WindowTold:
        """The window that owns a word."""
        return self.windows[self.window_of[word]]


def weights_folder() -> Path:
    """Where the package's weights lie."""
    return Path(str(files("sayso.language") / "weights"))


@dataclass(frozen=True)
class _Loaded:
    session: Any
    tokenizer: Any
    distance: Array
    transitions: Array


@cache
def loaded() -> _Loaded:
    """The session, tokenizer and tables, read once. Raises VocabularyError where a file is missing or broken."""
    from onnxruntime import InferenceSession, SessionOptions  # type: ignore[attr-defined]
    from tokenizers import Tokenizer

    folder = weights_folder()
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = InferenceSession(str(folder / "network.onnx"), options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tables = np.load(folder / "heads.npz")
    except Exception as problem:  # onnxruntime and tokenizers raise errors of no common type
        raise VocabularyError(str(folder), f"the weights cannot be read ({problem})", "install sayso again") from None
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return _Loaded(session, tokenizer, tables["distance"], tables["transitions"])


def _pieces(texts: Sequence[str]) -> list[list[int]]:
    short = [text[:LONGEST_WORD] for text in texts]
    encoded = loaded().tokenizer.encode(short, is_pretokenized=True, add_special_tokens=False)
    pieces: list[list[int]] = [[] for _ in texts]
    for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
        pieces[word].append(piece)
    return [held or [_UNKNOWN] for held in pieces]


def told_of(words: Words, sentences: Sequence[int]) -> Told:
    """What the network tells of the words; `sentences` is the number of each word's sentence."""
    if not words.texts:
        return Told((), {}, ())
    pieces = _pieces(words.texts)
    features = features_of(words)
    windows: list[WindowTold] = []
    window_of: list[int] = []
    for window in windows_of([len(held) for held in pieces], sentences):
        windowed = Windowed.of(pieces[window.first : window.last])
        own = np.zeros((window.last - window.first + 1, features.shape[1]), dtype=np.float32)
        own[1:] = features[window.first : window.last]
        found = loaded().session.run(
            _OUTPUTS,
            {
                "ids": windowed.ids,
                "word_of_piece": windowed.word_of_piece,
                "piece_of_word": windowed.piece_of_word,
                "features": own,
            },
        )
        heads = dict(zip(_OUTPUTS, found, strict=True))
        for name in ("queries", "keys"):
            heads[name] = heads[name].reshape(len(own), len(ROLES) * 2, -1)
        window_of += [len(windows)] * (window.last - window.own)
        windows.append(WindowTold(window, heads, loaded().distance))
    plain = {
        name: np.concatenate([w.heads[name][w.row(w.window.own) : w.row(w.window.last)] for w in windows])
        for name in _OUTPUTS[:-2]
    }
    return Told(windows, plain, window_of)
