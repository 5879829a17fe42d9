"""SRT and VTT transcripts to a draft: turns as paragraphs, speakers as labels, every cue with its time."""

from __future__ import annotations

import html
import re

from sayso.errors import WrongContent
from sayso.model import Span, TimeCode
from sayso.read.draft import Composer, Draft

__all__ = ["transcript_draft"]

_TIMES = re.compile(
    r"(?:(\d{1,3}):)?(\d{1,2}):(\d\d)[,.](\d{1,3})\s*-->\s*(?:(\d{1,3}):)?(\d{1,2}):(\d\d)[,.](\d{1,3})"
)
_VOICE = re.compile(r"<v(?:\.[\w.]*)?\s+([^>]{1,80})>")
_MARKUP = re.compile(r"<[^>]{0,200}>|\{\\[^}]{0,50}\}")
_LABEL = re.compile(r"(?:-\s*)?([A-Z][\w.'’ -]{0,40}):\s+")


def transcript_draft(text: str, *, origin: str) -> Draft:
    """The draft of a transcript: cues of one speaker run together, a new turn starts a paragraph with "NAME: ".

    A title in the VTT header (`WEBVTT - title`) is the headline. Raises WrongContent when there is no cue.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    composer = Composer()
    header = lines[0].removeprefix("WEBVTT").strip(" -–—\t") if lines and lines[0].startswith("WEBVTT") else ""
    if header:
        composer.paragraph(header, "headline")
    codes: list[TimeCode] = []
    speaker: str | None = None
    started = False
    for start, end, words in _cues(lines):
        voice = _VOICE.search(words)
        clean = html.unescape(_MARKUP.sub("", words)).strip()
        label = _LABEL.match(clean)
        said_by = voice[1].strip() if voice else label[1].strip() if label else None
        if label:
            clean = clean[label.end() :].strip()
        dash = clean.startswith(("- ", "– "))
        clean = clean.lstrip("-– ") if dash else clean
        if not clean:
            continue
        turn = not started or (said_by is not None and said_by != speaker) or (dash and said_by is None)
        speaker = said_by or (speaker if not dash else None)
        if turn:
            lead = f"{speaker.upper()}: " if said_by and speaker else ""
            span = composer.paragraph(lead + clean)
            span = Span(span.start + len(lead), span.end)
        else:
            span = composer.paragraph(clean, gap=" ")
        started = True
        codes.append(TimeCode(span, start, end))
    if not codes:
        raise WrongContent(origin, "the transcript holds no words", "check that its cues have text")
    return Draft(text=composer.text, regions=tuple(composer.regions), title=header or None, timecodes=tuple(codes))


def _cues(lines: list[str]) -> list[tuple[float, float, str]]:
    """Each cue: start and end in seconds, and its words on one line."""
    cues: list[tuple[float, float, list[str]]] = []
    current: list[str] | None = None
    for number, line in enumerate(lines):
        times = _TIMES.match(line.strip())
        if times:
            a, b, c, d, e, f, g, h = (int(x or 0) for x in times.groups())
            current = []
            cues.append((a * 3600 + b * 60 + c + d / 1000, e * 3600 + f * 60 + g + h / 1000, current))
        elif not line.strip():
            current = None
        elif current is not None:
            counter = line.strip().isdigit() and number + 1 < len(lines) and _TIMES.match(lines[number + 1].strip())
            if not counter:
                current.append(line.strip())
    return [(start, end, " ".join(words)) for start, end, words in cues]
