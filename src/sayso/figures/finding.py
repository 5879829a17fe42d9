"""Finding: every number of a text, as a quantity of its kind; dates, names and ordinals are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.figures.bound import bound_after, bound_before
from sayso.figures.fraction import FRACTION, fraction_of
from sayso.figures.label import age_alone, labelled
from sayso.figures.numeral import DIGITS, NUMBER_WORDS, folded, value_of
from sayso.figures.quantity import Quantity
from sayso.figures.ranges import joined
from sayso.figures.trend import trend_before
from sayso.figures.unit import Kind, currency_before, unit_after
from sayso.figures.vague import VAGUE, vague_ends
from sayso.model import Span

__all__ = ["find_quantities"]

CONTEXT = 96  # characters read on either side of a stretch, to tell what a number at its edge is
_SCAN = re.compile(
    r"(?<!\w)(?<!\s\.)(?:"
    r"(?P<out>[0-9]{1,4}[/-][0-9]{1,2}[/-][0-9]{2,4}(?![0-9])"  # dates
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]{1,3})?"  # clock times, time codes
    r"|[0-9]{1,2}\.[0-9]{2} ?[ap]\.?m\b"
    r"|\+[0-9][0-9 ()-]{6,18}[0-9]|[0-9]{3}-[0-9]{3}-[0-9]{4}|[0-9]{3}-[0-9]{4}(?![0-9])"  # telephone numbers
    r"|[0-9]{1,9}\.[0-9]{1,9}\.[0-9]{1,9}\.[0-9]{1,9}|24/7|9/11|50[/-]50|[0-9]x[0-9]\b"
    r"|[0-9]{1,9}(?:\.[0-9]{1,9})?[x×] ?10[-−^]?[0-9]{0,3})"
    rf"|(?P<part>{FRACTION})"
    rf"|(?P<vague>{VAGUE})"
    r"|(?P<pair>a couple(?: of)?\b|both\b|twice\b)"
    r"|(?P<none>no one\b|not one\b(?!-)|not a single\b|none\b|nobody\b|no\b)"
    rf"|(?P<digits>(?:(?:eur|usd|gbp|cad|aud|us|rm|ps|rs)(?=[0-9]))?{DIGITS})"
    rf"|(?P<words>{NUMBER_WORDS}))"
)
_NOT_NONE = re.compile(
    r"[ \n](?:longer|doubt|more|less|fewer|later|sooner|way|matter|idea|signs?|evidence|reason|choice|means|other"
    r"|such|need"
    r"|comment|wonder|question|plans?|intention|indication|proof|end|word|response|information|access|part|time|link"
    r"|point"
    r"|progress|agreement|confirmation|details?|immediate|independent|official|chance|hope|one)\b|[.,;:!?)]|\s*$|-"
)
_OF_SET = re.compile(
    r"[ \n]of[ \n](?:the|them|those|these|its|his|her|their|our|my|your|whom|which|us|[a-z]+'s|this|that|an?)\b"
)
_PRONOUN = re.compile(
    r"[ \n](?:another|who|that|which|said|says|by one|is|was|can|could|would|will|should|must|may|might|has|had|needs?"
    r"|knows?|way|else|such|to|in which|where|and all|and the same|and only|does)\b|[,.;:!?'\")]|$"
)
_ONE_BEFORE = re.compile(
    r"\b(?:no|any|every|each|some|this|that|the|which|another|only|first|last|number|by|on|good|bad|new|old|big|small"
    r"|such a|him|a single|loved|square|page|as|same)[ \n-]$"
)
_COMPARED = re.compile(r"[ \n](?:more|as|higher|the|greater|larger|lower|less|better|its|that|bigger|over)\b")
_NOT_TWICE = re.compile(r"[ \n](?:as|the|more|its|that|an?|over|per|their|his|her|daily)\b")
_NOT_BOTH = re.compile(
    r"[ \n](?:sides|parties|countries|nations|in|on|at|to|by|from|for|with|as|ends|ways|cases|houses)\b"
)


def find_quantities(text: str, *, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Every quantity of `text[start:end]` in order, with its kind; dates, names and ordinals are none.

    Spans index the whole text. Linear in the length of the stretch: at most 96 characters around it are read too.

    >>> [(q.kind, q.low, q.bound) for q in find_quantities("at least 12 men, 40 km away")]
    [('count', 12.0, 'at_least'), ('measure', 40.0, 'exact')]
    """
    stop = len(text) if end is None else min(end, len(text))
    start = max(0, start)
    if start >= stop:
        return []
    shift = max(0, start - CONTEXT)
    source = text[shift : stop + CONTEXT]
    low = folded(source)
    return [
        replace(
            quantity,
            span=Span(quantity.span.start + shift, quantity.span.end + shift),
            number=Span(quantity.number.start + shift, quantity.number.end + shift),
            unit_end=quantity.unit_end + shift,
        )
        for quantity in joined(low, list(_Stretch(low, source, start - shift, stop - shift).atoms()))
    ]


class _Stretch:
    """A folded text with the stretch of it that is read, and the same text as written."""

    def __init__(self, low: str, source: str, start: int, stop: int) -> None:
        self.low, self.source, self.start, self.stop = low, source, start, stop

    def atoms(self) -> Iterator[Quantity]:
        """Every number in order, ranges not yet put together."""
        for match in _SCAN.finditer(self.low, self.start, self.stop):
            begin, finish = match.span()
            quantity = None
            if match["digits"] or match["words"]:
                quantity = self._number(begin, finish)
            elif match["vague"]:
                ends = vague_ends(self.low, begin, finish)
                if ends is not None:
                    kind = unit_after(self.low, finish, "several")[1]
                    quantity = self._bounded(begin, finish, finish, kind, ends, vague=True)
            elif match["part"]:
                share = fraction_of(
                    self.low, begin, finish, bounded=bound_before(self.low, begin, self.start)[0] != begin
                )
                if share is not None:
                    quantity = self._bounded(begin, finish, finish, share[1], (share[0], share[0]))
            elif match["pair"]:
                quantity = self._pair(begin, finish)
            elif match["none"]:
                quantity = self._none(begin, finish)
            if quantity is not None:
                yield quantity

    def _bounded(
        self,
        begin: int,
        finish: int,
        unit_end: int,
        kind: Kind,
        ends: tuple[float | None, float | None],
        *,
        number: Span | None = None,
        vague: bool = False,
    ) -> Quantity:
        """The quantity with the bound words around it."""
        first, bound = bound_before(self.low, begin, self.start)
        if bound == "exact" and self.low[max(self.start, begin - 4) : begin] == "sub-":
            first, bound = begin - 4, "under"
        last = finish
        if bound in {"exact", "about", "nearly"}:
            last, after = bound_after(self.low, finish, self.stop)
            bound = after if bound == "exact" or after in {"at_least", "at_most"} else bound  # "some 40 or more"
        trend = trend_before(self.low, first) if bound in {"exact", "about", "nearly"} else None
        return Quantity(
            span=Span(first, max(last, finish)),
            number=number or Span(begin, finish),
            unit_end=max(unit_end, last),
            kind=kind,
            low=ends[0],
            high=ends[1],
            bound=bound,
            vague=vague,
            trend=trend if kind != "age" else None,
        )

    def _number(self, begin: int, finish: int) -> Quantity | None:
        low, words = self.low, self.low[begin:finish]
        if words[0].isalpha() and words[-1].isdigit():  # "eur50": the code belongs to the sign, not to the number
            digit = next(index for index, character in enumerate(words) if character.isdigit())
            begin, words = begin + digit, words[digit:]
        signed = currency_before(low, begin)
        unit_end, kind = unit_after(low, finish, words)
        if signed is not None:
            unit_end, kind = finish, "money"
        told = self._kind(begin, finish, unit_end, kind, words)
        if told is None:
            return None
        value = value_of(words)
        if told == "count" and _grouped_by_points(low, words, finish):
            value = value_of(words, thousands=True)
        if told == "share":
            value /= 100
        elif told == "measure" and low[max(0, begin - 6) : begin].endswith(("minus ", "minus-", " -", " −")):
            value = -value
        from_ = begin if signed is None else max(signed, self.start)
        quantity = self._bounded(from_, finish, unit_end, told, (value, value), number=Span(begin, finish))
        if told != "share":
            return quantity
        return replace(quantity, span=Span(quantity.span.start, max(quantity.span.end, min(unit_end, self.stop))))

    def _kind(self, begin: int, finish: int, unit_end: int, kind: Kind, words: str) -> Kind | None:
        """The kind of a number by what stands around it, None where it is no quantity."""
        low = self.low
        if kind in {"count", "part"} and labelled(low, begin, finish, value_of(words), self.source):
            return None
        if kind == "count" and age_alone(low, begin, finish, value_of(words)):
            return "age"
        if kind == "count" and words == "one":
            if _OF_SET.match(low, finish):
                return "one_of"
            pronoun = _PRONOUN.match(low, finish) or _ONE_BEFORE.search(low, max(0, begin - 12), begin)
            return None if pronoun else "count"
        if kind == "duration" and low[max(0, begin - 9) : begin].endswith(("aged ", "age of ")):
            return "age"
        if (
            kind == "measure"
            and words.isdigit()
            and low[begin - 1 : begin] == "-"
            and low[begin - 2 : begin - 1].isalpha()
        ):
            return (
                None
                if low[max(0, begin - 4) : begin] != "sub-" and low[max(0, begin - 6) : begin] != "minus-"
                else kind
            )
        if kind == "times" and low[finish : finish + 1] in {" ", "\n"} and not _COMPARED.match(low, unit_end):
            return "count"  # "hit three times": so many blows
        return kind

    def _pair(self, begin: int, finish: int) -> Quantity | None:
        word = self.low[begin:finish]
        if (word == "twice" and _NOT_TWICE.match(self.low, finish)) or (
            word == "both" and _NOT_BOTH.match(self.low, finish)
        ):
            return None
        if word.startswith("a") and self.low[max(0, begin - 8) : begin].endswith(("married ", "young ")):
            return None
        unit_end, kind = unit_after(self.low, finish, word)
        return self._bounded(begin, finish, unit_end, kind, (2.0, 2.0))

    def _none(self, begin: int, finish: int) -> Quantity | None:
        word = self.low[begin:finish]
        if word == "no" and (_NOT_NONE.match(self.low, finish) or self.source[begin : begin + 4] == "No. "):
            return None
        if word == "none" and self.low.startswith((" the ", " other "), finish):
            return None
        span = Span(begin, finish)
        return Quantity(span=span, number=span, unit_end=finish, kind="count", low=0.0, high=0.0)


def _grouped_by_points(low: str, words: str, finish: int) -> bool:
    """Whether "1.557" is 1557: whole groups of three, and a noun after it."""
    groups = words.split(".")
    return (
        len(groups) > 1
        and words.replace(".", "").isdigit()
        and groups[0] not in {"", "0"}
        and len(groups[0]) <= 3
        and all(len(group) == 3 for group in groups[1:])
        and low[finish : finish + 1] == " "
    )
