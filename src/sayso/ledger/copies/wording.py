"""The wording of a report: its sentences as folded words, numbers masked, each word with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.figures import NUMBER_WORDS, find_quantities, folded
from sayso.figures.numeral import DIGITS
from sayso.language.sentences import split_sentences
from sayso.model import Region, Span

__all__ = ["NUMBER", "Passage", "Word", "Wording", "wording_of"]

NUMBER = "#"  # stands for every number, so that sentences that differ in figures alone meet
FEWEST = 4  # words of a sentence that is compared: "He declined to comment." says nothing of where it was taken from
MOST = 4_000  # sentences of one document that are compared; beyond that it is a book
SHINGLE = 3  # words; unrelated reports of one war share many pairs of words, and few threes
_SILENT = frozenset({"credit", "byline", "dateline", "metadata", "boilerplate"})
_WORD = r"[^\W_]+(?:'[^\W\d_]+)*"
_TOKEN = re.compile(rf"(?P<number>(?<!\w)(?:{DIGITS}|{NUMBER_WORDS}))|(?P<word>{_WORD})")
_PLAIN = re.compile(_WORD)
_PLAIN_CASED = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
TELLS_NOTHING = 0.7  # part of the longer words with a capital, from which on capitals tell no names
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_GAP = re.compile(r"\r?\n[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as compared, with its span; a number has `value` (both ends), and `named` tells a capital inside a
    sentence (None where the sentence's capitals tell nothing)."""

    form: str
    span: Span
    value: tuple[float | None, float | None] | None = None
    named: bool | None = False


class Passage:
    """One sentence of a text: its span, its masked words for finding (`forms`), its words for comparing (`words`)."""

    def __init__(self, text: str, span: Span, paragraph: int) -> None:
        self._text = text
        self.span = span
        self.paragraph = paragraph

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The folded words with every numeral masked; quick, for signatures."""
        low = folded(self._text[self.span.start : self.span.end])
        return tuple(NUMBER if found["number"] else _bare(found["word"]) for found in _TOKEN.finditer(low))

    @cached_property
    def shingles(self) -> frozenset[tuple[str | int, ...]]:
        """The sequences of three forms."""
        return frozenset(zip(*(self.forms[at:] for at in range(SHINGLE)), strict=False))

    @cached_property
    def names(self) -> frozenset[str]:
        """The folded words with a capital inside the sentence; none where its capitals tell nothing."""
        capital: set[str] = set()
        long = capitals = 0
        for at, found in enumerate(_PLAIN_CASED.finditer(self._text, self.span.start, self.span.end)):
            upper = found[0][0].isupper()
            if len(found[0]) > 3:
                long, capitals = long + 1, capitals + upper
            if upper and at:
                capital.add(_bare(folded(found[0])))
        return frozenset() if long > 2 and capitals >= TELLS_NOTHING * long else frozenset(capital)

    def weighed(self) -> frozenset[tuple[str | int, ...]]:
        """The shingles, and as many parts in all for the names: daily bulletins say the same of one town after another,
        and only the names tell them apart."""
        if not self.names:
            return self.shingles
        many = max(1, len(self.shingles) // len(self.names))
        return self.shingles | {(name, part) for name in self.names for part in range(many)}

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words, with quantities as one word each; numerals that measure nothing (dates, names) stay as written."""
        start, end, text = self.span.start, self.span.end, self._text
        numbers = [
            (quantity.number, (quantity.low, quantity.high))
            for quantity in find_quantities(text, start=start, end=end)
            if quantity.kind != "one_of"
        ]
        words: list[Word] = []
        at = start
        for number, value in numbers:
            if number.start >= at:
                words += self._plain(at, number.start)
                words.append(Word(NUMBER, number, value))
                at = number.end
        words += self._plain(at, end)
        return tuple(_with_names(text, words))

    def _plain(self, start: int, end: int) -> list[Word]:
        low = folded(self._text[start:end])
        return [Word(_bare(m[0]), Span(start + m.start(), start + m.end())) for m in _PLAIN.finditer(low)]


class Wording:
    """All sentences of a document that are compared, in text order, and how many words they have in all."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = tuple(passages)
        self.length = sum(len(passage.forms) for passage in passages)

    @cached_property
    def capitals(self) -> bool:
        """Whether no sentence tells a name: a text in capitals, most of all."""
        return not any(passage.names for passage in self.passages)

    @cached_property
    def where(self) -> dict[tuple[str | int, ...], list[int]]:
        """The numbers of the sentences in which a shingle stands."""
        found: dict[tuple[str | int, ...], list[int]] = {}
        for number, passage in enumerate(self.passages):
            for shingle in passage.shingles:
                found.setdefault(shingle, []).append(number)
        return found

    def stretches(self) -> list[frozenset[tuple[str | int, ...]]]:
        """What signatures are taken of: each sentence, each paragraph of several, and the whole."""
        found = [passage.weighed() for passage in self.passages]
        plain = frozenset[tuple[str | int, ...]]().union(*(passage.shingles for passage in self.passages))
        held: dict[int, list[frozenset[tuple[str | int, ...]]]] = {}
        for passage, weighed in zip(self.passages, found, strict=True):
            held.setdefault(passage.paragraph, []).append(weighed)
        found += [frozenset().union(*several) for several in held.values() if len(several) > 1]
        kept = [shingles for shingles in found if len(shingles) > FEWEST]
        return [*kept, plain] if kept else []  # the whole without the weight of names: a copy in capitals tells none


def wording_of(text: str, regions: Sequence[Region]) -> Wording:
    """The wording of a text without its credits, bylines, datelines and boilerplate."""
    passages: list[Passage] = []
    paragraph = 0
    for stretch in _spoken(text, regions):
        wrapped = _wrapped(text, stretch)
        for block in _blocks(text, stretch, wrapped=wrapped):
            paragraph += 1
            for span in split_sentences(text, block.start, block.end):
                passage = Passage(text, span, paragraph)
                if len(passage.forms) >= FEWEST:
                    passages.append(passage)
                if len(passages) >= MOST:
                    return Wording(passages)
    return Wording(passages)


def _spoken(text: str, regions: Sequence[Region]) -> list[Span]:
    """The stretches that say something, region by region."""
    found, at = [], 0
    for region in sorted(regions, key=lambda held: held.span):
        if region.span.start > at:
            found.append(Span(at, region.span.start))
        if region.kind not in _SILENT and region.span.end > max(at, region.span.start):
            found.append(Span(max(at, region.span.start), region.span.end))
        at = max(at, region.span.end)
    if at < len(text):
        found.append(Span(at, len(text)))
    return found


def _wrapped(text: str, stretch: Span) -> bool:
    """Whether lines are wrapped at a column: most end without a full stop."""
    lines = [m[0].rstrip() for m in _LINE.finditer(text, stretch.start, stretch.end) if m[0].strip()]
    open_ended = sum(40 <= len(line) <= 100 and line[-1] not in '.!?:;”"' for line in lines)
    return len(lines) > 4 and open_ended >= 0.6 * len(lines)


def _blocks(text: str, stretch: Span, *, wrapped: bool) -> list[Span]:
    if not wrapped:
        return [Span(*m.span()) for m in _LINE.finditer(text, stretch.start, stretch.end) if m[0].strip()]
    found, at = [], stretch.start
    for gap in _GAP.finditer(text, stretch.start, stretch.end):
        if gap.start() > at:
            found.append(Span(at, gap.start()))
        at = gap.end()
    return [*found, Span(at, stretch.end)] if at < stretch.end else found


def _bare(form: str) -> str:
    return form[:-2] if form.endswith("'s") else form


def _with_names(text: str, words: list[Word]) -> list[Word]:
    """The words with capitals told; in a headline's or a shout's capitals nothing can be told."""
    letters = [word for word in words if word.value is None and len(word.form) > 3]
    capitals = sum(text[word.span.start].isupper() for word in letters)
    told = not (len(letters) > 2 and capitals >= TELLS_NOTHING * len(letters))
    return [
        Word(word.form, word.span, word.value, (at > 0 and text[word.span.start].isupper()) if told else None)
        if word.value is None
        else word
        for at, word in enumerate(words)
    ]
