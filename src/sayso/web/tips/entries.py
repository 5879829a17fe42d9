"""A tip, the ways it can go, and for how long each is kept."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

__all__ = ["KEPT_DAYS", "KINDS", "LONGEST", "SHORTEST", "STATES", "Letter", "Tip", "matter_of"]

KINDS = {
    "correction": "Something here is wrong",
    "source": "Another source",
    "location": "Where it was",
    "comment": "Something else",
}
STATES = {
    "waiting": "waiting for an editor",
    "spam": "taken for spam",
    "accepted": "accepted as a proposal",
    "refused": "not taken up",
}
# Days after the last change of state until a tip is deleted: the privacy page says so, `TipBox.tidy` does so.
KEPT_DAYS = {"waiting": 90, "spam": 30, "accepted": 365, "refused": 30}
SHORTEST, LONGEST, LONGEST_LINK = 10, 4_000, 500  # characters
_MATTER = re.compile(r"[\w:.-]{1,80}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What somebody wrote, before it is screened."""

    kind: str
    words: str
    matter: str | None = None
    link: str | None = None

    @classmethod
    def of(cls, *, kind: str, words: str, matter: str | None, link: str) -> Letter:
        """The letter of a form. Raises ValueError, in words for the sender."""
        words = unicodedata.normalize("NFC", words).replace("\r\n", "\n").strip()
        link = link.strip()
        if kind not in KINDS:
            raise ValueError("Say what kind of tip it is.")
        if not SHORTEST <= len(words) <= LONGEST:
            raise ValueError(f"Write {SHORTEST} to {LONGEST:,} characters; these are {len(words):,}.")
        if link and not (re.fullmatch(r"https?://[^\s<>\"]+", link) and len(link) <= LONGEST_LINK):
            raise ValueError("A link begins with https:// or http:// and has no blanks.")
        return cls(kind=kind, words=words, matter=matter_of(matter), link=link or None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tip:
    """A tip as editors see it; `spam` is the filter's estimate (0 to 1), times are seconds since 1970.

    `reasons` tell why it was held; `who` and `why` belong to the moderation.
    """

    number: int
    kind: str
    words: str
    matter: str | None
    link: str | None
    sent: float
    changed: float
    state: str
    spam: float
    reasons: tuple[str, ...] = ()
    who: str | None = None
    why: str | None = None


def matter_of(text: str | None) -> str | None:
    """The id of a matter when the text could be one, else None."""
    return text if text and _MATTER.fullmatch(text) else None
