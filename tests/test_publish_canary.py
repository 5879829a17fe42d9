"""Marked names in every field of every report: nothing that leaves, no log, no message and no error carries them."""

from __future__ import annotations

import io
import re
import shutil
import unicodedata
import zipfile
from pathlib import Path

import pytest
from cli_reports import run_here
from public_reports import FORMS, MARKS, ledger_with_marks, planted

import sayso
from sayso.cli.export import FORMATS
from sayso.publish import Policy, PublicReport, protected
from sayso.web.page import render_page


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ledger_with_marks(tmp_path_factory.mktemp("marked") / "marks.db").parent


@pytest.fixture
def ledger(marked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    desk = shutil.copytree(marked, tmp_path / "desk")
    monkeypatch.chdir(desk)
    monkeypatch.setenv("SAYSO_LEDGER", "marks.db")
    return desk / "marks.db"


def found_in(content: bytes) -> set[str]:
    """The marks in the bytes, also in what a Parquet or ZIP file packs."""
    if content[:4] == b"PK\x03\x04":
        archive = zipfile.ZipFile(io.BytesIO(content))
        return {mark for name in archive.namelist() for mark in found_in(name.encode() + archive.read(name))}
    if content[:4] == b"PAR1":
        import pyarrow.parquet as pq

        content = repr(pq.read_table(io.BytesIO(content)).to_pylist()).encode()
    text = content.decode("utf-8", "replace")
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) not in {"Mn", "Cf"})
    return {form for form in FORMS if form.casefold() in re.sub(r"[^\w]", "-", plain).casefold()}


def test_the_marks_are_found_where_they_are() -> None:
    document, _ = planted(1)
    assert len(found_in(document.text.encode())) >= 8


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("more", [(), ("--rights", "CC0", "--why", "own"), ("--embargo", "0", "--why", "old")])
def test_no_export_carries_a_mark(ledger: Path, form: str, more: tuple[str, ...]) -> None:
    target = Path("out.zip" if form in ("site", "bundle") else "out.dat")
    done = run_here("export", form, "-o", target, *more)
    assert done.exit_code == 0, done.output
    assert found_in(target.read_bytes()) == set()
    assert found_in(done.output.encode()) == set()
    assert found_in(run_here("runs", "--json").output.encode()) == set()


def test_a_filter_takes_away_claims_and_no_protection(ledger: Path) -> None:
    done = run_here("export", "jsonl", "-o", "-", "--event", "said")
    assert done.exit_code == 0
    assert done.stdout.count("\n") == 3
    assert found_in(done.output.encode()) == set()


@pytest.mark.parametrize("number", [1, 2])
def test_no_public_page_carries_a_mark(number: int) -> None:
    document, claims = planted(number)
    page = render_page(document, claims, sayso.check_headline(document, claims), public=True)
    assert found_in(page.encode()) == set()
    assert "name withheld" in page


@pytest.mark.parametrize(
    "arguments",
    [
        ("csv", "-o", "no/such/folder/out.csv"),
        ("csv", "-o", "."),
        ("site", "-o", "."),
        ("csv", "-o", "out.csv", "--document", "sha256:ffff"),
        ("claimreview", "-o", "out.json", "--rating", "ffff=false", "--why", "x"),
    ],
)
def test_no_error_carries_a_mark(ledger: Path, arguments: tuple[str, ...]) -> None:
    done = run_here("export", *arguments)
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert found_in(done.output.encode()) == set()


def test_words_of_a_filter_are_not_in_the_log(ledger: Path) -> None:
    victim = " ".join(MARKS["victim"])
    done = run_here("export", "csv", "-o", "out.csv", "--words", victim, "--rights", "own", "--why", "ours")
    assert done.exit_code == 0
    assert found_in(run_here("runs", "--json").output.encode()) == set()


@pytest.mark.parametrize(
    "written",
    ["Quorváne Zelbríth", "QUORVANE ZELBRITH", "Quor\u00advane Zel\u200bbrith", "QuorvaneZelbrith", "Zelbrith's",
     "the Zelbriths", "quorvane_zelbrith"],
)  # fmt: skip
def test_a_name_written_otherwise_is_the_same_name(written: str) -> None:
    document, claims = planted(1)
    report = protected(document, claims)
    assert isinstance(report, PublicReport)
    from sayso.publish import Guard

    assert found_in(Guard(document, claims).text(f"They spoke of {written} there").encode()) == set()


def test_a_released_name_stays_and_no_other(ledger: Path) -> None:
    victim = " ".join(MARKS["victim"])
    refused = run_here("export", "csv", "-o", "out.csv", "--release", victim)
    assert (refused.exit_code, Path("out.csv").exists()) == (2, False)
    done = run_here("export", "csv", "-o", "out.csv", "--release", victim, "--why", "the family asks for it")
    assert done.exit_code == 0
    text = Path("out.csv").read_text(encoding="utf-8")
    assert victim in text
    assert found_in(text.replace(victim, "").encode()) == set()
    (line,) = [line for line in run_here("runs", "--json").stdout.splitlines() if "export" in line]
    assert victim in line
    assert "the family asks for it" in line


def test_whole_documents_leave_only_with_rights_and_nothing_withheld(ledger: Path) -> None:
    from ledger_reports import claim_of, document_of, keep

    from sayso.ledger import Ledger

    plain = document_of("Velm is quiet\n\nThe market of Velm was damaged, the mayor said.")
    with Ledger(ledger) as held:
        keep(held, plain, claim_of(plain, "The market of Velm was damaged", "looted"))
    for name, rights in (("without", ()), ("with", ("--rights", "CC BY 4.0", "--why", "ours"))):
        assert run_here("export", "bundle", "-o", name, *rights).exit_code == 0
    assert not Path("without/data/documents").exists()
    assert [path.read_bytes() for path in Path("with/data/documents").iterdir()] == [plain.text.encode()]


def test_a_policy_is_the_strictest_by_default() -> None:
    assert Policy().loosened == ()
    assert len(Policy(words=61, grid=0, released=("A B",), rights="own").loosened) == 4
