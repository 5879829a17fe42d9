"""Forms that decide: the one place where the pages of matters read what was sent, and ask who sent it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response

from sayso.errors import LedgerError
from sayso.ledger import Ledger
from sayso.web.safety.visit import editor, fields_of

__all__ = ["Done", "decide", "posting"]

LONGEST = 500  # characters of a reason
Done = tuple[int | None, str]
Acting = Callable[[Request, Mapping[str, str]], Response]


def posting(acting: Acting) -> Callable[[Request], object]:
    """A handler for editors that takes the fields of a form, the last of each name, and answers in a thread."""

    @editor
    def handler(request: Request) -> Response:
        return acting(request, fields_of(request))

    return handler


def decide(ledger: Ledger, matter: str, form: Mapping[str, str], *, who: str) -> Done:
    """Does what a form says about a matter: `act` accept, reject, split, merge or undo.

    Gives the decision's number (None for an undoing) and a claim or matter to go back to. `expects` is the number of
    the last decision that the form's page showed. Raises SaysoError with the reason and the next step; then nothing is
    changed.
    """
    doors = ledger.matters
    why = form.get("why", "").strip()[:LONGEST]
    act, claim, other = (form.get(name, "").strip() for name in ("act", "claim", "other"))
    seen = int(form["expects"]) if form.get("expects", "").isdecimal() else None
    if act == "accept":
        return doors.accept(claim, other, who=who, why=why, expects=seen), claim
    if act == "reject":
        return doors.reject(claim, other, who=who, why=why, expects=seen), other
    if act == "split":
        left = next((s.claim.id for s in doors.matter(claim).sayings if s.claim.id != claim), claim)
        return doors.split(claim, who=who, why=why, expects=seen), left
    if act == "merge":
        if not other:
            raise LedgerError(
                f"matter {matter}", "no other matter is named", "write the id of one, or of a claim in it"
            )
        return doors.merge(matter, other, who=who, why=why, expects=seen), matter
    if act == "undo":
        number = form.get("number", "")
        if not number.isdecimal():
            raise LedgerError(f"matter {matter}", "no decision is named", "take the number from its history")
        doors.undo(int(number), who=who, why=why)
        return None, claim or matter
    raise LedgerError(f"matter {matter}", f"{act[:40]!r} is nothing to decide", "accept, reject, split, merge or undo")
