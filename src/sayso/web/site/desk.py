"""The desk: what all pages share (the ledger, the templates), and how a page answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from sayso.ledger import Ledger
from sayso.web.marks import shown

__all__ = ["Desk", "answer", "desk_of", "paged"]

Handler = Callable[[Request], Response]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the pages of one application share."""

    ledger: Ledger


def desk_of(request: Request) -> Desk:
    """The desk of the application that answers the request."""
    desk: Desk = request.app.state.desk
    return desk


def paged(path: str, handler: Handler, *, name: str) -> list[Route]:
    """The routes of a page: its address, and the same with `.json` for its data; plain functions run in threads."""
    bare = path.rstrip("/") or "/index"
    return [Route(path, handler, name=name), Route(f"{bare}.json", handler, name=f"{name}.json")]


def answer(request: Request, template: str, data: Mapping[str, Any], *, status: int = 200) -> Response:
    """The page of a template with its data; the data alone, as JSON, where the address ends in `.json`.

    All values are escaped. What begins with `_` is for the template only.
    """
    if request.url.path.endswith(".json"):
        told = {name: value for name, value in data.items() if not name.startswith("_")}
        return Response(msgspec.json.encode(told, enc_hook=str), status, media_type="application/json")
    page = templates().get_template(template)
    return HTMLResponse(page.render(request=request, **data), status)


@cache
def templates() -> Environment:
    """The templates of the site; every value is escaped, an unknown one is an error."""
    rooms = ("sayso.web.site", "sayso.web")  # the single page of a report shares its parts
    environment = Environment(
        loader=FileSystemLoader([str(files(room).joinpath("templates")) for room in rooms]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shown"] = shown
    return environment
