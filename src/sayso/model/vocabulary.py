"""The vocabularies of claims.md: events, stances, realities, classes and kinds of source, as YAML beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

from sayso.errors import VocabularyError

__all__ = ["Word", "vocabulary"]

Vocabulary = Literal["events", "stances", "realities", "classes", "kinds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a vocabulary: its label for readers, and what it says.

    Events also tell what `of` and `by` are (None where the event has none), and what its count counts.
    """

    label: str
    says: str
    of: str | None = None
    by: str | None = None
    counts: Literal["of", "by", "blows", "goods", "none"] = "none"


@cache
def vocabulary(name: Vocabulary) -> Mapping[str, Word]:
    """The words of one vocabulary by name, in the order of claims.md. Raises VocabularyError on a malformed file."""
    text = files("sayso.model").joinpath("vocabularies", f"{name}.yaml").read_text("utf-8")
    try:
        return msgspec.convert(yaml.load(text, yaml.CSafeLoader), dict[str, Word])
    except (yaml.YAMLError, msgspec.ValidationError) as problem:
        raise VocabularyError(f"vocabularies/{name}.yaml", str(problem), "reinstall sayso, or mend the file") from None
