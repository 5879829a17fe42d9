"""The demonstration: every example report into the ledger, each with its page, and a second time the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import sayso
from examples.demo import REPORTS, main


def test_the_demonstration_reads_every_report_and_can_be_repeated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "demo"
    shown = []
    for _ in range(2):
        main(folder)
        written = capsys.readouterr()
        shown.append(written.out)
    assert shown[0] == shown[1]
    reports = sorted(path for path in REPORTS.iterdir() if path.is_file())
    assert len(reports) >= 8
    with sayso.Ledger(folder / "sayso.db", create=False) as ledger:
        assert len(ledger.documents()) == len(reports)
        assert ledger.quarantined() == []
        assert len(ledger.claims()) > 10 * len(reports)
    index = (folder / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="([^"]+)"', index)
    assert len(links) == len(reports)
    assert all((folder / link).read_text(encoding="utf-8").lower().startswith("<!doctype html>") for link in links)
    assert f"Open {folder / 'index.html'}" in written.err
