"""What a noun phrase stands for, by its head noun: the classes of claims.md, and `goods` besides."""

from __future__ import annotations

import re
from functools import cache

from sayso.language.lists import word_lists
from sayso.language.morphology import noun_forms

__all__ = ["class_of"]

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# Where a phrase goes on after its head: "tanks of the 4th division", "residents in the city".
_AFTER_HEAD = frozenset(
    "of in on at from near with who which that for to by inside outside around between along under".split()
)
_LONGEST = 60  # words of a phrase whose parts are asked one after the other
_PARTITIVE = frozenset(word_lists("words")["partitives"])


@cache
def _table() -> dict[tuple[str, ...], str]:
    table = word_lists("classes")
    return {
        tuple(form.split()): klass
        for klass, nouns in table.items()
        for noun in nouns
        for form in (*noun_forms(noun), noun)
    }


def class_of(words: str) -> str | None:
    """The class of a noun phrase, or None when its head noun is in no list.

    >>> class_of("at least 217 Russian tanks"), class_of("residents of the besieged city"), class_of("Makariv")
    ('tanks', 'people', None)
    """
    found = [word.lower().replace("’", "'") for word in _WORD.findall(words)]
    found = [word.removesuffix("'s") for word in found]
    if not found:
        return None
    end = next((i for i, word in enumerate(found) if i > 0 and word in _AFTER_HEAD), len(found))
    if end < len(found) and found[end] == "of" and (found[end - 1] in _PARTITIVE or found[end - 1].isdigit()):
        inner = class_of(" ".join(found[end + 1 :])) if len(found) <= _LONGEST else None
        if inner is not None:
            return inner
    table = _table()
    for head in (end, end - 1):  # a head that is a name or number may follow its noun: "residents Olena"
        for start in range(max(0, head - 3), head):
            klass = table.get(tuple(found[start:head]))
            if klass is not None:
                return klass
    if len(found[:end]) > 1 and found[0] in (
        "president",
        "minister",
        "mayor",
        "general",
        "colonel",
        "mr",
        "mrs",
        "ms",
        "dr",
    ):
        return "people"
    return None
