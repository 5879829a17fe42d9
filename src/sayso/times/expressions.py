"""Expressions: every time expression of a text, put together from its cores, prepositions, hours and ranges."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.figures import folded, is_year
from sayso.model.calendar import MONTHS
from sayso.times.clock import clock_of
from sayso.times.event_phrases import event_phrases
from sayso.times.expression import UNSETTLED, Anchor, Expression
from sayso.times.grammar import CORE
from sayso.times.interval import Interval, shifted
from sayso.times.joining import joined
from sayso.times.named_events import NamedEvent
from sayso.times.periods import night_after
from sayso.times.resolution import resolved
from sayso.times.tense import REACH, Tense, tense_around

__all__ = ["find_expressions"]

_PREFIX = re.compile(
    r"(?:\b(?P<open>since(?: at least| about| around)?|ever since|by|before|until|till|up to|up until|prior to"
    r"|no later than|not later than|as of|after|from|effective)[ \n])?(?:the[ \n])?"
    r"(?:(?P<part>early|mid|middle|late|earlier|later|(?:the )?(?:start|beginning|end|middle) of)"
    r"(?:[ \n-](?:on |in |of )?))?(?:the[ \n])?$"
)
_ON = re.compile(
    r"\b(?:(?:on|in|during) the (?:night|morning|evening|afternoon|day|eve) of|the (?:night|morning|evening) of|on|in"
    r"|during|at|over|between|throughout)[ \n](?:the[ \n])?$"
)
_PARTS = {"early": "early", "mid": "mid", "middle": "mid", "late": "late", "later": "later", "earlier": "earlier"}
_PARTS |= {"start of": "early", "beginning of": "early", "middle of": "mid", "end of": "late"}
_ABBREVIATED = "".join(rf"(?<!\b{word})" for word in "mr mrs ms dr st gen col lt sgt u\\.s u\\.n a\\.m p\\.m".split())
_ABBREVIATED += "".join(f"(?<!{month})" for month in "jan feb mar apr jun jul aug sept sep oct nov dec".split())
_SENTENCE = re.compile(rf"(?:[!?]|{_ABBREVIATED}\.)[\"'”’)]*\s+(?=\S)|\n\s*\n")
_MONTH_VERBS = re.compile(
    r"[ \n](?:have|be|well|not|also|yet|still|never|only|take|include|face|need|or|on|to|toward|towards|through|into"
    r"|against|in[ \n](?:the|protest|solidarity))\b"
)
_MONTH_SURE = re.compile(r"\b(?:in|since|until|till|early|mid|late|last|next|during|throughout)[ \n-]$")
_MONTH_LEADS = re.compile(r"\b(?:of|by|from|to|through|before|after|this|and|between|the|past|following|every)[ \n-]$")
_LONG = frozenset({"month", "season", "year", "decade"})
NEAR = 300  # characters back to a day that "at dawn" still belongs to
LOOK = 64  # characters read before a core for its preposition


def find_expressions(
    text: str,
    *,
    date: dt.date | None,
    start: int,
    end: int,
    events: Sequence[NamedEvent],
) -> list[Expression]:
    """Every time expression of `text[start:end]` in order, resolved; offsets index the whole text. Linear."""
    if date is not None and not 1000 <= date.year <= 9000:
        date = None  # no report is of such a year, and reckoning from it would leave the calendar
    low_bound = max(0, start - 240)
    source = text[low_bound : end + 120]
    low = folded(source)
    first, stop = start - low_bound, end - low_bound
    found: list[Expression] = []
    reference: Interval | None = None
    reference_at = -1
    sentence, sentence_end, sentence_ends = 0, 0, _sentences(low)
    for match in CORE.finditer(low, first, stop):
        kind = _kind(match)
        begin = match.start()
        while sentence_end <= begin:
            sentence, sentence_end = sentence_end, next(sentence_ends)
        if not _is_time(low, source, match, kind):
            continue
        near = reference is not None and begin - reference_at < NEAR and "\n" not in low[max(0, reference_at) : begin]
        anchor = Anchor(date, reference, reference_at >= sentence, near)
        expression = _expression(low, match, kind, anchor, first)
        if expression is None:
            continue
        merged = joined(low, found[-1], expression) if found else None
        if merged is not None:
            found[-1] = merged
            expression = merged
        else:
            found.append(expression)
        if expression.interval.start is not None and expression.kind not in {"lasting", "clock", "daypart"}:
            reference, reference_at = expression.interval, expression.start
    found = _apart(found, event_phrases(low, first, stop, text=text, date=date, events=events))
    return [replace(e, start=e.start + low_bound, end=e.end + low_bound, core=e.core + low_bound) for e in found]


def _apart(found: list[Expression], phrases: list[Expression]) -> list[Expression]:
    """All of `found`, and those of `phrases` that touch none of them, in text order."""
    kept: list[Expression] = []
    for expression in sorted(found + phrases, key=lambda e: (e.start, e.kind == "event")):
        if not kept or kept[-1].end <= expression.start:
            kept.append(expression)
        elif kept[-1].kind == "event" != expression.kind:
            kept[-1] = expression
    return kept


def _kind(match: re.Match[str]) -> str:
    return match.lastgroup if match.lastgroup in _KINDS else next(k for k in _KINDS if match[k] is not None)


_KINDS = (
    "iso isoweek slash clock dmy mdy my weekof ordinalweek relative weekday season decade year month word ago stretch"
    " lasting ahead back weekend holiday numbered todate then daypart period bareseason"
).split()


def _sentences(low: str) -> Iterator[int]:
    """Where each sentence of folded `low` ends, and at last its length."""
    for stop in _SENTENCE.finditer(low):
        yield stop.end()
    yield len(low)


def _is_time(low: str, source: str, match: re.Match[str], kind: str) -> bool:
    begin, finish = match.span()
    before = low[max(0, begin - 24) : begin]
    if kind == "year":
        return is_year(source, begin, finish)
    if kind == "month":
        word = match[0].rstrip(".")
        if not source[begin].isupper() or (len(word) < 4 and word != "may"):
            return False
        if low[finish : finish + 1] == "-" or (
            low[finish : finish + 2] == "'s" and word in {"may", "april", "june", "august"}
        ):
            return False
        if word in {"may", "march", "april", "june", "august"}:
            verb = word in {"may", "march"} and _MONTH_VERBS.match(low, finish)
            return bool(_MONTH_SURE.search(before)) or bool(_MONTH_LEADS.search(before) and not verb)
        return True
    if kind in {"dmy", "mdy", "my"} and re.search(r"\b(?:may|march|sun|sat|mar|dec|sep|nov)\b", match[0]):
        name = re.search(r"\b(?:may|march|mar|dec|sep|nov)\b", match[0])
        return name is None or source[begin + name.start()].isupper()
    if kind == "relative" and match["thing"] in MONTHS and not source[match.start("thing")].isupper():
        return False
    if kind == "weekday" and before.endswith(("every ", "each ")):
        return False
    if kind == "relative" and low[finish : finish + 1] == "-":
        return False
    if kind == "back" and match["that_unit"] and re.search(r"\b(?:all|hope|hopes|so|believe)[ \n]$", before):
        return False
    if kind == "slash":
        return match[0].count("/") == 2 or len(match[0].split(".")[-1]) == 4
    return True


def _expression(low: str, match: re.Match[str], kind: str, anchor: Anchor, floor: int) -> Expression | None:
    begin, finish = match.span()
    before = max(floor, begin - LOOK)
    prefix = _PREFIX.search(low, before, begin)
    part_word = prefix["part"] if prefix else None
    part = _PARTS.get(re.sub(r"^the ", "", part_word)) if part_word else None
    opened = prefix["open"] if prefix else None

    def tense(*, reach: int = REACH) -> Tense | None:
        if opened in {"since", "as of"}:
            return "past"
        if kind == "holiday" and opened in {"before", "by", "until", "till"}:
            return "future"
        return tense_around(low, begin, finish, reach=reach)

    whole_start = prefix.start() if prefix and (part_word or opened) else begin
    if kind == "clock":
        at = clock_of(match[0])
        if at is None:
            return None
        day = Interval(anchor.date, anchor.date, "day") if anchor.date else UNSETTLED
        if anchor.same_sentence and anchor.before is not None and anchor.before.grain == "day":
            day = anchor.before
        interval: Interval | None = day
        return _opened(
            low,
            Expression(start=whole_start, end=finish, core=begin, kind=kind, interval=day, at=at),
            opened,
            anchor.date,
            before,
        )
    if kind == "weekof":
        return Expression(start=whole_start, end=finish, core=begin, kind=kind, interval=UNSETTLED)
    interval = resolved(match, kind, anchor, tense, part)
    if interval is None:
        return None
    if part in {"earlier", "later"} and kind not in {"relative", "weekday", "word", "back", "month", "year"}:
        part_word = None
    expression = Expression(start=whole_start, end=finish, core=begin, kind=kind, interval=interval)
    if kind == "daypart" and match["hour"] in {"noon", "midday"}:
        expression = replace(expression, at="12:00")
    if kind == "iso" and len(match[0]) > 10:
        expression = replace(expression, at=clock_of(match[0][11:16]))
    return _opened(low, expression, opened, anchor.date, before)


def _opened(low: str, expression: Expression, opened: str | None, date: dt.date | None, floor: int) -> Expression:
    """The expression with its preposition: "since X" is X to the document's date, "by X" and "before X" end with X."""
    if opened is None:
        lead = _ON.search(low, floor, expression.start)
        named = low.startswith("'s ", expression.end)  # "in Friday's strike": the preposition is the strike's
        if lead is None or named:
            return expression
        only = expression.interval.start
        if "night of" in lead[0] and only is not None and only == expression.interval.end:
            expression = replace(expression, interval=night_after(only))
        return replace(expression, start=lead.start())
    inner = expression.interval
    word = opened.split()[0]
    if inner is UNSETTLED or inner == UNSETTLED:
        return expression
    if word in {"since", "ever"}:
        end = date if date is not None and inner.start is not None and inner.start <= date else None
        whole = Interval(inner.start, end, "open")
    elif word in {"before", "prior"}:
        first = inner.start
        if first is not None and (inner.grain in _LONG or "new year" in low[expression.core : expression.end]):
            # "before June" ends with May
            first = shifted(first, days=-1)
        whole = Interval(None, first, "open")
    elif word in {"by", "until", "till", "up", "no", "not", "as"}:
        early = inner.grain == "day"  # by the night: when it begins
        whole = Interval(None, inner.start if early else inner.end, "open")
    elif word in {"after", "effective"}:
        whole = Interval(inner.start, None, "open")
    elif inner.grain == "stretch":  # "from 3 to 7 March"
        return expression
    else:  # "from 3 March"; the end of a range may follow
        whole = Interval(inner.start, None, "open")
    return replace(expression, whole=whole)
