"""Learned kinds of source: a linear model over the words that name a source, where it is introduced, and the lexicon.

Trained by `python -m training.kinds` on the corpus' train part; a few kilobytes, read once.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import cast, get_args

import numpy as np
import numpy.typing as npt

from sayso.model import SourceKind

__all__ = ["BUCKETS", "KINDS", "buckets_of", "learned_kind"]

KINDS = cast(tuple[SourceKind, ...], get_args(SourceKind))
BUCKETS = 1 << 13
SURE = 0.5  # the least probability of an answer where the lexicon has none
SURER = 0.8  # and where it says something else, or no text is there to introduce a name
_WORD = re.compile(r"[^\W_]+(?:[-.'][^\W_]+)*")
_RELATIVE = re.compile(r",? (?:who|which|that)\b")
_HEAD_ENDS = frozenset("of in at from for near with who that to on and".split())
_BEFORE, _AFTER = 60, 80  # characters around a name where the text introduces it
_MENTIONS = 2
_LONGEST = 400


def learned_kind(words: str, *, name: str | None, text: str, lexicon: SourceKind | None) -> SourceKind | None:
    """The kind that the model is sure of; None where it is not. `lexicon` is what the word lists say."""
    weights, scale, bias = _model()
    held = buckets_of(words, name=name, text=text, lexicon=lexicon)
    scores = weights[held].sum(axis=0).astype(np.float64) * scale + bias
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    best = int(chances.argmax())
    return KINDS[best] if chances[best] >= (SURE if lexicon is None and text else SURER) else None


@cache
def _model() -> tuple[npt.NDArray[np.int8], float, npt.NDArray[np.float64]]:
    with files("sayso.language").joinpath("kinds.npz").open("rb") as file, np.load(file, allow_pickle=False) as held:
        return held["weights"].astype(np.int32), float(held["scale"]), held["bias"].astype(np.float64)


def buckets_of(words: str, *, name: str | None, text: str, lexicon: SourceKind | None) -> list[int]:
    """The buckets of a source's features, each once."""
    return sorted(
        {zlib.crc32(feature.encode("utf-8", "replace")) % BUCKETS for feature in _features(words, name, text, lexicon)}
    )


def _features(words: str, name: str | None, text: str, lexicon: SourceKind | None) -> Iterator[str]:
    words, name = words[:_LONGEST], (name or words)[:_LONGEST]
    yield f"lexicon {lexicon}"
    yield from _of_phrase("words", words)
    yield from _of_phrase("name", name)
    plain = words[:1].islower()
    yield f"form {plain} {words.isupper()} {name[:1].islower()} {name == words}"
    if name[:1].isupper():
        for word in _introduced(name, text):
            yield f"near {word}"


def _of_phrase(what: str, phrase: str) -> Iterator[str]:
    held = [word.lower() for word in _WORD.findall(_RELATIVE.split(phrase.replace("’", "'"))[0])]
    if not held:  # "?", "•"
        return
    for one, other in zip(held, [*held[1:], ""], strict=True):
        yield f"{what} {one}"
        yield f"{what} {one} {other}"
    head = _head(held)
    yield f"{what} head {head}"
    yield f"{what} several {head.endswith('s')}"


def _head(held: Sequence[str]) -> str:
    """The last word before a preposition: what the phrase is, not where."""
    cut = next((at for at, word in enumerate(held) if at and word in _HEAD_ENDS), len(held))
    return held[cut - 1] if held else ""


@lru_cache(maxsize=256)
def _introduced(name: str, text: str) -> tuple[str, ...]:
    """The words around the first mentions of a name, with the side they stand on."""
    found: list[str] = []
    at = -1
    for _ in range(_MENTIONS):
        at = text.find(name, at + 1)
        if at < 0:
            break
        before = re.split(r"[.!?;:\n]\s", text[max(0, at - _BEFORE) : at])[-1]
        after = re.split(r"[.!?;:\n]", text[at + len(name) : at + len(name) + _AFTER])[0]
        found += [f"before {word.lower()}" for word in _WORD.findall(before)[-5:]]
        found += [f"after {word.lower()}" for word in _WORD.findall(after)[:7]]
    return tuple(found)
