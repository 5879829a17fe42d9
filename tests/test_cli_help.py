"""Help: every command tells what it does and shows an example, and none of it takes long."""

from __future__ import annotations

import subprocess
import sys

import pytest
from cli_reports import run_here

from sayso.cli.program import COMMANDS


def test_the_program_lists_every_command_with_a_whole_sentence() -> None:
    done = run_here("--help")
    assert done.exit_code == 0
    listed = {line.split()[0]: line for line in done.stdout.partition("Commands:")[2].splitlines() if line.strip()}
    assert tuple(listed) == COMMANDS
    assert all(line.endswith(".") and not line.endswith("...") for line in listed.values()), listed


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    done = run_here(name, "--help")
    assert done.exit_code == 0
    _, example, after = done.stdout.partition("Example:\n")
    assert example
    assert after.splitlines()[0].strip().startswith(f"sayso {name}")
    assert done.stderr == ""


def test_a_bare_program_shows_its_help_as_talk() -> None:
    done = run_here()
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Commands:" in done.stderr


def test_the_version_is_the_packages() -> None:
    assert run_here("--version").stdout.startswith("sayso 0.")


def test_help_loads_nothing_that_only_work_needs() -> None:
    heavy = "rich yaml msgspec sqlalchemy lxml trafilatura sayso.model sayso.read sayso.ledger sayso.language".split()
    code = (
        "import sys\nfrom sayso.cli.program import sayso\n"
        "try:\n    sayso.main(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"
