"""Whether the corpus is whole: `python -m corpus.check [FOLDER]` prints its counts, and exits 1 with its problems."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from corpus.compile import document_id
from corpus.frames import shared_frames
from corpus.gold import SUFFIX, read_records
from corpus.index import Index, read_index
from sayso.model import claim_from_record

__all__ = ["check_folder", "main", "spans_of"]

HERE = Path(__file__).parent / "documents"


def spans_of(value: Any) -> list[tuple[list[int], str]]:
    """Every span of a record with the words it must hold, however deep."""
    if isinstance(value, list):
        return [pair for item in value for pair in spans_of(item)]
    if not isinstance(value, dict):
        return []
    own = [(value["span"], value["text"])] if value.get("span") and "text" in value else []
    return own + [pair for item in value.values() for pair in spans_of(item)]


def _record_problems(records: list[dict[str, Any]], text: str, document: str) -> list[str]:
    problems, ids = [], [record.get("id") for record in records]
    if len(set(ids)) < len(ids):
        problems.append("an id stands twice")
    for record in records:
        label = f"claim {record.get('id')}"
        try:
            claim_from_record(record)
        except (msgspec.ValidationError, TypeError, ValueError) as problem:
            problems.append(f"{label}: {problem}")
            continue
        if record["document"] != document:
            problems.append(f"{label}: is of other bytes than the document's")
        if record["part_of"] is not None and record["part_of"] not in ids:
            problems.append(f"{label}: part_of is no claim of this document")
        problems += [
            f"{label}: the text at {span} is not {words!r}"
            for span, words in spans_of(record)
            if text[span[0] : span[1]] != words
        ]
    return problems


def check_folder(folder: Path) -> tuple[Counter[str], list[str]]:
    """Counts (documents, claims, words, and `conflict:`, `genre:`, `split:`, `event:` each) and the problems."""
    counts: Counter[str] = Counter()
    try:
        index = read_index(folder)
    except (OSError, ValueError) as problem:
        return counts, [str(problem)]
    texts: dict[str, str] = {}
    problems = []
    for path in sorted(folder.rglob("*.txt")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        raw = path.read_bytes()
        texts[name] = raw.decode("utf-8")
        problems += [f"{name}: {problem}" for problem in _document_problems(name, texts[name], index)]
        claims = path.with_name(path.stem + SUFFIX)
        if not claims.exists():
            problems.append(f"{name}: no {claims.name}")
            continue
        records = read_records(claims)
        problems += [f"{name}: {problem}" for problem in _record_problems(records, texts[name], document_id(raw))]
        counts.update(f"event:{record['event']}" for record in records)
        counts["claims"] += len(records)
    counts["documents"] = len(texts)
    counts["words"] = sum(len(text.split()) for text in texts.values())
    for name in sorted(set(index.documents) - set(texts)):
        problems.append(f"{name}: in the index, but there is no such document")
    for name in set(texts) & set(index.documents):
        entry = index.documents[name]
        counts.update([f"conflict:{entry.conflict}", f"genre:{entry.genre}", f"split:{entry.split}"])
    for (one, other), shared in shared_frames(texts).items():
        problems.append(f"{one} and {other} share {len(shared)} runs of six words: {shared[0]!r}")
    return counts, problems


def _document_problems(name: str, text: str, index: Index) -> list[str]:
    problems, (fewest, most) = [], index.words
    if name not in index.documents:
        problems.append("not in the index")
    if not fewest <= len(text.split()) <= most:
        problems.append(f"{len(text.split())} words, where {fewest} to {most} are wanted")
    return problems


def main(arguments: list[str] | None = None) -> int:
    """Print counts to standard output and problems to standard error."""
    parser = argparse.ArgumentParser(prog="python -m corpus.check", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=HERE)
    counts, problems = check_folder(parser.parse_args(arguments).folder)
    for name in ("documents", "words", "claims"):
        print(f"{name:<10}{counts[name]:>7}")
    for group in ("conflict", "genre", "split", "event"):
        held = sorted((-n, key.split(":", 1)[1]) for key, n in counts.items() if key.startswith(f"{group}:"))
        print(f"\n{group}s: {len(held)}")
        print("\n".join(f"  {-n:>5}  {key}" for n, key in held))
    print(*problems, sep="\n", end="\n" if problems else "", file=sys.stderr)
    return 1 if problems or not counts["documents"] else 0


if __name__ == "__main__":
    sys.exit(main())
