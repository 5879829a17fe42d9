"""Where the words of a trigger stand in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language.grammar import Grammar
from sayso.language.lexicon import Trigger

__all__ = ["match_phrase", "match_verb"]

_OWN = frozenset(("their", "his", "her", "its", "my", "our", "your"))
_REACH = 8  # most words that may stand where a trigger has "~"


def _same(said: str, wanted: str) -> bool:
    return said == wanted or (wanted in _OWN and said in _OWN)


def match_verb(g: Grammar, verb: int, trigger: Trigger) -> tuple[int, int | None] | None:
    """The last token of the trigger's words after its verb, and the token after which the object stands (None: after
    the last); None where they do not stand there.

    "drove the rebels back" gives ("back", the verb), "pulled back" ("back", None).
    """
    i = verb
    object_after: int | None = None
    words: Sequence[str] = trigger.words[1:]
    k = 0
    while k < len(words):
        if words[k] == "~":
            object_after = i
            target = words[k + 1]
            found = next(
                (j for j in range(i + 2, min(len(g.words), i + 1 + _REACH)) if _same(g.words[j], target)), None
            )
            if found is None or any(w in (",", ";", ":", ".") for w in g.words[i + 1 : found]):
                return None
            i, k = found, k + 2
            continue
        j = i + 1
        while j < len(g.words) and g.tags[j] == "adv" and not _same(g.words[j], words[k]):
            j += 1
        if j >= len(g.words) or not _same(g.words[j], words[k]):
            return None
        i, k = j, k + 1
    return i, object_after


def match_phrase(g: Grammar, start: int, trigger: Trigger) -> int | None:
    """The index after the trigger's words when they stand at `start`, else None."""
    end = start + len(trigger.words)
    return end if g.words[start:end] == trigger.words else None
