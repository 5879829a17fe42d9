"""Numbers of dead and wounded in MUC-4's reports: `python -m benchmarks.muc PATH [--split dev] [--misses]`.

PATH is a file of JSON lines with `id`, `split`, `text` and `templates`. Per report, the set of (effect, bounds) of the
templates' human targets with DEATH or INJURY, against that of the claims `killed` and `injured` that happened or go on,
are not denied and are no share of another. A vague figure, or none, is PLURAL; `~` is dropped; either of `a / b` is
right; what has `?`, and what stands in an OPTIONAL template, counts neither way. Two simple rules stand beside: one
dead in every report, and each figure of a sentence with a word of death or injury. Intervals: bootstrap over reports.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.attribution import figures, interval

__all__ = ["main"]

Bounds = tuple[int | None, int | None] | str
Entry = tuple[str, Bounds]
EFFECTS = {"DEATH": "killed", "INJURY": "injured"}
PLURAL = "PLURAL"
_ENTRY = re.compile(r"\s*(\??)\s*([^:]*?)\s*:\s*(.*)", re.DOTALL)
_STRING = re.compile(r'"([^"]+)"')
_WORDS = {"killed": r"KILL|MURDER|DEAD|DIED|DEATH|ASSASSINAT|MASSACR", "injured": r"INJUR|WOUND|HURT"}


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its text, and its entries with whether each must be found."""

    name: str
    text: str
    wanted: list[tuple[frozenset[Entry], bool]]


def bounds_of(words: str) -> Bounds | None:
    """The bounds of a number as the templates write it; None where it says nothing.

    >>> bounds_of("6"), bounds_of("6-8"), bounds_of("6 -"), bounds_of("-80"), bounds_of("~100"), bounds_of("PLURAL")
    ((6, 6), (6, 8), (6, None), (None, 80), (100, 100), 'PLURAL')
    """
    held = words.replace("~", "").replace(" ", "")
    if "PLURAL" in held:
        return PLURAL
    match = re.fullmatch(r"(\d*)(-?)(\d*)", held)
    if match is None or not (match[1] or match[3]):
        return None
    low, high = (int(part) if part else None for part in (match[1], match[3]))
    return (low, high) if match[2] else (low, low)


def _entries(lines: Sequence[str]) -> Iterator[tuple[bool, str, tuple[str, ...]]]:
    for line in lines:
        match = _ENTRY.match(line)
        if match:
            yield bool(match[1]), match[2], tuple(_STRING.findall(match[3]))


def reports(path: Path, split: str) -> list[Report]:
    """The reports of a split."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["split"] == split:
            wanted: list[tuple[frozenset[Entry], bool]] = []
            for template in record["templates"]:
                wanted += _of_template(template)
            unique = {ways: any(must for other, must in wanted if other == ways) for ways, _ in wanted}
            found.append(Report(record["id"], record["text"], list(unique.items())))
    return found


def _of_template(template: dict[str, Any]) -> Iterator[tuple[frozenset[Entry], bool]]:
    optional = "OPTIONAL" in " ".join(template.get("MESSAGE: TEMPLATE", []))
    numbers = list(_entries(template.get("HUM TGT: NUMBER", [])))
    for doubtful, effects, strings in _entries(template.get("HUM TGT: EFFECT OF INCIDENT", [])):
        kinds = [EFFECTS[e] for e in (part.strip(" ()?") for part in effects.split("/")) if e in EFFECTS]
        if not kinds:
            continue
        number = next(((q, words) for q, words, held in numbers if set(held) & set(strings)), (False, PLURAL))
        ways = [bounds_of(part) for part in number[1].split("/")]
        held = frozenset((kind, way) for kind in kinds for way in ways if way is not None)
        if held:
            yield held, not (optional or doubtful or number[0])


def by_sayso(report: Report) -> set[Entry]:
    """What the program's claims say."""
    import sayso
    from benchmarks.attribution import document_of

    found: set[Entry] = set()
    for claim in sayso.extract(document_of(report.text)):
        if claim.event not in EFFECTS.values() or claim.reality not in ("happened", "ongoing"):
            continue
        if claim.stance == "denies" or claim.part_of is not None:
            continue
        count = claim.count
        if count is None or count.vague or (count.low is None and count.high is None):
            found.add((claim.event, PLURAL))
        else:
            found.add((claim.event, (count.low, count.high)))
    return found


def by_one_death(_: Report) -> set[Entry]:
    """The majority: one dead in every report."""
    return {("killed", (1, 1))}


def by_keywords(report: Report) -> set[Entry]:
    """Each figure of a sentence with a word of death or injury; one where there is none."""
    from sayso.figures import find_counts

    found: set[Entry] = set()
    for sentence in re.split(r"(?<=[.!?])\s+", re.sub(r"\s+", " ", report.text)):
        for event, words in _WORDS.items():
            if re.search(rf"\b(?:{words})", sentence):
                counts = [c for c in find_counts(sentence) if c.low is not None or c.high is not None]
                found |= {(event, PLURAL if c.vague else (c.low, c.high)) for c in counts} or {(event, (1, 1))}
    return found


def score(report: Report, found: set[Entry]) -> tuple[int, int, int]:
    """How many are right, how many were given, how many were wanted; what need not be found counts neither way."""
    left, right, neutral = set(found), 0, 0
    for ways, must in sorted(report.wanted, key=lambda entry: (not entry[1], len(entry[0]))):
        held = next(iter(sorted(left & ways, key=str)), None)
        if held is not None:
            left.discard(held)
            right, neutral = right + must, neutral + (not must)
    return right, len(found) - neutral, sum(must for _, must in report.wanted)


FINDERS: dict[str, Callable[[Report], set[Entry]]] = {
    "sayso": by_sayso,
    "figures beside keywords": by_keywords,
    "one dead in every report": by_one_death,
}


def measured(
    held: Sequence[Report], finders: Mapping[str, Callable[[Report], set[Entry]]] = FINDERS
) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 with its interval, in percent, of the program and the simple rules."""
    rows = {}
    for name, finder in finders.items():
        counts = [score(report, finder(report)) for report in held]
        precision, recall, f1 = figures(counts)
        low, high = interval(counts)
        rows[name] = {"precision": precision, "recall": recall, "f1": f1, "low": low, "high": high}
    return rows


def main(arguments: list[str] | None = None) -> int:
    """Print the table; exit 2 where PATH holds no report of the split."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.muc", description=__doc__.split("\n")[0])
    parser.add_argument("path", type=Path, metavar="PATH")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--misses", action="store_true", help="print what each report wants and gets")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args(arguments)
    if not options.path.is_file() or not (held := reports(options.path, options.split)):
        print(f"{options.path}: no report of the split {options.split!r}; name the file of JSON lines", file=sys.stderr)
        return 2
    if options.misses:
        for report in held:
            found = by_sayso(report)
            if found or report.wanted:
                print(report.name, sorted(found, key=str), [(sorted(w, key=str), m) for w, m in report.wanted])
    rows = measured(held)
    if options.json:
        print(json.dumps({"reports": len(held), "rows": rows}))
        return 0
    print(f"{len(held)} reports, numbers of dead and wounded, % (95% interval of F1 by bootstrap over reports)\n")
    print(f"{'':26}{'precision':>10}{'recall':>8}{'F1':>7}   interval")
    for name, row in rows.items():
        cells = f"{row['precision']:>10.1f}{row['recall']:>8.1f}{row['f1']:>7.1f}"
        print(f"{name:26}{cells}   {row['low']:.1f}–{row['high']:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
