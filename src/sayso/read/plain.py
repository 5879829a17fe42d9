"""Plain text, every character kept: which of its lines are headline, metadata, captions, datelines, boilerplate."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from sayso.model import DocumentDate, Region, RegionKind, Span
from sayso.model.calendar import full_dates
from sayso.read.boilerplate import is_boilerplate
from sayso.read.dateline import Dateline, completed, dateline_in
from sayso.read.draft import Draft
from sayso.read.lines import (
    byline_in,
    caption_label,
    credit_start,
    is_signature,
    label_of,
    names_only,
)

__all__ = ["plain_draft", "stated_date"]

# White space around a line, with the byte-order mark that a decoded file may begin with.
_EDGES = " \t\r\n\f\v\xa0\ufeff\u200b"
_LINE = re.compile(r"[^\r\n]+")
_LONGEST_CAPTION = 1_000
_LONGEST_SUBHEADING = 80
_DAY_LINE = re.compile(r"(?:(?:published|updated|posted)\b.{0,12})?[\w ,./:+-]{6,60}", re.IGNORECASE)
_CLOCK = re.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?:\s*(Z|UTC|GMT|[+-]\d\d:?\d\d))?")


@dataclass
class _Marks:
    """What has been found so far while the lines are gone through."""

    regions: list[Region] = field(default_factory=list)
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    address: str | None = None
    date: DocumentDate | None = None
    dateline: tuple[Dateline, int] | None = None

    def add(self, kind: RegionKind, span: Span | None) -> None:
        if span is not None:
            self.regions.append(Region(kind, span))


def plain_draft(text: str, *, headline: bool = True, headline_at: int = 0, year_from: dt.date | None = None) -> Draft:
    """The report of a plain text: `text` itself, its first line as headline, its other lines judged one by one.

    Without `headline` the first line is body like the others. Lines before the offset `headline_at` are metadata: a
    masthead, a menu. `year_from` is a day that completes a dateline without a year; else the latest date that the text
    writes out does.
    """
    marks = _Marks()
    lines = [span for m in _LINE.finditer(text) if (span := Span(*m.span()).trimmed(text, _EDGES)) is not None]
    at = 0
    if headline:
        at = _head(text, lines, marks, headline_at)
    body_starts = at
    for index in range(at, len(lines)):
        _judge(text, lines, index, marks, first=index == body_starts)
        if lines[index] == lines[body_starts] and marks.regions and marks.regions[-1].span == lines[index]:
            body_starts += 1  # a caption or a credit above the report's first paragraph
    if marks.dateline is not None and marks.date is None:
        marks.date = _dated_line(text, marks.dateline, year_from)
    return Draft(
        text=text,
        regions=tuple(marks.regions),
        title=marks.title,
        byline=marks.byline,
        outlet=marks.outlet,
        address=marks.address,
        date=marks.date,
    )


def _head(text: str, lines: list[Span], marks: _Marks, headline_at: int) -> int:
    """Marks the headline and the lines of metadata around it; gives the index of the first line after them."""
    for index, span in enumerate(lines):
        line = span.of(text)
        above = span.start < headline_at
        if _metadata(line, span, marks, above=above):
            continue
        if above:
            marks.add("metadata", span)
            continue
        if marks.title is not None or dateline_in(line, first=True):
            return index
        marks.title = line
        marks.add("headline", span)
    return len(lines)


def _metadata(line: str, span: Span, marks: _Marks, *, above: bool = False) -> bool:
    """Whether the line is metadata (`Date:`, `Source:`, a byline, a lone date), and if so, marks and uses it.

    The first line of a report may look like a byline or a date and be its headline, unless it stands `above` that.
    """
    labelled = label_of(line)
    if labelled is not None:
        label, value, offset = labelled
        if label in {"date", "time"} or label.startswith(("published", "posted", "updated", "last updated")):
            found = stated_date(value, span.start + offset)
            if found is None and label != "date":
                return False
            if found is not None and (marks.date is None or label == "date"):
                marks.date = found
        elif label in {"author", "reporter", "written by", "by"}:
            marks.byline = marks.byline or value
            marks.add("byline", span)
            return True
        elif label in {"url", "link", "address"}:
            marks.address = marks.address or (value if value.startswith(("http://", "https://")) else None)
        elif label in {"source", "outlet", "publisher", "publication", "newspaper", "site"}:
            if value.startswith(("http://", "https://")):
                marks.address = marks.address or value
            else:
                marks.outlet = marks.outlet or value
        marks.add("metadata", span)
        return True
    if marks.title is None and not above:
        return False
    author = byline_in(line)
    if author is not None:
        marks.byline = marks.byline or author
        marks.add("byline", span)
        return True
    if len(line) <= 72 and _DAY_LINE.fullmatch(line):
        found = stated_date(line, span.start)
        if found is not None and found.span is not None and _little_besides(line, len(found.span)):
            marks.date = marks.date or found
            marks.add("metadata", span)
            return True
    return False


def _little_besides(line: str, date_length: int) -> bool:
    """Whether a line is a date with no more than a clock, a weekday, or "Published on" beside it."""
    words = re.findall(r"[A-Za-z]{3,}", line)
    return len(words) <= 6 and len(line) - date_length <= 32 and line[-1] not in ".?!"


def stated_date(value: str, offset: int) -> DocumentDate | None:
    """The date that `value` states, with its span in the text where `value` begins at `offset`; None without one."""
    found = min(full_dates(value), key=lambda pair: pair[0], default=None)
    if found is None:
        return None
    span, day = found
    return DocumentDate(day, "stated", Span(offset + span.start, offset + span.end), _clock(value, span.end, day))


def _clock(value: str, after: int, day: dt.date) -> dt.datetime | None:
    """The hour that follows a date, where a zone is told with it."""
    match = _CLOCK.search(value, after)
    if match is None or match[3] is None:
        return None
    zone = dt.UTC if match[3] in {"Z", "UTC", "GMT"} else dt.datetime.strptime(match[3].replace(":", ""), "%z").tzinfo
    return dt.datetime.combine(day, dt.time(int(match[1]), int(match[2])), zone)


def _judge(text: str, lines: list[Span], index: int, marks: _Marks, *, first: bool) -> None:
    """Marks what a line of the body is, if it is more than body."""
    span = lines[index]
    line = span.of(text)
    if is_boilerplate(line):
        marks.add("boilerplate", span)
    elif is_signature(line):
        marks.add("credit", span)
    elif _caption(text, line, span, marks):
        return
    elif (dateline := dateline_in(line, first=first)) is not None:
        marks.add("dateline", Span(span.start, span.start + dateline.length).trimmed(text, _EDGES))
        if marks.dateline is None or (marks.dateline[0].day is None and dateline.day is not None):
            marks.dateline = (dateline, span.start)
        marks.outlet = marks.outlet or dateline.agency
    elif _is_subheading(text, lines, index):
        marks.add("subheading", span)


def _caption(text: str, line: str, span: Span, marks: _Marks) -> bool:
    """Whether the line is a caption or a photo credit, and if so, marks its parts."""
    if len(line) > _LONGEST_CAPTION:
        return False
    label = caption_label(line)
    credit = credit_start(line)
    if not label and credit is None:
        return False
    if label and (credit == 0 or names_only(line[label:])) and not line[:label].lower().startswith("caption"):
        marks.add("credit", span)
        return True
    if label:
        marks.add("metadata", Span(span.start, span.start + label).trimmed(text, _EDGES))
    if credit is None or credit < label:
        marks.add("caption", Span(span.start + label, span.end))
        return True
    if credit > label:
        marks.add("caption", Span(span.start + label, span.start + credit).trimmed(text, _EDGES + "|"))
    marks.add("credit", Span(span.start + credit, span.end))
    return True


def _is_subheading(text: str, lines: list[Span], index: int) -> bool:
    """Whether a short line without a full stop stands alone above a paragraph of prose."""
    span = lines[index]
    line = span.of(text)
    if len(line) > _LONGEST_SUBHEADING or index == 0 or index + 1 == len(lines):
        return False
    if not line[0].isupper() or not line[-1].isalnum() or ":" in line:
        return False
    below = lines[index + 1]
    alone = _blank_between(text, lines[index - 1], span) and _blank_between(text, span, below)
    return alone and len(below) > len(span) and below.of(text)[-1] in '.!?"”’…)'


def _blank_between(text: str, above: Span, below: Span) -> bool:
    """Whether an empty line lies between two lines."""
    between = text[above.end : below.start]
    return between.count("\n") > 1 or between.count("\r") > 1 + between.count("\r\n")


def _dated_line(text: str, found: tuple[Dateline, int], year_from: dt.date | None) -> DocumentDate | None:
    """The date of a dateline; without a year, that of `year_from` or of the latest date that the text writes out."""
    dateline, start = found
    near = year_from
    if dateline.year is None and near is None:
        near = max((day for _, day in full_dates(text)), default=None)
    day = completed(dateline, near)
    if day is None or dateline.words is None:
        return None
    return DocumentDate(day, "stated", Span(start + dateline.words.start, start + dateline.words.end))
