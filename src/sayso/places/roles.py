"""Tells a place from a party: "in Moscow" from "Moscow denies", "Ukraine's east" from "Ukraine's defence ministry"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.places.mention import Role
from sayso.places.tables import words as tables_words
from sayso.places.wording import Wording

__all__ = ["joined", "role_of"]

LIST_REACH = 9  # words of a list of parties that is followed to its verb
REACH = 4  # words looked at after an auxiliary: "has again been heavily shelled"


def role_of(words: Sequence[Wording], first: int, last: int, *, country: bool) -> Role:
    """Whether the name in `words[first:last]` acts (`actor`) or is a place; a capital is a place when in doubt.

    `country` tells a country, which is a party when in doubt and no preposition puts something there.
    """
    lists = tables_words()
    before = words[first - 1] if first and words[first].gap.strip() == "" else None
    if before is not None and before.key == "the":
        before = words[first - 2] if first > 1 and before.gap.strip() == "" else None
    after = words[last] if last < len(words) else None
    hyphen_before = words[first].gap == "-"
    following = [word.key for word in words[last : last + REACH]]
    if before is None or before.key not in lists["at"]:
        verb = _acting(words, last)
        if verb is not None and not _placed_list(words, first):
            return "actor"
    if country and before is None and after is not None and after.gap == " " and after.key in lists["officials_of"]:
        return "actor"
    if country and after is not None and after.key in lists["blows"] and not set(following) & {"by", "in"}:
        return "actor"
    near = after is not None and after.gap.strip() in {"", ","}
    if before is not None and before.key in {"to", "into", "in", "at", "near", "inside", "outside", "across", "around"}:
        # "told in Moscow": a preposition of place is stronger than a verb after the name.
        return "place"
    if hyphen_before and before is not None and before.key in lists["joined_before"]:
        return "actor"
    if words[last - 1].possessive:
        return "place" if _land_follows(words, last) else "actor"
    if after is not None and after.gap == "-":
        return "actor" if after.key in lists["joined"] - {"held", "based", "occupied", "controlled"} else "place"
    if (
        near
        and after is not None
        and after.key in lists["acts"]
        and not (before is not None and before.key in lists["at"])
    ):
        if after.key in lists["verbs_be"] and _suffers(following, country=country):
            return "place"
        return "actor" if after.gap.strip() == "" or country else "place"
    if before is None:
        return "place"
    if before.key in lists["at"]:
        return "place"
    if before.key == "of" and first > 1:
        officials = {word.key for word in words[max(0, first - 4) : first - 1]}
        return "actor" if officials & lists["officials_of"] else "place"
    if before.key == "and" and first > 2 and words[first - 3].key == "between":
        return "actor"
    if before.key in lists["party_before"]:
        if before.key in {"between", "with", "by"} and not country:
            return "actor" if _other_party(words, last) or before.key == "by" else "place"
        return "actor"
    return "place"


def _suffers(following: Sequence[str], *, country: bool) -> bool:
    """Whether something is done to the name, or told of it as a place: "has been shelled", "was calm"."""
    if {"been", "be", "is", "was"}.isdisjoint(following):
        return False
    struck = not tables_words()["struck"].isdisjoint(following)
    return struck or (not country and following[0] in {"is", "was"})


def joined(words: Sequence[Wording], first: int, last: int) -> bool:
    """Whether a hyphen joins the name to words that take its voice away: "Russian-backed", "pro-Russian"."""
    lists = tables_words()
    after = words[last] if last < len(words) else None
    if after is not None and after.gap == "-" and after.key in lists["joined"]:
        return True
    before = words[first - 1] if first else None
    return before is not None and words[first].gap in {"-", " "} and before.key in lists["joined_before"]


def _acting(words: Sequence[Wording], last: int) -> str | None:
    """The verb after the list that the name begins, where parties that act stand so: "Russia and the US agreed"."""
    lists = tables_words()
    linked = False
    for at in range(last, min(len(words), last + LIST_REACH)):
        word = words[at]
        if word.gap.strip() not in {"", ","}:
            return None
        if word.key == "and":
            linked = True
        elif not word.capital and word.key != "the":
            return word.key if linked and word.key in lists["acts"] - lists["verbs_be"] else None
    return None


def _land_follows(words: Sequence[Wording], last: int) -> bool:
    """Whether the words after a possessive name land: "Ukraine's second-largest city", "Russia's Belgorod region"."""
    lists = tables_words()
    for word in words[last : last + 3]:
        if word.gap.strip() not in {"", "-"}:
            return False
        if not word.capital and (word.key in lists["land_after"] or word.key in lists["land"]):
            return True
        if word.key in lists["officials_of"]:
            return False
    return False


def _placed_list(words: Sequence[Wording], first: int) -> bool:
    """Whether the name goes on a list that a preposition puts on the map: "in Kharkiv and Kyiv"."""
    lists = tables_words()
    at = first - 1
    while at >= max(0, first - 8) and (words[at].capital or words[at].key in {"and", "the"}):
        at -= 1
    return at >= 0 and words[at].key in lists["at"] and at < first - 1


def _other_party(words: Sequence[Wording], last: int) -> bool:
    """Whether "and NAME" follows with no distance or road about: "talks between Kyiv and Moscow"."""
    return last + 1 < len(words) and words[last].key == "and" and words[last + 1].capital
