"""Systems: which words of a claim name a single system of a list of items ("Pantsir", "T-72"), and which are it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sayso.ledger.series.naming import naming, squeezed

__all__ = ["is_system", "system_words", "systems_in"]

_ASIDE = re.compile(r"\([^)]*\)")  # "9T217 transloader (for 9K33 Osa)" is no Osa
_CHUNK = re.compile(r"[\w-]+")
_SHORTEST = 3


def system_words(names: Iterable[str]) -> frozenset[str]:
    """The words that name systems in a list's own names: those with a capital or a digit that are never common words.

    >>> sorted(system_words(["Pantsir-S1", "Unknown tank", "9K33 Osa"]))
    ['9k33', 'osa', 'pantsir', 'pantsirs1']
    """
    held = list(names)
    common = {word for name in held for word in _CHUNK.findall(name) if word.islower()} | set(naming().generic)
    found = {word for name in held for word in _parts(name)}
    return frozenset(word for word in found if len(word) >= _SHORTEST and word not in common and not word.isdecimal())


@lru_cache(maxsize=100_000)
def _parts(name: str) -> tuple[str, ...]:
    """The words of a name that may name it, squeezed: each chunk whole, and its parts between hyphens."""
    parts: list[str] = []
    for chunk in _CHUNK.findall(_ASIDE.sub(" ", name)):
        if not chunk.islower():
            parts += [squeezed(chunk), *(squeezed(part) for part in chunk.split("-") if not part.islower())]
    return tuple(dict.fromkeys(part for part in parts if part))


def is_system(word: str, name: str) -> bool:
    """Whether a list's own name is that system, or a variant of it.

    >>> is_system("t72", "T-72B3 Obr. 2016"), is_system("tor", "122mm 2B17 Tornado-G"), is_system("t7", "T-72B3")
    (True, False, False)
    """
    variant = any(char.isdigit() for char in word)
    return any(
        part == word or (variant and part.startswith(word) and not part[len(word)].isdigit()) for part in _parts(name)
    )


def systems_in(phrase: str, known: frozenset[str]) -> tuple[str, ...]:
    """The words of a phrase that name a system which some list knows, squeezed; a plural s is dropped.

    >>> systems_in("two Pantsirs", frozenset({"pantsir"}))
    ('pantsir',)
    """
    found = []
    for chunk in _CHUNK.findall(phrase):
        word = squeezed(chunk)
        for form in (word, word.removesuffix("s")):
            variant = any(char.isdigit() for char in form) and any(char.isalpha() for char in form)
            if form in known or (
                variant and any(held.startswith(form) and not held[len(form)].isdigit() for held in known)
            ):
                found.append(form)
                break
    return tuple(dict.fromkeys(found))
