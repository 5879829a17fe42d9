"""Forms of English verbs and nouns, made by rule and from a short list of irregular verbs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

from sayso.language.lists import word_lists

__all__ = ["VerbForm", "noun_forms", "verb_forms"]

VerbForm = Literal["base", "s", "past", "participle", "ing"]
_VOWELS = "aeiou"
# Verbs of two syllables stressed on the last, whose final consonant doubles: "repelled".
_DOUBLING = {
    "repel",
    "expel",
    "rebel",
    "commit",
    "admit",
    "defer",
    "transfer",
    "occur",
    "regret",
    "compel",
    "kidnap",
    "bus",
    "rob",
    "control",
    "equip",
    "airdrop",
    "rebut",
    "label",
    "level",
    "pummel",
    "travel",
}


@cache
def _irregular() -> dict[str, tuple[list[str], list[str]]]:
    return {
        base: (past.split(), participle.split())
        for base, (past, participle) in word_lists("verbs")["irregular"].items()
    }


def _doubles(verb: str) -> bool:
    if verb in _DOUBLING:
        return True
    if len(verb) < 3 or verb[-1] in _VOWELS + "wxyh" or verb[-2] not in _VOWELS or verb[-3] in _VOWELS:
        return False
    return sum(letter in _VOWELS for letter in verb) == 1


def _s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word in {"go", "do", "veto", "torpedo"} else "s")


def verb_forms(base: str) -> Iterator[tuple[str, VerbForm]]:
    """Every form of a verb, each with its name; a form that serves twice ("attacked") comes twice.

    >>> sorted(set(form for form, _ in verb_forms("flee")))
    ['fled', 'flee', 'fleeing', 'flees']
    """
    irregular = _irregular()
    stem, _, rest = base.partition("-")
    prefix = ""
    if rest:  # "ill-treat" bends at its end
        prefix, base = stem + "-", rest
    yield prefix + base, "base"
    yield prefix + ("is" if base == "be" else "has" if base == "have" else _s(base)), "s"
    if base == "be":
        yield from (("are", "s"), ("am", "s"))
    doubled = base + base[-1] if _doubles(base) else base
    regular = base + "d" if base.endswith("e") else base[:-1] + "ied" if _s(base).endswith("ies") else doubled + "ed"
    past, participle = irregular.get(base, ([regular], [regular]))
    yield from ((prefix + form, "past") for form in past)
    yield from ((prefix + form, "participle") for form in participle)
    if base.endswith("ie"):
        ing = base[:-2] + "ying"
    elif base.endswith("e") and not base.endswith(("ee", "ye", "oe")) and base != "be":
        ing = base[:-1] + "ing"
    else:
        ing = doubled + "ing"
    yield prefix + ing, "ing"


def noun_forms(singular: str) -> tuple[str, ...]:
    """A noun and its plural; a word that is plural already ("talks", "hostilities") stands alone.

    >>> noun_forms("siege")
    ('siege', 'sieges')
    """
    head, _, tail = singular.partition(" of ")
    if head.endswith("s") and not head.endswith(("ss", "is")):
        return (singular,)
    plural = _s(head)
    return (singular, f"{plural} of {tail}" if tail else plural)
