"""Near events: which event of the body can stand for an event of the headline, and how well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

from sayso.errors import VocabularyError
from sayso.model import Claim

__all__ = ["Nearness", "nearness"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """How well an event of the body stands for one of the headline, and why."""

    verdict: Literal["carried", "weaker"]
    reason: str
    klass: str | None = None
    told: Literal["by"] | None = None


_SAME = Nearness(verdict="carried", reason="")


def nearness(headline: Claim, body: Claim) -> Nearness | None:
    """How well the body claim's event stands for the headline claim's; None when it does not tell it."""
    if headline.event == body.event:
        return _SAME
    near = _table().get(headline.event, {}).get(body.event)
    if near is None or (near.told == "by" and body.by is None):
        return None
    if near.klass is not None and near.klass not in (_class_of(headline), _class_of(body)):
        return None
    return near


def _class_of(claim: Claim) -> str | None:
    return claim.of.klass if claim.of is not None else None


@cache
def _table() -> Mapping[str, Mapping[str, Nearness]]:
    text = files("sayso.headline").joinpath("near.yaml").read_text("utf-8")
    try:
        return msgspec.convert(yaml.load(text, yaml.CSafeLoader), dict[str, dict[str, Nearness]])
    except (yaml.YAMLError, msgspec.ValidationError) as problem:
        raise VocabularyError("near.yaml", str(problem), "reinstall sayso, or mend the file") from None
