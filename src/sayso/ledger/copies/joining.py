"""Joining names across reports: why two sources may be one voice, in words, and what speaks against it."""

from __future__ import annotations

from sayso.language.names import same_spelling
from sayso.ledger.copies.naming import Who, one_given

__all__ = ["join_reason"]

_UNTOLD = frozenset({"other", "anonymous"})  # kinds that say nothing of who it is


def join_reason(one: Who, other: Who) -> str | None:
    """Why two sources may be one, in words; None where nothing says so, or something speaks against it."""
    if one.side and other.side and one.side != other.side:
        return None
    if {one.what, other.what} == {"person", "office"}:
        person, post = (one, other) if one.what == "person" else (other, one)
        held = post.office and post.office == person.office
        return f"“{post.name}” is the office that {person.name} is named with" if held else None
    if one.what != other.what:
        return _by_initials(one, other)
    if one.what == "person":
        return _one_person(one, other)
    if one.what == "unnamed":
        return "unnamed sources of one side and kind, who may be the same" if one.key == other.key else None
    if one.key == other.key:
        return "one name" if one.name == other.name else "one name, written in two ways"
    return _by_initials(one, other)


def _by_initials(one: Who, other: Who) -> str | None:
    for long, short in ((one, other), (other, one)):
        if len(long.short) > 2 and short.key == f"institution:{long.short}":
            return f"{short.name} are the initials of {long.name}"
    return None


def _one_person(one: Who, other: Who) -> str | None:
    if not (one.surname == other.surname or same_spelling(one.surname, other.surname)):
        return None
    if one.given and other.given:
        if not (one_given(one.given, other.given) or same_spelling(one.given, other.given)):
            return None
        return "one name" if one.name == other.name else f"one name in two spellings: {one.name}, {other.name}"
    if one.kind != other.kind and not {one.kind, other.kind} & _UNTOLD:
        return None  # a captive Orlov and a deputy mayor Orlov are two people until more is known
    return f"one surname, and no first name against it: {one.name}, {other.name}"
