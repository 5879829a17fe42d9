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
# Programs that print pages: the day in such a file is the day of printing, which may be years after the report's.
_PRINTED = re.compile(r"Skia/PDF|Mozilla/|wkhtmltopdf|Quartz PDFContext|Print To PDF|\bcairo\b", re.IGNORECASE)
# What browsers print into the margins: "3/24/22, 9:15 AM The page's title", "https://example.org/a 1/2".
_MARGIN_DAY = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d\d(?: ?[AP]M)?(?: |$)", re.IGNORECASE)
_MARGIN_ADDRESS = re.compile(r"((?:https?|file|\ufb01le)://\S+)(?: +\d{1,3}/\d{1,3})?")
_OUTLET_BEHIND = re.compile(r"$| [|–—·:-] ")
_HEADLINE_LINES = 4  # the most that a headline is broken into
_ABOVE_HEADLINE = 30  # lines of a masthead or a menu


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
        about = reader.metadata
        created = about.creation_date if about else None
        author = about.author if about else None
        title = " ".join((about.title or "").split()) if about else ""
        printed = bool(about and _PRINTED.search(f"{about.producer} {about.creator}"))
    except SaysoError:
        raise
    except Exception as problem:  # a hostile PDF breaks its parser in more ways than the parser has errors for
        reason = (
            "a PDF that is encrypted"
            if "crypt" in str(problem).lower()
            else f"a PDF that is broken ({type(problem).__name__})"
        )
        raise WrongContent(origin, reason, "save it anew, or as text") from None
    lines = [line.strip() for line in "\n".join(pages).replace("\x00", "").splitlines()]
    address = None
    if printed:
        lines, address = _without_margins(lines, title)
    composer = Composer()
    above, headline, below = _around_headline(lines, title)
    headline_at = 0
    for paragraph in _paragraphs(above):
        composer.paragraph(paragraph)
    if headline:
        headline_at = composer.paragraph(headline).start
    for paragraph in _paragraphs(below):
        composer.paragraph(paragraph)
    if not composer.length:
        raise WrongContent(origin, "a PDF of pictures, without text", "run it through text recognition first")
    day = created.date() if created and 1990 <= created.year <= 2100 and not printed else None
    draft = plain_draft(composer.text, headline_at=headline_at, year_from=day)
    date = draft.date or (DocumentDate(day, "metadata") if day else None)
    return Draft(
        text=draft.text,
        regions=draft.regions,
        title=draft.title,
        byline=draft.byline or (author.strip() if author and len(author.split()) in (2, 3) else None),
        outlet=draft.outlet,
        address=draft.address or address,
        date=date,
    )


def _without_margins(lines: list[str], title: str) -> tuple[list[str], str | None]:
    """The lines without what a browser printed into the margins, and the page's address, where that stood there."""
    kept, address = [], None
    for line in lines:
        day = _MARGIN_DAY.match(line)
        if day and line[day.end() :].strip() in {"", title}:
            continue
        footer = _MARGIN_ADDRESS.fullmatch(line)
        if footer:
            address = address or (footer[1] if footer[1].startswith("http") else None)
            continue
        kept.append(line)
    return kept, address


def _around_headline(lines: list[str], title: str) -> tuple[list[str], str, list[str]]:
    """The lines above the headline, the headline in one line, and those below it; all are below where none is known.

    The headline is what the file gives as its title ("Headline | The Outlet"), where that stands on the first page.
    """
    for start in range(min(len(lines), _ABOVE_HEADLINE)):
        for end in range(start + _HEADLINE_LINES, start, -1):
            words = " ".join(" ".join(lines[start:end]).split())
            if words.count(" ") >= 2 and title.startswith(words) and _OUTLET_BEHIND.match(title, len(words)):
                return lines[:start], words, lines[end:]
    return [], "", lines


def _paragraphs(lines: list[str]) -> list[str]:
    """The lines of a page's text joined into paragraphs.

    A paragraph ends at an empty line, before an item of a list, and where the next line's first word would have fitted
    behind the line: that break was made on purpose. Words cut by a hyphen are put together.
    """
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
