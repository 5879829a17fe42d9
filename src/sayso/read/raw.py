"""What comes in: bytes with all that is known of where they came from, or the reason why they did not come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sayso.errors import UnreadableInput

__all__ = ["RawInput", "Refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawInput:
    """The bytes of one input: of a file, an address or standard input, before anything is made of them.

    `origin` is the path, the address after redirects, or `-`; `media_type` is what the sender called it, a hint only;
    `within` names the container that holds it, as `sha256:...`; `name` is the file name, for the rule that only a
    name in .md or .eml makes Markdown or mail. Raises ValueError when `retrieved` has no time zone.
    """

    data: bytes
    origin: str
    retrieved: dt.datetime
    media_type: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    within: str | None = None
    name: str | None = None

    def __post_init__(self) -> None:
        if self.retrieved.tzinfo is None:
            raise ValueError(f"{self.origin}: the time of retrieval has no time zone")


@dataclass(frozen=True, slots=True)
class Refused:
    """One input that is put into quarantine, and why; the rest goes on."""

    origin: str
    error: UnreadableInput
