"""The screen: what the program writes to stdout, as records for programs or as text for readers."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

__all__ = ["console", "show", "write_bytes", "write_record", "write_text"]


def write_bytes(content: bytes) -> None:
    """Writes bytes to stdout as they are."""
    sys.stdout.buffer.write(content)


def write_text(text: str) -> None:
    """Writes text to stdout in UTF-8, whatever the terminal's own encoding, with nothing added."""
    write_bytes(text.encode("utf-8", "surrogatepass"))


def write_record(record: Any) -> None:
    """Writes one record as a line of JSON."""
    import msgspec

    try:
        line = msgspec.json.encode(record)
    except UnicodeEncodeError:  # a file name that is no text: half characters, which JSON can only tell by number
        line = json.dumps(msgspec.to_builtins(record)).encode()
    write_bytes(line + b"\n")


def console(*, talk: bool = False) -> Console:
    """A console on stdout, or on stderr for talk; no markup, no guessing of colours in the words of a report."""
    from rich.console import Console

    return Console(stderr=talk, highlight=False, markup=False, emoji=False)


def show(*things: RenderableType) -> None:
    """Writes things for readers to stdout, in the width of the terminal (80 columns where there is none)."""
    screen = console()
    with screen.capture() as written:  # rich would swallow a broken pipe and leave with 1; click lets us see it
        for thing in things:
            screen.print(thing, soft_wrap=False)
    lines = "\n".join(line.rstrip() for line in written.get().split("\n"))  # rich fills lines with blanks
    click.echo(lines, nl=False, color=True)  # rich knows whether colours can be shown
