"""Expressions: every time expression of a text, put together from its cores, prepositions, hours and ranges."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from sayso.figures import folded, is_year
from sayso.times.expression import UNSETTLED, Anchor, Expression
from sayso.times.grammar import CORE, ZONES
from sayso.times.interval import Interval, week
from sayso.times.named_events import NamedEvent, event_date
from sayso.times.resolution import resolved
from sayso.times.tense import tense_around

__all__ = ["find_expressions"]

_PREFIX = re.compile(
    r"(?:\b(?P<open>since(?: at least| about| around)?|ever since|by|before|until|till|up to|up until|prior to|no later than|not later than|as of|after"
    r"|from|effective)[ \n])?(?P<the>the[ \n])?"
    r"(?:(?P<part>early|mid|middle|late|earlier|later|start of|beginning of|end of|middle of|the start of|the beginning of"
    r"|the end of|the middle of)(?:[ \n-](?:on |in |of )?))?(?:the[ \n])?$"
)
_ON = re.compile(
    r"\b(?:on the (?:night|morning|evening|afternoon|day|eve) of|the (?:night|morning|evening) of|on|in|during|at|over|throughout)[ \n](?:the[ \n])?$"
)
_PARTS = {
    "early": "early",
    "start of": "early",
    "beginning of": "early",
    "mid": "mid",
    "middle": "mid",
    "middle of": "mid",
    "late": "late",
    "end of": "late",
    "later": "later",
    "earlier": "earlier",
}
_BETWEEN_CORES = re.compile(r",?[ \n](?:on |the |at |of |about |around )*|, |[ \n]?\(?")
_RANGE = re.compile(
    r"[ \n]?(?:-|–|—)[ \n]?|,?[ \n](?:to|through|until|till|and)[ \n](?:the |on |early |late |mid-|at least )*"
)
_SENTENCE = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[a-z0-9])|\n\s*\n")
_CLOCK = re.compile(r"([0-9]{1,2})[:.]?([0-9]{2})?")
_MONTH_VERBS = re.compile(
    r"(?:[ \n](?:have|be|well|not|also|yet|still|never|only|take|include|face|need|or|on|to|toward|towards|through|into|against|in[ \n](?:the|protest|solidarity)))\b"
)
_MONTH_LEADS = re.compile(
    r"\b(?:in|since|of|until|till|by|from|to|through|during|before|after|early|mid|late|last|next|this|and|between|throughout|the|past|following|every)[ \n-]$"
)
_YEAR_LEADS = re.compile(
    r"\b(?:in|since|until|till|before|after|by|during|from|to|of|late|early|mid|the|and|between|through|around|summer|spring|autumn|fall|winter|circa|for|post|pre|back in)[ \n-]$"
)
_EVENT = (
    r"\b(?P<open>since|before|until|after|from|following)[ \n]"
    r"(?P<words>(?:(?:the|its|their|his|russia's|moscow's|putin's|hamas's|israel's|last|this|that)[ \n])?(?:(?:start|beginning|outbreak|onset|launch|eruption)[ \n]of[ \n](?:the[ \n])?)?"
    r"(?:[\w'-]+[ \n]){0,4}?(?P<noun>%s)(?:[ \n](?:of|in|against|by)[ \n](?:[\w-]+))?(?:[ \n](?:began|started|broke out|erupted))?|russia(?:n forces|n troops)?[ \n](?:first )?invaded(?:[ \n]ukraine)?)"
)
_DAY_KINDS = frozenset({"iso", "slash", "dmy", "mdy", "weekday", "word", "relative", "back", "holiday", "ago"})
_DATED = frozenset({"iso", "slash", "dmy", "mdy"})
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
    low_bound = max(0, start - 240)
    source = text[low_bound : end + 120]
    low = folded(source)
    first, stop = start - low_bound, end - low_bound
    found: list[Expression] = []
    reference: Interval | None = None
    reference_at = -1
    for match in CORE.finditer(low, first, stop):
        kind = _kind(match)
        begin = match.start()
        sentence = _sentence_start(low, begin)
        if not _is_time(low, source, match, kind):
            continue
        expression = _expression(low, match, kind, Anchor(date, reference, reference_at >= sentence), first)
        if expression is None:
            continue
        merged = _joined(low, found[-1], expression) if found else None
        if merged is not None:
            found[-1] = merged
            expression = merged
        else:
            found.append(expression)
        if expression.interval.start is not None and expression.kind not in {"lasting", "clock"}:
            reference, reference_at = expression.interval, expression.start
    found += _event_expressions(low, found, first, stop, date, events, text)
    found.sort(key=lambda e: e.start)
    return [replace(e, start=e.start + low_bound, end=e.end + low_bound, core=e.core + low_bound) for e in found]


def _kind(match: re.Match[str]) -> str:
    return match.lastgroup if match.lastgroup in _KINDS else next(k for k in _KINDS if match[k] is not None)


_KINDS = (
    "iso isoweek slash clock dmy mdy my weekof ordinalweek relative weekday season decade year month word ago stretch lasting"
    " ahead back weekend holiday"
).split()


def _sentence_start(low: str, at: int) -> int:
    begin = max(0, at - 240)
    for stop in _SENTENCE.finditer(low, begin, at):
        begin = stop.end()
    return begin


def _is_time(low: str, source: str, match: re.Match[str], kind: str) -> bool:
    begin, finish = match.span()
    before = low[max(0, begin - 24) : begin]
    if kind == "year":
        return is_year(source, begin, finish) or bool(_YEAR_LEADS.search(before) and is_year(source, begin, finish))
    if kind == "month":
        word = match[0].rstrip(".")
        if not source[begin].isupper() or (len(word) < 4 and word != "may"):
            return False
        if (
            low[finish : finish + 1] == "-"
            or (low[finish : finish + 2] == "'s"
            and word in {"may", "april", "june", "august"})
        ):
            return False
        if word in {"may", "march", "april", "june", "august"}:
            return bool(_MONTH_LEADS.search(before)) and not (
                word in {"may", "march"} and _MONTH_VERBS.match(low, finish)
            )
        return True
    if kind in {"dmy", "mdy", "my"} and re.search(r"\b(?:may|march|sun|sat|mar|dec|sep|nov)\b", match[0]):
        name = re.search(r"\b(?:may|march|mar|dec|sep|nov)\b", match[0])
        return name is None or source[begin + name.start()].isupper()
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

    def tense() -> str | None:
        if opened in {"since", "as of"}:
            return "past"
        return tense_around(low, begin, finish)

    whole_start = prefix.start() if prefix and (part_word or opened) else begin
    if kind == "clock":
        at = _clock(match[0])
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
    interval = resolved(match, kind, anchor, tense, part)  # type: ignore[arg-type]
    if interval is None:
        return None
    if part in {"earlier", "later"} and kind not in {"relative", "weekday", "word", "back", "month", "year"}:
        part_word = None
    expression = Expression(start=whole_start, end=finish, core=begin, kind=kind, interval=interval)
    if kind == "iso" and len(match[0]) > 10:
        expression = replace(expression, at=match[0][11:16])
    return _opened(low, expression, opened, anchor.date, before)


def _opened(low: str, expression: Expression, opened: str | None, date: dt.date | None, floor: int) -> Expression:
    """The expression with its preposition: "since X" is X to the document's date, "by X" and "before X" end with X."""
    if opened is None:
        lead = _ON.search(low, floor, expression.start)
        return replace(expression, start=lead.start()) if lead else expression
    inner = expression.interval
    word = opened.split()[0]
    if inner is UNSETTLED or inner == UNSETTLED:
        return expression
    if word in {"since", "ever"}:
        end = date if date is not None and inner.start is not None and inner.start <= date else None
        whole = Interval(inner.start, end, "open")
    elif word in {"before", "prior"}:
        whole = Interval(None, inner.start, "open")
    elif word in {"by", "until", "till", "up", "no", "not", "as"}:
        whole = Interval(None, inner.end, "open")
    elif word in {"after", "effective"}:
        whole = Interval(inner.start, None, "open")
    else:  # "from": a range may follow
        whole = Interval(inner.start, None, "open")
    return replace(expression, whole=whole)


def _joined(low: str, first: Expression, second: Expression) -> Expression | None:
    """Two neighbours as one expression: a weekday with its date, an hour with its day, the two ends of a range."""
    gap = low[first.end : second.core]
    if len(gap) > 24:
        return None
    near = _BETWEEN_CORES.fullmatch(low[first.end : second.start]) or _BETWEEN_CORES.fullmatch(gap)
    if near and first.kind == "weekof" and second.interval.start is not None:
        return replace(
            second,
            start=first.start,
            core=first.core,
            kind="relative",
            interval=week(second.interval.start),
            whole=None,
        )
    if near and {first.kind, second.kind} & {"weekday"} and {first.kind, second.kind} & _DATED:
        dated = first if first.kind in _DATED else second
        return replace(dated, start=first.start, end=second.end, core=first.core, whole=_reopen(first, dated))
    if near and first.kind == "clock" and second.kind in _DAY_KINDS and first.at is not None:
        return replace(
            second, start=first.start, end=second.end, core=first.core, at=first.at, whole=_reopen(first, second)
        )
    if near and second.kind == "clock" and first.kind in _DAY_KINDS and first.at is None:
        return replace(first, end=second.end, at=second.at)
    if near and first.kind in _DATED and second.kind == "year" and first.interval.start is not None and len(gap) < 3:
        return None
    return _range(low, first, second, gap)


def _reopen(first: Expression, inner: Expression) -> Interval | None:
    if first.whole is None:
        return None
    if first.whole.start is None:
        return Interval(None, inner.interval.end, "open")
    return Interval(inner.interval.start, first.whole.end if first.whole.end != first.interval.end else None, "open")


def _range(low: str, first: Expression, second: Expression, gap: str) -> Expression | None:
    if not _RANGE.fullmatch(gap) or first.kind not in _RANGED or second.kind not in _RANGED:
        return None
    before = low[max(0, first.start - 12) : first.core]
    between = re.search(r"\bbetween[ \n](?:the[ \n])?(?:early |late |mid-)?$", before)
    if "and" in gap.split() and not between:
        return None
    start, end = first.interval.start, second.interval.end
    if start is None or end is None:
        return None
    if start > end and first.kind in {"dmy", "mdy", "month", "weekday"}:
        start = (
            start.replace(year=end.year)
            if start.replace(day=1, year=end.year) <= end
            else start.replace(day=1, year=end.year - 1)
        )
    if start > end:
        return None
    begin = max(0, first.start - 12) + between.start() if between else first.start
    return replace(
        first,
        start=begin,
        end=second.end,
        core=first.core,
        kind="range",
        interval=Interval(start, end, "stretch"),
        whole=None,
    )


_RANGED = _DAY_KINDS | {"my", "month", "year", "season", "isoweek"}


def _clock(words: str) -> str | None:
    """A time of day as ISO, with the offset of its zone: "17:41 UTC" is "17:41+00:00"."""
    match = _CLOCK.match(words)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    rest = words[match.end() :].replace(".", "").strip()
    if rest.startswith("pm") and hour < 12:
        hour += 12
    elif rest.startswith("am") and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        return None
    zone = next((ZONES[word] for word in rest.split() if word in ZONES), None)
    if zone is None:
        return f"{hour:02d}:{minute:02d}"
    sign = "-" if zone < 0 else "+"
    return f"{hour:02d}:{minute:02d}{sign}{abs(zone) // 60:02d}:{abs(zone) % 60:02d}"


def _event_expressions(
    low: str,
    found: list[Expression],
    start: int,
    stop: int,
    date: dt.date | None,
    events: Sequence[NamedEvent],
    text: str,
) -> list[Expression]:
    taken = [(e.start, e.end) for e in found]
    added: list[Expression] = []
    document: str | None = None
    for match in _event_pattern(tuple(sorted({w for e in events for w in e.words}, key=len, reverse=True))).finditer(
        low, start, stop
    ):
        if any(b < match.end() and match.start() < e for b, e in taken):
            continue
        if document is None:
            document = folded(text)
        sentence = low[_sentence_start(low, match.start()) : match.end() + 60]
        words = match["words"].replace("\n", " ")
        if "invaded" in words:
            words += " invasion ukraine"
        began = event_date(words, text=document, date=date, events=events, near=sentence)
        way = match["open"]
        if began is None and way == "since":
            whole = Interval(None, date, "open")
        elif began is None:
            continue
        elif way in {"since", "from", "after", "following"}:
            whole = Interval(began, date if way == "since" else None, "open")
        else:
            whole = Interval(None, began, "open")
        inner = Interval(began, began, "day") if began else UNSETTLED
        added.append(
            Expression(
                start=match.start(),
                end=match.end(),
                core=match.start("words"),
                kind="event",
                interval=inner,
                whole=whole,
            )
        )
    return added


@lru_cache(maxsize=8)
def _event_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_EVENT % "|".join(map(re.escape, words)))
