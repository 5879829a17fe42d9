"""How far two annotations agree: `python -m corpus.agree A B [--misses]`, two folders with the same documents.

Each stands once as gold and once as prediction, by the rules of `benchmarks/score_claims.py`; the figures are the means
of both ways, printed as JSON. Documents that only one of them holds are named and left out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from benchmarks.score_claims import report, score
from corpus.gold import SUFFIX, gold_row, read_records

__all__ = ["agreement", "main"]


def agreement(one: Path, other: Path) -> tuple[dict[str, float | None], list[str]]:
    """The mean figures of both ways, and every difference in words, a document's name before each.

    The texts (NAME.txt) lie in either folder. Raises FileNotFoundError when they share no document.
    """
    names = {path.name for path in one.glob(f"*{SUFFIX}")} & {path.name for path in other.glob(f"*{SUFFIX}")}
    if not names:
        raise FileNotFoundError(f"{one} and {other} share no {SUFFIX} file")
    tallies: list[Counter[str]] = [Counter(), Counter()]
    differences = []
    for name in sorted(names):
        stem = name.removesuffix(SUFFIX)
        text = next(path for path in (one / f"{stem}.txt", other / f"{stem}.txt") if path.exists()).read_bytes()
        for tally, gold, predicted in zip(tallies, (one, other), (other, one), strict=True):
            rows = [gold_row(record) for record in read_records(gold / name)]
            found, misses = score(rows, read_records(predicted / name), text.decode("utf-8"))
            tally.update(found)
            differences += [f"{stem} ({gold.name} as gold): {miss}" for miss in misses]
    there, back = (report(tally) for tally in tallies)
    return {key: _mean(there[key], back[key]) for key in there}, differences


def _mean(one: float | None, other: float | None) -> float | None:
    held = [value for value in (one, other) if value is not None]
    return round(sum(held) / len(held), 4) if held else None


def main(arguments: list[str] | None = None) -> int:
    """Print the agreement as one line of JSON; differences go to standard error."""
    parser = argparse.ArgumentParser(prog="python -m corpus.agree", description=__doc__)
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("--misses", action="store_true", help="print every difference")
    options = parser.parse_args(arguments)
    try:
        figures, differences = agreement(options.one, options.other)
    except (FileNotFoundError, StopIteration) as problem:
        print(problem or "a text is missing", file=sys.stderr)
        return 1
    if options.misses:
        print(*differences, sep="\n", file=sys.stderr)
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
