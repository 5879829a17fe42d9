"""How well dates are read: `python -m benchmarks.dates DIR [--json] [--errors]`, DIR holding TimeML files (*.tml).

Scored are DATE expressions whose value is a day, a week, a month or a year (a part of the day behind it is dropped;
PAST_REF, seasons, decades and unknown parts are left out). Printed: the part of the gold spans whose value is right;
and F1 end to end (overlapping span, equal value), for Sayso, for a simple rule (today, days of the week, full dates)
and, where it is installed, for dateparser, with 95% intervals by drawing articles. Exit 2 where DIR is wrong.
"""

from __future__ import annotations

import argparse
import datetime as dt
import html
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.bootstrap import Tally, accuracy, f1, with_interval
from sayso.times import Expression, find_expressions, named_events

__all__ = ["main"]

Dated = tuple[int, int, str]  # start, end, value
_TAG = re.compile(r"<(/?)([A-Za-z0-9]+)([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_VALUE = re.compile(r"([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?|-W[0-9]{1,2})?)(?:T.*)?")

_STEPS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()
_RULE = re.compile(
    rf"\b(?:{'|'.join((*_STEPS, *_DAYS))}"
    rf"|(?P<month>{'|'.join(_MONTHS)})\s+(?P<day>\d{{1,2}})(?:,?\s+(?P<year>\d{{4}}))?"
    rf"|(?P<first>\d{{1,2}})\s+(?P<second>{'|'.join(_MONTHS)}))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Article:
    """An article with its date, its gold dates that are scored, and the spans of all that it marks as times."""

    name: str
    text: str
    date: dt.date
    gold: tuple[Dated, ...]
    other: tuple[tuple[int, int], ...]


def article_at(path: Path) -> Article:
    """The article in a TimeML file: what stands in its TEXT and TITLE; raises ValueError on another format."""
    markup = path.read_text("utf-8", errors="replace")
    created = re.search(r'<DCT>.*?value="([0-9]{4}-[0-9]{2}-[0-9]{2})', markup, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", markup, re.DOTALL)
    if created is None or body is None:
        raise ValueError(f"{path.name}: no DCT or no TEXT")
    parts: list[str] = []
    length, at = 0, 0
    opened: tuple[int, dict[str, str]] | None = None
    gold: list[Dated] = []
    other: list[tuple[int, int]] = []
    for tag in _TAG.finditer(body[1]):
        parts.append(html.unescape(body[1][at : tag.start()]))
        length, at = length + len(parts[-1]), tag.end()
        if tag[2] == "TIMEX3" and not tag[1]:
            opened = length, dict(_ATTRIBUTE.findall(tag[3]))
        elif tag[2] == "TIMEX3" and opened is not None:
            value = value_of(opened[1].get("value", "")) if opened[1].get("type") == "DATE" else None
            if value is not None:
                gold.append((opened[0], length, value))
            else:
                other.append((opened[0], length))
            opened = None
    parts.append(html.unescape(body[1][at:]))
    return Article(path.name, "".join(parts), dt.date.fromisoformat(created[1]), tuple(gold), tuple(other))


def value_of(value: str) -> str | None:
    """The value without a part of the day, or None where it is no day, week, month or year."""
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    week = re.fullmatch(r"([0-9]{4}-W)([0-9]{1,2})", match[1])
    return f"{week[1]}{int(week[2]):02d}" if week else match[1]


def expressions_of(text: str, date: dt.date) -> list[Expression]:
    """The expressions of a text."""
    return find_expressions(text, date=date, start=0, end=len(text), events=named_events())


def found_by_sayso(article: Article) -> list[Dated]:
    """Sayso's dates that are a day, a week, a month or a year; hours alone are TIME in the data."""
    found = []
    for expression in expressions_of(article.text, article.date):
        value = expression.interval.timex()
        if value is not None and expression.kind not in {"clock", "event"}:
            found.append((expression.core, expression.end, value.removesuffix("-WE")))
    return found


def spans_by_sayso(article: Article) -> list[str | None]:
    """For each gold span, the value of the expression found there in its context, else of its words alone."""
    found = found_by_sayso(article)
    values: list[str | None] = []
    for start, end, _ in article.gold:
        touching = [(min(end, e) - max(start, s), value) for s, e, value in found if s < end and start < e]
        alone = [e.interval.timex() for e in expressions_of(article.text[start:end], article.date)]
        values.append(max(touching)[1] if touching else alone[0] if alone else None)
    return values


def found_by_rule(article: Article) -> list[Dated]:
    """The simple rule: today, yesterday, tomorrow; the last day of that name; "May 4, 1998" and "4 May 1998"."""
    found = []
    for match in _RULE.finditer(article.text):
        word = match[0].lower()
        if word in _STEPS:
            day = article.date + dt.timedelta(_STEPS[word])
        elif word in _DAYS:
            day = article.date - dt.timedelta((article.date.weekday() - _DAYS.index(word)) % 7)
        else:
            number, year = match["day"] or match["first"], int(match["year"] or article.date.year)
            month = _MONTHS.index((match["month"] or match["second"]).lower()) + 1
            try:
                day = dt.date(year, month, int(number))
            except ValueError:
                continue  # no such day
        found.append((*match.span(), day.isoformat()))
    return found


def spans_by_rule(article: Article) -> list[str | None]:
    """For each gold span, what the simple rule finds there."""
    found = found_by_rule(article)
    return [next((v for s, e, v in found if s < end and start < e), None) for start, end, _ in article.gold]


def spans_by_dateparser(article: Article) -> list[str | None]:
    """dateparser's value of each gold span's words, of the grain that the gold has (a help to it)."""
    import dateparser

    base = dt.datetime.combine(article.date, dt.time(12))
    values: list[str | None] = []
    for start, end, gold in article.gold:
        words = " ".join(article.text[start:end].split())
        day = dateparser.parse(words, languages=["en"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"})
        values.append(_of_grain(day.date(), gold) if day else None)
    return values


def found_by_dateparser(article: Article) -> list[Dated]:
    """dateparser's own search, as days."""
    from dateparser.search import search_dates

    base = dt.datetime.combine(article.date, dt.time(12))
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    found, at = [], 0
    for words, day in search_dates(article.text, languages=["en"], settings=settings) or []:
        start = article.text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append((start, at, day.date().isoformat()))
    return found


def _of_grain(day: dt.date, gold: str) -> str:
    week = day.isocalendar()
    return f"{week.year}-W{week.week:02d}" if "W" in gold else day.isoformat()[: len(gold)]


def end_to_end(article: Article, found: list[Dated]) -> Tally:
    """Right, found and gold; what lies on a time that is not scored counts neither way."""
    scored = [f for f in found if not any(s < f[1] and f[0] < e for s, e in article.other)]
    left = list(scored)
    right = 0
    for start, end, value in article.gold:
        hit = next((f for f in left if f[0] < end and start < f[1] and f[2] == value), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return right, len(scored), len(article.gold)


def on_spans(article: Article, values: list[str | None]) -> Tally:
    """Right among the gold spans."""
    right = sum(value == gold for value, (_, _, gold) in zip(values, article.gold, strict=True))
    return right, len(article.gold), len(article.gold)


def measured(
    articles: list[Article],
    spans: Callable[[Article], list[str | None]],
    found: Callable[[Article], list[Dated]],
) -> dict[str, Any]:
    """Accuracy on gold spans and F1 end to end, each with its interval."""
    rows = {
        "gold_spans": with_interval([on_spans(a, spans(a)) for a in articles], accuracy),
        "end_to_end": with_interval([end_to_end(a, found(a)) for a in articles], f1),
    }
    return {name: dict(zip(("value", "low", "high"), row, strict=True)) for name, row in rows.items()}


def systems_of(articles: list[Article]) -> dict[str, dict[str, Any]]:
    """The figures of Sayso, of the simple rule and, where it is installed, of dateparser."""
    systems = {
        "sayso": measured(articles, spans_by_sayso, found_by_sayso),
        "simple rule": measured(articles, spans_by_rule, found_by_rule),
    }
    if find_spec("dateparser") is not None:
        systems["dateparser"] = measured(articles, spans_by_dateparser, found_by_dateparser)
    return systems


def errors(articles: list[Article]) -> Iterator[str]:
    """Gold spans with a wrong value, and what was found where nothing is marked."""
    for article in articles:
        for (start, end, gold), value in zip(article.gold, spans_by_sayso(article), strict=True):
            if value != gold:
                words = " ".join(f"{article.text[max(0, start - 50) : start]}[{article.text[start:end]}]".split())
                yield f"{article.date} gold {gold:11} found {value!s:11} {words} {article.text[end : end + 20]!r}"
        marked = [(s, e) for s, e, _ in article.gold] + list(article.other)
        for start, end, value in found_by_sayso(article):
            if not any(s < end and start < e for s, e in marked):
                yield f"{article.date} unmarked      found {value:11} {article.text[max(0, start - 30) : end + 10]!r}"


def main(arguments: list[str] | None = None) -> None:
    """Print the table, or JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dates", description=__doc__)
    parser.add_argument("path", type=Path, metavar="DIR")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--errors", action="store_true", help="print what is wrong, span by span")
    options = parser.parse_args(arguments)
    try:
        paths = sorted(options.path.rglob("*.tml")) if options.path.is_dir() else [options.path]
        articles = [article_at(path) for path in paths]
        if not any(article.gold for article in articles):
            raise ValueError("no *.tml file with dates")
    except (OSError, ValueError) as problem:
        parser.error(f"{options.path}: not TimeML ({problem})")
    systems = systems_of(articles)
    if "dateparser" not in systems:
        print("dateparser is not installed: its row is left out", file=sys.stderr)
    dates = sum(len(article.gold) for article in articles)
    if options.json:
        print(json.dumps({"articles": len(articles), "dates": dates, "systems": systems}))
        return
    print(f"{len(articles)} articles, {dates} dates; with 95% interval")
    print(f"{'':12}{'right on gold spans':>24}{'F1 end to end':>24}")
    for name, heads in systems.items():
        cells = (f"{h['value']:.3f} [{h['low']:.3f}, {h['high']:.3f}]" for h in heads.values())
        print(f"{name:12}" + "".join(f"{cell:>24}" for cell in cells))
    if options.errors:
        print("\n".join(errors(articles)))


if __name__ == "__main__":
    main()
