"""What goes wrong: the commonest kinds of error of claims, each with examples, and which event is taken for which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.matching import matched
from benchmarks.score_claims import FIELDS, right

__all__ = ["confusions", "kinds", "spread", "worst_kinds", "wrong_fields"]

Row = Mapping[str, Any]


def kinds(misses: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The kinds of error (missed or false by event, wrong by field), commonest first, each with its lines.

    `misses` are the scorer's lines, a document's name before each.

    >>> kinds(["a: missed   killed       two dead", "b: missed   killed       nine dead"])
    [('missed killed', ['a: two dead', 'b: nine dead'])]
    """
    found: dict[str, list[str]] = {}
    for line in misses:
        document, _, error = line.partition(": ")
        verdict, what, *words = error.split(maxsplit=2)
        found.setdefault(f"{verdict} {what}", []).append(f"{document}: {words[0] if words else ''}")
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def spread(lines: Sequence[Any], number: int) -> list[Any]:
    """Some of the lines, from apart."""
    return list(lines[:: max(1, len(lines) // number)][:number])


def worst_kinds(misses: Sequence[str], number: int, examples: int = 3) -> Iterator[str]:
    """The commonest kinds of error as lines for readers."""
    for kind, lines in kinds(misses)[:number]:
        yield f"{len(lines):>5}  {kind}"
        yield from (f"         {line[:200]}" for line in spread(lines, examples))


def confusions(gold: Sequence[Row], claims: Sequence[Row], text: str) -> Iterator[tuple[str, str, str]]:
    """The event of gold, the event that was told instead, and the words of gold that are told so.

    A claim that must be found and was not, and a false claim that shares half the words of the shorter of the two.
    """
    pairing = matched(gold, claims, text)
    found = {i for i, _ in pairing.pairs}
    false = [claim for claim, verdict in zip(claims, pairing.verdicts, strict=True) if verdict is False]
    for i, row in enumerate(gold):
        if i in found or not row["must"]:
            continue
        told = max(false, key=lambda claim, row=row: _shared(row, claim), default=None)  # type: ignore[misc]
        if told is not None and _shared(row, told) >= 0.5:
            yield row["event"], told["event"], text[slice(*row["span"])]


def _shared(one: Row, other: Row) -> float:
    """The share of the shorter span that lies in the other; below 0 where they are apart."""
    (a, b), (c, d) = one["span"], other["span"]
    return float((min(b, d) - max(a, c)) / max(1, min(b - a, d - c)))


def wrong_fields(gold: Sequence[Row], claims: Sequence[Row], text: str) -> Iterator[tuple[str, str, str, str]]:
    """Each wrong field of a found claim: its name, the words of gold, what gold has and what was told, in words."""
    for i, j in matched(gold, claims, text).pairs:
        for field in FIELDS if gold[i]["must"] else ():
            if right(field, gold[i], claims[j]) is False:
                yield field, text[slice(*gold[i]["span"])], _of_gold(field, gold[i]), _of_claim(field, claims[j])


def _of_gold(field: str, row: Row) -> str:
    if field == "source":
        return str((row["sources"] or ["the publisher"])[0])
    if field == "count":
        return _figure(row)
    if field == "when":
        return _ends(row["when"]) if row["when"] else "none"
    return _plain(row.get(field))


def _of_claim(field: str, claim: Row) -> str:
    if field == "source":
        return str(claim["sources"][0]["name"]) if claim.get("sources") else "the publisher"
    if field == "count":
        return _figure(claim.get("count") or {})
    if field == "when":
        when = claim.get("when")
        return _ends([when["start"], when["end"]]) if when else "none"
    if field == "scope":
        return _plain((claim.get("count") or {}).get("scope"))
    if field == "class":
        return _plain((claim.get("of") or claim.get("by") or {}).get("class"))
    held = claim.get(field)
    return _plain(held["name"] if isinstance(held, dict) else held)


def _plain(value: object) -> str:
    return "none" if value in (None, "") else str(value).lower() if isinstance(value, bool) else str(value)


def _ends(ends: Sequence[str | None]) -> str:
    start, end = (str(one)[:10] if one else "…" for one in ends)
    return start if start == end else f"{start} to {end}"


def _figure(held: Row) -> str:
    """A figure's bounds: 12, 12 to 15, from 12, to 15; its share; none."""
    low, high, share = (held.get(key) for key in ("low", "high", "share"))
    told = f"share {share[0]} to {share[1]}" if share else ""
    if low is None and high is None:
        return told or "none"
    bounds = f"to {high}" if low is None else f"from {low}" if high is None else f"{low} to {high}"
    return " ".join(part for part in (f"{low}" if low == high else bounds, told) if part)
