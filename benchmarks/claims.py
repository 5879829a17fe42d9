"""How well claims are found: `python -m benchmarks.claims DIR [--only NAME ...]`.

DIR holds NAME.txt beside NAME.gold.jsonl, or beside the records of an annotated corpus, NAME.claims.jsonl. `--only`
takes the documents whose names begin so.

Scored by the contract's own scorer (score_claims.py). Two baselines stand beside in the same run: `majority` makes one
claim of every sentence, with the commonest event and status of the gold itself; `keywords` makes one of every word of a
short list. Intervals are 95%, by drawing documents with replacement. Exit 2 where the folder is wrong.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.mistakes import worst_kinds
from benchmarks.score_claims import FIELDS, USUAL, read_lines, report, score
from corpus.gold import SUFFIX, gold_row, read_records

if TYPE_CHECKING:
    from sayso.model import Claim

__all__ = ["main"]

Row = dict[str, Any]
HEADS = ("precision", "recall", "f1", "whole")
SHARES = (*HEADS, *FIELDS, *(f"{name}-unusual" for name in USUAL))
DRAWS, SEED = 2000, 20220324
KEYWORDS = {
    "killed": "killed dead died deaths fatalities",
    "injured": "injured wounded hurt",
    "missing": "missing unaccounted",
    "detained": "arrested detained abducted kidnapped",
    "captured": "captured prisoners",
    "released": "released freed",
    "deported": "deported",
    "displaced": "fled displaced evacuated refugees",
    "trapped": "trapped",
    "aided": "aid",
    "corridor": "corridor corridors",
    "destroyed": "destroyed downed",
    "damaged": "damaged",
    "looted": "looted looting",
    "attacked": "attacked shelled shelling bombed bombing strike strikes airstrike struck invasion invaded",
    "clashed": "clashes clashed fighting battle",
    "advanced": "advanced advance",
    "retreated": "retreated withdrew withdrawal",
    "surrendered": "surrender surrendered capitulation",
    "besieged": "besieged siege surrounded encircled",
    "seized": "seized took",
    "controls": "controls control",
    "sanctioned": "sanctions sanctioned",
    "threatened": "threatened",
    "negotiated": "talks ceasefire negotiations truce",
    "visited": "visited met",
    "said": "said",
}
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated document: its path, its text, its gold."""

    path: Path
    text: str
    gold: list[Row]


def examples_in(folder: Path, only: Sequence[str] = ()) -> list[Example]:
    """The annotated documents of a folder, by name. Raises ValueError when there is none or one cannot be used."""
    if not folder.is_dir():
        raise ValueError(f"{folder}: no such folder")
    golds = sorted(folder.glob("*.gold.jsonl")) or sorted(folder.glob(f"*{SUFFIX}"))
    found = []
    for gold in golds:
        path = gold.with_name(re.sub(r"\.(?:gold|claims)\.jsonl$", ".txt", gold.name))
        if only and not path.name.startswith(tuple(only)):
            continue
        try:
            rows = (
                [gold_row(row) for row in read_records(gold)] if gold.name.endswith(SUFFIX) else read_lines(str(gold))
            )
            example = Example(path, path.read_bytes().decode("utf-8"), rows)
            score(copy.deepcopy(example.gold), [], example.text)  # says which gold words are not in the text
        except (OSError, ValueError, KeyError, SystemExit) as problem:
            raise ValueError(f"{gold}: {type(problem).__name__}: {problem}") from None
        found.append(example)
    if not found:
        raise ValueError(f"{folder}: holds no NAME.txt with NAME.gold.jsonl or NAME.claims.jsonl")
    return found


@cache
def _extracted(path: Path, text: str) -> tuple[Claim, ...]:
    import sayso

    document = sayso.read_document(str(path))
    if document.text != text:
        raise ValueError(f"{path}: the text as read is not the file's text")
    return tuple(sayso.extract(document))


def claims_in(example: Example) -> tuple[Claim, ...]:
    """The claims of the program; each document is read once, however many figures are taken of it."""
    return _extracted(example.path, example.text)


def by_sayso(example: Example) -> list[Row]:
    """The claims of the program, as records."""
    from sayso.model import claim_to_record

    return [claim_to_record(claim) for claim in claims_in(example)]


def bare_claim(text: str, start: int, end: int, event: str, **known: str) -> Row:
    """A claim with the usual answer in every field."""
    usual = {"stance": "asserts", "reality": "happened", "hedged": False, "quote": False, "sources": []}
    return {"event": event, "span": [start, end], "text": text[start:end], **usual, **known}


def by_majority(examples: Iterable[Example]) -> Callable[[Example], list[Row]]:
    """One claim of every sentence, with the commonest event and status of the gold: the best constant answer."""
    rows = [row for example in examples for row in example.gold]
    commonest = {
        field: Counter((row.get(field) or usual).split("|")[0] for row in rows).most_common(1)[0][0]
        for field, usual in {"event": "said", **USUAL}.items()
    }

    def claims(example: Example) -> list[Row]:
        sentences = (m for m in _SENTENCE.finditer(example.text) if m[0].strip())
        return [bare_claim(example.text, m.start(), m.end(), **commonest) for m in sentences]

    return claims


def by_keywords(example: Example) -> list[Row]:
    """One claim of every word of the list, on the publisher's say-so, as having happened."""
    event_of = {word: event for event, words in KEYWORDS.items() for word in words.split()}
    words = ((m, event_of.get(m[0].lower())) for m in _WORD.finditer(example.text))
    return [bare_claim(example.text, m.start(), m.end(), event) for m, event in words if event]


def intervals(tallies: list[Counter[str]]) -> dict[str, tuple[float, float]]:
    """The 95% intervals of all shares, when documents are drawn with replacement; fields that gold asks are drawn."""
    draw = random.Random(SEED)
    keys = sorted(set().union(*tallies))
    counts = np.array([[tally[key] for key in keys] for tally in tallies])
    drawn = []
    for _ in range(DRAWS):
        sums = counts[[draw.randrange(len(tallies)) for _ in tallies]].sum(axis=0)
        drawn.append(report(Counter(dict(zip(keys, sums.tolist(), strict=True)))))
    found = {}
    for head in SHARES:
        values = sorted(figures[head] for figures in drawn if figures[head] is not None)
        if values:
            last = len(values) - 1
            found[head] = values[round(0.025 * last)], values[round(0.975 * last)]
    return found


def measured(
    examples: list[Example], claims_of: Callable[[Example], list[Row]], *, event_intervals: bool = False
) -> tuple[Row, list[str]]:
    """All figures of one system, of events with intervals where asked, and its misses by document."""
    tallies, misses = [], []
    of_event: dict[str, list[Counter[str]]] = {}
    for example in examples:
        claims = claims_of(example)
        tally, lines = score(copy.deepcopy(example.gold), claims, example.text)
        tallies.append(tally)
        misses += [f"{example.path.stem}: {line}" for line in lines]
        for event in {row["event"] for row in example.gold} | {claim["event"] for claim in claims}:
            # Only claims of one event are ever paired, so the events' tallies add up to the whole.
            gold = [row for row in copy.deepcopy(example.gold) if row["event"] == event]
            told = [claim for claim in claims if claim["event"] == event]
            of_event.setdefault(event, []).append(score(gold, told, example.text)[0])
    return {
        **report(sum(tallies, Counter())),
        "intervals": intervals(tallies),
        "events": {
            event: report(sum(held, Counter())) | ({"intervals": intervals(held)} if event_intervals else {})
            for event, held in sorted(of_event.items())
        },
    }, misses


def lines_of(systems: dict[str, Row], documents: int) -> Iterator[str]:
    """The figures as tables for readers."""
    must = systems["sayso"]["must"]
    yield f"{documents} documents, {must} claims that must be found; 95% intervals over documents in brackets"
    yield ""
    yield f"{'':<10}" + "".join(f"{head:>22}" for head in HEADS) + f"{'false':>8}"
    for name, figures in systems.items():
        cells = (
            f"{figures[h]:.3f} [{figures['intervals'][h][0]:.3f}, {figures['intervals'][h][1]:.3f}]" for h in HEADS
        )
        yield f"{name:<10}" + "".join(f"{cell:>22}" for cell in cells) + f"{figures['false']:>8}"
    yield ""
    yield "the share of found claims with the field right (- where gold asks it of none)"
    yield f"{'':<16}" + "".join(f"{name:>12}" for name in systems)
    for field in SHARES[len(HEADS) :]:
        shares = (figures[field] for figures in systems.values())
        yield f"{field:<16}" + "".join(f"{'-' if share is None else f'{share:.3f}':>12}" for share in shares)
    yield ""
    yield "sayso by event"
    yield f"{'':<16}" + "".join(f"{head:>12}" for head in ("must", "found", "false", *HEADS))
    for event, figures in systems["sayso"]["events"].items():
        counts = "".join(f"{figures[key]:>12}" for key in ("must", "found", "false"))
        yield f"{event:<16}{counts}" + "".join(f"{figures[head]:>12.3f}" for head in HEADS)


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.claims", description=__doc__.partition("\n")[0])
    parser.add_argument("folder", metavar="DIR", type=Path, help="holds NAME.txt beside its gold or records")
    parser.add_argument("--only", nargs="+", default=(), metavar="NAME", help="documents whose names begin so")
    parser.add_argument("--misses", action="store_true", help="print what was missed, wrong or false to stderr")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="print the N commonest kinds of error")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    options = parser.parse_args(arguments)
    try:
        examples = examples_in(options.folder, options.only)
        ways = {"sayso": by_sayso, "keywords": by_keywords, "majority": by_majority(examples)}
        results = {name: measured(examples, way) for name, way in ways.items()}
    except ValueError as problem:
        parser.error(str(problem))
    if options.misses:
        print(*results["sayso"][1], sep="\n", file=sys.stderr)
    systems = {name: figures for name, (figures, _) in results.items()}
    print(json.dumps(systems) if options.json else "\n".join(lines_of(systems, len(examples))))
    if options.worst and not options.json:
        print("", "the commonest kinds of error", *worst_kinds(results["sayso"][1], options.worst), sep="\n")


if __name__ == "__main__":
    main()
