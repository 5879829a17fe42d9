"""The errors that callers of sayso may see, as one tree.

    SaysoError
    ├── UnreadableInput      one input cannot become a document; it is quarantined and the rest goes on
    │   ├── NotFound             no such file or address
    │   ├── NotPermitted         the file may not be opened, or robots.txt or the address policy forbids it
    │   ├── WrongContent         empty, binary, truncated, encrypted, or not decodable
    │   └── TooLarge             over a limit of size, time, depth or number
    ├── LedgerError          the ledger cannot do what was asked
    │   ├── UnknownId            no document or claim of that id
    │   └── NotALedger           the file is not a ledger of this program, or of a newer version
    └── VocabularyError      a vocabulary file is malformed

Each message names the thing, the reason and the next step, in one line.
"""

from __future__ import annotations

__all__ = [
    "LedgerError",
    "NotALedger",
    "NotFound",
    "NotPermitted",
    "SaysoError",
    "TooLarge",
    "UnknownId",
    "UnreadableInput",
    "VocabularyError",
    "WrongContent",
]


class SaysoError(Exception):
    """Anything that sayso refuses, in one line: the thing, the reason, the next step."""

    def __init__(self, thing: str, reason: str, step: str) -> None:
        super().__init__(f"{thing}: {reason}; {step}")
        self.thing = thing
        self.reason = reason
        self.step = step

    def __reduce__(self) -> tuple[type[SaysoError], tuple[str, str, str]]:
        return type(self), (self.thing, self.reason, self.step)


class UnreadableInput(SaysoError):
    """One input cannot become a document."""


class NotFound(UnreadableInput):
    """There is no such file or address."""


class NotPermitted(UnreadableInput):
    """The input exists but may not be opened or fetched."""


class WrongContent(UnreadableInput):
    """The bytes are not a report: empty, binary, truncated, encrypted or not decodable."""


class TooLarge(UnreadableInput):
    """The input is over a limit of size, time, depth or number."""


class LedgerError(SaysoError):
    """The ledger cannot do what was asked."""


class UnknownId(LedgerError):
    """No document or claim has this id, or more than one begins with it."""


class NotALedger(LedgerError):
    """The file is not a ledger, or one of a newer version."""


class VocabularyError(SaysoError):
    """A vocabulary file of the package is malformed."""
