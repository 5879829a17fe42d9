"""The application: every page of the ledger behind its address, its data behind the same address with `.json`."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from sayso.errors import SaysoError, UnknownId
from sayso.ledger import Ledger
from sayso.web.safety.headers import SafeHeaders
from sayso.web.site.desk import Desk, answer
from sayso.web.site.pages import PAGES

__all__ = ["site"]


def site(ledger: Path) -> Starlette:
    """The application over the ledger at that path. Raises NotALedger where there is none."""
    desk = Desk(Ledger(ledger, create=False))
    desk.ledger.placing.prepare()
    desk.ledger.browsing.prepare()
    routes: list[BaseRoute] = [route for page in PAGES for route in page.ROUTES]
    routes.append(
        Mount("/static", StaticFiles(directory=str(files("sayso.web.site").joinpath("static"))), name="static")
    )
    routes.append(Mount("/assets", StaticFiles(directory=str(files("sayso.web").joinpath("assets"))), name="assets"))
    app = Starlette(
        routes=routes,
        middleware=[Middleware(SafeHeaders)],
        exception_handlers={HTTPException: _refused, UnknownId: _unknown, SaysoError: _failed},
    )
    app.state.desk = desk
    return app


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    words = {404: "There is no such page.", 405: "That is no way to ask for this page."}
    return answer(request, "error.html", {"title": words.get(status, "That did not work.")}, status=status)


def _unknown(request: Request, error: Exception) -> Response:
    return answer(request, "error.html", {"title": "There is nothing of that id.", "reason": str(error)}, status=404)


def _failed(request: Request, error: Exception) -> Response:
    return answer(request, "error.html", {"title": "That did not work.", "reason": str(error)}, status=400)
