"""How well copies and variants are told: `python -m benchmarks.copies [--reports N] [--json]`.

Generated reports of known truth: syndicated and rewritten copies, copies with one figure changed, independent reports
of the same story, unrelated ones. Printed: copies found, pairs falsely found, variants found with both figures, and
variants merged (the sentence with the other figure counted as shared), beside the trivial rule (some paragraph is
equal); documents per CPU-second and peak memory.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import resource
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.copied_reports import Corpus, generated
from sayso.ledger import Ledger
from sayso.model import Document, DocumentDate, Provenance

__all__ = ["main", "measured"]

Pairs = set[tuple[int, int]]


def measured(many: int) -> dict[str, Any]:
    """All figures for about `many` reports."""
    corpus = generated(many)
    ids = {_document(corpus, number).id: number for number in range(len(corpus.reports))}
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "sayso.db") as ledger:
        with ledger.run("benchmark") as run:
            for number in range(len(corpus.reports)):
                document = _document(corpus, number)
                run.add(document, document.text.encode(), [])
        start = time.process_time()
        ledger.copies.refresh()
        spent = time.process_time() - start
        pairs = ledger.copies.pairs()
        variants = ledger.copies.variants()
        start = time.perf_counter()
        ledger.copies.pairs(_document(corpus, 0).id)
        one = time.perf_counter() - start
    found = {_ordered(ids[pair.first.document], ids[pair.second.document]) for pair in pairs}
    merged = set()
    for pair in pairs:
        key = _ordered(ids[pair.first.document], ids[pair.second.document])
        at = corpus.variants.get(key)
        if at is not None and any(_differs(pair, passage, at) for passage in pair.passages if passage.kind == "same"):
            merged.add(key)
    told = {
        _ordered(ids[variant.first.document], ids[variant.second.document])
        for variant in variants
        if {mark[0].of(variant.first_words) for mark in variant.marks}
        | {mark[1].of(variant.second_words) for mark in variant.marks}
        >= set(corpus.variants.get(_ordered(ids[variant.first.document], ids[variant.second.document]), ("?",)))
    }
    return {
        "reports": len(corpus.reports),
        "copies": len(corpus.copies),
        "variants": len(corpus.variants),
        "sayso": _scored(corpus, found) | {"variants_found": len(told), "variants_merged": len(merged)},
        "equal paragraph": _scored(corpus, _by_paragraph(corpus)),
        "documents_per_cpu_second": len(corpus.reports) / max(spent, 1e-9),
        "one_document_seconds": one,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _differs(pair: Any, passage: Any, figures: tuple[str, str]) -> bool:
    """Whether a passage that counts as shared holds one figure in one text and the other in the other."""
    ids = {pair.first.document: passage.first, pair.second.document: passage.second}
    held = []
    for number in range(2):
        document = (pair.first.document, pair.second.document)[number]
        held.append(_TEXTS[document][ids[document].start : ids[document].end].split())
    counts = [(words.count(figures[0]), words.count(figures[1])) for words in held]
    return counts[0] != counts[1]


_TEXTS: dict[str, str] = {}


def _document(corpus: Corpus, number: int) -> Document:
    report = corpus.reports[number]
    data = report.text.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    _TEXTS[f"sha256:{sha256}"] = report.text
    return Document(
        id=f"sha256:{sha256}",
        text=report.text,
        outlet=report.outlet,
        date=DocumentDate(dt.date(2022, 3, report.day), "option"),
        language="en",
        provenance=Provenance(
            sha256=sha256,
            media_type="text/plain",
            size=len(data),
            origin=f"{number}.txt",
            retrieved=dt.datetime(2022, 4, 1, tzinfo=dt.UTC),
            version="0",
        ),
    )


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _by_paragraph(corpus: Corpus) -> Pairs:
    """The trivial rule: two reports with an equal paragraph are copies."""
    held: dict[str, list[int]] = {}
    for number, report in enumerate(corpus.reports):
        for paragraph in set(report.text.split("\n\n")[1:]):
            held.setdefault(paragraph, []).append(number)
    return {_ordered(a, b) for several in held.values() for a in several for b in several if a < b}


def _scored(corpus: Corpus, found: Iterable[tuple[int, int]]) -> dict[str, float]:
    pairs = set(found)
    return {
        "found": len(pairs & corpus.copies) / max(1, len(corpus.copies)),
        "falsely_found": len(pairs - corpus.copies),
    }


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.copies", description=__doc__.partition("\n")[0])
    parser.add_argument("--reports", type=int, default=10_000, metavar="N", help="how many reports to generate")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    options = parser.parse_args(arguments)
    figures = measured(options.reports)
    if options.json:
        print(json.dumps(figures))
        return
    print(
        f"{figures['reports']:,} reports, {figures['copies']:,} pairs of copies, {figures['variants']:,} of variants\n"
    )
    print(f"{'':18}{'found':>10}{'falsely':>10}{'variants found':>18}{'merged':>10}")
    for name in ("sayso", "equal paragraph"):
        of = figures[name]
        told = (f"{of['variants_found']:,}", f"{of['variants_merged']:,}") if "variants_found" in of else ("-", "-")
        print(f"{name:18}{of['found']:>10.4f}{of['falsely_found']:>10,}{told[0]:>18}{told[1]:>10}")
    print(f"\n{figures['documents_per_cpu_second']:,.0f} documents per CPU-second, peak {figures['peak_mib']:,.0f} MiB")
    print(f"the pairs of one report: {1000 * figures['one_document_seconds']:.0f} ms")


if __name__ == "__main__":
    main()
