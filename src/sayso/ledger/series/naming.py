"""Names: what the words of a table's header and cells stand for, by naming.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import msgspec
import yaml

from sayso.errors import VocabularyError

__all__ = ["Kind", "Naming", "Reading", "Status", "key_of", "kind_of", "label_of", "naming", "squeezed", "status_of"]

_WORD = re.compile(r"[^\W_]+")
_AS_WE_SPELL = {"armored": "armoured", "defense": "defence", "aeroplane": "plane", "airplane": "plane"}
_KEPT = 3  # words this short keep their s: "gas", "bus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of thing that tables count, with the class of claims.md; see naming.yaml for the fields."""

    label: str
    klass: str | None = None
    names: tuple[str, ...] = ()
    said: tuple[str, ...] | None = None
    systems: tuple[str, ...] = ()
    status: str | None = None
    part_of: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One of the ways in which a class may be read: a named set of kinds."""

    name: str
    label: str
    of: tuple[str, ...]
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A state; `parts` make up this one, nothing leaves a `final` one, `among` names the lists that tell it."""

    label: str
    among: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    final: bool = False
    parts: tuple[str, ...] = ()
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """All of naming.yaml."""

    kinds: Mapping[str, Kind]
    readings: Mapping[str, tuple[Reading, ...]]
    statuses: Mapping[str, Status]
    totals: tuple[str, ...]
    generic: tuple[str, ...]


@cache
def naming() -> Naming:
    """The names as the package ships them. Raises VocabularyError on a malformed file."""
    text = files("sayso.ledger.series").joinpath("naming.yaml").read_text("utf-8")
    try:
        held = yaml.load(text, yaml.CSafeLoader)
        for kind in held["kinds"].values():
            kind["klass"] = kind.pop("class")
        return msgspec.convert(held, Naming)
    except (yaml.YAMLError, msgspec.ValidationError, KeyError) as problem:
        raise VocabularyError("series/naming.yaml", str(problem), "reinstall sayso, or mend the file") from None


@lru_cache(maxsize=100_000)
def key_of(name: str) -> str:
    """One form for the spellings of a name: lower case, without hyphens and points, each word in the singular.

    >>> key_of("Anti-tank Guided Missiles"), key_of("Trucks, Vehicles and Jeeps")
    ('anti tank guided missile', 'truck vehicle and jeep')
    """
    return " ".join(_singular(word) for word in _WORD.findall(name.lower()))


def _singular(word: str) -> str:
    word = _AS_WE_SPELL.get(word, word)
    plural = len(word) > _KEPT and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word


def squeezed(name: str) -> str:
    """The name without all that spellings differ by: case, blanks, hyphens, points."""
    return "".join(_WORD.findall(name.lower()))


@cache
def _by_name() -> dict[str, str]:
    return {key_of(name): kind for kind, held in naming().kinds.items() for name in held.names}


@cache
def _systems() -> list[tuple[str, re.Pattern[str]]]:
    return [
        (kind, re.compile("|".join(f"(?:{system})" for system in held.systems), re.IGNORECASE))
        for kind, held in naming().kinds.items()
        if held.systems
    ]


@lru_cache(maxsize=100_000)
def kind_of(name: str) -> str | None:
    """The kind that a table's own name stands for: a heading, or the name of one system; None where none fits.

    >>> kind_of("Tanks"), kind_of("T-72B3 Obr. 2016"), kind_of("Surface-To-Air Missile Systems"), kind_of("Balloons")
    ('tank', 'tank', 'sam', None)
    """
    found = _by_name().get(key_of(name))
    if found is not None:
        return found
    return next((kind for kind, pattern in _systems() if pattern.match(name)), None)


@cache
def _by_status() -> dict[str, str]:
    held = {key_of(name): status for status, word in naming().statuses.items() for name in word.names}
    return held | {key_of(name): "total" for name in naming().totals}


@lru_cache(maxsize=10_000)
def status_of(name: str) -> str | None:
    """The status that a table's own word stands for; `total` for the sum of whichever it has; None for an unknown.

    >>> status_of("Captured"), status_of("type_total"), status_of("total"), status_of("colour")
    ('captured', 'lost', 'total', None)
    """
    return _by_status().get(key_of(name))


def label_of(kind: str) -> str:
    """A kind in words; a name of a table that stands nowhere in naming.yaml is its own."""
    held = naming().kinds.get(kind)
    return held.label if held is not None else kind
