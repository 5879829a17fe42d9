"""PDF to a draft, through pypdf: pages joined, lines of a paragraph and words cut by hyphens put together again."""

from __future__ import annotations

import io
import logging
import re
import time

from sayso.errors import SaysoError, TooLarge, WrongContent
from sayso.model import DocumentDate
from sayso.read.draft import Composer, Draft
from sayso.read.plain import plain_draft
from sayso.read.policy import Policy

__all__ = ["pdf_draft"]

# Letters differ in width, so a full line may have a fifth fewer than the fullest.
_FULL_LINE = 0.8
_LISTED = re.compile(r"^\s*(?:[•–—*-]|\d{1,2}[.)])\s")


def pdf_draft(data: bytes, *, origin: str, policy: Policy) -> Draft:
    """The draft of a PDF that holds text.

    Raises WrongContent when it is cut short, encrypted, broken or a picture; TooLarge beyond `policy.max_pdf_pages`.
    """
    if b"%%EOF" not in data[-2048:]:
        raise WrongContent(origin, "a PDF that is cut short", "fetch or copy it again")
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # a broken file is told once, by the error below
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise WrongContent(origin, "a PDF that is encrypted", "save it without a password")
        if len(reader.pages) > policy.max_pdf_pages:
            raise TooLarge(origin, f"a PDF of more than {policy.max_pdf_pages} pages", "split it into reports")
        pages, length, deadline = [], 0, time.monotonic() + policy.max_seconds
        for page in reader.pages:
            pages.append(page.extract_text())
            if time.monotonic() > deadline:
                reason = f"a PDF whose text takes more than {policy.max_seconds:g} seconds"
                raise TooLarge(origin, reason, "save its text as .txt and read that")
            length += len(pages[-1])
            if length > policy.max_characters:
                raise TooLarge(
                    origin, f"a PDF of more than {policy.max_characters:,} characters", "split it into reports"
                )
        created = reader.metadata.creation_date if reader.metadata else None
        author = reader.metadata.author if reader.metadata else None
    except SaysoError:
        raise
    except Exception as problem:  # a hostile PDF breaks its parser in more ways than the parser has errors for
        reason = (
            "a PDF that is encrypted"
            if "crypt" in str(problem).lower()
            else f"a PDF that is broken ({type(problem).__name__})"
        )
        raise WrongContent(origin, reason, "save it anew, or as text") from None
    composer = Composer()
    for paragraph in _paragraphs("\n".join(pages)):
        composer.paragraph(paragraph)
    if not composer.length:
        raise WrongContent(origin, "a PDF of pictures, without text", "run it through text recognition first")
    day = created.date() if created and 1990 <= created.year <= 2100 else None
    draft = plain_draft(composer.text, year_from=day)
    date = draft.date or (DocumentDate(day, "metadata") if day else None)
    return Draft(
        text=draft.text,
        regions=draft.regions,
        title=draft.title,
        byline=draft.byline or (author.strip() if author and len(author.split()) in (2, 3) else None),
        outlet=draft.outlet,
        date=date,
    )


def _paragraphs(text: str) -> list[str]:
    """The lines of a page's text joined into paragraphs.

    A paragraph ends at an empty line, before an item of a list, and where the next line's first word would have fitted
    behind the line: that break was made on purpose. Words cut by a hyphen are put together.
    """
    lines = [line.strip() for line in text.replace("\x00", "").splitlines()]
    room = _FULL_LINE * max((len(line) for line in lines), default=0)
    paragraphs: list[str] = []
    current = ""
    for line, below in zip(lines, [*lines[1:], ""], strict=False):
        if _LISTED.match(line) and current:
            paragraphs.append(current)
            current = ""
        if current.endswith("-") and current[-2:-1].isalpha() and line[:1].islower():
            current = current[:-1] + line
        elif line:
            current = f"{current} {line}" if current else line
        next_word = below.split(" ", 1)[0]
        if current and (not next_word or len(line) + 1 + len(next_word) <= room):
            paragraphs.append(current)
            current = ""
    return paragraphs
