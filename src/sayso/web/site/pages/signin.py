"""Signing in and out, where pages are shown to more than this machine."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.web.safety.limits import SignIn, TooMany
from sayso.web.safety.visit import form_of, here, visit_of
from sayso.web.site.desk import answer, desk_of

__all__ = ["ROUTES"]


def signin(request: Request) -> Response:
    """The page at `/signin`, and what it sends."""
    visit = visit_of(request)
    if visit is None or not visit.accounts:
        return RedirectResponse("/", 303)
    form = form_of(request)
    towards = here(str(form.get("next") or request.query_params.get("next") or "/"))
    data = {"title": "Sign in", "next": towards, "wrong": None, "name": ""}
    if request.method != "POST":
        return answer(request, "signin.html", data)
    desk = desk_of(request)
    name, password = str(form.get("name", "")), str(form.get("password", ""))
    data["name"] = name[:80]
    try:
        person = SignIn(desk.users)(name, password, address=visit.address)
    except TooMany as many:
        data["wrong"] = f"Too many attempts. Wait {many.wait:.0f} seconds, then try again."
        refused = answer(request, "signin.html", data, status=429)
        refused.headers["Retry-After"] = f"{many.wait:.0f}"
        return refused
    if person is None:
        data["wrong"] = "Name and password do not fit."
        return answer(request, "signin.html", data, status=401)
    desk.sessions.end(visit.key)
    visit.key = desk.sessions.begin(person.name)
    return RedirectResponse(towards, 303)


def signout(request: Request) -> Response:
    """What the button in the page's head sends to `/signout`."""
    visit = visit_of(request)
    if visit is not None and visit.accounts:
        desk_of(request).sessions.end(visit.key)
        visit.key = ""
    return RedirectResponse("/", 303)


ROUTES = [
    Route("/signin", signin, methods=["GET", "POST"], name="signin"),
    Route("/signout", signout, methods=["POST"], name="signout"),
]
