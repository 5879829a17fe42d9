"""Fields beside the contract's scorer: `python -m benchmarks.fields PART [--json]`.

score_claims.py prints the fields that make a claim whole and six more. Here are the others, on the claims that it pairs
with gold: what kind of source speaks and for which party, the chain of sources beyond the nearest, the side of `by` and
`of`, what a share is part of, and the evidence named. `(told)`: only where gold has a value. Beside: the commonest
answer of gold for every claim, and, for a part of the corpus, the two annotators' agreement, mean of both ways. 95%
intervals by drawing documents. PART as for benchmarks.confidence. Exit 2 where it is wrong.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.bootstrap import accuracy, with_interval
from benchmarks.claims import by_sayso, examples_in
from benchmarks.confidence import ROOT, part_folder
from benchmarks.matching import matched
from benchmarks.score_claims import same_name
from corpus.gold import SUFFIX, gold_row, read_records

__all__ = ["FIELDS", "main", "measured", "table_lines"]

Record = dict[str, Any]
Values = dict[str, Any]  # what a record says in each field; a field that does not apply is missing
Judged = list[tuple[Values, Values]]  # gold and told, of the pairs of one document

FIELDS = {
    "kind": "what kind of source speaks (`sources[0].kind`)",
    "side": "for which party it speaks (`sources[0].side`)",
    "outer": "the chain of sources beyond the nearest (`sources[1:]`)",
    "by.side": "the side of who did it (`by.side`)",
    "of.side": "the side of whom it was done to (`of.side`)",
    "part_of": "the claim of which this is a share (`part_of`)",
    "evidence": "the evidence that the text names (`evidence`)",
}


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of one document, gold first, and what each gold claim that is a whole was paired with."""

    pairs: tuple[tuple[Record, Record], ...]
    told_id: Mapping[str, str]  # the id of a gold claim: the id of the claim that is paired with it


def values_of(record: Record) -> Values:
    """What a record says in each field."""
    sources, held = record["sources"], {}
    if sources:
        held |= {"kind": sources[0]["kind"], "side": sources[0]["side"], "outer": [s["name"] for s in sources[1:]]}
    for role in ("by", "of"):
        if record[role] is not None:
            held[f"{role}.side"] = record[role]["side"]
    return {**held, "part_of": record["part_of"], "evidence": sorted(record["evidence"])}


def right(field: str, gold: Values, told: Values) -> bool | None:
    """Whether a field is right; None where gold has no such party to tell of."""
    if field not in gold:
        return None
    wanted, given = gold[field], told.get(field)
    if field not in told:
        return False
    if field == "outer":
        return len(wanted) == len(given) and all(same_name(a, b) for a, b in zip(wanted, given, strict=True))
    if field.endswith("side") and wanted and given:
        return wanted == given or same_name(wanted, given)
    return bool(wanted == given)


def pairs_of(gold: Sequence[Record], told: Sequence[Record], text: str) -> Pairs:
    """The must-claims of gold with the claims that the scorer pairs them with."""
    rows = [gold_row(record) for record in gold]
    pairing = [(gold[i], told[j]) for i, j in matched(rows, told, text).pairs]
    kept = tuple((one, other) for one, other in pairing if one["confidence"] >= 1)
    return Pairs(kept, {one["id"]: other["id"] for one, other in pairing})


def judged(document: Pairs) -> Judged:
    """The values of both of each pair; the ids of wholes are those of gold, so that equal ones can be told."""
    found = []
    gold_id = {told: gold for gold, told in document.told_id.items()}
    for one, other in document.pairs:
        gold, told = values_of(one), values_of(other)
        if told["part_of"] is not None:
            told["part_of"] = gold_id.get(told["part_of"], told["part_of"])
        found.append((gold, told))
    return found


def commonest(documents: Iterable[Judged]) -> Values:
    """The commonest value of each field where gold has the party to tell of."""
    held: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    for gold, _ in (pair for document in documents for pair in document):
        for field in FIELDS:
            if field in gold:
                held[field][json.dumps(gold[field])] += 1
    return {field: json.loads(counts.most_common(1)[0][0]) for field, counts in held.items() if counts}


def scored(documents: Sequence[Judged]) -> dict[str, Any]:
    """For each field, and each told field, the share right with its interval, and how many were asked."""
    found: dict[str, Any] = {}
    for field in FIELDS:
        for told_only in (False, True):
            tallies = []
            for document in documents:
                verdicts = [
                    verdict
                    for gold, told in document
                    if (verdict := right(field, gold, told)) is not None
                    and not (told_only and gold[field] in (None, []))
                ]
                tallies.append((sum(verdicts), len(verdicts), len(verdicts)))
            asked = sum(tally[1] for tally in tallies)
            share, low, high = with_interval(tallies, accuracy)
            name = f"{field} (told)" if told_only else field
            found[name] = {"asked": asked, "right": share if asked else None, "low": low, "high": high}
    # "kind" is never empty: its told row would repeat the other.
    return {name: row for name, row in found.items() if name != "kind (told)"}


def _annotators(part: str, folder: Path) -> dict[str, float | None] | None:
    """The share of fields on which the two annotators agree, mean of both ways; None where there are no two."""
    from corpus.agree import drafts_of

    sides = [ROOT / "corpus/agreement" / side / part for side in ("first", "second")]
    if not part.isidentifier() or not all(side.is_dir() for side in sides):
        return None
    ways: list[list[Judged]] = [[], []]
    for _, text, first, second in drafts_of(*sides, folder):
        ways[0].append(judged(pairs_of(first, second, text)))
        ways[1].append(judged(pairs_of(second, first, text)))
    there, back = (scored(way) for way in ways)
    return {
        name: sum(held) / len(held) if (held := [r[name]["right"] for r in (there, back) if r[name]["asked"]]) else None
        for name in there
    }


def measured(part: str) -> dict[str, Any]:
    """The figures of a part. Raises ValueError where it holds no records."""
    folder = part_folder(part)
    documents = []
    for example in examples_in(folder):
        path = example.path.with_suffix(SUFFIX)
        if not path.exists():
            raise ValueError(f"{path}: no such records; only they hold these fields")
        documents.append(judged(pairs_of(read_records(path), by_sayso(example), example.text)))
    usual = commonest(documents)
    constant = [[(gold, usual) for gold, _ in document] for document in documents]
    rows = {"sayso": scored(documents), "commonest": scored(constant)}
    return {
        "documents": len(documents),
        "pairs": sum(map(len, documents)),
        "usual": usual,
        "rows": rows,
        "annotators": _annotators(part, folder),
    }


def table_lines(figures: Mapping[str, Any], part: str) -> Iterator[str]:
    """The figures as a table for readers."""
    yield f"{part}: {figures['documents']} documents, {figures['pairs']} found claims; 95% intervals in brackets"
    yield ""
    yield f"{'':<18}{'asked':>7}{'sayso':>24}{'commonest':>12}{'annotators':>12}"
    agreed = figures["annotators"] or {}
    for name, row in figures["rows"]["sayso"].items():
        if row["asked"]:
            cell = f"{row['right']:.3f} [{row['low']:.3f}, {row['high']:.3f}]"
            usual, two = figures["rows"]["commonest"][name]["right"], agreed.get(name)
            yield (f"{name:<18}{row['asked']:>7}{cell:>24}{usual:>12.3f}{'-' if two is None else f'{two:.3f}':>12}")


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fields", description=__doc__.partition("\n")[0])
    parser.add_argument("part", metavar="PART", help="a part of the corpus (dev, test), or a folder with records")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    options = parser.parse_args(arguments)
    try:
        figures = measured(options.part)
    except (OSError, ValueError) as problem:
        parser.error(str(problem))
    print(json.dumps(figures) if options.json else "\n".join(table_lines(figures, options.part)))


if __name__ == "__main__":
    main()
