"""What people have decided about claims, as pages show it, and a decision as a form sends it."""

from __future__ import annotations

import getpass
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from sayso.errors import LedgerError, TooLarge
from sayso.ledger import Ledger
from sayso.web.site.desk import answer

__all__ = ["FIELDS", "Said", "add", "can_decide", "decide", "history_of", "posted", "refused", "who_decides"]

LARGEST = 64_000  # bytes of a form
# The fields that a form can set, each with a hint of what it takes; the ledger says what is wrong with a value.
FIELDS = {
    "event": "killed, captured, attacked, …",
    "stance": "asserts, denies, accuses, …",
    "reality": "happened, ongoing, planned, possible, …",
    "hedged": "yes or no",
    "source": "the name",
    "source.kind": "official, military, witness, …",
    "source.side": "UKR, RUS, or a name",
    "by": "who did it",
    "by.side": "UKR, RUS, or a name",
    "by.class": "soldiers, …",
    "of": "whom or what",
    "of.side": "UKR, RUS, or a name",
    "of.class": "civilians, tanks, …",
    "count.words": "at least 117",
    "count.low": "a whole number",
    "count.high": "a whole number",
    "count.scope": "incident, cumulative, stock",
    "place": "a name",
    "when": "20 March 2022",
    "when.start": "YYYY-MM-DD",
    "when.end": "YYYY-MM-DD",
    "evidence": "photos, videos, …",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One decision about a claim: number, who, when (ISO 8601), what in words, why, and what became of it."""

    number: int
    who: str
    at: str
    says: str
    why: str
    standing: str
    claim: str | None
    kind: str


def can_decide(ledger: Ledger) -> bool:
    """Whether this ledger keeps decisions."""
    return _door(ledger) is not None


def history_of(ledger: Ledger, document: str) -> list[Said]:
    """The decisions on the claims of one report, in their order."""
    door = _door(ledger)
    rows: Sequence[Any] = door.all(document=document) if door is not None else ()
    return [
        Said(
            number=row.number,
            who=row.who,
            at=row.at,
            says=row.says,
            why=row.why or "",
            standing=row.standing,
            claim=row.claim,
            kind=row.kind,
        )
        for row in rows
    ]


def who_decides(request: Request) -> str:
    """The name that a decision is kept under: whoever signed in, else who runs the program."""
    person = getattr(request.state, "person", None)
    name = getattr(person, "name", person)
    return str(name) if name else getpass.getuser()


async def posted(request: Request) -> dict[str, str]:
    """The fields of a form, the last of each name. Raises TooLarge."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            raise TooLarge("the form", f"it is longer than {LARGEST:,} bytes", "send less at once")
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def decide(ledger: Ledger, claim: str, form: Mapping[str, str], *, who: str) -> None:
    """Does what a form says: `act` confirm, reject, set (with `field` and `value`) or undo (with `number`).

    `expects` is the last decision that the form's page showed. Raises SaysoError with the reason and the next step.
    """
    door = _door(ledger)
    if door is None:
        raise LedgerError("a decision", "this ledger keeps none", "upgrade sayso")
    why = form.get("why", "").strip() or None
    act, seen = form.get("act", ""), _number(form.get("expects"))
    if act == "confirm":
        door.confirm(claim, who=who, why=why, expects=seen)
    elif act == "reject":
        door.reject(claim, who=who, why=why, expects=seen)
    elif act == "set":
        name = form.get("field", "").strip()
        door.set(claim, {name: form.get("value", "").strip() or "none"}, who=who, why=why, expects=seen)
    elif act == "undo":
        number = _number(form.get("number"))
        if number is None:
            raise LedgerError(f"claim {claim}", "no decision is named", "take the number from its history")
        door.undo(number, who=who, why=why)
    else:
        raise LedgerError(f"claim {claim}", f"{act[:40]!r} is nothing to decide", "confirm, reject, set or undo")


def add(ledger: Ledger, document: str, form: Mapping[str, str], *, who: str) -> str | None:
    """Adds the claim that a form describes; gives its id where the ledger tells it. Raises SaysoError."""
    door = _door(ledger)
    if door is None:
        raise LedgerError("a decision", "this ledger keeps none", "upgrade sayso")
    fields = {"source": form["source"].strip()} if form.get("source", "").strip() else {}
    made = door.add(
        document,
        form.get("words", "").strip(),
        who=who,
        event=form.get("event", "said") or "said",
        fields=fields,
        nth=_number(form.get("nth")),
        why=form.get("why", "").strip() or None,
    )
    return str(made.anchors[0].claim) if made.anchors else None


def refused(request: Request, error: LedgerError, *, back: str) -> Response:
    """The page that tells why a decision was not taken, with the way back; nothing was written."""
    data = {"title": "Nothing was decided.", "reason": str(error), "_back": back}
    return answer(request, "refused.html", data, status=409)


def _door(ledger: Ledger) -> Any:
    return getattr(ledger, "decisions", None)


def _number(value: str | None) -> int | None:
    return int(value) if value is not None and value.isdecimal() and len(value) < 12 else None
