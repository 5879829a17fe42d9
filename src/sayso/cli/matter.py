"""`sayso matter`: one matter, with every voice, its figures, and who denies it."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli import options

__all__ = ["command"]


@click.command()
@click.argument("name", metavar="ID")
@click.option("--plot", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.svg", help="Draw its figures.")
@options.ledger
@options.as_json
def command(name: str, plot: Path | None, ledger_path: Path, as_json: bool) -> None:
    """Show one matter, with all that is held of it.

    Every voice, the figures with their bounds, corrections, denials, and why each claim is here.

    ID is the matter's id, the beginning of it, or the id of a claim in it.

    \b
    Example:
      sayso matter 3f6c0a9d
      sayso matter 3f6c0a9d --plot killed.svg
    """
    from sayso.ledger import Ledger

    if plot is not None and plot.suffix.lower() != ".svg":
        reason = f"{plot.name!r} is no name of an SVG file; pictures are drawn as SVG, which every browser opens"
        raise click.BadParameter(f"{reason} and can turn into PNG", param_hint="--plot")
    with Ledger(ledger_path, create=False) as ledger:
        matter = ledger.matters.matter(name)
    if plot is not None:
        from sayso.cli.talk import say
        from sayso.ledger.matters.plot import drawn

        picture = drawn(matter)
        if picture is None:
            say(f"{matter.id}: no figure with a day is told, so there is nothing to draw")
        else:
            plot.write_text(picture, encoding="utf-8")
            say(f"{plot}: drawn")
    if as_json:
        from sayso.cli.screen import write_record
        from sayso.ledger.matters.records import matter_to_record

        write_record(matter_to_record(matter))
        return
    from sayso.cli.matter_list import matter_blocks
    from sayso.cli.screen import show

    show(*matter_blocks(matter))
