"""PDF to a draft, through pypdf: pages joined, lines of a paragraph and words cut by hyphens put together again."""

from __future__ import annotations

import io
import logging
import re

from sayso.errors import SaysoError, TooLarge, WrongContent
from sayso.model import DocumentDate
from sayso.read.draft import Composer, Draft
from sayso.read.plain import plain_draft
from sayso.read.policy import Policy

__all__ = ["pdf_draft"]

_ENDS = re.compile(r"[.!?:”\"’)]\s*$")
_LISTED = re.compile(r"^\s*(?:[•–—*-]|\d{1,2}[.)])\s")


def pdf_draft(data: bytes, *, origin: str, policy: Policy) -> Draft:
    """The draft of a PDF that holds text.

    Raises WrongContent when it is cut short, encrypted, broken or a picture; TooLarge beyond `policy.max_pdf_pages`.
    """
    if b"%%EOF" not in data[-2048:]:
        raise WrongContent(origin, "the PDF is cut short", "fetch or copy it again")
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # a broken file is told once, by the error below
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise WrongContent(origin, "the PDF is encrypted", "save it without a password")
        if len(reader.pages) > policy.max_pdf_pages:
            raise TooLarge(origin, f"the PDF has more than {policy.max_pdf_pages} pages", "split it into reports")
        pages, length = [], 0
        for page in reader.pages:
            pages.append(page.extract_text())
            length += len(pages[-1])
            if length > policy.max_characters:
                raise TooLarge(
                    origin, f"the PDF holds more than {policy.max_characters:,} characters", "split it into reports"
                )
        created = reader.metadata.creation_date if reader.metadata else None
        author = reader.metadata.author if reader.metadata else None
    except SaysoError:
        raise
    except (
        PyPdfError,
        RecursionError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        IndexError,
        OSError,
        ImportError,
    ) as problem:
        reason = (
            "the PDF is encrypted"
            if "crypt" in str(problem).lower()
            else f"the PDF is broken ({type(problem).__name__})"
        )
        raise WrongContent(origin, reason, "save it anew, or as text") from None
    composer = Composer()
    for paragraph in _paragraphs("\n".join(pages)):
        composer.paragraph(paragraph)
    if not composer.length:
        raise WrongContent(origin, "the PDF holds pictures, no text", "run it through text recognition first")
    draft = plain_draft(composer.text)
    date = draft.date or (DocumentDate(created.date(), "metadata") if created else None)
    return Draft(
        text=draft.text,
        regions=draft.regions,
        title=draft.title,
        byline=draft.byline or (author.strip() if author and len(author.split()) in (2, 3) else None),
        outlet=draft.outlet,
        date=date,
    )


def _paragraphs(text: str) -> list[str]:
    """The lines of a page's text joined into paragraphs: one ends at an empty line, or at a short line that closes a
    sentence; a list item starts one."""
    text = text.replace("\x00", "")
    lines = [line.strip() for line in text.splitlines()]
    widest = max((len(line) for line in lines), default=0)
    paragraphs: list[str] = []
    current = ""
    for line in lines:
        if not line or (_LISTED.match(line) and current):
            if current:
                paragraphs.append(current)
            current = line
            continue
        if current.endswith("-") and line[:1].islower() and current[-2:-1].isalpha():
            current = current[:-1] + line
        else:
            current = f"{current} {line}" if current else line
        short = len(line) < 0.7 * widest
        if short and (_ENDS.search(line) or not paragraphs):
            paragraphs.append(current)
            current = ""
    if current:
        paragraphs.append(current)
    return paragraphs
