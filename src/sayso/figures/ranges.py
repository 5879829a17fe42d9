"""Ranges: neighbouring numbers that are one quantity: "50 to 100", "8 of the 31", "one in three"."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.figures.numeral import value_of
from sayso.figures.quantity import Quantity
from sayso.figures.trend import trend_before
from sayso.model import Span

__all__ = ["joined"]

_SIGN = r"(?:(?:us|c|a|au)?[$€£¥])?"
_ABOUT = r"(?:(?:about|around|roughly|some|an estimated|as (?:few|many|much) as|up to|nearly|just|more than|over) )?"
_RANGE = re.compile(
    rf"(?: ?[-–—−] ?|/| (?:to|or even|or|up to|and up to|through|or as many as|or perhaps) ){_ABOUT}{_SIGN}"
)
_BETWEEN = re.compile(rf"\bbetween {_ABOUT}{_SIGN}$")
_FROM = re.compile(rf"\bfrom {_ABOUT}{_SIGN}$")
_AND = re.compile(rf",? and {_ABOUT}{_SIGN}")
_TO = re.compile(rf"(?:[^.;:!?\n0-9]|u\.s\.){{0,40}} to {_ABOUT}{_SIGN}")
_OF = re.compile(r"(?: out)? of (?:the |its |their |his |her |a total of |our |some |about |all )*")
_IN = re.compile(r" (?:in|out of)(?: every)? ")
_CONVERTED = re.compile(rf" ?\((?:or |about |around )?{_SIGN}|(?: [a-z]+)?,? or {_SIGN}")
_MAGNITUDE = re.compile(r"(hundred|thousand|million|billion|trillion|dozen|bn|mn|m|k|b)$")
_DASHES = {"-", "–", "—", "−", "/"}
_REACH = 60  # characters between the two numbers of a range: "from 50 bombs to 100 bombs"


def joined(low: str, atoms: list[Quantity]) -> list[Quantity]:
    """The quantities of folded text `low` with ranges put together; scores ("2-1") are left out."""
    done: list[Quantity] = []
    for atom in atoms:
        first = done[-1] if done else None
        if first is None or first.low is None or atom.low is None or first.vague or atom.vague:
            done.append(atom)
        elif _is_score(low, first, atom):
            done.pop()
        elif (merged := _part_of(low, first, atom) or _range(low, first, atom)) is not None:
            done[-1] = merged
        else:
            done.append(_converted(low, first, atom))
    return done


def _gap(low: str, first: Quantity, second: Quantity) -> str:
    """What stands between the unit of the first number and the second number."""
    start = first.unit_end if first.number.end <= first.unit_end <= second.number.start else first.number.end
    return low[start : min(second.number.start, start + _REACH + 1)]


def _close(low: str, first: Quantity, second: Quantity) -> str:
    """What stands between the two numbers."""
    return low[first.number.end : min(second.number.start, first.number.end + _REACH + 1)]


def _is_score(low: str, first: Quantity, second: Quantity) -> bool:
    return (
        first.kind == "count" == second.kind
        and _close(low, first, second) in _DASHES
        and first.low is not None
        and second.low is not None
        and first.low >= second.low
        and first.low < 100
    )


def _part_of(low: str, first: Quantity, second: Quantity) -> Quantity | None:
    """ "8 of the 31" as a count with its whole, "one in three" as a share."""
    if (
        first.kind not in {"count", "one_of"}
        or second.kind != "count"
        or first.of
        or first.low is None
        or not second.low
    ):
        return None
    if first.low != first.high or second.low != second.high or not first.low < second.low:
        return None
    close = _close(low, first, second)
    span = Span(first.span.start, second.number.end)
    if _OF.fullmatch(close) and not (first.low == 1 and close == " out of "):
        return replace(first, span=span, kind="count", of=second.low, unit_end=second.unit_end)
    if _IN.fullmatch(close) and first.low < 10 and (second.low <= 12 or second.low % 5 == 0):
        share = first.low / second.low
        return replace(first, span=span, kind="share", low=share, high=share, unit_end=second.unit_end)
    return None


def _range(low: str, first: Quantity, second: Quantity) -> Quantity | None:
    if first.low != first.high or second.low != second.high or first.low is None or second.low is None or first.of:
        return None
    kind = first.kind if first.kind == second.kind else None
    if kind is None and first.kind in {"count", "part", "one_of"}:  # "14 to 18 miles": the unit stands once, at the end
        kind = second.kind
    elif kind is None and first.kind == "money" and second.kind == "count":  # "$140 to 150 million"
        kind = "money"
    elif kind is None and first.kind == "age" and second.kind == "count":  # "aged 3 to 12"
        kind = "age"
    from_ = _FROM.search(low, before := max(0, first.number.start - 40), first.number.start)
    if kind is None and from_ and second.kind == "count":  # "from 208 pounds to 193"
        kind = first.kind
    if kind is None:
        return None
    gap, close = _gap(low, first, second), _close(low, first, second)
    between = _BETWEEN.search(low, before, first.number.start)
    opened = None
    if between and (_AND.fullmatch(gap) or _AND.fullmatch(close)):
        opened = between.start()
    elif from_ and (_RANGE.fullmatch(gap) or _RANGE.fullmatch(close) or _TO.fullmatch(gap)):
        opened = from_.start()
    elif not (_RANGE.fullmatch(gap) or _RANGE.fullmatch(close)):
        return None
    value = first.low
    if kind == "share" and first.kind == "count":
        value = value / 100
    elif kind != "share":
        value = _with_magnitude(low, first, second, value)
    if opened is None and (value >= second.low or (" or " in gap and second.low > 3 * value + 1)):
        return None
    start = first.span.start if opened is None else min(opened, first.span.start)
    return replace(
        second,
        span=Span(start, second.span.end),
        number=Span(first.number.start, second.number.end),
        kind=kind,
        low=value,
        bound=first.bound if first.bound in {"about", "nearly"} else "exact",
        trend=first.trend if opened is None else trend_before(low, opened),
    )


def _with_magnitude(low: str, first: Quantity, second: Quantity, value: float) -> float:
    """The first value with the second's magnitude where it has none: "2 to 3 million"."""
    magnitude = _MAGNITUDE.search(second.number.of(low))
    if magnitude is None or value >= 1000 or _MAGNITUDE.search(first.number.of(low)):
        return value
    word = magnitude[1]
    return value * value_of(f"1{word}" if len(word) <= 2 else f"one {word}")


def _converted(low: str, first: Quantity, second: Quantity) -> Quantity:
    """The second number under the first's bound where it only converts it: "over 100 kilometres (60 miles)"."""
    if second.bound != "exact" or second.kind not in {"measure", "money", "share"}:
        return second
    if not _CONVERTED.fullmatch(_gap(low, first, second)):
        return second
    return replace(second, bound=first.bound, trend=second.trend or first.trend)
