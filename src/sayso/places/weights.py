"""The weights of the choice between meanings: how much each reason counts, in units of the logarithm of odds."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["SHIPPED", "Weights"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each reason counts when a name's meaning is chosen; the defaults are those that sayso ships.

    They were set by hand, as round numbers on a plateau where TR-News and LGL agree (docs/places.md);
    `python -m benchmarks.places PATH --folds 5` fits them anew and scores what they were not fitted on.
    """

    people: float = 0.8  # per factor e of population
    country: float = 9.0
    division: float = 1.0
    division_people: float = 2.2  # taken from a division, which holds more people than its town
    division_of_town: float = 3.0  # taken from a division that has a town of its name, where no word says which
    type_word: float = 6.0  # "the Sumy region" is the division
    type_word_town: float = 1.0  # and taken from the town
    county: float = 0.5
    county_named: float = 10.0  # a county's name holds the word "County"
    capital: float = 1.5
    other_spelling: float = 1.5  # taken from an entry under another spelling than its main name
    stem: float = 1.0  # taken from a division under its name without its type
    of_country: float = 5.0  # the text's share of names in that country
    of_division: float = 5.0  # the text names its division, or other towns of it
    nearness: float = 3.0  # another name's place within a hundred kilometres
    qualifier: float = 12.0  # "Paducah, Ky."


SHIPPED = Weights()
