"""The program `sayso`: its commands by name, and how every run of it ends.

A command returns its Ending, or None for done. Whatever a user can do wrong ends in one line on stderr.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from sayso.cli.ending import Ending
from sayso.cli.talk import complain
from sayso.errors import SaysoError

__all__ = ["COMMANDS", "sayso"]

COMMANDS = (
    "read",
    "extract",
    "text",
    "claims",
    "matters",
    "matter",
    "conflicts",
    "link",
    "decide",
    "decisions",
    "renew",
    "check",
    "page",
    "export",
    "serve",
    "user",
    "copies",
    "variants",
    "tally",
    "documents",
    "forget",
    "verify",
    "runs",
    "quarantine",
    "gazetteer",
    "series",
    "compare",
)


class ReaderLeft(Exception):
    """Whoever read our output has closed it (`sayso claims | head`): nothing is wrong, and nothing more is to say."""


class Program(click.Group):
    """The group of commands: each lives in the module of its name, loaded only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's own signature)
        """The commands in the order of a day's work, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, from its module."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"sayso.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command. Click would turn these two into endings of its own: 1, and an empty line on stderr."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            raise ReaderLeft from None
        except KeyboardInterrupt:
            raise click.Abort from None
        return status

    def main(self, args: Sequence[str] | None = None, *_: Any, **extra: Any) -> Any:
        """Runs the command line and leaves with its Ending."""
        for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
            if getattr(sys, name) is None:  # closed by the caller (`sayso text FILE >&-`)
                setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 (for the whole run)
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # a terminal without a letter shows its number, not a traceback
                stream.reconfigure(errors="backslashreplace")
        extra |= {"prog_name": "sayso", "standalone_mode": False}
        sys.exit(_ending(lambda: super(Program, self).main(args, **extra)))


def _ending(run: Callable[[], Any]) -> int:
    """The exit status of a run, after the one line that tells what went wrong, if anything did."""
    try:
        status = run() or Ending.DONE
    except click.exceptions.NoArgsIsHelpError as help_asked:
        click.echo(help_asked.ctx.get_help(), err=True)
        return Ending.USAGE
    except click.UsageError as wrong:
        where = wrong.ctx.command_path if wrong.ctx else "sayso"
        message = wrong.format_message()
        complain(where, message[:1].lower() + message[1:], f"see `{where} --help`")
        return Ending.USAGE
    except click.ClickException as wrong:
        complain("sayso", wrong.format_message(), "see `sayso --help`")
        return Ending.USAGE
    except (click.Abort, KeyboardInterrupt):
        complain("sayso", "interrupted", "what was kept before stays; run the same command again to go on")
        return Ending.INTERRUPTED
    except ReaderLeft:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter's last flush complains
        return Ending.DONE
    except SaysoError as problem:
        complain(problem.thing, problem.reason, problem.step)
        return Ending.of(problem)
    except OSError as problem:
        complain(
            str(problem.filename or "sayso"),
            problem.strerror or str(problem),
            "check the path, its rights and the disk",
        )
        return Ending.USAGE
    return int(status)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="sayso", message="sayso %(version)s")
def sayso() -> None:
    """Read reports on armed conflict and keep who says what, with the words it rests on.

    Data goes to stdout, talk to stderr. Exit status: 0 done, 1 a problem in the data, 2 wrong usage, 3 partly done
    (something was quarantined), 130 interrupted.

    \b
    Example:
      sayso extract report.txt
      sayso read reports/
      sayso claims --event killed --since 2022-03-01
    """
