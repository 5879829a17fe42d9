"""The application: every page of the ledger behind its address, its data behind the same address with `.json`."""

from __future__ import annotations

from getpass import getuser
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
from sayso.web.safety.guard import Guard, Rules
from sayso.web.safety.headers import SAFE, SafeHeaders
from sayso.web.safety.sessions import Sessions
from sayso.web.safety.users import Person, Users
from sayso.web.safety.visit import visit_of
from sayso.web.site.desk import Desk, answer
from sayso.web.site.pages import PAGES
from sayso.web.tips import TipBox
from sayso.web.tips.akismet import Akismet

__all__ = ["site"]


def site(
    ledger: Path,
    *,
    accounts: bool = False,
    users: Users | None = None,
    tips: bool = False,
    akismet: Akismet | None = None,
) -> Starlette:
    """The application over the ledger at that path. Raises NotALedger where there is none.

    Without `accounts` it answers to this machine's names alone, and whoever asks is its owner, an editor. With them,
    people sign in as one of `users`, by default those beside the ledger,
    and with `tips` strangers may send tips.
    """
    held = Ledger(ledger, create=False)
    held.placing.prepare()
    held.browsing.prepare()
    users = users or Users(held.path)
    sessions = Sessions(users)
    box = TipBox(held.path, clock=users.clock, akismet=akismet)
    desk = Desk(ledger=held, users=users, sessions=sessions, tips=box)
    rules = Rules(owner=None if accounts else Person(_login_name(), "editor"), tips=tips)
    routes: list[BaseRoute] = [route for page in PAGES for route in page.ROUTES]
    routes.append(
        Mount("/static", StaticFiles(directory=str(files("sayso.web.site").joinpath("static"))), name="static")
    )
    routes.append(Mount("/assets", StaticFiles(directory=str(files("sayso.web").joinpath("assets"))), name="assets"))
    app = Starlette(
        routes=routes,
        middleware=[Middleware(SafeHeaders), Middleware(Guard, rules=rules, sessions=sessions, refuse=_told)],
        exception_handlers={HTTPException: _refused, UnknownId: _unknown, SaysoError: _failed, Exception: _broken},
    )
    app.state.desk = desk
    return app


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    words = {
        400: "That cannot be read.",
        403: "Only editors may do that.",
        404: "There is no such page.",
        405: "That is no way to ask for this page.",
    }
    return answer(request, "error.html", {"title": words.get(status, "That did not work.")}, status=status)


def _unknown(request: Request, error: Exception) -> Response:
    return answer(request, "error.html", {"title": "There is nothing of that id.", "reason": str(error)}, status=404)


def _failed(request: Request, error: Exception) -> Response:
    visit = visit_of(request)
    # A stranger has no business with paths and ids of this ledger.
    reason = str(error) if visit is not None and visit.person is not None else "Try again later."
    return answer(request, "error.html", {"title": "That did not work.", "reason": reason}, status=400)


def _told(request: Request, status: int, title: str, reason: str) -> Response:
    return answer(request, "error.html", {"title": title, **({"reason": reason} if reason else {})}, status=status)


def _broken(request: Request, _error: Exception) -> Response:
    reason = "What was kept is unharmed. Tell whoever keeps this ledger."
    page = _told(request, 500, "Something went wrong here.", reason)
    page.headers.update(SAFE)  # this answer goes out past the middleware
    return page


def _login_name() -> str:
    """Who sits at this machine, as decisions name it."""
    try:
        return getuser()
    except (KeyError, OSError):  # a process without a name, in some containers
        return "editor"
