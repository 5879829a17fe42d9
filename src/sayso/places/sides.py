"""For which party words speak: "Russian tanks" for Russia, "Russian-backed separatists" for nobody named."""

from __future__ import annotations

from sayso.places.gazetteer import countries, entries
from sayso.places.names import find_names
from sayso.places.phrases import capitals
from sayso.places.roles import joined
from sayso.places.tables import country_names
from sayso.places.tables import words as tables_words
from sayso.places.wording import read_words

__all__ = ["adjective_of", "country_name", "side_of"]


def side_of(words: str) -> str | None:
    """The alpha-3 code of the one country that the words speak for; None where none or more than one is named.

    Names of countries, their adjectives and peoples, and seats of power count; what a hyphen joins to "backed",
    "speaking", "occupied" and the like, or to "pro" and "anti", does not.

    >>> side_of("Ukraine's Defence Ministry"), side_of("the Kremlin"), side_of("pro-Russian fighters")
    ('UKR', 'RUS', None)
    """
    read = read_words(words)
    lists = tables_words()
    found: set[str] = set()
    for name in find_names(read):
        first = read[name.first]
        after = read[name.last] if name.last < len(read) else None
        before = read[name.first - 1] if name.first else None
        if joined(read, name.first, name.last):
            continue
        if before is not None and first.gap == " " and before.key in {"against", "near", "in", "at"}:
            continue
        if after is not None and after.gap == " " and after.key in {"backed", "speaking", "occupied", "controlled"}:
            continue
        if (
            name.meaning is not None
            and name.meaning.side is not None
            and name.meaning.kind in {"country", "people", "seat"}
        ):
            if not (name.bound and name.key in lists["country_persons"]):
                found.add(name.meaning.side)
        elif name.meaning is None and not name.bound and name.key in capitals() and entries(name.key):
            found.add(capitals()[name.key])
    return found.pop() if len(found) == 1 else None


def country_name(alpha3: str) -> str | None:
    """The common English name of a country by its alpha-3 code, or None.

    >>> country_name("UKR")
    'Ukraine'
    """
    return next((country.entry.name for country in countries().values() if country.alpha3 == alpha3), None)


def adjective_of(alpha3: str) -> str | None:
    """The adjective of a country by its alpha-3 code, or None.

    >>> adjective_of("UKR")
    'Ukrainian'
    """
    other = country_names().get(alpha3)
    return other.people[0] if other is not None and other.people else None
