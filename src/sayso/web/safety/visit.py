"""A visit: what the guard found out about a request, and what pages ask about it."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from inspect import iscoroutinefunction
from typing import Any, TypeVar, cast

from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from sayso.web.safety.users import Person

__all__ = [
    "TOKEN_FIELD",
    "TOKEN_HEADER",
    "Visit",
    "around",
    "editor",
    "fields_of",
    "form_of",
    "here",
    "person_of",
    "visit_of",
]

TOKEN_FIELD, TOKEN_HEADER = "csrf", "x-csrf-token"
_SCOPE = "sayso.visit"
Handler = TypeVar("Handler", bound=Callable[[Request], Any])
_HERE = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")


@dataclass(slots=True)
class Visit:
    """Who is there (None: a stranger), the key that the browser holds, and the form that was sent.

    A handler that gives it another `key` has the browser keep that one; an empty one is taken away.
    """

    person: Person | None
    key: str
    secret: bytes
    accounts: bool
    address: str = ""
    form: FormData = field(default_factory=FormData)
    body: bytes | None = None
    asked: bool = False

    def token(self) -> str:
        """The token that a form must bring back; asking for it makes the browser keep the key."""
        self.asked = True
        return hmac.new(self.secret, self.key.encode(), hashlib.sha256).hexdigest()

    def fits(self, token: str) -> bool:
        """Whether a form was made for this browser."""
        return hmac.compare_digest(self.token().encode(), token.encode())


def visit_of(request: Request) -> Visit | None:
    """The visit of a request; None where the guard refused before it knew."""
    found = request.scope.get(_SCOPE)
    return found if isinstance(found, Visit) else None


def person_of(request: Request) -> str:
    """The name that a decision made by this request bears. Raises HTTPException 403 for a stranger."""
    visit = visit_of(request)
    if visit is None or visit.person is None:
        raise HTTPException(403)
    return visit.person.name


def form_of(request: Request) -> FormData:
    """The form that was sent, its size and token already checked; empty where none was."""
    visit = visit_of(request)
    return visit.form if visit is not None else FormData()


def fields_of(request: Request) -> dict[str, str]:
    """The fields of the form that was sent, the last of each name, without files."""
    return {name: value for name, value in form_of(request).items() if isinstance(value, str)}


def edits(request: Request) -> bool:
    """Whether the person may change anything."""
    visit = visit_of(request)
    return visit is not None and visit.person is not None and visit.person.edits


def editor(handler: Handler) -> Handler:
    """The handler, plain or async, for editors alone: everybody else is refused."""
    if iscoroutinefunction(handler):

        @wraps(handler)
        async def awaited(request: Request) -> Any:
            if not edits(request):
                raise HTTPException(403)
            return await handler(request)

        return cast(Handler, awaited)

    @wraps(handler)
    def guarded(request: Request) -> Any:
        if not edits(request):
            raise HTTPException(403)
        return handler(request)

    return cast(Handler, guarded)


def around(request: Request) -> dict[str, Any]:
    """What every template may use: `person`, `edits`, `accounts`, `csrf_field()` and `csrf_token()`."""
    visit = visit_of(request)
    token = visit.token if visit is not None else str

    def csrf_field() -> Markup:
        return Markup('<input type="hidden" name="{}" value="{}">').format(TOKEN_FIELD, token())

    return {
        "person": visit.person.name if visit is not None and visit.person is not None else None,
        "edits": edits(request),
        "accounts": visit is not None and visit.accounts,
        "csrf_field": csrf_field,
        "csrf_token": token,
    }


def here(address: str | None) -> str:
    """The address when it is a path of this site, else `/`: nobody is sent elsewhere after signing in.

    >>> here("/claims?event=killed"), here("//example.org"), here("https://example.org"), here("/\\\\example.org")
    ('/claims?event=killed', '/', '/', '/')
    """
    return address if address and len(address) < 2_000 and _HERE.fullmatch(address) else "/"
