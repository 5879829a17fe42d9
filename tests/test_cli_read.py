"""`sayso read`: everything once, what cannot be read aside with its reason, and what was kept stays."""

from __future__ import annotations

import http.server
import json
import os
import signal
import socketserver
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_reports import GERMAN, PROGRAM, REPORT, page_of, run_apart, run_here

import sayso
from sayso.cli.talk import counted


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAYSO_LEDGER", "sayso.db")
    return tmp_path


def report(number: int) -> str:
    return REPORT.replace("killing 12 people", f"killing {number + 2} people")


def folder_of(path: Path, *, number: int) -> Path:
    for n in range(number):
        inner = path / f"day-{n % 3}"
        inner.mkdir(parents=True, exist_ok=True)
        (inner / f"report-{n:02}.txt").write_text(report(n), encoding="utf-8")
    return path


def records(output: str) -> list[dict]:
    return [json.loads(line) for line in output.splitlines()]


def held() -> list[str]:
    """The ids in the ledger, each document whole: its claims are those of its text."""
    with sayso.Ledger(Path("sayso.db"), create=False) as ledger:
        rows = list(ledger.documents())
        for row in rows:
            document = ledger.document(row.id)
            assert [c.id for c in ledger.claims(document=row.id)] == [c.id for c in sayso.extract(document)]
        assert [problem for problem in ledger.verify() if not problem.harmless] == []
    return sorted(row.id for row in rows)


def test_the_summary_tells_what_became_of_each(here: Path) -> None:
    folder_of(here / "reports", number=4)
    first = run_here("read", "reports")
    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr.startswith("4 read; ")
    assert first.stderr.endswith(" claims into sayso.db\n")
    again = run_here("read", "reports", "reports/day-0")
    assert again.exit_code == 0
    assert again.stderr == "0 read, 6 already known; 0 claims into sayso.db\n"
    assert len(held()) == 4


def test_bad_input_is_quarantined_and_the_rest_goes_on(here: Path) -> None:
    folder_of(here / "reports", number=2)
    (here / "reports" / "empty.txt").write_bytes(b"")
    (here / "reports" / "program").write_bytes(b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 8)
    done = run_here("read", "nowhere.txt", "reports")
    assert done.exit_code == 3
    *refusals, summary = done.stderr.splitlines()
    assert summary.startswith("2 read, 3 quarantined; ")
    assert len(refusals) == 3
    for name in ("nowhere.txt", "empty.txt", "program"):
        (line,) = [line for line in refusals if name in line]
        assert ": " in line
        assert "; " in line
    listed = records(run_here("quarantine", "--json").stdout)
    assert len(listed) == 3
    assert all(row["reason"] and row["step"] for row in listed)
    assert "empty.txt" in run_here("quarantine").stdout
    assert len(held()) == 2


def test_the_folder_that_holds_the_ledger_may_be_read(here: Path) -> None:
    folder_of(here, number=2)
    assert run_here("read", ".").exit_code == 0
    again = run_here("read", ".")
    assert (again.exit_code, again.stderr) == (0, "0 read, 2 already known; 0 claims into sayso.db\n")


def test_a_name_that_is_no_text_is_told_all_the_same(here: Path) -> None:
    name = os.fsdecode(b"\xff.txt")
    Path(name).write_text(REPORT, encoding="utf-8")
    done = run_apart("text", name, "--json", folder=here)
    assert done.returncode == 0
    assert json.loads(done.stdout)["provenance"]["origin"] == name
    assert run_apart("read", name, folder=here).returncode in (0, 3)


def test_the_log_tells_in_words_what_each_run_did(here: Path) -> None:
    folder_of(here / "reports", number=2)
    (here / "empty.txt").write_bytes(b"")
    run_here("read", "reports")
    run_here("read", "reports", "empty.txt")
    shown = " ".join(run_here("runs").stdout.split())  # long cells are wrapped
    assert shown.startswith("run when ended what it did command 1 ")
    assert f"finished {len(held())} read read reports 2 " in shown
    assert "finished 2 already known, 1 read reports empty.txt quarantined" in shown


def test_documents_are_found_by_their_words_and_language(here: Path) -> None:
    Path("report.txt").write_text(REPORT, encoding="utf-8")
    Path("bericht.txt").write_text(GERMAN, encoding="utf-8")
    run_here("read", "report.txt", "bericht.txt")
    for filters, origin in (
        (("--words", "getötet"), "bericht.txt"),
        (("--words", '"residential block"'), "report.txt"),
        (("--language", "de"), "bericht.txt"),
    ):
        (row,) = records(run_here("documents", *filters, "--json").stdout)
        assert row["origin"] == origin
    assert "no documents" in run_here("documents", "--words", "getötet", "--language", "en").stderr


def test_one_claim_is_not_told_as_several(here: Path) -> None:
    assert (counted(0, "claim"), counted(1, "claim"), counted(2140, "claim")) == ("0 claims", "1 claim", "2,140 claims")
    run_here("read", "-", stdin="Three people were killed in Sumy.\n")
    assert run_here("verify").stderr.splitlines()[0] == "sayso.db: 1 document, all as kept"


def test_what_is_closed_is_no_traceback(here: Path) -> None:
    Path("report.txt").write_text(REPORT, encoding="utf-8")
    for redirection, status in (("<&-", 1), (">&-", 0)):
        command = (
            f'"$0" -c "from sayso.cli import main; main()" extract {"-" if status else "report.txt"} {redirection}'
        )
        done = subprocess.run(["bash", "-c", command, PROGRAM[0]], capture_output=True, text=True, check=False)
        assert done.returncode == status
        assert "Traceback" not in done.stderr


def test_a_title_of_megabytes_is_cut_for_readers(here: Path) -> None:
    Path("bomb.txt").write_text("<div> " * 10_000 + "\n\nThree people were killed in Sumy.\n", encoding="utf-8")
    run_here("read", "bomb.txt")
    for command in (["documents"], ["claims"], ["check", "bomb.txt"]):
        assert len(run_here(*command).stdout) < 3_000


def test_json_tells_each_input(here: Path) -> None:
    folder_of(here / "reports", number=2)
    run_here("read", "reports/day-0")
    (here / "empty.txt").write_bytes(b"")
    done = run_here("read", "reports", "empty.txt", "--json")
    told = records(done.stdout)
    assert sorted(row["outcome"] for row in told) == ["known", "quarantined", "read"]
    assert {row["document"] for row in told} - {None} == set(held())
    (refused,) = [row for row in told if row["outcome"] == "quarantined"]
    assert refused["origin"].endswith("empty.txt")
    assert refused["reason"]


def test_standard_input_is_one_report(here: Path) -> None:
    done = run_here("read", "-", stdin=REPORT)
    assert done.exit_code == 0
    assert done.stderr.startswith("1 read; ")


def test_the_date_option_reaches_each_document(here: Path) -> None:
    run_here("read", "-", "--date", "2022-03-05", stdin="Tank lost\n\nA tank was destroyed near Sumy, the army said.\n")
    (row,) = records(run_here("documents", "--json").stdout)
    assert (row["date"], row["date_basis"]) == ("2022-03-05", "option")


def test_the_number_of_workers_changes_nothing(here: Path) -> None:
    folder_of(here / "reports", number=11)
    (here / "reports" / "empty.txt").write_bytes(b"")
    outputs = []
    for jobs in ("1", "2"):
        done = run_apart("read", "reports", "--json", "--jobs", jobs, "--ledger", f"{jobs}.db", folder=here)
        assert done.returncode == 3, done.stderr
        claims = run_here("claims", "--json", "--ledger", f"{jobs}.db").stdout
        outputs.append((done.stdout, done.stderr.replace(f"{jobs}.db".encode(), b""), claims))
    assert outputs[0] == outputs[1]
    assert len(records(outputs[0][2])) > 11


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGKILL])
def test_what_was_read_before_a_blow_stays_and_is_whole(here: Path, kind: signal.Signals) -> None:
    folder_of(here / "reports", number=24)
    command = [*PROGRAM, "read", "reports", "--json", "--jobs", "2"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(
            signal.SIGINT, signal.default_int_handler
        ),  # a shell's background job ignores it
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        # Ctrl-C in a terminal reaches the workers too.
        (os.killpg if kind == signal.SIGINT else os.kill)(process.pid, kind)
        talk = process.stderr.read().decode()
    if kind == signal.SIGINT:
        assert process.returncode == 130, talk
        assert "interrupted" in talk
        assert "Traceback" not in talk
    end = time.monotonic() + 10
    while group_lives(process.pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert not group_lives(process.pid), "workers outlive the main process"
    whole = held()
    assert 1 <= len(whole) < 24
    again = run_here("read", "reports")
    assert again.exit_code == 0
    assert len(held()) == 24
    outcomes = [row["outcome"] for row in records(run_here("runs", "--json").stdout)]
    assert sorted(outcomes) == ["finished", "interrupted"]


def group_lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    site = tmp_path / "site"
    site.mkdir()

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object, **more: object) -> None:
            super().__init__(*arguments, directory=str(site), **more)  # type: ignore[arg-type]

        def log_message(self, *_: object) -> None:
            pass

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Quiet) as listening:
        thread = threading.Thread(target=listening.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.server_address[1]}"
        listening.shutdown()
        thread.join()


def test_an_address_is_read_and_its_next_version_linked(here: Path, server: str) -> None:
    page = here / "site" / "report.html"
    page.write_text(page_of(REPORT), encoding="utf-8")
    refused = run_here("read", f"{server}/report.html")
    assert refused.exit_code == 3
    assert "--allow-private" in refused.stderr
    first = run_here("read", f"{server}/report.html", "--allow-private")
    assert (first.exit_code, first.stderr[:7]) == (0, "1 read;"), first.stderr
    page.write_text(page_of(report(17)), encoding="utf-8")
    second = run_here("read", f"{server}/report.html", "--allow-private")
    assert second.stderr.startswith("0 read, 1 new version; ")
    old, new = records(run_here("documents", "--json").stdout)
    if old["previous"]:
        old, new = new, old
    assert new["previous"] == old["id"]


def test_forget_keeps_the_reason_and_verify_tells_what_is_altered(here: Path) -> None:
    folder_of(here / "reports", number=2)
    run_here("read", "reports")
    one, other = held()
    assert run_here("verify").exit_code == 0
    gone = run_here("forget", one[:19], "--reason", "names a witness")
    assert gone.exit_code == 0
    assert held() == [other]
    assert run_here("verify").exit_code == 0
    assert run_here("check", one[7:19]).exit_code == 2
    for path in Path("sayso.db.files").rglob("*"):
        if path.is_file():
            path.chmod(0o644)
            path.write_bytes(b"altered")
    done = run_here("verify", "--json")
    assert done.exit_code == 1
    assert other[7:] in done.stdout
    assert run_here("verify").exit_code == 1
