"""The documentation tells every command and every option, and its examples run."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import click
import pytest
from cli_reports import REPORT, page_of, run_here
from geonames_files import geonames_line

from sayso.cli.program import COMMANDS
from sayso.cli.program import sayso as program

ROOT = Path(__file__).parents[1]
COMMANDS_PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
NETWORK = "https://"
RUNS_ON = -1  # the example runs until somebody ends it


def section(name: str) -> str:
    _, found, rest = COMMANDS_PAGE.partition(f"\n## `sayso {name}`\n")
    assert found, f"docs/commands.md has no section on {name}"
    return rest.partition("\n## ")[0]


def with_commands_below(found: click.Command) -> list[click.Command]:
    """The command, and the commands of its group where it is one."""
    return [found, *(found.commands.values() if isinstance(found, click.Group) else ())]


def command(name: str) -> click.Command:
    found = program.get_command(click.Context(program), name)
    assert found is not None
    return found


def examples(page: str) -> list[tuple[str, int]]:
    """Each `$ ...` line of a page without its comment, and the exit status that the comment tells."""
    found = []
    for line in re.findall(r"^\$ (.+)$", page, re.MULTILINE):
        typed, _, comment = line.partition("   # ")
        if comment.startswith("until Ctrl-C"):
            found.append((typed.strip(), RUNS_ON))
            continue
        status = re.search(r"exit (\d+)", comment)
        found.append((typed.strip(), int(status[1]) if status else 0))
    return found


def test_the_sections_are_the_commands_in_their_order() -> None:
    assert tuple(re.findall(r"^## `sayso (\w+)`$", COMMANDS_PAGE, re.MULTILINE)) == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_told_with_its_value_and_no_other(name: str) -> None:
    text = section(name)
    told = {
        option for row in re.findall(r"^\| (`-.*?) \|", text, re.MULTILINE) for option in re.findall(r"-[\w-]+", row)
    }
    real = {
        spelling
        for each in with_commands_below(command(name))
        for parameter in each.params
        if isinstance(parameter, click.Option)
        for spelling in (*parameter.opts, *parameter.secondary_opts)
    }
    assert {option for option in told if option.startswith("-") and not option[1].isdigit()} - {"-MM-DD", "-DD"} == real


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example_that_is_its_own(name: str) -> None:
    assert any(f"sayso {name} " in f"{typed} " for typed, _ in examples(section(name)))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the files that the examples speak of, and a ledger that has read them."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "report.html").write_text(page_of(REPORT), encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "UA.zip", "w") as packed:
        packed.writestr("UA.txt", geonames_line(90000001, "Zhovtenkivka"))
    (tmp_path / "empty.txt").write_bytes(b"")
    for table in (ROOT / "examples" / "series").glob("*.csv"):
        (tmp_path / table.name).write_bytes(table.read_bytes())
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "second.txt").write_text(REPORT.replace("12", "14"), encoding="utf-8")
    assert run_here("read", tmp_path / "report.txt", "--ledger", tmp_path / "sayso.db").exit_code == 0
    return tmp_path


def run_line(line: str) -> tuple[int, str]:
    """Exit status and all that was written: by a shell where the line needs one, else in this process."""
    first = run_here("documents", "--json", "--ledger", "sayso.db").stdout.partition("\n")[0]
    line = line.replace("$ID", json.loads(first)["id"][:19] if first else "")
    if "$CLAIM" in line:
        claims = run_here("claims", "--event", "killed", "--json", "--ledger", "sayso.db").stdout.splitlines()
        rejected = run_here("claims", "--rejected", "--json", "--ledger", "sayso.db").stdout.splitlines()
        line = line.replace("$CLAIM", json.loads((rejected + claims)[0])["id"])
    if not set(line) & set("|>"):
        done = run_here(*shlex.split(line)[1:])
        return done.exit_code, done.output
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    process = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    return process.returncode, process.stdout + process.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_a_command_end_as_told(name: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    monkeypatch.setenv("SAYSO_GAZETTEER", str(desk / "gazetteer.sqlite"))
    ran = 0
    for line, status in examples(section(name)):
        if NETWORK in line or status == RUNS_ON:
            ran += status == RUNS_ON
            continue
        ended, written = run_line(line)
        assert ended == status, f"{line}\n{written}"
        assert "Traceback" not in written
        ran += 1
    assert ran


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_in_the_help_is_well_formed(name: str) -> None:
    help_text = command(name).help or ""
    lines = [line.strip() for line in help_text.partition("Example:")[2].splitlines() if line.strip()]
    assert lines
    for line in lines:
        typed = line.partition("|")[2].strip() if "|" in line else line
        arguments = re.findall(r'"[^"]*"|\S+', typed.partition(" > ")[0])
        assert arguments[:2] == ["sayso", name]
        # Parsed, not run: a wrong option or a missing argument would be a usage error here.
        command(name).make_context(name, [argument.strip('"') for argument in arguments[2:]])


def test_the_readme_names_files_and_commands_that_are_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
    for typed, _ in examples(README):
        for path in re.findall(r"examples/\S+", typed):
            assert (ROOT / path).exists(), path
        program_name, name = typed.split()[:2]
        assert (program_name, name) in {("make", "demo"), ("make", "test")} or name in COMMANDS
    assert re.search(r"make demo.*make test", README, re.DOTALL)


def test_the_readmes_python_runs(tmp_path: Path) -> None:
    (code,) = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
    code = code.replace("sayso.db", str(tmp_path / "sayso.db"))
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "killed happened" in done.stdout


def test_the_readmes_five_minutes_run_and_each_shows_something(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    lines = [re.split(r"\s{2,}# ", typed)[0] for typed in re.findall(r"^\$ (sayso .+)$", README, re.MULTILINE)]
    lines = [line for line in lines if "CLAIM" not in line and not line.startswith("sayso serve")]
    assert len(lines) == 13
    for line in lines:
        ended, written = run_line(line)
        assert ended == 0 or (ended == 1 and line.startswith("sayso check ")), f"{line}\n{written}"
        assert "no claims" not in written, line
    assert len((tmp_path / "claims.csv").read_text(encoding="utf-8").splitlines()) > 1
