"""How well quantities are read: `python -m benchmarks.figures PATH [--json] [--errors]`, PATH in NewsQuant's format.

A JSON list of `{text, quantities: [{value, change}]}`: values as numbers or `low-high`, change one of `=`, `~`, `>`,
`<`, `up`, `down`; PATH is a file, or a folder of such files. Each text is a document. Printed: F1 of values, and of
values with their bound, for Sayso and a simple rule (every string of digits is a quantity, `=`), with 95% intervals.
Exit 2 where
PATH is wrong.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.bootstrap import Tally, f1, with_interval
from sayso.figures import Quantity, find_quantities

__all__ = ["main"]

Found = tuple[float, float, str]  # low, high, change
_CHANGES = {"at_least": ">", "over": ">", "at_most": "<", "under": "<", "nearly": "~", "about": "~", "exact": "="}
_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_RANGE = re.compile(r"(-?[0-9.]+(?:[eE][-+]?[0-9]+)?)-([0-9.]+(?:[eE][-+]?[0-9]+)?)")


def gold_of(quantity: dict[str, str]) -> Found:
    """The gold quantity as numbers; raises ValueError on a value that is no number."""
    value = str(quantity["value"]).replace(",", "")
    if match := _RANGE.fullmatch(value):
        return float(match[1]), float(match[2]), quantity["change"]
    return float(value), float(value), quantity["change"]


def by_sayso(text: str) -> list[Found]:
    """The quantities that Sayso finds, as the data writes them: shares in per cent where the text has per cent."""
    return [_written(text, q) for q in find_quantities(text) if q.low is not None and not _unmarked(text, q)]


def _unmarked(text: str, quantity: Quantity) -> bool:
    """Whether the data marks no such thing: "both", "no", "twice", the bare age in "Ivan, 34, said"."""
    if quantity.kind == "age" and quantity.unit_end == quantity.number.end:
        return True
    return quantity.number.of(text).lower() in {"both", "no", "none", "nobody", "no one", "twice"}


def _written(text: str, quantity: Quantity) -> Found:
    percent = quantity.kind == "share" and re.search(
        r"%|pct|pc\b|per\s?cent", text[quantity.number.start : quantity.unit_end]
    )
    scale = 100 if percent else 1
    low, high = (round(scale * (end or 0.0), 9) for end in (quantity.low, quantity.high))
    trend = quantity.trend if low == high else None  # the data tells a trend of few ranges
    return low, high, trend or _CHANGES[quantity.bound]


def by_digits(text: str) -> list[Found]:
    """The simple rule: every string of digits, exact."""
    values = [float(match[0].replace(",", "")) for match in _DIGITS.finditer(text)]
    return [(value, value, "=") for value in values]


def keys(quantities: list[Found], *, bound: bool) -> Counter[tuple[str, str, str]]:
    """What two quantities must share to be equal: the values to six digits, and the change where asked."""
    return Counter((f"{q[0]:.6g}", f"{q[1]:.6g}", q[2] if bound else "") for q in quantities)


def tally(gold: list[Found], found: list[Found], *, bound: bool) -> Tally:
    """Matches one to one, by value, and by bound where asked."""
    return (keys(gold, bound=bound) & keys(found, bound=bound)).total(), len(found), len(gold)


def read(path: Path) -> list[tuple[str, list[Found]]]:
    """The texts at `path` with their gold quantities; raises ValueError where they are not in NewsQuant's format."""
    paths = sorted(path.glob("*.json")) if path.is_dir() else [path]
    rows = [row for file in paths for row in json.loads(file.read_text("utf-8"))]
    if not rows:
        raise ValueError("no texts")
    return [(row["text"], [gold_of(quantity) for quantity in row["quantities"]]) for row in rows]


def measured(texts: list[tuple[str, list[Found]]], found_by: Callable[[str], list[Found]]) -> dict[str, Any]:
    """F1 of values and of values with bound, each with its interval."""
    found = [(gold, found_by(text)) for text, gold in texts]
    return {
        name: dict(zip(("f1", "low", "high"), with_interval([tally(g, f, bound=b) for g, f in found], f1), strict=True))
        for name, b in (("value", False), ("value_and_bound", True))
    }


def errors(texts: list[tuple[str, list[Found]]]) -> Iterator[str]:
    """The texts whose quantities differ, with what was missed and what was too much."""
    for text, gold in texts:
        found = by_sayso(text)
        missed, extra = (
            keys(gold, bound=True) - keys(found, bound=True),
            keys(found, bound=True) - keys(gold, bound=True),
        )
        if missed or extra:
            yield f"{text}\n    missed {[*missed.elements()]}\n    extra  {[*extra.elements()]}"


def main(arguments: list[str] | None = None) -> None:
    """Print the table, or JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.figures", description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--errors", action="store_true", help="print what differs, text by text")
    options = parser.parse_args(arguments)
    try:
        texts = read(options.path)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        parser.error(f"{options.path}: not in NewsQuant's format ({type(problem).__name__}: {problem})")
    systems = {"sayso": measured(texts, by_sayso), "digits": measured(texts, by_digits)}
    gold = sum(len(quantities) for _, quantities in texts)
    if options.json:
        print(json.dumps({"texts": len(texts), "quantities": gold, "systems": systems}))
        return
    print(f"{len(texts)} texts, {gold} quantities; F1 with 95% interval")
    print(f"{'':10}{'value':>22}{'value and bound':>22}")
    for name, heads in systems.items():
        cells = (f"{h['f1']:.3f} [{h['low']:.3f}, {h['high']:.3f}]" for h in heads.values())
        print(f"{name:10}" + "".join(f"{cell:>22}" for cell in cells))
    if options.errors:
        print("\n".join(errors(texts)))


if __name__ == "__main__":
    main(sys.argv[1:])
