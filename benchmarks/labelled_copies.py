"""Copies and variants among the labelled stories: `python -m benchmarks.labelled_copies [FOLDER]`.

The stories of corpus/matters, whose writers marked which reports carry which, which sentences are variants, and which
reports tell the same events independently. All stories are read into one ledger. Printed: copies found (of the pairs
marked, two carriers of one report among them), independent pairs taken for copies, variants found with both sentences,
and variants merged (the two sentences counted as shared), beside the trivial rule (some paragraph is equal).
"""

from __future__ import annotations

import json
import sys
import tempfile
from itertools import combinations
from pathlib import Path

import sayso
from sayso.ledger import Ledger

__all__ = ["main"]

FOLDER = Path(__file__).parents[1] / "corpus" / "matters"
Two = frozenset[str]


def main(folder: Path = FOLDER) -> None:
    """The command."""
    texts = {path.stem: path for path in sorted(folder.glob("*.txt")) if not path.name.endswith(".labels.txt")}
    marked = [
        json.loads(line) for path in sorted(folder.glob("*.copies.jsonl")) for line in path.open(encoding="utf-8")
    ]
    kinds = {
        kind: {frozenset((m["a"], m["b"])) for m in marked if m["kind"] == kind} for kind in ("copy", "independent")
    }
    copies = kinds["copy"] | {  # two carriers of one report carry each other
        frozenset((a, b)) for one, other in combinations(kinds["copy"], 2) if one & other for a, b in [one ^ other]
    }
    variants = [m for m in marked if m["kind"] == "variant"]
    documents = {name: sayso.read_document(str(path)) for name, path in texts.items()}
    names = {document.id: name for name, document in documents.items()}
    with tempfile.TemporaryDirectory() as held, Ledger(Path(held) / "sayso.db") as ledger:
        with ledger.run("benchmark") as run:
            for name, document in documents.items():
                run.add(document, texts[name].read_bytes(), [])
        pairs = ledger.copies.pairs()
        told = ledger.copies.variants()
    found = {frozenset((names[p.first.document], names[p.second.document])) for p in pairs if p.copy is not None}
    met = {
        (
            frozenset((names[v.first.document], names[v.second.document])),
            frozenset((_bare(v.first_words), _bare(v.second_words))),
        )
        for v in told
    }
    merged = 0
    for mark in variants:
        two = frozenset((mark["a"], mark["b"]))
        for pair in (p for p in pairs if frozenset((names[p.first.document], names[p.second.document])) == two):
            text = documents[names[pair.first.document]].text
            same = [s.first.of(text) for s in pair.passages if s.kind == "same"]
            merged += any(_bare(mark[w])[:80] in _bare(words) for words in same for w in ("words_a", "words_b"))
    seen = sum(
        (frozenset((m["a"], m["b"])), frozenset((_bare(m["words_a"]), _bare(m["words_b"])))) in met for m in variants
    )
    equal = {two for two in map(frozenset, combinations(texts, 2)) if _paragraphs(documents, two)}
    apart = len(kinds["independent"])
    print(f"{len(texts)} reports, {len(copies)} pairs of copies, {apart} independent, {len(variants)} variants")
    print(f"{'':18}{'copies found':>14}{'falsely':>10}{'variants found':>18}{'merged':>10}")
    for title, held_, rest in (("sayso", found, (f"{seen}", f"{merged}")), ("equal paragraph", equal, ("-", "-"))):
        right = f"{len(held_ & copies)} of {len(copies)}"
        print(f"{title:18}{right:>14}{len(held_ & kinds['independent']):>10}{rest[0]:>18}{rest[1]:>10}")
    for two in sorted(copies - found, key=sorted):
        print(f"  missed: {', '.join(sorted(two))}")


def _bare(words: str) -> str:
    return " ".join(words.split()).strip("“”\"' .")


def _paragraphs(documents: dict[str, sayso.Document], two: Two) -> bool:
    one, other = ({p.strip() for p in documents[name].text.split("\n\n") if len(p.split()) > 12} for name in two)
    return bool(one & other)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
