"""A static site of chosen claims: self-contained pages without script, one a report, and an index."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sayso.publish.exports.terms import Terms
from sayso.publish.public import PublicReport
from sayso.publish.summary import summary_of
from sayso.publish.voice import verb_of
from sayso.publish.writing import safe_name

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["as_site"]


def as_site(reports: Iterable[PublicReport], terms: Terms) -> Iterator[tuple[str, bytes]]:
    """The files of the site: `index.html` and a page a report; they link to each other and to the originals only."""
    listed = []
    for report in reports:
        words = safe_name(report.credit.title or report.credit.outlet or "report")
        name = f"{words}-{report.credit.document.removeprefix('sha256:')[:12]}.html"
        listed.append((name, report))
        yield name, _page("report.html", report=report, terms=terms.in_words())
    yield "index.html", _page("index.html", listed=listed, terms=terms.in_words(), matters=_by_matter(listed, terms))


def _by_matter(listed: list[tuple[str, PublicReport]], terms: Terms) -> dict[str, list[tuple[str, str]]]:
    """For each matter, the pages and claims that speak of it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, report in listed:
        for claim in report.claims:
            if claim.id in terms.matters:
                voice = claim.sources[0].name if claim.sources else "the report itself"
                line = f"{voice} {verb_of(claim)}: {summary_of(claim)}"
                found.setdefault(terms.matters[claim.id], []).append((f"{name}#{claim.id}", line))
    return found


def _page(template: str, **values: object) -> bytes:
    return _templates().get_template(template).render(values, style=_style()).encode()


def _day(value: str) -> str:
    """A date in words: "22 March 2022"."""
    date = dt.date.fromisoformat(value[:10])
    return f"{date.day} {date:%B %Y}"


@cache
def _style() -> str:
    return files("sayso.publish").joinpath("templates", "site.css").read_text("utf-8")


@cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("sayso.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"summary_of": summary_of, "verb_of": verb_of}
    environment.filters["day"] = _day
    return environment
