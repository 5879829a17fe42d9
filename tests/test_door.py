"""The Python door: short, lazy, and no public function bears the name of a room."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import sayso

HEAVY = "sqlalchemy lxml trafilatura pypdf rich click yaml sayso.read sayso.ledger sayso.language sayso.claims".split()
REPORT = """Three killed as shells hit the market of Velm
Date: 4 March 2022
Source: Velm Post

Shells hit the market of Velm on Friday, killing three people, the mayor, Oda Lind, said.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_the_public_names_are_sorted_and_there() -> None:
    assert sayso.__all__ == sorted(sayso.__all__)
    assert all(getattr(sayso, name) is not None for name in sayso.__all__)
    assert set(sayso.__all__) <= set(dir(sayso))


def test_no_public_function_bears_the_name_of_a_room() -> None:
    rooms = {path.name for path in Path(sayso.__file__).parent.iterdir() if path.is_dir()}
    assert not rooms & set(sayso.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        sayso.nothing  # noqa: B018


def test_import_loads_nothing_heavy() -> None:
    code = f"import sys, sayso; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_report_goes_through_the_door(report: Path) -> None:
    document = sayso.read_document(str(report))
    assert document.text == REPORT
    claims = sayso.extract(document)
    assert claims
    assert all(claim.text == claim.span.of(document.text) for claim in claims)
    told = {(claim.part, claim.event): claim for claim in claims}
    killed = told["body", "killed"]
    assert killed.count is not None
    assert (killed.count.low, killed.count.high) == (3, 3)
    assert "Oda Lind" in killed.sources[0].name
    checks = sayso.check_headline(document)
    assert checks == sayso.check_headline(document, claims)
    assert {check.claim for check in checks} <= {claim.id for claim in claims if claim.part == "headline"}
    assert checks


def test_a_ledger_opens_through_the_door(tmp_path: Path, report: Path) -> None:
    document = sayso.read_document(str(report))
    with sayso.Ledger(tmp_path / "sayso.db") as ledger, ledger.run("test") as run:
        run.add(document, report.read_bytes(), sayso.extract(document))
    with sayso.Ledger(tmp_path / "sayso.db", create=False) as ledger:
        assert ledger.document(document.id).text == REPORT
        assert [claim.id for claim in ledger.claims(document=document.id)] == [c.id for c in sayso.extract(document)]


def test_errors_are_of_one_kind(tmp_path: Path) -> None:
    with pytest.raises(sayso.SaysoError, match="nowhere"):
        sayso.read_document(str(tmp_path / "nowhere.txt"))
