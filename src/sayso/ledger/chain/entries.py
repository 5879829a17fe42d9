"""What the chain is shown as."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LogRow"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """A link of the chain, in words: what was done, when, by whom (None: by a program), to which document.

    `hash` is that of the link, `before` that of the link before it.
    """

    number: int
    at: str
    who: str | None
    did: str
    why: str | None
    document: str | None
    hash: str
    before: str
