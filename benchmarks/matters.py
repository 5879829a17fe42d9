"""How well claims are grouped into matters: `python -m benchmarks.matters [DIR] [--tuned]`.

DIR (corpus/matters) holds stories: STORY-OUTLET.txt, STORY-OUTLET.claims.jsonl (records of docs/claims.md) and
STORY-OUTLET.labels.txt, one label a line for each claim; equal labels within a story are one matter, `-` stands alone.
The stories of TUNED were looked at while the weights were set and are left out, unless `--tuned` asks for them alone.

Scored twice: on the annotated claims, and on the claims that the engine extracts from the texts, each taken as the
annotated claim of its event with most of its characters. Beside it stands the trivial rule: same event, same place.
`--speed` measures time and memory on generated ledgers instead (benchmarks.generated). Intervals are 95%, by drawing
stories. Exit 2 where the folder is wrong.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import sayso
from sayso.ledger.matters.grouping import group
from sayso.model import Claim, Document, Saying, claim_from_record
from sayso.places.folding import fold

__all__ = ["Scores", "Story", "main", "scores", "stories_in"]

ROOT = Path(__file__).parents[1]
TUNED = ("sumy", "idlib", "darfur")  # the first three stories to be finished
DRAWS, SEED = 2000, 20220324
ALONE = "-"
Grouping = Mapping[str, Hashable]  # by claim id


@dataclass(frozen=True, slots=True)
class Story:
    """The annotated reports of one story: documents, their claims, and the label of each claim."""

    name: str
    documents: tuple[Document, ...]
    sayings: tuple[Saying, ...]
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scores:
    """What one story adds up to: sums over its claims for B-cubed, and pairs told, right and true."""

    claims: int
    precision: float
    recall: float
    told: int
    right: int
    true: int

    def __add__(self, other: Scores) -> Scores:
        return Scores(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    def figures(self) -> dict[str, float]:
        """B-cubed precision, recall and F1, and the precision and recall of pairs, each from 0 to 1."""
        p, r = (total / self.claims if self.claims else 0.0 for total in (self.precision, self.recall))
        return {
            "precision": p,
            "recall": r,
            "f1": 2 * p * r / (p + r) if p + r else 0.0,
            "pairs": self.right / self.told if self.told else 1.0,
            "pairs found": self.right / self.true if self.true else 1.0,
        }


def scores(told: Grouping, true: Grouping) -> Scores:
    """B-cubed (Bagga and Baldwin, 1998) and pairs, over the claims that both groupings hold.

    >>> scores({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 1}).figures()["precision"]
    1.0
    """
    ids = [claim for claim in true if claim in told]
    both = Counter((told[claim], true[claim]) for claim in ids)
    of_told, of_true = Counter(told[claim] for claim in ids), Counter(true[claim] for claim in ids)

    def pairs(counted: Counter[Hashable]) -> int:
        return sum(n * (n - 1) // 2 for n in counted.values())

    return Scores(
        claims=len(ids),
        precision=sum(n * n / of_told[key[0]] for key, n in both.items()),
        recall=sum(n * n / of_true[key[1]] for key, n in both.items()),
        told=pairs(of_told),
        right=sum(n * (n - 1) // 2 for n in both.values()),
        true=pairs(of_true),
    )


def stories_in(folder: Path) -> list[Story]:
    """The stories of a folder, by name. Raises ValueError where there is none, or claims and labels do not match."""
    held: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.glob("*.labels.txt")):
        held[path.name.partition("-")[0]].append(path)
    if not held:
        raise ValueError(f"{folder}: holds no STORY-OUTLET.labels.txt")
    return [_story(name, paths) for name, paths in held.items()]


def _story(name: str, paths: Sequence[Path]) -> Story:
    documents, sayings, labels = [], [], {}
    for path in paths:
        stem = path.name.removesuffix(".labels.txt")
        document = sayso.read_document(str(path.with_name(f"{stem}.txt")))
        lines = path.with_name(f"{stem}.claims.jsonl").read_text("utf-8").splitlines()
        told = path.read_text("utf-8").split()
        if len(lines) != len(told):
            raise ValueError(f"{path}: {len(told)} labels for {len(lines)} claims")
        documents.append(document)
        for line, label in zip(lines, told, strict=True):
            claim = claim_from_record(json.loads(line))
            sayings.append(_saying(claim, document))
            labels[claim.id] = label if label != ALONE else f"alone {claim.id}"
    return Story(name, tuple(documents), tuple(sayings), labels)


def _saying(claim: Claim, document: Document) -> Saying:
    return Saying(
        claim=claim,
        outlet=document.outlet,
        title=document.title,
        published=document.date.value if document.date else None,
    )


def by_matters(sayings: Sequence[Saying]) -> Grouping:
    """The grouping of the program."""
    return {claim: index for index, matter in enumerate(group(sayings)) for claim in matter}


def by_event_and_place(sayings: Sequence[Saying]) -> Grouping:
    """The trivial rule: same event, same place; a claim without a place stands alone."""
    return {s.claim.id: (s.claim.event, fold(s.claim.place.name)) if s.claim.place else s.claim.id for s in sayings}


def extracted(story: Story) -> tuple[list[Saying], dict[str, str]]:
    """The claims that the engine finds in a story's texts, and the labels of those that match an annotated one."""
    sayings: list[Saying] = []
    labels: dict[str, str] = {}
    annotated: dict[str, list[Claim]] = defaultdict(list)
    for saying in story.sayings:
        annotated[saying.claim.document].append(saying.claim)
    for document in story.documents:
        free = {claim.id: claim for claim in annotated[document.id]}
        found = sayso.extract(document)
        sayings += [_saying(claim, document) for claim in found]
        pairs = sorted(
            (-one.span.overlap(other.span), one.id, other.id)
            for one in found
            for other in annotated[document.id]
            if one.event == other.event and one.span.overlaps(other.span)
        )
        for _, own, other in pairs:
            if own not in labels and other in free:
                labels[own] = story.labels[other]
                del free[other]
    return sayings, labels


def interval(tallies: Sequence[Scores], figure: str) -> tuple[float, float]:
    """The 95% interval of a figure when stories are drawn with replacement."""
    draw = random.Random(SEED)
    none = Scores(0, 0.0, 0.0, 0, 0, 0)
    values = sorted(sum((draw.choice(tallies) for _ in tallies), none).figures()[figure] for _ in range(DRAWS))
    return values[round(0.025 * (DRAWS - 1))], values[round(0.975 * (DRAWS - 1))]


def lines_of(results: Mapping[str, Sequence[Scores]]) -> Iterator[str]:
    """The figures as a table for readers."""
    heads = ("precision", "recall", "f1", "pairs", "pairs found")
    yield f"{'':<28}{'claims':>7}" + "".join(f"{head:>22}" for head in heads)
    for name, tallies in results.items():
        total = sum(tallies, Scores(0, 0.0, 0.0, 0, 0, 0))
        cells = (
            "{:.3f} [{:.3f}, {:.3f}]".format(value, *interval(tallies, head)) for head, value in total.figures().items()
        )
        yield f"{name:<28}{total.claims:>7}" + "".join(f"{cell:>22}" for cell in cells)


def misses(story: Story, told: Grouping) -> Iterator[str]:
    """The pairs that are joined wrongly, or apart wrongly, with their words."""
    claims = [saying.claim for saying in story.sayings]
    for index, one in enumerate(claims):
        for other in claims[index + 1 :]:
            together, true = told[one.id] == told[other.id], story.labels[one.id] == story.labels[other.id]
            if together != true:
                verdict = "joined" if together else "apart"
                yield (
                    f"{story.name} {verdict} {one.event}: {story.labels[one.id]} “{one.text[:90]}” / "
                    f"{story.labels[other.id]} “{other.text[:90]}”"
                )


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matters", description=__doc__.partition("\n")[0])
    parser.add_argument("folder", metavar="DIR", type=Path, nargs="?", default=ROOT / "corpus" / "matters")
    parser.add_argument("--tuned", action="store_true", help="score the stories that the weights were set on")
    parser.add_argument("--misses", action="store_true", help="print wrong pairs of annotated claims to stderr")
    parser.add_argument("--gold-only", action="store_true", help="leave out the claims that the engine extracts")
    parser.add_argument("--speed", action="store_true", help="time, memory and queries on generated ledgers")
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000], help="sizes for --speed")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    options = parser.parse_args(arguments)
    if options.speed:
        from benchmarks.generated import speed

        for figures in speed(options.claims):
            print(json.dumps(figures) if options.json else "  ".join(f"{k} {v}" for k, v in figures.items()))
        return
    try:
        stories = [s for s in stories_in(options.folder) if (s.name in TUNED) is options.tuned]
    except (OSError, ValueError) as problem:
        parser.error(str(problem))
    if not stories:
        parser.error(f"{options.folder}: holds no story {'that was tuned on' if options.tuned else 'to report on'}")
    ways: dict[str, Callable[[Sequence[Saying]], Grouping]] = {
        "sayso": by_matters,
        "event and place": by_event_and_place,
    }
    results: dict[str, list[Scores]] = {
        f"annotated, {name}": [scores(way(s.sayings), s.labels) for s in stories] for name, way in ways.items()
    }
    if not options.gold_only:
        found = [extracted(story) for story in stories]
        for name, way in ways.items():
            results[f"extracted, {name}"] = [scores(way(sayings), labels) for sayings, labels in found]
    if options.misses:
        for story in stories:
            print(*misses(story, by_matters(story.sayings)), sep="\n", file=sys.stderr)
    if options.json:
        none = Scores(0, 0.0, 0.0, 0, 0, 0)
        print(json.dumps({name: sum(tallies, none).figures() for name, tallies in results.items()}))
    else:
        print(f"{len(stories)} stories: {', '.join(s.name for s in stories)}", "", *lines_of(results), sep="\n")


if __name__ == "__main__":
    main()
