"""`sayso variants`: the same sentence with another figure, one above the other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import options

if TYPE_CHECKING:
    from rich.text import Text

    from sayso.ledger.copies import Printed, Variant
    from sayso.model import Span

__all__ = ["command", "variant_lines"]


@click.command()
@click.argument("document", metavar="[DOCUMENT]", required=False)
@click.option("--words", is_flag=True, help="Also sentences with another name, side, class or a denial.")
@options.ledger
@options.as_json
def command(document: str | None, words: bool, ledger_path: Path, as_json: bool) -> None:
    """Show sentences that are printed with different figures.

    Each figure that differs is marked, with the outlet and the day that printed it; the earlier stands above. A variant
    is no copy, and no report with another figure confirms it.

    \b
    Example:
      sayso variants
      sayso variants 3f6c0a9d --json
    """
    from sayso.cli.screen import show, write_record
    from sayso.cli.talk import say
    from sayso.ledger import Ledger

    with Ledger(ledger_path, create=False) as ledger:
        found = ledger.copies.variants(document, words=words)
    if as_json:
        for variant in found:
            write_record(variant)
    elif not found:
        say("no variants")
    else:
        for number, variant in enumerate(found):
            show(*([""] if number else []), *variant_lines(variant))


def variant_lines(variant: Variant) -> list[Text]:
    """The two sentences, each under its figure, outlet and day, with the figures between brackets."""
    from sayso.cli.copies import who_and_when

    sides: Sequence[tuple[Printed, str, Sequence[Span]]] = (
        (variant.first, variant.first_words, [mark[0] for mark in variant.marks]),
        (variant.second, variant.second_words, [mark[1] for mark in variant.marks]),
    )
    lines = []
    for printed, words, marks in sides:
        figures = ", ".join(f"“{mark.of(words)}”" for mark in marks) or "other words"
        lines += [_heading(figures, who_and_when(printed)), _marked(words, marks)]
    return lines


def _heading(figures: str, printed: str) -> Text:
    from rich.text import Text

    from sayso.cli.talk import one_line

    return Text.assemble((one_line(figures), "bold"), "  ", (one_line(printed), "dim"))


def _marked(words: str, marks: Sequence[Span]) -> Text:
    """The words with their figures between brackets, so that they are told without colours too."""
    from rich.text import Text

    from sayso.cli.talk import one_line

    line, at = Text("  "), 0
    for mark in marks:
        line.append(one_line(words[at : mark.start]) + (" " if words[at : mark.start].endswith(" ") else ""))
        line.append(f"[{one_line(mark.of(words))}]", "bold")
        at = mark.end
    rest = words[at:]
    return line.append((" " if rest[:1].isspace() else "") + one_line(rest))
