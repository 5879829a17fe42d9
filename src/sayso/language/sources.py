"""Kinds of source: what sort of party the words name, by the lexicon of sources.yaml."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import cast, get_args

from sayso.language.learned_kinds import learned_kind
from sayso.language.lists import word_lists
from sayso.model import SourceKind

__all__ = ["lexicon_kind", "source_kind"]

_KINDS = cast(tuple[SourceKind, ...], get_args(SourceKind))
_WORD = re.compile(r"[^\W_]+(?:[-.'][^\W_]+)*")
# Where a name is introduced: "deputy mayor Ada Obi", "Ada Obi, the deputy mayor, said".
_AROUND = 70
# What stands after the head says where it speaks, not what it is: "officials in the village".
_AFTER_HEAD = re.compile(r"\b(?:who|which|that|in|at|near|from|with|on)\b|,")
_LONGEST = 6
_UNNAMED = re.compile(
    r"anonym|not (?:to )?be (?:named|identified)|not authori[sz]ed to|declined to be (?:named|identified)|\bunnamed\b"
)
_PRONOUNS = frozenset("i we he she it they who you this that i'm".split())


@cache
def _table() -> tuple[dict[tuple[str, ...], SourceKind], dict[tuple[str, ...], SourceKind], frozenset[str]]:
    lists = word_lists("sources")
    strong: dict[tuple[str, ...], SourceKind] = {}
    for kind in _KINDS:
        for phrase in lists.get(kind, ()):
            strong.setdefault(tuple(_words(phrase)), kind)
    weak = {
        tuple(_words(phrase)): cast(SourceKind, kind) for kind, phrases in lists["weak"].items() for phrase in phrases
    }
    return strong, weak, frozenset(state.lower() for state in lists["states"])


def _words(text: str) -> list[str]:
    found = [word.lower() for word in _WORD.findall(text.replace("’", "'"))]
    return [word.removesuffix("'s") for word in found]


def _by_lexicon(words: list[str], table: dict[tuple[str, ...], SourceKind]) -> SourceKind | None:
    """The kind of the longest phrase of the table in the words; among equals, by the order of the kinds."""
    order = list(word_lists("sources"))
    best: tuple[int, int, int] | None = None
    kind: SourceKind | None = None
    for start in range(len(words)):
        for length in range(min(_LONGEST, len(words) - start), 0, -1):
            found = table.get(tuple(words[start : start + length]))
            if found is not None:
                rank = (length, -order.index(found), start)
                if best is None or rank > best:
                    best, kind = rank, found
                break
    return kind


def _kind_of(phrase: str) -> SourceKind | None:
    """The kind that the words themselves tell, or None."""
    strong, weak, states = _table()
    if len(phrase) > 400:
        phrase = phrase[:400]
    lower = phrase.lower()
    words = _words(phrase)
    if _UNNAMED.search(lower):
        return "anonymous"
    if "WHO" not in phrase:
        words = [word for word in words if word != "who"]
    joined = " ".join(word for word in words if word != "the")
    if joined in states:
        return "official"
    cut = _AFTER_HEAD.search(lower, min(len(lower), 4))
    head = _words(phrase[: cut.start()]) if cut else words
    for held in (head, words) if cut else (words,):
        kind = _by_lexicon(held, strong) or _by_lexicon(held, weak)
        if kind is not None:
            return kind
    return None


@lru_cache(maxsize=256)
def _introduced(name: str, text: str) -> SourceKind | None:
    """The kind told where the text introduces the name, at its first three mentions."""
    at = -1
    for _ in range(3):
        at = text.find(name, at + 1)
        if at < 0:
            return None
        before = re.split(r"[.!?;:\n\"“”]\s", text[max(0, at - _AROUND) : at])[-1].split(",")[-1]
        kind = _kind_of(" ".join(before.split()[-4:]))
        if kind is not None and kind != "anonymous":
            return kind
        after = text[at + len(name) : at + len(name) + _AROUND]
        if after.startswith((", ", " ,")):
            kind = _kind_of(re.split(r"[,.;:!?\n]", after[1:].lstrip(" ,"))[0])
            if kind is not None:
                return kind
    return None


def lexicon_kind(words: str, *, name: str | None = None, text: str = "") -> SourceKind | None:
    """What the word lists say of a source by its words, its name, or where the text introduces it; None for nothing."""
    kind = _kind_of(words) if words.lower() not in _PRONOUNS else None
    if kind is None and name is not None and name != words:
        kind = _kind_of(name)
    if kind is None and text:
        for form in (name, words):
            if form and form[:1].isupper() and form.lower() not in _PRONOUNS:
                kind = _introduced(form, text)
                if kind is not None:
                    break
    return kind


def source_kind(words: str, *, name: str | None = None, text: str = "") -> SourceKind:
    """What kind of source the words name; `name` is who that is, `text` the document, where the name is introduced.

    >>> source_kind("prosecutor general Iryna Kovalenko"), source_kind("two nurses at the clinic")
    ('official', 'witness')
    """
    lexicon = lexicon_kind(words, name=name, text=text)
    if _UNNAMED.search(words.lower()):
        return "anonymous"
    return learned_kind(words, name=name, text=text, lexicon=lexicon) or lexicon or "other"
