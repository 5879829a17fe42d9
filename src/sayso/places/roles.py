"""Tells a place from a party: "in Moscow" from "Moscow denies", "Ukraine's east" from "Ukraine's defence ministry"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.places.mention import Role
from sayso.places.tables import words as tables_words
from sayso.places.wording import Wording

__all__ = ["role_of"]

REACH = 4  # words looked at after an auxiliary: "has again been heavily shelled"


def role_of(words: Sequence[Wording], first: int, last: int, *, country: bool) -> Role:
    """Whether the name in `words[first:last]` acts (`actor`) or is a place; a capital is a place when in doubt.

    `country` tells a country, which is a party when in doubt and no preposition puts something there.
    """
    lists = tables_words()
    before = words[first - 1] if first and words[first].gap.strip() == "" else None
    if before is not None and before.key == "the" and first > 1:
        before = words[first - 2]
    after = words[last] if last < len(words) else None
    hyphen_before = words[first].gap == "-"
    following = [word.key for word in words[last : last + REACH]]
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
        if after.key in lists["verbs_be"] and (
            set(following) & lists["struck"] or (not country and after.key in {"is", "was"})
        ):
            return "place"
        return "actor" if after.gap.strip() == "" or country else "place"
    if before is None:
        return "place"
    if before.key in lists["at"]:
        return "place"
    if before.key == "of" and first > 1:
        officials = {word.key for word in words[max(0, first - 4) : first - 1]}
        return "actor" if officials & lists["officials_of"] else "place"
    if before.key in lists["party_before"]:
        if before.key in {"between", "with", "by"} and not country:
            return "actor" if _other_party(words, last) or before.key == "by" else "place"
        return "actor"
    return "place"


def _land_follows(words: Sequence[Wording], last: int) -> bool:
    """Whether the words after a possessive name land: "Ukraine's second-largest city", "Russia's Belgorod region"."""
    lists = tables_words()
    for word in words[last : last + 3]:
        if word.gap.strip() not in {"", "-"}:
            return False
        if word.key in lists["land_after"] or word.key in lists["land"]:
            return True
        if word.key in lists["officials_of"]:
            return False
    return False


def _other_party(words: Sequence[Wording], last: int) -> bool:
    """Whether "and NAME" follows with no distance or road about: "talks between Kyiv and Moscow"."""
    return last + 1 < len(words) and words[last].key == "and" and words[last + 1].capital
