"""SRT and VTT transcripts to a draft: turns as paragraphs, speakers as labels, every cue with its time."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.errors import WrongContent
from sayso.model import Span, TimeCode
from sayso.read.draft import Composer, Draft

__all__ = ["transcript_draft"]

_TIMES = re.compile(
    r"(?:(\d{1,3}):)?(\d{1,2}):(\d\d)[,.](\d{1,3})\s*-->\s*(?:(\d{1,3}):)?(\d{1,2}):(\d\d)[,.](\d{1,3})"
)
_VOICE = re.compile(r"<v(?:\.[\w.]{0,40})?\s+([^>]{1,80})>")
_MARKUP = re.compile(r"<[^>]{0,200}>|\{\\[^}]{0,50}\}")
_DASH = re.compile(r"[-–—]\s+")
# "ANNA:", "Dr. Taras Hrynko:"; a sentence such as "He said:" has a word in small letters.
_LABEL = re.compile(r"(?:>>\s*)?([A-Z][\w.'’-]*(?: [A-Z0-9(][\w.'’)-]*){0,4}):\s+")


@dataclass(slots=True)
class _Cue:
    """One cue: its seconds and its lines."""

    start: float
    end: float
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Turn:
    """Words of one cue by one speaker; `speaker` None where the cue names nobody, `fresh` where a dash changes it."""

    speaker: str | None
    fresh: bool
    words: str


def transcript_draft(text: str, *, origin: str) -> Draft:
    """The draft of a transcript: cues of one speaker run together, a new turn starts a paragraph with "NAME: ".

    A title in the VTT header (`WEBVTT - title`) is the headline. Raises WrongContent when there are no words.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    composer = Composer()
    title = lines[0].removeprefix("WEBVTT").strip(" -–—\t") if lines and lines[0].startswith("WEBVTT") else ""
    if title:
        composer.paragraph(title, "headline")
    codes: list[TimeCode] = []
    speaker: str | None = None
    for cue in _cues(lines):
        for turn in _turns(cue):
            starts = not codes or turn.fresh or (turn.speaker is not None and turn.speaker != speaker)
            speaker = turn.speaker if starts else speaker
            label = f"{speaker}: " if starts and speaker else ""
            span = composer.paragraph(label + turn.words, gap="\n\n" if starts else " ")
            codes.append(TimeCode(Span(span.start + len(label), span.end), cue.start, cue.end))
    if not codes:
        raise WrongContent(origin, "a transcript without words", "check that its cues hold text")
    return Draft(text=composer.text, regions=tuple(composer.regions), title=title or None, timecodes=tuple(codes))


def _cues(lines: list[str]) -> list[_Cue]:
    """The cues in order; numbers, notes and styles between them are left out."""
    cues: list[_Cue] = []
    current: _Cue | None = None
    for number, line in enumerate(lines):
        words = line.strip()
        times = _TIMES.match(words)
        if times:
            a, b, c, d, e, f, g, h = times.groups()
            current = _Cue(_seconds(a, b, c, d), _seconds(e, f, g, h))
            cues.append(current)
        elif not words:
            current = None
        elif current is not None:
            counter = words.isdigit() and number + 1 < len(lines) and _TIMES.match(lines[number + 1].strip())
            if not counter:
                current.lines.append(words)
    return cues


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction}")


def _turns(cue: _Cue) -> Iterator[_Turn]:
    """The turns inside a cue: a line that opens with a dash or a speaker's name begins one."""
    speaker: str | None = None
    fresh = False
    held: list[str] = []
    for line in cue.lines:
        voice = _VOICE.search(line)
        words = " ".join(html.unescape(_MARKUP.sub("", line)).split())
        dash = _DASH.match(words)
        words = words[dash.end() :] if dash else words
        label = _LABEL.match(words + " ") if voice is None else None
        if held and (dash or voice or label):
            yield _Turn(speaker, fresh, " ".join(held))
            held = []
        if dash or voice or label:
            named = voice[1] if voice else label[1] if label else None
            speaker = " ".join(html.unescape(named).split()).upper() if named else None
            fresh = dash is not None and speaker is None
        words = words[label.end() :].strip() if label else words
        if words:
            held.append(words)
    if held:
        yield _Turn(speaker, fresh, " ".join(held))
