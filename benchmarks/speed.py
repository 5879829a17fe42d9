"""How fast and how large: `python -m benchmarks.speed PATH...` on files or folders of reports.

Words (between white space) per second of CPU time of this process, for reading (bytes to documents) and for extraction
(documents to claims) apart; peak memory; and, in seconds on the wall, `sayso --help` and the first claims of the first
report, each a fresh process. Beside them a peer: the same text split into words by one regular expression, the least
that any reader must do. Exit 2 where nothing can be read.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

__all__ = ["main"]

PASSES = 5
PROGRAM = (sys.executable, "-c", "from sayso.cli import main; main()")


def rate(words: int, work: Callable[[], object]) -> dict[str, float]:
    """Words per CPU-second: the median, the lowest and the highest of five passes after one that warms up."""
    work()
    rates = []
    for _ in range(PASSES):
        start = time.process_time()
        work()
        rates.append(words / max(time.process_time() - start, 1e-9))
    return {"median": statistics.median(rates), "lowest": min(rates), "highest": max(rates)}


def wall(*arguments: str, passes: int = PASSES) -> dict[str, float]:
    """Seconds from typing a command to the first line of its output: the median and the worst of fresh processes."""
    taken = []
    for _ in range(passes):
        start = time.perf_counter()
        with subprocess.Popen((*PROGRAM, *arguments), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            process.stdout.readline()  # type: ignore[union-attr]
            taken.append(time.perf_counter() - start)
            process.stdout.read()  # type: ignore[union-attr]
    return {"median": statistics.median(taken), "worst": max(taken)}


def measured(paths: list[str]) -> dict[str, Any]:
    """All figures. Raises ValueError when nothing can be read."""
    import sayso
    from sayso.read import Refused, documents_in, gather

    inputs = [raw for path in paths for raw in gather(path) if not isinstance(raw, Refused)]
    read = [(raw, found) for raw in inputs for found in documents_in(raw) if not isinstance(found, Refused)]
    documents = [document for _, (document, _) in read]
    words = sum(len(document.text.split()) for document in documents)
    if not words:
        raise ValueError(f"{' '.join(paths)}: holds no report that can be read")
    word = re.compile(r"\w+")
    return {
        "documents": len(documents),
        "words": words,
        "reading": rate(words, lambda: [list(documents_in(raw)) for raw in inputs]),
        "extraction": rate(words, lambda: [sayso.extract(document) for document in documents]),
        "peer": rate(words, lambda: [word.findall(document.text) for document in documents]),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "help_seconds": wall("--help"),
        "first_claims_seconds": wall("extract", documents[0].provenance.origin, passes=3),
    }


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__.partition("\n")[0])
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a report, or a folder of reports")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    options = parser.parse_args(arguments)
    try:
        figures = measured(options.paths)
    except ValueError as problem:
        parser.error(str(problem))
    if options.json:
        print(json.dumps(figures))
        return
    print(f"{figures['documents']} documents, {figures['words']:,} words; {PASSES} passes after one that warms up\n")
    print(f"{'words per CPU-second':<34}{'median':>12}{'lowest':>12}{'highest':>12}")
    rows = {
        "reading (bytes to documents)": "reading",
        "extraction (documents to claims)": "extraction",
        "peer: one regular expression": "peer",
    }
    for label, key in rows.items():
        print(f"{label:<34}" + "".join(f"{figures[key][head]:>12,.0f}" for head in ("median", "lowest", "highest")))
    print(f"\npeak memory of this process       {figures['peak_mib']:>12,.0f} MiB")
    for label, key in (("sayso --help", "help_seconds"), ("sayso extract, first claims", "first_claims_seconds")):
        print(f"{label:<34}{figures[key]['median']:>12.2f} s (worst {figures[key]['worst']:.2f} s)")


if __name__ == "__main__":
    main()
