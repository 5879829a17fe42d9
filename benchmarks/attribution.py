"""Attribution: source, cue and content of the statements of news texts, exact match, against annotations.

    python -m benchmarks.attribution PATH [--json]

PATH is a folder of brat files in PolNeAR's layout (`text/*.txt` and `attributions/*.ann`, there or below), or a file of
JSON lines, one text a line, with `tokens` and `labels` (B-SOURCE, I-SOURCE, B-CUE, ..., O). A span is right when all of
its tokens are right, and no other; a split statement counts as several spans. Intervals: bootstrap over documents.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.language import reading_of
from sayso.model import Document, Provenance

ROLES = ("source", "cue", "content")
Spans = dict[str, set[tuple[int, int]]]  # by role: token ranges [first, last)
_WORD = re.compile(r"\w+|[^\w\s]")
_SAID = re.compile(r"\b(?:say|says|said|saying)\b")
_CAPITALS = re.compile(r"[A-Z][\w.’'-]*(?:\s+(?:of|for|the)?\s*[A-Z][\w.’'-]*)*")


@dataclass(frozen=True)
class Text:
    """One annotated text: its words as character ranges, and the spans that the annotators marked."""

    name: str
    text: str
    words: Sequence[tuple[int, int]]
    gold: Spans


def words_in(words: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """The range of words that stand in `[start, end)`, or None."""
    first = bisect_left(words, (start, 0))
    if first > 0 and words[first - 1][1] > start:
        first -= 1
    last = first
    while last < len(words) and words[last][0] < end:
        last += 1
    return (first, last) if last > first else None


def merged(spans: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """The ranges with those that touch made one."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return set(found)


def brat_texts(folder: Path) -> Iterator[Text]:
    """The texts of a folder in PolNeAR's layout; of a text annotated twice, the first annotation by name."""
    seen: set[Path] = set()
    for marks in sorted(folder.rglob("*.ann")):
        stem = re.sub(r"_[0-9a-f]{4}$", "", marks.stem)
        paths = (marks.parent.parent / "text" / f"{stem}.txt", marks.with_suffix(".txt"))
        path = next((p for p in paths if p.exists()), None)
        if path is None or path in seen:
            continue
        seen.add(path)
        text = path.read_text("utf-8")
        words = [match.span() for match in _WORD.finditer(text)]
        parts: dict[str, list[tuple[int, int]]] = {}
        gold: Spans = {role: set() for role in ROLES}
        lines = [line.split("\t") for line in marks.read_text("utf-8").splitlines() if "\t" in line]
        for fields in lines:
            if fields[0].startswith("T"):
                kind, _, offsets = fields[1].partition(" ")
                if kind.lower() in ROLES:
                    ranges = [tuple(map(int, part.split())) for part in offsets.split(";")]
                    parts[fields[0]] = [w for start, end in ranges if (w := words_in(words, start, end))]
        for fields in lines:
            if fields[0].startswith("E"):
                held: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
                for role, _, mark in (argument.partition(":") for argument in fields[1].split()):
                    if role.rstrip("0123456789").lower() in ROLES and mark in parts:
                        held[role.rstrip("0123456789").lower()] += parts[mark]
                for role in ROLES:
                    gold[role] |= merged(held[role])
        yield Text(path.stem, text, words, gold)


def line_texts(path: Path) -> Iterator[Text]:
    """The texts of a file of JSON lines."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        record = json.loads(line)
        words, at = [], 0
        for token in record["tokens"]:
            words.append((at, at + len(token)))
            at += len(token) + 1
        gold: Spans = {role: set() for role in ROLES}
        begun: tuple[str, int] | None = None
        for place, label in enumerate([*record["labels"], "O"]):
            mark, _, role = label.lower().partition("-")
            if begun and (mark != "i" or role != begun[0]):
                gold[begun[0]].add((begun[1], place))
                begun = None
            if mark == "b" or (mark == "i" and begun is None):
                begun = (role, place)
        yield Text(str(record.get("id", number)), " ".join(record["tokens"]), words, gold)


def document_of(text: str) -> Document:
    """A bare text as a document."""
    provenance = Provenance(
        sha256="0" * 64,
        media_type="text/plain",
        size=len(text),
        origin="-",
        retrieved=dt.datetime(2000, 1, 1),
        version="0",
    )
    return Document(id="sha256:0", text=text, provenance=provenance, language="en")


def of_reading(text: Text) -> Spans:
    """What the engine finds; its statements keep the annotators' convention."""
    found: Spans = {role: set() for role in ROLES}
    for one in reading_of(document_of(text.text)).attributions:
        for role, spans in (("source", [one.source]), ("cue", [one.cue]), ("content", one.content)):
            found[role] |= merged(w for span in spans if span and (w := words_in(text.words, span.start, span.end)))
    return found


def of_rule(text: Text) -> Spans:
    """The simple rule: a form of "say", the nearest capitalised phrase in its line, and the longer side of the line."""
    found: Spans = {role: set() for role in ROLES}
    for said in _SAID.finditer(text.text):
        begin = max(text.text.rfind(mark, 0, said.start()) for mark in ("\n", ". ")) + 1
        finish = min(
            (at for mark in ("\n", ". ") if (at := text.text.find(mark, said.end())) >= 0), default=len(text.text)
        )
        names = [match.span() for match in _CAPITALS.finditer(text.text, begin, finish)]
        if not names:
            continue
        near = min(names, key=lambda name: min(abs(name[0] - said.end()), abs(said.start() - name[1])))
        left, right = (begin, min(near[0], said.start())), (max(near[1], said.end()), finish)
        content = max((left, right), key=lambda side: side[1] - side[0])
        for role, span in (("source", near), ("cue", said.span()), ("content", content)):
            held = words_in(text.words, *span)
            if held:
                found[role].add(held)
    return found


def figures(counts: Sequence[tuple[int, int, int]]) -> tuple[float, float, float]:
    """Precision, recall and F1 in percent, of (right, found, wanted) counts."""
    right, found, wanted = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    precision, recall = right / found if found else 0.0, right / wanted if wanted else 0.0
    both = precision + recall
    return 100 * precision, 100 * recall, 200 * precision * recall / both if both else 0.0


def interval(counts: Sequence[tuple[int, int, int]], rounds: int = 1000) -> tuple[float, float]:
    """The 95% interval of F1, by bootstrap over documents."""
    chance = random.Random(0)
    scores = sorted(figures(chance.choices(counts, k=len(counts)))[2] for _ in range(rounds)) if counts else [0.0]
    return scores[int(0.025 * len(scores))], scores[min(len(scores) - 1, int(0.975 * len(scores)))]


def score(texts: Sequence[Text], finder: Callable[[Text], Spans]) -> dict[str, dict[str, float]]:
    """Precision, recall, F1 and its interval for each role."""
    counts: dict[str, list[tuple[int, int, int]]] = {role: [] for role in ROLES}
    for text in texts:
        found = finder(text)
        for role in ROLES:
            counts[role].append((len(found[role] & text.gold[role]), len(found[role]), len(text.gold[role])))
    scores = {}
    for role in ROLES:
        low, high = interval(counts[role])
        precision, recall, f1 = figures(counts[role])
        scores[role] = {"precision": precision, "recall": recall, "f1": f1, "low": low, "high": high}
    return scores


def main() -> int:
    """Prints the table; exit 2 where PATH holds nothing to score."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.attribution", description=__doc__.split("\n")[0])
    parser.add_argument("path", type=Path, metavar="PATH")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    if not options.path.exists():
        print(f"{options.path}: no such file or folder; name a folder of brat files or JSON lines", file=sys.stderr)
        return 2
    texts = list(brat_texts(options.path) if options.path.is_dir() else line_texts(options.path))
    if not texts:
        print(f"{options.path}: no annotated text in it; see --help for the layout", file=sys.stderr)
        return 2
    rows = {"engine": score(texts, of_reading), "nearest capitals to 'say'": score(texts, of_rule)}
    if options.json:
        print(json.dumps({"texts": len(texts), "rows": rows}))
        return 0
    print(f"{len(texts)} texts, exact match, % (95% interval of F1 by bootstrap over documents)\n")
    print(f"{'':26} {'role':8} {'precision':>9} {'recall':>7} {'F1':>6}   interval")
    for name, scores in rows.items():
        for role, held in scores.items():
            print(
                f"{name:26} {role:8} {held['precision']:9.1f} {held['recall']:7.1f} {held['f1']:6.1f}"
                f"   {held['low']:.1f}–{held['high']:.1f}"
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
