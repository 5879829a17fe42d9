"""The word lists of this room, as YAML beside this file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

__all__ = ["word_lists"]


@cache
def word_lists(name: str) -> dict[str, Any]:
    """The lists of `NAME.yaml`. Shared: not to be changed by the caller."""
    text = files("sayso.language").joinpath(f"{name}.yaml").read_text("utf-8")
    lists: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    return lists
