"""Sentences: where they begin and end, which part they stand in, and whose turn they belong to.

A sentence never crosses a paragraph, nor a region of the document; lines are paragraphs unless the text is wrapped
at a column (old wires, mail, subtitles). Credits, bylines, datelines, metadata and boilerplate yield none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from sayso.language.speakers import Line, speakers_of
from sayso.language.tokens import ABBREVIATIONS, TITLES, tokens_of
from sayso.model import Document, Part, Sentence, Span, Token

__all__ = ["sentences_of", "split_sentences"]

_SILENT = frozenset({"credit", "byline", "dateline", "metadata", "boilerplate"})
_PARTS: dict[str, Part] = {"headline": "headline", "caption": "caption"}

_END = re.compile(r"(?:(?<![.!?])[.!?]++|…|。)[\"'”’»)\]“]{0,4}(?=[\s—])")
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»(\[]{1,40}$")
_DOTTED_LETTERS = re.compile(r"(?:[^\W\d_]\.)+")
# Words that open a sentence far more often than they follow "U.S.", "p.m." or an initial.
_OPENERS = frozenset(
    "a an the this that these those he she it they we i you his her its their our my in on at by for from to of as if "
    "when while after before since but and or so yet however meanwhile there here what who why how one some many most "
    "several two three four five six dozens hundreds thousands no not according earlier later both all".split()
)
_SAYING = re.compile(
    r"\s+(?:(?:[A-Z][\w.’'-]{0,30}|the|a|an|of|one|he|she|they)\s+){1,6}"
    r"(?:said|says|asked|asks|told|replied|added|shouted|cried|wrote|wondered)\b"
)
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_LEAD = re.compile(
    r"[ \t]*(?:[•‣▪●◦*·–—-][ \t]+|\(?\d{1,2}[.)][ \t]+(?=[^\W\d_]|[\"“‘'])"  # bullets, "1. ", "14:32 —"
    r"|\(?\d{1,2}[:.h]\d\d\)?(?:[ \t]*(?:GMT|UTC|CET|EST|[ap]\.?m\.?))?[ \t]*(?:[–—:|]|-{1,2}(?=[ \t]))[ \t]*)?"
)


def _ends(text: str, start: int, stop: int, mark: re.Match[str]) -> bool:
    """Whether the full stop, question or exclamation mark at `mark` ends the sentence begun at `start`."""
    after = mark.end()
    while after < stop and text[after] in " \t\r\n\"'“‘«([—–-•":
        after += 1
    if after >= stop:
        return True
    following = text[after]
    sign = text[mark.start()]
    if following.islower() and not _next_word(text, after, stop)[:1].isupper():
        # 'Where? here', "Go!" he said, "about 5 p.m. on Friday", "iPhone" is rare enough.
        return False
    if sign in "!?" and mark.group()[-1] in "\"'”’»" and _SAYING.match(text, mark.end(), min(stop, mark.end() + 160)):
        return False
    if sign != "." or mark.group().startswith(".."):
        return True
    word_match = _LAST_WORD.search(text, max(start, mark.start() - 40), mark.start())
    if word_match is None or (len(mark.group()) > 1 and mark.group()[1] not in "."):
        return True
    word = word_match.group()
    lower = word.lower()
    opener = _next_word(text, after, stop).lower() in _OPENERS
    if lower in TITLES and (word[0].isupper() or lower in ("vs", "ft")):
        return word.isupper() and len(word) > 3 and opener
    if lower in ("no", "nos") and following.isdigit() and word[0].isupper():
        return False
    if lower in ABBREVIATIONS and (word[0].isupper() or lower in ("etc", "approx", "est")):
        return opener and not following.isdigit()
    if len(word) == 1 and word.isupper():
        return word != "I" and opener
    if "." in word and _DOTTED_LETTERS.fullmatch(word + "."):
        return lower not in ("e.g", "i.e") and (opener or text[after - 1] in "\"'“‘«")
    return True


def _next_word(text: str, start: int, stop: int) -> str:
    end = start
    while end < stop and end - start < 20 and text[end].isalpha():
        end += 1
    return text[start:end]


def split_sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The sentences of one paragraph, `text[start:end]`, without the white space around them.

    >>> text = 'Gen. A. Musa left at 5 p.m. on Friday. "Why?" he asked. Nobody knew.'
    >>> [span.of(text) for span in split_sentences(text)]
    ['Gen. A. Musa left at 5 p.m. on Friday.', '"Why?" he asked.', 'Nobody knew.']
    """
    stop = len(text) if end is None else end
    begin = start
    for mark in _END.finditer(text, start, stop):
        if mark.start() >= begin and _ends(text, begin, stop, mark):
            span = Span(begin, mark.end()).trimmed(text)
            if span:
                yield span
            begin = mark.end()
    if begin < stop:
        span = Span(begin, stop).trimmed(text)
        if span:
            yield span


def _lines(document: Document) -> Iterator[Line]:
    """Every line of the text that may hold sentences, region by region, in text order."""
    text = document.text
    edges: list[tuple[int, int, str]] = []
    at = 0
    for region in document.regions:
        if region.span.start > at:
            edges.append((at, region.span.start, "body"))
        edges.append((max(at, region.span.start), min(region.span.end, len(text)), region.kind))
        at = max(at, region.span.end)
    edges.append((at, len(text), "body"))
    block = 0
    for start, end, kind in edges:
        block += 1
        if kind in _SILENT:
            continue
        last = start
        for match in _LINE.finditer(text, start, max(start, end)):
            if len(_BREAK.findall(text, last, match.start())) > 1:
                block += 1
            last = match.end()
            lead = _LEAD.match(text, match.start(), match.end())
            begin = lead.end() if lead else match.start()
            held = Span(begin, match.end()).trimmed(text) if begin < match.end() else None
            if held is None:
                block += 1
            elif any(character.isalnum() for character in held.of(text)):
                yield Line(held, _PARTS.get(kind, "body"), kind, block, begin > match.start() + 4 or held.start > begin)


def _wrapped(lines: list[Line], document: Document) -> bool:
    """Whether lines are wrapped at a column, so that a line's end is no paragraph's end."""
    if document.timecodes:
        return True
    inner = [
        line
        for line, after in pairwise(lines)
        if line.kind == after.kind == "body" and line.block == after.block and not after.marked
    ]
    if len(inner) < 4:
        return False
    filled = sum(40 <= len(line.span) <= 100 for line in inner)
    open_ended = sum(document.text[line.span.end - 1] not in '.!?:;”"' for line in inner)
    return filled >= 0.7 * len(inner) and open_ended >= 0.6 * len(inner)


def sentences_of(document: Document) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """The document's tokens and sentences, in text order; sentences do not overlap, and every token stands in one."""
    text = document.text
    lines = list(_lines(document))
    wrapped = _wrapped(lines, document)
    found: list[tuple[Span, int, Part, Span | None]] = []
    paragraph = -1
    stretch: list[int] = []
    turns = speakers_of(text, lines)

    def close() -> None:
        if stretch:
            first, last = lines[stretch[0]], lines[stretch[-1]]
            label, begin = turns[stretch[0]]
            if begin < last.span.end:
                for span in split_sentences(text, begin, last.span.end):
                    found.append((span, paragraph, first.part, label))
            stretch.clear()

    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        joined = (
            wrapped
            and before is not None
            and (before.block, before.kind) == (line.block, line.kind)
            and not line.marked
            and turns[number][1] == line.span.start
        )
        if not joined:
            close()
            paragraph += 1
        stretch.append(number)
    close()
    spans = [span for span, *_ in found]
    tokens = tokens_of(text, spans)
    numbers = [token.sentence for token in tokens]
    sentences = []
    first = 0
    for number, (span, held, part, label) in enumerate(found):
        last = bisect_right(numbers, number, first)
        sentences.append(Sentence(span, first, last, held, part, label))
        first = last
    return tokens, tuple(sentences)
