"""Quantities: every number of a text with its bound and what it measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.figures.bound import Bound, bound_after, bound_before
from sayso.figures.label import age_alone, labelled
from sayso.figures.numeral import DIGITS, GAP, NUMBER_WORDS, folded, value_of
from sayso.figures.trend import Trend, trend_before
from sayso.figures.unit import Kind, currency_before, unit_after
from sayso.model import Span

__all__ = ["Quantity", "find_quantities"]

CONTEXT = 96  # characters read on either side of a stretch, to tell what a number at its edge is


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as the words give it.

    `span` covers bound words, signs and the number; `number` the number alone; `unit_end` is where its unit ends.
    `low` and `high` are the two values of a range or of a vague word, else equal, in the order written. `of` is the
    whole of "8 of the 31". Vague words without bounds ("several") have neither. `trend` tells a change: "fell 4%".
    """

    span: Span
    number: Span
    unit_end: int
    kind: Kind
    low: float | None
    high: float | None
    bound: Bound = "exact"
    of: float | None = None
    vague: bool = False
    trend: Trend | None = None


_VAGUE = {
    "tens": (10, 100),
    "dozens": (12, 120),
    "scores": (40, 200),
    "hundreds": (100, 1_000),
    "thousands": (1_000, 10_000),
    "millions": (1_000_000, 10_000_000),
    "billions": (1_000_000_000, 10_000_000_000),
}
_VAGUE_TIMES = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1_000}
_SINGULAR = {
    "dozen": "dozens",
    "hundred": "hundreds",
    "thousand": "thousands",
    "million": "millions",
    "billion": "billions",
}
_FRACTIONS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
_FRACTIONS |= {"ninth": 9, "tenth": 10, "twelfth": 12, "hundredth": 100}
_FRACTIONS |= {f"{name}s": value for name, value in _FRACTIONS.items() if name not in {"half", "halves"}}

_some = rf"(?:several|a few|many|a couple(?: of)?|quite a few){GAP}"
_many = "tens|dozens|scores|hundreds|thousands|millions|billions"
_parts = "|".join(sorted(_FRACTIONS, key=len, reverse=True))
_SCAN = re.compile(
    r"(?<![\w])(?:"
    r"(?P<out>[0-9]{1,4}[/-][0-9]{1,2}[/-][0-9]{2,4}(?![0-9])"  # dates
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]{1,3})?"  # clock times, time codes
    r"|[0-9]{1,2}\.[0-9]{2} ?[ap]\.?m\b"
    r"|\+[0-9][0-9 ()-]{6,18}[0-9]|[0-9]{3}-[0-9]{3}-[0-9]{4}|[0-9]{3}-[0-9]{4}(?![0-9])"  # telephone numbers
    r"|[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+|24/7|9/11|50[/-]50"
    r"|[0-9]+(?:\.[0-9]+)?[x×] ?10[-−^]?[0-9]*)"
    rf"|(?P<part>[1-9]/(?:[2-9]|10)(?![0-9/])|(?:an?|one|two|three|four|five|six|seven|eight|nine){GAP}(?:{_parts})\b"
    rf"|half\b(?!{GAP}an?{GAP}(?:dozen|hundred|thousand|million|billion)))"
    rf"|(?P<vague>(?:{_some})?(?:(?:{_many})\b(?: (?:and|upon|or even|or) (?:{_many})\b)?(?: of (?:dozens|hundreds|thousands|millions)\b)?)"
    rf"|{_some}(?:(?:dozen|hundred|thousand|million|billion)\b)"
    r"|several\b|(?:quite )?a (?:good )?few\b|many\b|numerous\b|countless\b|a handful\b|an unknown number\b)"
    r"|(?P<pair>a couple(?: of)?\b|both\b|twice\b)"
    r"|(?P<none>no one\b|none\b|nobody\b|no\b)"
    rf"|(?P<digits>(?:(?:eur|usd|gbp|cad|aud|us|rm|ps|rs|c|a|r)(?=[0-9]))?{DIGITS})"
    rf"|(?P<words>{NUMBER_WORDS}))"
)
_NOT_NONE = re.compile(
    r"[ \n](?:longer|doubt|more|less|fewer|later|sooner|way|matter|idea|sign|signs|evidence|reason|choice|means|other|such"
    r"|need|comment|wonder|question|plans?|intention|indication|proof|end|word|response|information|access|part|time|link"
    r"|point|progress|agreement|confirmation|details?|immediate|independent|official|chance|hope|one)\b|[.,;:!?)]|\s*$|-"
)
_NOT_MANY_BEFORE = re.compile(r"\b(?:how|as|so|too|not|this|that|the|these|those|her|his|its|their|our|very)[ \n]$")
_HALF_BEFORE = re.compile(
    r"\b(?:first|second|other|latter|one|and a|better|top|bottom|opening|final|each|either|last)[ \n]$"
)
_HALF_AFTER = re.compile(
    r"[ \n](?:of\b|the\b|its\b|their\b|our\b|his\b|her\b|your\b|my\b|these\b|those\b|all\b|that\b|are\b|were\b|have\b|had\b|as\b)"
)
_HALF_TIME = re.compile(r"[ -](?:an hour|a day|a year|a century|a decade|a minute|a mile|a kilometre|a dollar)\b")
_RANGE = re.compile(
    r"(?: ?[-–—−] ?| ?(?:to|or even|or|up to|and up to|through) |/)(?:(?:us|c|a|au)?[$€£¥])?(?:as (?:many|much) as |nearly |about |around )?$"
)
_BETWEEN = re.compile(r"\bbetween (?:(?:about|around|roughly|some|an estimated) )?(?:(?:us|c|a|au)?[$€£])?$")
_FROM = re.compile(r"\bfrom (?:(?:about|around|roughly|some|as (?:few|many) as|up to|just) )?(?:(?:us|c|a|au)?[$€£])?$")
_AND = re.compile(r",? and (?:(?:about|around|roughly|some) )?(?:(?:us|c|a|au)?[$€£])?$")
_FROM_TO = re.compile(
    r"[^.;:!?\n0-9]{0,40} to (?:(?:about|around|roughly|some|just|more than|over) )?(?:(?:us|c|a|au)?[$€£])?$"
)
_OF = re.compile(r"(?: out)? of (?:the |its |their |his |her |a total of |our |some |about |all )*$")
_IN = re.compile(r" (?:in|out of)(?: every)? $")
_OF_SET = re.compile(
    r"[ \n]of[ \n](?:the|them|those|these|its|his|her|their|our|my|your|whom|which|us|[a-z]+'s|this|that|an?)\b"
)
_PRONOUN = re.compile(
    r"(?:[ \n](?:another|who|that|which|said|says|by one|is|was|day|side|hand|thing|can|could|would|will|should|must|may|might|has"
    r"|had|needs?|knows?|more thing|way|else|such|to|in which|where|and all|and the same|and only|does|day)\b|[,.;:!?'\")]|$)"
)
_ONE_BEFORE = re.compile(
    r"\b(?:no|any|every|each|some|this|that|the|which|another|only|first|last|number|day|by|on|good|bad|new|old|big|small|such a"
    r"|him|with|from the|a single|loved|square|page|as)[ \n-]$"
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
    found = list(_atoms(low, source, start - shift, stop - shift))
    joined = _join(low, found)
    return [
        replace(
            q,
            span=Span(q.span.start + shift, q.span.end + shift),
            number=Span(q.number.start + shift, q.number.end + shift),
            unit_end=q.unit_end + shift,
        )
        for q in joined
    ]


def _atoms(low: str, source: str, start: int, stop: int) -> Iterator[Quantity]:
    for match in _SCAN.finditer(low, start, stop):
        group = match.lastgroup
        if group == "out":
            continue
        if group == "digits" or group == "words":
            quantity = _number(low, source, match.start(), match.end(), start, stop)
        elif group == "vague":
            quantity = _vague(low, match.start(), match.end(), start, stop)
        elif group == "part":
            quantity = _part(low, match.start(), match.end(), start, stop)
        elif group == "pair":
            quantity = _pair(low, match.start(), match.end(), start, stop)
        else:
            quantity = _none(low, source, match.start(), match.end())
        if quantity is not None:
            yield quantity


def _bounded(
    low: str,
    begin: int,
    finish: int,
    unit_end: int,
    kind: Kind,
    values: tuple[float | None, float | None],
    start: int,
    stop: int,
    *,
    vague: bool = False,
    number: Span | None = None,
) -> Quantity:
    first, bound = bound_before(low, begin, start)
    if bound == "exact":
        last, bound = bound_after(low, finish, stop)
    else:
        last = bound_after(low, finish, stop)[0] if bound in {"about", "nearly"} else finish
    return Quantity(
        span=Span(first, max(last, finish)),
        number=number or Span(begin, finish),
        unit_end=max(unit_end, last),
        kind=kind,
        low=values[0],
        high=values[1],
        bound=bound,
        vague=vague,
        trend=trend_before(low, first) if kind != "age" else None,
    )


def _number(low: str, source: str, begin: int, finish: int, start: int, stop: int) -> Quantity | None:
    words = low[begin:finish]
    if words[0].isalpha() and words[-1].isdigit():  # "eur50": the code belongs to the number
        digit = next(i for i, c in enumerate(words) if c.isdigit())
        begin, words = begin + digit, words[digit:]
    signed = currency_before(low, begin)
    unit_end, kind = unit_after(low, finish, words)
    value = value_of(words, thousands=False)
    if signed is not None:
        unit_end, kind = finish, "money"
    if kind == "count":
        if labelled(low, begin, finish, value, source):
            return None
        if age_alone(low, begin, finish, value):
            kind = "age"
        elif words == "one":
            if _OF_SET.match(low, finish):
                kind = "one_of"
            elif _PRONOUN.match(low, finish) or _ONE_BEFORE.search(low, max(0, begin - 12), begin):
                return None
        elif "." in words and value != int(value) and words.replace(".", "").isdigit():
            whole = value_of(words, thousands=True)
            if words[0] != "0" and all(len(p) == 3 for p in words.split(".")[1:]) and low[finish : finish + 1] == " ":
                value = whole
    elif kind == "duration" and low[max(0, begin - 9) : begin].endswith(("aged ", "age of ")):
        kind = "age"
    elif (
        kind in {"measure", "part"}
        and words.isdigit()
        and low[begin - 1 : begin] == "-"
        and low[begin - 2 : begin - 1].isalpha()
    ) or (kind == "part" and labelled(low, begin, finish, value, source)):
        return None
    elif kind == "times" and not re.match(
        r"[ \n](?:more|as|higher|the|greater|larger|lower|less|better|its|that|bigger|over)\b",
        low[unit_end : unit_end + 9],
    ):
        kind = "count" if low[finish : finish + 1] in {" ", "\n"} else "times"
    if kind == "share":
        value = value / 100
    quantity = _bounded(
        low,
        begin if signed is None else max(signed, start),
        finish,
        unit_end,
        kind,
        (value, value),
        start,
        stop,
        number=Span(begin, finish),
    )
    if kind == "share":
        quantity = replace(quantity, span=Span(quantity.span.start, max(quantity.span.end, min(unit_end, stop))))
    return quantity


def _vague(low: str, begin: int, finish: int, start: int, stop: int) -> Quantity | None:
    words = re.split(r"[\s-]+", low[begin:finish])
    _, kind = unit_after(low, finish, "several")
    if words == ["many"] and (
        _NOT_MANY_BEFORE.search(low, max(0, begin - 8), begin) or low[finish : finish + 2] == " a"
    ):
        return None
    if words == ["scores"] and not low.startswith((" of", " more", " were", " have"), finish):
        return None
    bounds: tuple[float | None, float | None] = (None, None)
    sized = [_SINGULAR.get(word, word) for word in words]
    named = [word for word in sized if word in _VAGUE]
    if named:
        factor = 1
        if len(named) == 2 and "of" in words and named[0] in _VAGUE_TIMES:
            factor = _VAGUE_TIMES[named[0]]
            low_end, high_end = _VAGUE[named[1]]
            if named[0] == "hundreds" or named[0] == "tens":
                bounds = (low_end * factor, low_end * factor * 10)
            else:
                bounds = (low_end * factor, high_end * factor)
        else:
            bounds = (_VAGUE[named[0]][0], _VAGUE[named[-1]][1])
        if words[:2] == ["a", "couple"]:
            bounds = (2 * _VAGUE[named[-1]][0], 2 * _VAGUE[named[-1]][0])
    if bounds[0] is not None and bounds[1] is not None and bounds[0] > bounds[1]:
        bounds = (bounds[1], bounds[0])
    return _bounded(low, begin, finish, finish, kind, bounds, start, stop, vague=words[:2] != ["a", "couple"])


def _part(low: str, begin: int, finish: int, start: int, stop: int) -> Quantity | None:
    words = low[begin:finish]
    if words == "half":
        before = low[max(0, begin - 9) : begin]
        if _HALF_TIME.match(low, finish):
            return _bounded(low, begin, finish, finish, "duration", (0.5, 0.5), start, stop)
        bounded = bound_before(low, begin, start)[1] != "exact"
        if low[finish : finish + 1] == "-" or _HALF_BEFORE.search(before):
            return None
        if not bounded and not _HALF_AFTER.match(low, finish) and not re.search(r"\b(?:by|in|than|a) $", before):
            return None
        if before.endswith(" in "):  # "cut in half"
            return None
        value = 0.5
    elif "/" in words:
        top, bottom = words.split("/")
        value = int(top) / int(bottom)
    else:
        count, name = re.split(r"[\s-]+", words)
        top_value = 1.0 if count in {"a", "an"} else value_of(count)
        value = top_value / _FRACTIONS[name]
        after = low[finish : finish + 12]
        if count in {"a", "an", "one"} and name not in {"half"} and not after.startswith((" of", "-of")):
            return None
        if name == "half" and (count in {"a", "an"} and not after.startswith(" of")):
            return None
    if value > 1:
        return None
    return _bounded(low, begin, finish, finish, "share", (value, value), start, stop)


def _pair(low: str, begin: int, finish: int, start: int, stop: int) -> Quantity | None:
    word = low[begin:finish]
    if word == "twice":
        if re.match(r"[ \n](?:as|the|more|its|that|a|an|over|per|their|his|her|daily)\b", low[finish : finish + 7]):
            return None
    elif word == "both":
        if re.match(
            r"[ \n](?:sides|parties|countries|nations|in|on|at|to|by|from|for|with|as|ends|ways|cases|houses)\b",
            low[finish : finish + 11],
        ):
            return None
    elif low[max(0, begin - 8) : begin].endswith(("married ", "young ")):
        return None
    unit_end, kind = unit_after(low, finish, word)
    return _bounded(low, begin, finish, unit_end, kind, (2.0, 2.0), start, stop)


def _none(low: str, source: str, begin: int, finish: int) -> Quantity | None:
    word = low[begin:finish]
    if word == "no" and (_NOT_NONE.match(low, finish) or source[begin : begin + 4] == "No. "):
        return None
    if word == "none" and re.match(r" (?:the|other)\b", low[finish : finish + 7]):
        return None
    span = Span(begin, finish)
    return Quantity(span=span, number=span, unit_end=finish, kind="count", low=0.0, high=0.0)


def _join(low: str, atoms: list[Quantity]) -> list[Quantity]:
    """The quantities with ranges, "8 of the 31" and "one in three" put together."""
    joined: list[Quantity] = []
    for atom in atoms:
        merged = _merge(low, joined[-1], atom) if joined else None
        if merged is None:
            joined.append(atom)
        else:
            joined[-1] = merged
    return joined


def _merge(low: str, first: Quantity, second: Quantity) -> Quantity | None:
    if first.low is None or second.low is None or first.low != first.high or second.low != second.high:
        return None
    gap_start, gap_end = max(first.number.end, first.unit_end), second.number.start
    if gap_end < gap_start:
        gap_start = first.number.end
    if gap_end - gap_start > 60 or gap_end < gap_start:
        return None
    gap = low[gap_start:gap_end]
    close = low[first.number.end : gap_end]
    if first.vague or second.vague or first.of is not None:
        return None
    kinds = {first.kind, second.kind}
    if first.kind in {"count", "one_of"} and second.kind == "count" and first.low < second.low:
        if _OF.fullmatch(close) and (second.low > 1 and close.startswith((" of", " out"))):
            return replace(
                first,
                span=Span(first.span.start, second.number.end),
                kind="count",
                of=second.low,
                unit_end=second.unit_end,
            )
        if _IN.fullmatch(close) and first.low < 10 and (second.low <= 12 or second.low % 5 == 0):
            share = first.low / second.low
            return replace(
                first,
                span=Span(first.span.start, second.number.end),
                kind="share",
                low=share,
                high=share,
                unit_end=second.unit_end,
            )
    before = low[max(0, first.number.start - 40) : first.number.start]
    between = _BETWEEN.search(before)
    from_ = _FROM.search(before)
    if (between and _AND.fullmatch(gap)) or (between and _BETWEEN and _AND.fullmatch(close)):
        opened = between.start()
    elif from_ and (_RANGE.fullmatch(gap) or _FROM_TO.fullmatch(gap)):
        opened = from_.start()
    elif _RANGE.fullmatch(gap) or _RANGE.fullmatch(close):
        if "or" in gap.split() and not first.low < second.low <= 3 * first.low + 1:
            return None
        if gap.strip() in {"-", "–", "—", "/"} and first.low >= second.low and first.kind == "count" == second.kind:
            return None
        opened = -1
    else:
        return None
    low_value, high_value = first.low, second.low
    if (len(kinds) == 2 and "count" in kinds) or kinds == {"part", "measure"} or first.kind == second.kind:
        kind = second.kind if first.kind == "count" else first.kind
    elif kinds <= {"count", "part", "duration", "measure", "age"}:
        kind = second.kind
    else:
        return None
    if kind == "share" and first.kind == "count":
        low_value = low_value / 100
    elif first.kind == second.kind or first.kind in {"count", "money"}:
        low_value = _shared_magnitude(low, first, second, low_value)
    if opened < 0 and low_value >= high_value:
        return None
    start = max(0, first.number.start - 40) + max(0, opened) - max(0, 0) if opened >= 0 else first.span.start
    if opened >= 0:
        start = max(0, first.number.start - 40) + opened
        start = min(start, first.span.start)
    bound = first.bound if first.bound in {"about", "at_most", "nearly"} else "exact"
    return replace(
        second,
        span=Span(start, second.span.end),
        number=Span(first.number.start, second.number.end),
        kind=kind,
        low=low_value,
        high=high_value,
        bound=bound,
        trend=first.trend,
    )


_MAGNITUDE_END = re.compile(r"(hundred|thousand|million|billion|trillion|dozen|bn|mn|m|k|b)$")


def _shared_magnitude(low: str, first: Quantity, second: Quantity, value: float) -> float:
    """The value of the first number, with the second's magnitude where it has none: "2 to 3 million"."""
    written = low[second.number.start : second.number.end]
    magnitude = _MAGNITUDE_END.search(written)
    if magnitude is None or _MAGNITUDE_END.search(low[first.number.start : first.number.end]) or value >= 1000:
        return value
    return value * value_of("1" + magnitude[1]) if len(magnitude[1]) <= 2 else value * value_of("one " + magnitude[1])
