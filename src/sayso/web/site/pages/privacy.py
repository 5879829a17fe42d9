"""What is kept about people who look at the pages and who send tips, and for how long."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from sayso.web.safety.sessions import ABSOLUTE, IDLE
from sayso.web.site.desk import answer, desk_of, paged
from sayso.web.tips.box import A_SENDER
from sayso.web.tips.entries import KEPT_DAYS

__all__ = ["ROUTES"]


def privacy(request: Request) -> Response:
    """The page at `/privacy`; its figures are those by which the program deletes."""
    data = {
        "title": "Privacy",
        "days": KEPT_DAYS,
        "akismet": desk_of(request).tips.akismet is not None,
        "a_sender": A_SENDER,
        "idle_hours": int(IDLE // 3600),
        "absolute_hours": int(ABSOLUTE // 3600),
    }
    return answer(request, "privacy.html", data)


ROUTES = paged("/privacy", privacy, name="privacy")
