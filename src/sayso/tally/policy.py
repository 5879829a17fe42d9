"""Policies: what counts as one, which statuses, which voices, what is left out; readable files beside this one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

from sayso.errors import SaysoError, VocabularyError
from sayso.model import Reality, Stance

__all__ = ["CountKind", "Policy", "policies", "policy"]

CountKind = Literal["reported", "recorded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A rule for counting, by name.

    `count` is the one kind of count that is taken: figures of reports, or running totals that offices record; the two
    never mix. `voices` is how many independent voices must reach a figure; `named` leaves out "officials said";
    `hedged` and `disputed` figures count or are left out; `settled` asks for a place and a day.
    """

    name: str
    label: str
    says: str
    count: CountKind
    statuses: tuple[Reality, ...]
    stances: tuple[Stance, ...]
    voices: int
    named: bool
    hedged: bool
    disputed: bool
    settled: bool


@cache
def policies() -> Mapping[str, Policy]:
    """The policies that ship with sayso, by name. Raises VocabularyError where a file is malformed."""
    found = {}
    for file in sorted(files("sayso.tally").joinpath("policies").iterdir(), key=lambda held: held.name):
        name = file.name.removesuffix(".yaml")
        if name != file.name:
            found[name] = read_policy(name, file.read_text("utf-8"))
    return found


def read_policy(name: str, text: str) -> Policy:
    """The policy of a file's text. Raises VocabularyError where it is malformed."""
    try:
        held = yaml.load(text, yaml.CSafeLoader)
        if not isinstance(held, dict):
            raise msgspec.ValidationError("it is no table of fields")
        found = msgspec.convert({**held, "name": name}, Policy)
        if found.voices < 1:
            raise msgspec.ValidationError("voices must be 1 or more")
    except (yaml.YAMLError, msgspec.ValidationError) as problem:
        reason = " ".join(str(problem).split())
        raise VocabularyError(
            f"policy {name}", reason, "write it as the ones that ship (`sayso tally --policies`)"
        ) from None
    return found


def policy(name: str) -> Policy:
    """The policy of that name. Raises SaysoError for an unknown one."""
    held = policies().get(name)
    if held is None:
        raise SaysoError(f"policy {name}", "there is none of that name", f"take one of {', '.join(policies())}")
    return held
