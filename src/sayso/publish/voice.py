"""The verb that goes with a claim's nearest source: "the mayor says", "doctors say"."""

from __future__ import annotations

import re

from sayso.model import Claim, vocabulary

__all__ = ["verb_of"]

# The head of a name for somebody stands before these: "officials in the ministry", "medics, who".
_AFTER_HEAD = re.compile(
    r"[,;(]| (?:of|in|from|at|on|with|near|for|to|by|who|that|which|close|familiar|speaking|citing)\b", re.IGNORECASE
)
_COMMON = re.compile(r"(?:[a-z' -]*[a-z]|[A-Z' -]*[A-Z])")
# "doctors", "RESIDENTS", never "NVNS", which has no vowel.
_PLURAL = re.compile(r"(?=.*[aeiou])[a-z]{2,}[^siu\W]s|people|police|they|both|many|some|several", re.IGNORECASE)
_SINGULAR = frozenset({"headquarters", "news", "reuters"})


def verb_of(claim: Claim) -> str:
    """The stance as a verb, in the number of the nearest source: "denies", "deny".

    Names ("Reuters") take the singular: only a head in small letters, or in a report all in capitals, is a plural.
    """
    verb = vocabulary("stances")[claim.stance].label
    if not claim.sources:
        return verb
    name = claim.sources[0].name or claim.sources[0].text
    head = _AFTER_HEAD.split(name[:200], maxsplit=1)[0].rsplit(" ", 1)[-1]
    if head.lower() in _SINGULAR or not (_COMMON.fullmatch(head) and _PLURAL.fullmatch(head)):
        return verb
    return verb[:-3] + "y" if verb.endswith("ies") else verb.removesuffix("s")
