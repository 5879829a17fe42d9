"""The headline check as a value: what the body says of each claim of the headline, slot by slot, and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sayso.model import Span

__all__ = ["BodyWords", "HeadlineCheck", "SlotCheck", "Verdict", "check_to_record"]

Verdict = Literal["carried", "weaker", "contradicted", "not_in_body"]


@dataclass(frozen=True, slots=True)
class BodyWords:
    """Words of the body that were compared: the id of their claim, and its span."""

    claim: str
    span: Span


@dataclass(frozen=True, slots=True)
class SlotCheck:
    """What the body says of one slot of a headline claim; `reason` is one short clause for readers, or empty."""

    verdict: Verdict
    body: tuple[BodyWords, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineCheck:
    """What the body says of one claim of the headline. A slot that the headline does not fill is None.

    `who` is the doer, or, where the headline names none, the people it was done to; `what` is the event with what it
    was done to, and is always filled.
    """

    claim: str
    event: str
    span: Span
    who: SlotCheck | None
    how_many: SlotCheck | None
    what: SlotCheck
    where: SlotCheck | None
    status: SlotCheck

    @property
    def slots(self) -> Mapping[str, SlotCheck | None]:
        """The five slots by name, in the order of claims.md."""
        return {
            "who": self.who,
            "how_many": self.how_many,
            "what": self.what,
            "where": self.where,
            "status": self.status,
        }

    @property
    def verdict(self) -> Verdict:
        """The verdict of the whole claim: contradicted, else not in the body, else weaker, else carried."""
        filled = [slot.verdict for slot in self.slots.values() if slot is not None]
        if "contradicted" in filled:
            return "contradicted"
        if self.what.verdict == "not_in_body":
            return "not_in_body"
        return "carried" if all(verdict == "carried" for verdict in filled) else "weaker"


def check_to_record(check: HeadlineCheck) -> dict[str, Any]:
    """The check as claims.md writes it: `{claim, event, span, verdict, slots}`, plain JSON values."""
    return {
        "claim": check.claim,
        "event": check.event,
        "span": check.span.to_record(),
        "verdict": check.verdict,
        "slots": {
            name: None
            if slot is None
            else {
                "verdict": slot.verdict,
                "body": [{"claim": words.claim, "span": words.span.to_record()} for words in slot.body],
            }
            for name, slot in check.slots.items()
        },
    }
