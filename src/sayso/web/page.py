"""The page of one report: a single file that asks nothing of anybody else, for the desk or, in excerpts, the public.

Every text of the report is hostile: the templates escape all of it, and the page's own policy forbids any script,
style, picture or request but the ones written into it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sayso.headline import HeadlineCheck
from sayso.model import Claim, Document
from sayso.publish.excerpts import WORDS, count_words, excerpts
from sayso.publish.protection import blanked, withheld_names
from sayso.web.headline_rows import headline_tables, uncarried_words
from sayso.web.marks import Block, blocks_of, shown
from sayso.web.note import Note, bare_title_of, kind_of, look_of, note_of
from sayso.web.register import doubts_of, figures_of, voices_of

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["basis_in_words", "date_in_words", "render_page", "web_address"]

_BASES = {
    "metadata": "from the page itself",
    "stated": "as the report states",
    "option": "as given by the reader",
    "inferred": "inferred from the text",
}
# A name on a public page is data; a longer one ("analysts who scrutinise photos ...") is a passage of the report.
_LONGEST_NAME = 4


def render_page(
    document: Document,
    claims: Sequence[Claim],
    checks: Sequence[HeadlineCheck],
    *,
    public: bool = False,
    words_per_report: int = WORDS,
) -> str:
    """The report as one self-contained HTML page, its claims marked in place.

    With `public`, at most `words_per_report` words of the report are shown, with credit and link, and the names of
    victims, witnesses, minors and captives are withheld; without, it is a working copy and holds the whole text.
    """
    ordered = sorted(
        (claim for claim in claims if claim.document == document.id),
        key=lambda claim: (claim.span.start, -claim.span.end, claim.id),
    )
    style, script = _asset("paper.css") + _asset("page.css"), _asset("page.js")
    values: dict[str, Any] = {
        "document": document,
        "link": web_address(document.address or document.provenance.origin),
        "date": date_in_words(document),
        "basis": basis_in_words(document),
        "style": style,
        "script": script,
        "policy": _policy(style, script),
    }
    values |= (
        _public(document, ordered, checks, words_per_report) if public else _working_copy(document, ordered, checks)
    )
    return _templates().get_template("public.html" if public else "page.html").render(values)


def _working_copy(document: Document, claims: Sequence[Claim], checks: Sequence[HeadlineCheck]) -> dict[str, Any]:
    held = {claim.id: claim for claim in claims}
    notes = {claim.id: note_of(claim, number=n, shares=held) for n, claim in enumerate(claims, start=1)}
    blocks = blocks_of(
        document,
        claims,
        looks={claim.id: look_of(claim) for claim in claims},
        wavy=uncarried_words(held, checks),
    )
    return {
        "heading": next((block for block in blocks if block.kind == "headline"), None),
        "blocks": [block for block in blocks if block.kind != "headline"],
        "title": shown(document.headline.of(document.text) if document.headline else document.title or "A report"),
        "notes": notes,
        "claims": claims,
        "tables": headline_tables(document, held, checks),
        "figures": figures_of(claims),
        "voices": voices_of(claims),
        "doubts": doubts_of(document, claims),
        "voices_in": _voices_in,
    }


def _voices_in(block: Block, notes: Mapping[str, Note]) -> list[str]:
    """The voices of a block, each once, for its margin; the report's own voice is silent there."""
    return list(dict.fromkeys(notes[claim.id].voice for claim in block.claims if claim.sources))


def _public(document: Document, claims: Sequence[Claim], checks: Sequence[HeadlineCheck], words: int) -> dict[str, Any]:
    names = withheld_names(claims)
    held = {claim.id: claim for claim in claims}
    notes = {claim.id: note_of(claim, number=n, shares={}) for n, claim in enumerate(claims, start=1)}
    shown_words = excerpts(document, claims, words=words)
    listed = {id_ for excerpt in shown_words for id_ in excerpt.claims}

    def guarded(text: str, otherwise: str) -> str:
        return blanked(shown(text), names) if count_words(text) <= _LONGEST_NAME else otherwise

    return {
        "excerpts": [excerpt for excerpt in shown_words if not excerpt.headline],
        "headline": next((excerpt for excerpt in shown_words if excerpt.headline), None),
        "notes": notes,
        "guarded": guarded,
        "bare_title": bare_title_of,
        "kind_of": kind_of,
        "checks": [
            (held[check.claim], table)
            for check in checks
            for table in headline_tables(document, held, [check])
            if check.claim in held
        ],
        "left_out": len(claims) - len(listed),
        "limit": words,
    }


def web_address(address: str) -> str | None:
    """The address when it is one of the web, else None: nothing else becomes a link."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip() if parts.scheme in ("http", "https") and parts.hostname else None


def date_in_words(document: Document) -> str:
    """The day of the report, "4 May 2021"; empty where none is known."""
    date = document.date
    return f"{date.value.day} {date.value:%B %Y}" if date else ""


def basis_in_words(document: Document) -> str:
    """How the day of the report is known."""
    date = document.date
    if date is None:
        return "no date is known"
    if date.basis == "inferred" and date.span and document.part_at(date.span.start) == "caption":
        return "inferred from a caption"
    return _BASES[date.basis]


def _policy(style: str, script: str) -> str:
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _asset(name: str) -> str:
    return files("sayso.web").joinpath("assets", name).read_text("utf-8")


@cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("sayso.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["shown"] = shown
    return environment
