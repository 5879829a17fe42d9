"""The terms of an export: what a person decided for it, and what stands beside the claims in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sayso
from sayso.publish.protection import Policy

__all__ = ["Terms"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What an export is made under: the policy, the moment (UTC), who reviews, and persons' ratings by claim id.

    `matters` gives the matter of a claim by its id.
    """

    policy: Policy
    made: dt.datetime
    reviewer: str | None = None
    ratings: Mapping[str, str] = field(default_factory=dict)
    matters: Mapping[str, str] = field(default_factory=dict)

    def in_words(self) -> dict[str, Any]:
        """The terms as plain values, to be written into what goes out; names that were released are not repeated."""
        policy = self.policy
        return {
            "made": self.made.isoformat(timespec="seconds"),
            "version": sayso.__version__,
            "words_per_report": None if policy.rights is not None else policy.words,
            "rights": policy.rights,
            "names": "names of victims, witnesses, minors and captives are withheld",
            "released": len(policy.released),
            "grid_degrees": policy.grid,
            "embargo_hours": policy.embargo / dt.timedelta(hours=1),
            "claims": "found by a program, may be wrong; the words of the report decide",
        }
