"""How far two annotations agree: `python -m corpus.agree A B [--texts DIR] [--misses]`, two folders.

The folders hold NAME.claims.jsonl and, either of them, NAME.txt; with `--texts`, drafts (NAME.draft.jsonl) of the texts
in DIR. Each annotation stands once as gold and once as prediction, by the rules of `benchmarks/score_claims.py`; the
figures are the means of both ways, printed as JSON. Documents that only one of them holds are left out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.score_claims import report, score
from corpus.compile import compile_draft, document_id
from corpus.draft import read_draft
from corpus.gold import SUFFIX, gold_row, read_records

__all__ = ["agreement", "drafts_of", "main"]

DRAFT = ".draft.jsonl"
Records = list[dict[str, Any]]


def drafts_of(one: Path, other: Path, texts: Path | None) -> Iterator[tuple[str, str, Records, Records]]:
    """Each document that both hold: its name, its text, the records of both."""
    suffix = DRAFT if texts else SUFFIX
    names = {path.name for path in one.glob(f"*{suffix}")} & {path.name for path in other.glob(f"*{suffix}")}
    if not names:
        raise FileNotFoundError(f"{one} and {other} share no {suffix} file")
    for name in sorted(names):
        stem = name.removesuffix(suffix)
        places = [texts] if texts else [one, other]
        raw = next(path for place in places if (path := place / f"{stem}.txt").exists()).read_bytes()
        text = raw.decode("utf-8")
        if texts:
            first, second = (compile_draft(read_draft(a / name), text, document_id(raw))[0] for a in (one, other))
        else:
            first, second = (read_records(a / name) for a in (one, other))
        yield stem, text, first, second


def agreement(one: Path, other: Path, texts: Path | None = None) -> tuple[dict[str, float | None], list[str]]:
    """The mean figures of both ways, and every difference in words, a document's name before each.

    Raises FileNotFoundError when they share no document, StopIteration when a text is missing.
    """
    tallies: list[Counter[str]] = [Counter(), Counter()]
    differences = []
    for stem, text, first, second in drafts_of(one, other, texts):
        for tally, side, gold, predicted in zip(tallies, (one, other), (first, second), (second, first), strict=True):
            found, misses = score([gold_row(record) for record in gold], predicted, text)
            tally.update(found)
            differences += [f"{stem} ({side.name} as gold): {miss}" for miss in misses]
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
    parser.add_argument("--texts", type=Path, help="the folders hold drafts, and this one their texts")
    parser.add_argument("--misses", action="store_true", help="print every difference")
    options = parser.parse_args(arguments)
    try:
        figures, differences = agreement(options.one, options.other, options.texts)
    except (FileNotFoundError, StopIteration) as problem:
        print(problem or "a text is missing", file=sys.stderr)
        return 1
    if options.misses:
        print(*differences, sep="\n", file=sys.stderr)
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
