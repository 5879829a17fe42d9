"""The guard before all pages: the Host header, who is there, what may be sent, and the token of every form."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.web.safety.hosts import bare, is_loopback
from sayso.web.safety.sessions import Sessions, new_key, well_formed
from sayso.web.safety.users import Person
from sayso.web.safety.visit import TOKEN_FIELD, TOKEN_HEADER, Visit

__all__ = ["FORM_LARGEST", "MOST_FILES", "UPLOAD_LARGEST", "Guard", "Rules"]

FORM_LARGEST = 128 << 10  # bytes of a form without files
UPLOAD_LARGEST = 32 << 20  # bytes of a form with files, from editors alone
MOST_FILES, MOST_FIELDS = 20, 500
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN = ("/signin", "/privacy", "/favicon.ico")
_OPEN_TIPS = ("/tips/new", "/tips/sent")
_READERS_SEND = ("/signin", "/signout", "/tips/new", "/tips/sent")
_FORM, _UPLOAD = "application/x-www-form-urlencoded", "multipart/form-data"

Refuse = Callable[[Request, int, str, str], Response]
"""Makes the page of a refusal: from the request, the status, what, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How the pages are guarded: `owner` is everybody on loopback; without one, people sign in.

    `tips` lets strangers send tips where people sign in.
    """

    owner: Person | None
    tips: bool = False


class _Refused(Exception):
    def __init__(self, status: int, title: str, reason: str = "") -> None:
        super().__init__(title)
        self.status, self.title, self.reason = status, title, reason


class Guard:
    """Lets a request pass to the app below, or answers it."""

    def __init__(self, app: ASGIApp, *, rules: Rules, sessions: Sessions, refuse: Refuse) -> None:
        self.app, self._rules, self._sessions, self._refuse = app, rules, sessions, refuse
        self._secret = secrets.token_bytes(32)  # forms of an earlier process are too old

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers through the app below."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            self._check_host(request)
            visit, held = await self._visit(request)
            scope["sayso.visit"] = visit
            scope.setdefault("state", {})["person"] = visit.person
            passed = await self._enter(request, visit)
        except _Refused as why:
            await self._refuse(request, why.status, why.title, why.reason)(scope, receive, send)
            return
        answer = _keeping(send, visit, held, secure=scope["scheme"] == "https")
        try:
            await (passed or self.app)(scope, receive if visit.body is None else _again(visit.body, receive), answer)
        finally:
            await visit.form.close()

    def _check_host(self, request: Request) -> None:
        """On loopback, refuses names that are not this machine's: a page elsewhere may have had one point here."""
        hosts = request.headers.getlist("host")
        if len(hosts) != 1 or (self._rules.owner is not None and not is_loopback(bare(hosts[0]))):
            reason = "These pages are for this machine alone: ask for them as http://127.0.0.1 or http://localhost."
            raise _Refused(421, "That is not the name of this machine.", reason)

    async def _visit(self, request: Request) -> tuple[Visit, bool]:
        """The visit, and whether the browser holds its key already."""
        key = _cookie(request.headers, _name(secure=request.scope["scheme"] == "https"))
        held = key is not None and well_formed(key)
        person = self._rules.owner
        if person is None and key is not None and held:
            person = await run_in_threadpool(self._sessions.find, key)
        client = request.client.host if request.client else ""
        visit = Visit(
            person=person,
            key=key if key is not None and held else new_key(),
            secret=self._secret,
            accounts=self._rules.owner is None,
            address=client,
        )
        return visit, held

    async def _enter(self, request: Request, visit: Visit) -> Callable[[Scope, Receive, Send], Awaitable[None]] | None:
        """None to let the request pass, or the answer that sends it to the sign-in. Raises _Refused."""
        path = request.scope["path"]  # never request.url: a Host header with a path in it would be part of that
        if visit.person is None and not self._open(path):
            if request.method not in _SAFE or path.endswith(".json"):
                raise _Refused(401, "Sign in first.")
            query = request.scope["query_string"].decode("latin-1")
            asked = quote(path, safe="/") + (f"?{query}" if query else "")
            return RedirectResponse(f"/signin?next={quote(asked, safe='/')}", status_code=303)
        if request.method in _SAFE:
            return None
        edits = visit.person is not None and visit.person.edits
        if not edits and path not in _READERS_SEND:
            raise _Refused(403, "Only editors may do that.", "Ask whoever keeps this ledger to make you one.")
        if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
            raise _Refused(403, "That was sent by another site.", "Nothing was changed.")
        await _take_form(request, visit, edits=edits)
        sent = request.headers.get(TOKEN_HEADER) or visit.form.get(TOKEN_FIELD)
        if not isinstance(sent, str) or not visit.fits(sent):
            reason = "Nothing was changed. Go back, load the page again, and send it once more."
            raise _Refused(403, "This page had become too old.", reason)
        return None

    def _open(self, path: str) -> bool:
        """Whether strangers may see the page."""
        return path in _OPEN or path.startswith(("/static/", "/assets/")) or (self._rules.tips and path in _OPEN_TIPS)


async def _take_form(request: Request, visit: Visit, *, edits: bool) -> None:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == _UPLOAD and not edits:
        raise _Refused(415, "Files are taken from editors alone.")
    most = UPLOAD_LARGEST if kind == _UPLOAD else FORM_LARGEST
    size = request.headers.get("content-length", "0")
    if not size.isdigit() or int(size) > most:
        raise _Refused(413, "That is too large.", f"At most {most >> 10:,} KB are taken at once.")
    if kind not in {_FORM, _UPLOAD}:
        if int(size) or "transfer-encoding" in request.headers:
            raise _Refused(415, "Only forms are taken.")
        return
    counted = _counted(request.receive, most)
    if kind == _FORM:
        body = bytearray()
        while (message := await counted())["type"] == "http.request":
            body += message.get("body", b"")
            if not message.get("more_body", False):
                break
        visit.body = bytes(body)  # small: whoever below wants to read it again may
        counted = _again(visit.body, request.receive)
    else:
        visit.body = b""
    try:
        visit.form = await Request(request.scope, counted).form(
            max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=FORM_LARGEST
        )
    except (MultiPartException, HTTPException, UnicodeDecodeError) as error:
        detail = getattr(error, "detail", None) or getattr(error, "message", "")
        raise _Refused(400, "That form cannot be read.", str(detail)) from None


def _counted(receive: Receive, most: int) -> Receive:
    """The body as it comes, refused as soon as there is more of it than allowed, whatever its header said."""
    taken = 0

    async def counting() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise _Refused(413, "That is too large.", f"At most {most >> 10:,} KB are taken at once.")
        return message

    return counting


def _again(body: bytes, receive: Receive) -> Receive:
    """The body of a form that was taken already, once more, and then the browser leaving."""
    told = False

    async def repeating() -> Message:
        nonlocal told
        if not told:
            told = True
            return {"type": "http.request", "body": body, "more_body": False}
        return await receive()

    return repeating


def _name(*, secure: bool) -> str:
    return "__Host-sayso" if secure else "sayso"


def _cookie(headers: Headers, name: str) -> str | None:
    for line in headers.getlist("cookie"):
        for pair in line.split(";"):
            key, _, value = pair.strip().partition("=")
            if key == name:
                return value
    return None


def _keeping(send: Send, visit: Visit, held: bool, *, secure: bool) -> Send:
    """Sends on, with the cookie where the browser has to keep, change or drop its key."""
    before = visit.key

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start" and (visit.key != before or (visit.asked and not held)):
            life = "" if visit.key else "; Max-Age=0"
            cookie = f"{_name(secure=secure)}={visit.key}; Path=/; HttpOnly; SameSite=Lax{'; Secure' * secure}{life}"
            MutableHeaders(scope=message).append("set-cookie", cookie)
        await send(message)

    return sending
