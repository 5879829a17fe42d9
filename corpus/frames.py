"""Shared sentence frames: runs of six words that two documents have in common, with numbers masked.

A corpus written from templates teaches the templates. Two documents may share a stock phrase ("the United Nations
office for the coordination"), but not a sentence: three six-word runs are an eight-word stretch.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

__all__ = ["ALLOWANCE", "frames", "shared_frames"]

LENGTH = 6
ALLOWANCE = 2  # runs that a pair may share: one stretch of seven words


def frames(text: str) -> set[str]:
    """All runs of six words, folded, numbers masked, never over a line's end."""
    found = set()
    for line in text.split("\n"):
        if re.match(r"(?:Date|Source|Byline|Author):", line):
            continue
        words = ["#" if any(c.isdigit() for c in w) else w for w in re.findall(r"[\w'’]+", line.lower())]
        found |= {" ".join(words[i : i + LENGTH]) for i in range(len(words) - LENGTH + 1)}
    return found


def shared_frames(texts: Mapping[str, str]) -> dict[tuple[str, str], list[str]]:
    """The pairs of documents that share more runs than the allowance, with the runs."""
    holders: dict[str, list[str]] = defaultdict(list)
    for name in sorted(texts):
        for frame in frames(texts[name]):
            holders[frame].append(name)
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for frame, names in holders.items():
        for one, other in combinations(names, 2):
            pairs[one, other].append(frame)
    return {pair: sorted(shared) for pair, shared in sorted(pairs.items()) if len(shared) > ALLOWANCE}
