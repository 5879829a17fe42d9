"""The document on accuracy: `python -m benchmarks.accuracy [--data DIR] [-o FILE]` writes docs/accuracy.md anew.

Every figure of it is measured in the run. `--data` is the folder of the unpacked public sets; a set that is not there
has a section that says so. With `-o` the reliability plot is written beside the file. Takes minutes with all sets.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import accuracy_confidence, accuracy_corpus, accuracy_sets, confidence
from benchmarks.tables import paragraph

__all__ = ["main", "page"]

OPENING = """\
What the program gets right and wrong, measured by `python -m benchmarks.accuracy`, which wrote this page: no figure is
typed in. In brackets stand 95% intervals, by drawing whole documents with replacement. Beside each figure stands what a
simple rule does on the same texts and, for claims, how far two annotators agree who worked apart.
---
The corpus is the project's own: reports written for it, annotated by language models by the contract
([claims.md](claims.md), [../corpus/README.md](../corpus/README.md)). Its figures hold for reports like these. The
annotators' agreement says how clear the contract is; people may agree less. The public sets are news of other kinds,
annotated by people under other conventions. They check the parts.
---
Who doubts a figure runs the command under its table. The corpus lies in the repository. The public sets are to be had
from their makers; DIR is the folder where they lie unpacked. `python -m benchmarks.claims FOLDER` measures the program
on reports that you annotate yourself. [model-card.md](model-card.md) says what the network was trained on. `python -m
benchmarks.speed PATH` tells how fast it is on your machine.
"""
OF_CORPUS = (
    accuracy_corpus.claims_section,
    accuracy_corpus.fields_section,
    accuracy_corpus.other_fields_section,
    accuracy_corpus.events_section,
    accuracy_corpus.errors_section,
    accuracy_confidence.confidence_section,
)


def page(data: Path | None) -> Iterator[str]:
    """The lines of the document."""
    yield "# How accurate it is"
    yield ""
    for part in OPENING.split("---"):
        yield from paragraph(part)
    for section in OF_CORPUS:
        yield from section()
    yield "## Parts of the program, on public sets"
    yield ""
    if data is None:
        yield from paragraph("Not measured in this run: no folder of public sets was named (`--data DIR`).")
    for of_set in accuracy_sets.SECTIONS if data is not None else ():
        yield from of_set(data)


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, metavar="DIR", help="the folder of the unpacked public sets")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write it here, its picture beside it")
    options = parser.parse_args(arguments)
    if options.data is not None and not options.data.is_dir():
        parser.error(f"{options.data}: no such folder; name the one with the unpacked public sets")
    written = "\n".join(page(options.data)).rstrip("\n") + "\n"
    if options.output is None:
        sys.stdout.write(written)
        return
    try:
        options.output.write_text(written, "utf-8")
        plot = confidence.plot_of(confidence.measured("test"), "test")
        options.output.with_name(accuracy_confidence.PICTURE).write_text(plot, "utf-8")
    except OSError as problem:
        parser.error(f"{options.output}: cannot be written ({problem.strerror})")


if __name__ == "__main__":
    main()
