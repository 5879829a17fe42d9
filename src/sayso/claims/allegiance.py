"""Allegiance: the party to the conflict for which a source speaks, or to which an actor belongs."""

from __future__ import annotations

import re

from sayso.claims.setting import Setting
from sayso.language import source_kind
from sayso.model import SourceKind
from sayso.places import side_of

__all__ = ["side_of_actor", "side_of_source"]

# Kinds that speak for no party, whatever country their words name: "Russian bloggers", "a Beirut website".
_OF_NO_SIDE = frozenset(("witness", "media", "ngo", "intergovernmental", "analyst", "other"))
_OF_A_STATE = frozenset(("official", "military", "captive"))
_CAPITALS = re.compile(r"\b(?:[A-Z][\w’'-]*|[A-Z]\d+)(?:[ -](?:of |the |and |al-|el-)*[A-Z0-9][\w’'-]*)*")
_RANKS = frozenset(
    "colonel col general gen major maj captain capt lieutenant lt sergeant commander private mr mrs ms dr the a".split()
)


def side_of_source(setting: Setting, words: str, name: str, kind: SourceKind) -> str | None:
    """The side that a source speaks for: a country's code, or the name of an armed group; None for those of no side.

    A state's voice without a country is that of the country that the report is about.
    """
    if kind in _OF_NO_SIDE:
        return None
    if kind == "armed_group":
        return _group(setting, words, name)
    told = side_of(words) or (side_of(name) if name != words else None)
    return told or (setting.home if kind in _OF_A_STATE else None)


def side_of_actor(setting: Setting, words: str, name: str) -> str | None:
    """The side of who acted or was acted on: the country that the words name, or the armed group that they are."""
    told = side_of(words) or (side_of(name) if name != words else None)
    if told is not None or not _CAPITALS.search(name):
        return told
    return _group(setting, words, name) if source_kind(name, text=setting.reading.text) == "armed_group" else None


def _group(setting: Setting, words: str, name: str) -> str | None:
    """The name of the armed group that the words name, or the one group that the report names for a person of it."""
    if name in setting.armed_groups:
        return name
    for phrase in (name, words):
        for match in _CAPITALS.finditer(phrase):
            held = match.group()
            fuller = setting.armed_groups.get(held)
            if fuller is not None:
                return fuller
            if held.split()[0].lower() not in _RANKS and not setting.is_person(held) and phrase is name:
                return held
    groups = set(setting.armed_groups.values())
    return groups.pop() if len(groups) == 1 else side_of(words)
