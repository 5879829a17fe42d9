"""The evidence that a sentence names: photos, videos, satellite images, documents, interviews."""

from __future__ import annotations

import re

from sayso.model import Evidence

__all__ = ["evidence_in"]

_WORDS: dict[Evidence, str] = {
    "photos": r"photos?|photographs?|photographed|(?<!satellite )pictures?|(?<!satellite )images",
    "videos": r"videos?(?! (?:address|link|message|call|conference|statement|briefing))|footage|filmed|clips?",
    "satellite_images": r"satellite (?:images?|imagery|pictures?|photos?|photographs?|data)",
    "documents": r"documents|leaked|minutes of|court records|hospital records|records seen|files seen|memos?|dossier",
    "interviews": r"interviews|interviewed|testimon(?:y|ies)|witness accounts",
}
_KINDS = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _WORDS.items()}


def evidence_in(words: str) -> tuple[Evidence, ...]:
    """The kinds of evidence that the words name, in the order of claims.md.

    >>> evidence_in("analysts who compared videos with satellite images")
    ('videos', 'satellite_images')
    """
    return tuple(kind for kind, pattern in _KINDS.items() if pattern.search(words))
