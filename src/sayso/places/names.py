"""Finds the names in a text that could be places: longest first, countries first, each with how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.places.gazetteer import Entry, entries
from sayso.places.phrases import Meaning, meaning
from sayso.places.tables import Words
from sayso.places.tables import words as tables_words
from sayso.places.wording import Wording, sentence_first

__all__ = ["Found", "find_names", "qualified", "whole_name"]

LONGEST = 7  # words of the longest name: "Democratic People's Republic of Korea" has five
INNER = frozenset(
    "of the da de do du del dos das and al el la le les di es ez ash ad an ar as at az sur upon on am der den y e i "
    "bin ibn ul state region peninsula countryside basin valley territory territories area".split()
)
LAST = frozenset("state region peninsula countryside basin valley territory territories area".split())
ARTICLES = frozenset("al el an ar as ash ad az ez es at ad".split())
PLURAL_LAND = frozenset("regions oblasts provinces governorates states districts counties".split())
DIVISION_OF = frozenset("region province state oblast district governorate county".split())
JOINTS = frozenset({" ", "-", "\u00a0", "‑", "\n", " \n"})


@dataclass(frozen=True, slots=True)
class Found:
    """A name: its words `[first, last)`, folded key, what phrase it is or what entries it has, and how it stands.

    `bound`: words with capitals beside it make it a part of a larger name. `doubtful`: an ordinary word or a person's
    name. `placed`: words before or after put it on the map; `listed`: a list does that begins so. `land`: a type word
    makes it a division. `opening`: it begins a sentence. `qualifier`: the position of the name after its comma.
    """

    first: int
    last: int
    key: str
    meaning: Meaning | None
    entries: tuple[Entry, ...]
    bound: bool = False
    doubtful: bool = False
    placed: bool = False
    land: bool = False
    opening: bool = False
    listed: bool = False
    qualifier: int | None = None


def find_names(words: Sequence[Wording]) -> list[Found]:
    """The names in order, none overlapping; those that are part of a person's or an organisation's name are marked."""
    lists = tables_words()
    found: list[Found] = []
    index = 0
    while index < len(words):
        name = _longest(words, index) if _may_begin(words, index) else None
        if name is None:
            index += 1
            continue
        found.append(_judged(name, words, lists))
        index = name.last
    return _coordinated(qualified(found, words), words)


def _coordinated(found: Sequence[Found], words: Sequence[Wording]) -> list[Found]:
    """Names of a list are placed where its first is: "in Kharkiv, Sumy and Izium"."""
    held = list(found)
    for at in range(1, len(held)):
        one, other = held[at - 1], held[at]
        between = words[one.last : other.first]
        if other.land and other.last < len(words) and words[other.last].key in PLURAL_LAND:
            _share_land(held, at, words)
        linked = not between or (len(between) == 1 and between[0].key in {"and", "or"})
        gaps = words[one.last].gap.strip() in {"", ","} and words[other.first].gap.strip() in {"", ","}
        apart = bool(between) or words[other.first].gap.strip() == ","
        if linked and gaps and apart and (one.placed or one.listed) and not one.bound:
            held[at] = replace(other, listed=True)
    return held


def _share_land(held: list[Found], at: int, words: Sequence[Wording]) -> None:
    """Gives the type word after a list to all names of the list: "the Luhansk and Donetsk regions"."""
    for before in range(at - 1, -1, -1):
        between = words[held[before].last : held[before + 1].first]
        if len(between) > 1 or (between and between[0].key != "and") or held[before].land:
            break
        held[before] = replace(held[before], land=True, placed=True)


def whole_name(words: Sequence[Wording], first: int, last: int) -> Found | None:
    """What the words `[first, last)` name, all together or, where that is unknown, without a leading or last word."""
    for begin, close in ((first, last), (first + 1, last), (first, last - 1)):
        if begin >= close:
            continue
        key = " ".join(word.key for word in words[begin:close])
        surface = " ".join(word.text for word in words[begin:close])
        told = meaning(key, surface)
        held = entries(key) if told is None or told.kind == "country" else ()
        if told is not None or held:
            return _judged(Found(begin, close, key, told, held), words, tables_words())
    return None


def _may_begin(words: Sequence[Wording], index: int) -> bool:
    word = words[index]
    if word.capital:
        return True
    after = words[index + 1] if index + 1 < len(words) else None
    return word.key in ARTICLES and after is not None and after.capital and after.gap in JOINTS


def _longest(words: Sequence[Wording], index: int) -> Found | None:
    """The longest name that begins at `index`."""
    reach, never = index + 1, tables_words()["never"]
    while reach < len(words) and reach - index < LONGEST:
        word, before = words[reach], words[reach - 1]
        joined = word.gap in JOINTS or (word.gap == ". " and before.key in {"st", "ft", "mt"})
        if not joined or before.possessive or not (word.capital or word.key in INNER):
            break
        reach += 1
    for last in range(reach, index, -1):
        final = words[last - 1]
        if not final.capital and (final.key not in LAST or last - index < 2):
            continue
        key = " ".join(word.key for word in words[index:last])
        surface = " ".join(word.text for word in words[index:last])
        told = meaning(key, surface)
        if told is not None and told.kind == "short" and not _after_comma(words, index):
            told = None if "." not in surface else told
        if told is not None and words[index].shouted and words[index].key == "us":
            told = None
        if told is not None:
            return Found(index, last, key, told, entries(key) if told.kind == "country" else ())
        held = entries(key) if len(key) > 2 and not never.issuperset(key.split()) else ()
        if held and (last - index > 1 or not _acronym(words, index)):
            return Found(index, last, key, None, held)
    return None


def _acronym(words: Sequence[Wording], index: int) -> bool:
    """Whether a word in capitals is an acronym: all are, but in a line of capitals or where a dateline begins."""
    word = words[index]
    return word.text.isupper() and not word.shouted and not (len(word.text) > 3 and sentence_first(words, index))


def _after_comma(words: Sequence[Wording], index: int) -> bool:
    return words[index].gap.strip() == "," and index > 0 and words[index - 1].capital


def _judged(name: Found, words: Sequence[Wording], lists: Words) -> Found:
    """The name with how it stands among its neighbours."""
    first, last = words[name.first], words[name.last - 1]
    before = words[name.first - 1] if name.first else None
    after = words[name.last] if name.last < len(words) else None
    single = name.last - name.first == 1
    opening = sentence_first(words, name.first)
    left = (
        before
        if before is not None and first.gap in JOINTS and "\n" not in first.gap and not before.possessive
        else None
    )
    right = (
        after if after is not None and after.gap in JOINTS and "\n" not in after.gap and not last.possessive else None
    )
    titled_gap = before is not None and before.key in lists["titles"] and first.gap in {" ", ". "} and before.capital
    dated = single and (first.key in lists["months"] or first.key in lists["weekdays"])
    common = single and first.key in lists["common"]
    person = single and first.key in lists["persons"]
    bound = titled_gap or dated
    if right is not None and first.text.isupper() and len(first.text) > 3 and not right.text.isupper():
        right = None  # a dateline: "WASHINGTON Officials said"
    if not first.titled:
        if (
            left is not None
            and left.capital
            and first.gap != "-"
            and not _free(left, lists["before"], words, name.first - 1)
        ):
            bound = True
        if (
            right is not None
            and right.capital
            and right.gap != "-"
            and not _free(right, lists["after"], words, name.last)
        ):
            bound = True
    if right is not None and right.key in lists["organisation"] and (right.capital or right.key == "university"):
        bound = True
    if before is not None and before.key == "of" and name.first > 1 and words[name.first - 2].capital:
        bound = bound or words[name.first - 2].key in lists["organisation_of"]
    land = right is not None and right.key in lists["land"]
    of_town = (
        before is not None and before.key == "of" and name.first > 1 and words[name.first - 2].key in lists["town_of"]
    )
    told = (
        after is not None and after.gap == ", " and after.key in {"a", "the", "an"} and _town_follows(words, name.last)
    )
    placed = land or of_town or told or (before is not None and before.key in lists["at"] and first.gap in JOINTS)
    initial = (
        before is not None
        and len(before.key) == 1
        and before.capital
        and first.gap in {". ", " "}
        and before.text != "A"
    )
    return replace(
        name,
        bound=bound or initial,
        doubtful=common or person or (first.titled and single and name.meaning is None),
        placed=placed,
        land=land
        or (of_town and words[name.first - 2].key in DIVISION_OF)
        or words[name.last - 1].key in lists["land"],
        opening=opening,
    )


def _town_follows(words: Sequence[Wording], index: int) -> bool:
    """Whether an apposition says that the name is a town: "Makariv, a small town west of the capital"."""
    kinds = tables_words()["town_of"]
    return any(word.key in kinds for word in words[index + 1 : index + 4])


def _free(neighbour: Wording, allowed: frozenset[str], words: Sequence[Wording], index: int) -> bool:
    """Whether a neighbour with a capital is no part of the name: a function word, a date, a country or its people."""
    if neighbour.key in allowed or neighbour.text.isupper():
        return True
    lists = tables_words()
    if neighbour.key in lists["weekdays"] or neighbour.key in lists["months"]:
        return True
    told = meaning(neighbour.key, neighbour.text)
    if told is not None and told.kind in {"people", "country"}:
        return True
    return sentence_first(words, index) and neighbour.key in lists["common"] and neighbour.key not in lists["titles"]


def qualified(found: Sequence[Found], words: Sequence[Wording]) -> list[Found]:
    """Names that a comma and the next name place: "Paducah, Ky.", "Goma, North Kivu", "Homs, Syria"."""
    held = list(found)
    for at, (name, after) in enumerate(pairwise(found)):
        gap = words[after.first].gap
        if after.first != name.last or gap not in {", ", " (", ","}:
            continue
        kind = after.meaning.kind if after.meaning else None
        divided = any(entry.kind == "division" for entry in after.entries)
        if kind in {"short", "region"} or (kind == "country") or (divided and not after.bound):
            held[at] = replace(name, qualifier=at + 1)
    return held
