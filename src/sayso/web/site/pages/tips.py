"""Tips: the public form, the page by which a sender follows and withdraws one, and the editors' queue."""

from __future__ import annotations

from typing import cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.web.safety.limits import TooMany
from sayso.web.safety.visit import editor, form_of, person_of, visit_of
from sayso.web.site.desk import answer, desk_of, paged
from sayso.web.tips.box import Verdict
from sayso.web.tips.entries import KEPT_DAYS, KINDS, LONGEST, SHORTEST, STATES, Letter, matter_of

__all__ = ["ROUTES"]

TRAP = "website"  # the field that people do not see
_VERDICTS = {"accepted": "accepted", "refused": "not taken up", "spam": "taken for spam"}


def new(request: Request) -> Response:
    """The form at `/tips/new`, and what it sends."""
    form, box = form_of(request), desk_of(request).tips
    sent = {name: str(form.get(name, "")) for name in ("kind", "words", "link", TRAP)}
    asked = form.get("matter") if request.method == "POST" else request.query_params.get("matter")
    matter = matter_of(str(asked or ""))
    data = {
        "title": "Send a tip",
        "matter": matter,
        "_kinds": KINDS,
        "_sent": sent,
        "_longest": LONGEST,
        "_shortest": SHORTEST,
        "_akismet": box.akismet is not None,
        "wrong": None,
    }
    if request.method != "POST":
        return answer(request, "tip_new.html", data)
    visit = visit_of(request)
    try:
        letter = Letter.of(kind=sent["kind"], words=sent["words"], matter=matter, link=sent["link"])
        secret = box.take(
            letter,
            address=visit.address if visit is not None else "",
            browser=request.headers.get("user-agent", ""),
            trapped=bool(sent[TRAP].strip()),
        )
    except ValueError as odd:
        return answer(request, "tip_new.html", data | {"wrong": str(odd)}, status=400)
    except TooMany as many:
        minutes = int(many.wait // 60) + 1
        wrong = f"Too many tips came in. Nothing was kept; try again in {minutes} minute{'s' if minutes != 1 else ''}."
        refused = answer(request, "tip_new.html", data | {"wrong": wrong}, status=429)
        refused.headers["Retry-After"] = f"{many.wait:.0f}"
        return refused
    return RedirectResponse(f"/tips/sent?key={secret}", 303)


def sent(request: Request) -> Response:
    """The page at `/tips/sent?key=SECRET`: what became of a tip, and withdrawing it."""
    desk, form = desk_of(request), form_of(request)
    key = str((form if request.method == "POST" else request.query_params).get("key", ""))[:100]
    withdrawn = False
    if request.method == "POST" and form.get("act") == "withdraw":
        number = desk.tips.withdraw(key)
        withdrawn = number is not None
        if withdrawn:
            desk.ledger.note("tips", "tip withdrawn", thing=f"tip {number}")
    tip = desk.tips.look_up(key)
    data = {
        "title": "Your tip",
        "_key": key,
        "_address": f"{request.url.scheme}://{request.headers['host']}/tips/sent?key={key}",
        "withdrawn": withdrawn,
        "_tip": tip,
        "_kinds": KINDS,
        # The sender is not told of the spam: whoever sends some would learn what passes.
        "_state": STATES["waiting" if tip.state == "spam" else tip.state] if tip is not None else None,
        "_days": KEPT_DAYS,
    }
    return answer(request, "tip_sent.html", data, status=200 if tip is not None or withdrawn else 404)


@editor
def queue(request: Request) -> Response:
    """The page at `/tips`: what editors have to look at."""
    box = desk_of(request).tips
    state = request.query_params.get("state", "waiting")
    if state not in STATES:
        raise HTTPException(404)
    data = {
        "title": "Tips",
        "state": state,
        "states": STATES,
        "counts": box.counts(),
        "tips": box.all(state),
        "late": None,
        "_kinds": KINDS,
        "_days": KEPT_DAYS,
    }
    return answer(request, "tips.html", data)


@editor
def decide(request: Request) -> Response:
    """What the buttons of the queue send."""
    desk, form = desk_of(request), form_of(request)
    verdict, number, seen = str(form.get("verdict")), str(form.get("tip", "")), str(form.get("seen", "waiting"))
    if verdict not in _VERDICTS or not (number.isascii() and number.isdigit() and len(number) < 16):
        raise HTTPException(400)
    who = person_of(request)
    done = desk.tips.moderate(
        int(number),
        cast(Verdict, verdict),
        who=who,
        why=str(form.get("why", "")),
        seen=seen if seen in STATES else None,
    )
    if done.tip.state != verdict or done.before == verdict:
        first = f"{done.tip.who or 'Somebody'} was quicker: the tip is {STATES[done.tip.state]}."
        return answer(
            request, "error.html", {"title": "Already decided.", "reason": first, "back": "/tips"}, status=409
        )
    desk.ledger.note("tips", f"tip {_VERDICTS[verdict]}", thing=f"tip {number} by {who}")
    return RedirectResponse(f"/tips?state={seen if seen in STATES else 'waiting'}", 303)


ROUTES = [
    *paged("/tips", queue, name="tips"),
    Route("/tips/decide", decide, methods=["POST"], name="tips.decide"),
    Route("/tips/new", new, methods=["GET", "POST"], name="tips.new"),
    Route("/tips/sent", sent, methods=["GET", "POST"], name="tips.sent"),
]
