"""Who a source is, so that it can be met in other reports: a person, an institution, a side, or nobody named.

Spellings meet by a fold: Cyrillic letters as Latin ones, endings that are written several ways, given names that one
person bears in two languages.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sayso.language import class_of
from sayso.language.entities import people_words
from sayso.model import Source
from sayso.places import side_of

__all__ = ["Who", "fold", "one_given", "outlet_key", "who_is"]

WhoKind = Literal["person", "institution", "side", "media", "office", "unnamed"]

_CYRILLIC = str.maketrans(
    dict(
        zip(
            "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя",
            "a b v h g d e ie e zh z y i i i k l m n o p r s t u f kh ts ch sh shch ' y ' e iu ia".split(),
            strict=True,
        )
    )
)
# Letters that are written in several ways: Zelensky, Zelenskyi, Zelenskiy; Kharkiv, Harkiv; Serhii, Sergei.
_SPELT = (
    ("iy", "i"),
    ("yy", "i"),
    ("yi", "i"),
    ("ii", "i"),
    ("ij", "i"),
    ("y", "i"),
    ("kh", "h"),
    ("j", "i"),
    ("g", "h"),
)
# One person's given name in Ukrainian and in Russian, or as English writes it.
_GIVEN_NAMES = (
    "volodymyr vladimir",
    "oleksandr alexander aleksandr",
    "oleksii oleksiy alexei alexey aleksei aleksey",
    "serhii serhiy sergei sergey sergii",
    "mykola nikolai nikolay",
    "andrii andriy andrei andrey",
    "dmytro dmitry dmitri dmitrii",
    "olena elena yelena",
    "iryna irina",
    "kateryna ekaterina yekaterina",
    "mykhailo mikhail",
    "pavlo pavel",
    "petro pyotr petr",
    "yevhen evgeny yevgeny",
    "viktor victor",
    "yurii yuri yuriy",
    "oleh oleg",
    "ihor igor",
    "mohammed mohamed muhammad mohammad",
    "yousef yusuf youssef",
    "natalia nataliya natalya",
    "vitalii vitaliy vitaly vitali",
)
_LINKS = frozenset("of the for in and a an at on to with by from who which that its his her their de s".split())
_INSTITUTIONS = frozenset(
    "ministry agency council office parliament staff directorate administration government party committee commission "
    "police service services centre center institute department authority foundation observatory".split()
)
_NOT_OUTLET = frozenset(
    "the news agency tv television newspaper radio channel state daily online com org net www network".split()
)
_HEADS = frozenset("president minister mayor governor premier chancellor ambassador prosecutor spokesman".split())
_NO_OFFICE = frozenset("mr mrs ms miss sir dr lord lady former acting".split())
_OF_BODIES = frozenset({"ngo", "intergovernmental", "document", "analyst"})
_LOOSE = frozenset("official military armed_group captive witness anonymous other".split())
_GENERIC = frozenset("authorities officials witnesses sources analysts experts observers reports locals".split())
_WHERE = re.compile(r"(?<=\w) (?:in|at|from|who|which|that|on|near)\b")
_WORD = re.compile(r"[^\W_]+(?:[.'’ʼ-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Who:
    """A source as other reports may name it.

    `key` is what tells it where nothing else is known; `given` and `surname` of a person, `office` the posts named with
    it ("deputy mayor"), `kind` and `side` as the claim has them, the side of its words where the claim has none.
    """

    what: WhoKind
    key: str
    name: str
    kind: str
    side: str | None
    surname: str = ""
    given: str = ""
    office: frozenset[str] = frozenset()
    short: str = ""  # initials of an institution


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word as names are compared by: Latin letters, lower case, no marks.

    >>> fold("Зеленський"), fold("Zelenskyy"), fold("Zelénsky")
    ('zelenski', 'zelenski', 'zelenski')
    """
    low = unicodedata.normalize("NFKC", word).casefold().translate(_CYRILLIC)
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", low) if letter.isalnum())
    for written, sound in _SPELT:
        plain = plain.replace(written, sound)
    return plain


@lru_cache(maxsize=10_000)
def one_given(one: str, other: str) -> bool:
    """Whether two folded given names may be one person's: equal, an initial, or one name in two languages.

    >>> one_given(fold("Volodymyr"), fold("Vladimir")), one_given(fold("Ivan"), fold("Sergei"))
    (True, False)
    """
    if one == other or (one[0] == other[0] and 1 in (len(one), len(other))):
        return True
    return any({one, other} <= set(map(fold, names.split())) for names in _GIVEN_NAMES)


@lru_cache(maxsize=10_000)
def outlet_key(name: str) -> str:
    """An outlet's name without "news agency", ".com" and the like.

    >>> outlet_key("RIA news agency"), outlet_key("The Kharkiv Courier"), outlet_key("www.kharkivcourier.com")
    ('ria', 'kharkivcourier', 'kharkivcourier')
    """
    words = re.findall(r"[^\W_]+", name.casefold())
    return "".join(word for word in words if word not in _NOT_OUTLET) or "".join(words)


def who_is(source: Source) -> Who:
    """Who a source is, by its name and the words that name it."""
    return _who(source.name, source.text, source.kind, source.side)


@lru_cache(maxsize=50_000)
def _who(name: str, text: str, kind: str, said_side: str | None) -> Who:
    side = said_side or side_of(text) or side_of(name)
    words = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(_WHERE.split(name, maxsplit=1)[0])]
    office = _office(text) | _office(name)
    core = [word for word in words if not _beside(word)]
    proper = [word for word in core if word[0].isupper() and not _common(word)]
    bodies = {word.lower() for word in core} & (people_words("organisations") | _INSTITUTIONS)
    if kind == "media" and proper:
        return Who("media", f"outlet:{outlet_key(name)}", name, kind, side)
    if side is not None and not core and not office and words and words[0][0].isupper():
        return Who("side", f"side:{side}", name, kind, side)
    if (bodies and (proper or bodies & _INSTITUTIONS)) or (proper and kind in _OF_BODIES and not office):
        told = (word for word in words if word.lower() not in _LINKS and side_of(word) is None)
        bag = "-".join(sorted({fold(word) for word in told}))
        return Who("institution", f"institution:{bag}", name, kind, side, short=_initials(words))
    if proper and _acronym(proper):
        return Who("institution", f"institution:{fold(proper[0])}", name, kind, side)
    if proper and not bodies:
        surname, given = fold(proper[-1]), fold(proper[0]) if len(proper) > 1 else ""
        return Who("person", f"person:{surname}", name, kind, side, surname, given, office)
    if office & _HEADS and words and not words[-1].lower().endswith("s"):
        return Who("office", f"office:{'-'.join(sorted(office))}", name, kind, side, office=office)
    what = kind if kind in _LOOSE or not words else f"{kind}:{fold(words[-1])}"
    return Who("unnamed", f"unnamed:{what}", name, kind, side)


@lru_cache(maxsize=50_000)
def _beside(word: str) -> bool:
    """Whether a word stands beside a name and is no part of it: a title, a side, an article."""
    low = word.lower().rstrip(".")
    return low in people_words("titles") | people_words("demonyms") | _LINKS or side_of(word) is not None


@lru_cache(maxsize=50_000)
def _common(word: str) -> bool:
    """Whether a word bears a capital only because a sentence begins with it: Authorities, Residents."""
    return word.lower() in _GENERIC or (not word.isupper() and class_of(word.lower()) is not None)


def _office(words: str) -> frozenset[str]:
    found = {word.lower().rstrip(".") for word in _WORD.findall(words)}
    return frozenset(found & people_words("titles") - _NO_OFFICE)


def _acronym(proper: list[str]) -> bool:
    return len(proper) == 1 and proper[0].isupper() and 1 < len(proper[0]) < 8


def _initials(words: list[str]) -> str:
    return fold("".join(word[0] for word in words if word[0].isupper()))
