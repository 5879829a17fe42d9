"""The corpus that is there is whole, and the check sees what is not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from benchmarks.score_claims import report, score
from corpus.agree import agreement
from corpus.check import check_folder, main
from corpus.compile import compile_draft, document_id
from corpus.draft import read_draft
from corpus.frames import shared_frames
from corpus.gold import gold_row, read_records
from corpus.gold import main as write_gold

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus" / "documents"
EXAMPLES = ROOT / "examples" / "gold"
ANNOTATED = sorted([*EXAMPLES.glob("*.claims.jsonl"), *CORPUS.rglob("*.claims.jsonl")])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES, tmp_path / "gold"))


@pytest.mark.parametrize("folder", [CORPUS, EXAMPLES], ids=["corpus", "examples"])
def test_what_is_there_is_whole(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder)]) == 0
    out = capsys.readouterr()
    assert out.err == ""
    assert "claims" in out.out


@pytest.mark.parametrize("path", ANNOTATED, ids=[path.name for path in ANNOTATED])
def test_gold_of_records_scored_against_them_is_perfect(path: Path) -> None:
    records = read_records(path)
    text = path.with_name(path.name.replace(".claims.jsonl", ".txt")).read_bytes().decode("utf-8")
    tally, _ = score([gold_row(record) for record in records], records, text)
    figures = report(tally)
    assert figures["precision"] == figures["recall"] == figures["whole"] == 1.0


@pytest.mark.parametrize("path", ANNOTATED, ids=[path.name for path in ANNOTATED])
def test_records_are_what_their_draft_compiles_to(path: Path) -> None:
    stem = path.name.removesuffix(".claims.jsonl")
    raw = path.with_name(f"{stem}.txt").read_bytes()
    records, problems = compile_draft(read_draft(path.with_name(f"{stem}.draft.jsonl")), raw.decode(), document_id(raw))
    assert problems == []
    from_gazetteer = ("id", "lat", "lon", "radius_km")
    for record in (written := read_records(path)) + records:
        for field in from_gazetteer if record["place"] else ():
            record["place"][field] = None
    assert written == records


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.name)
def test_the_text_beside_the_gold_is_the_example_report(path: Path) -> None:
    assert path.read_bytes() == (ROOT / "examples" / "reports" / path.name).read_bytes()


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.gold.jsonl")), ids=lambda path: path.name)
def test_the_gold_is_that_of_the_records(path: Path) -> None:
    records = read_records(path.with_name(path.name.replace(".gold.", ".claims.")))
    assert read_records(path) == [gold_row(record) for record in records]


def test_a_moved_span_another_text_and_a_bad_word_are_seen(folder: Path) -> None:
    path = folder / "mayor-post.claims.jsonl"
    records = read_records(path)
    records[0]["span"] = [span + 1 for span in records[0]["span"]]
    records[1]["stance"] = "says"
    records[2]["part_of"] = "nobody"
    records[3]["id"] = records[4]["id"]
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    text = folder / "equipment-roundup.txt"
    text.write_text(text.read_text("utf-8") + "One more line.\n", "utf-8")
    problems = "\n".join(check_folder(folder)[1])
    for part in ("is not 'Today they hit us", "stance", "part_of is no claim", "an id stands twice", "of other bytes"):
        assert part in problems


def test_lengths_missing_records_and_the_index_are_seen(folder: Path) -> None:
    (folder / "stray.txt").write_text("Too short.\n", "utf-8")
    (folder / "mayor-post.txt").unlink()
    problems = "\n".join(check_folder(folder)[1])
    for part in (
        "stray: not in the index",
        "stray: 2 words",
        "stray: no stray.claims.jsonl",
        "mayor-post: in the index",
    ):
        assert part in problems
    assert check_folder(folder / "nowhere")[1]


def test_shared_frames_see_through_numbers_but_allow_a_stock_phrase() -> None:
    texts = {
        "a": "On Monday the army said 14 rebels were killed near the river.\n",
        "b": "On Monday the army said 9 rebels were killed near a village.\n",
        "c": "The office of the United Nations high commissioner counted them.\n",
        "d": "They wrote to the office of the United Nations high court.\n",
    }
    shared = shared_frames(texts)
    assert list(shared) == [("a", "b")]
    assert "the army said # rebels were" in shared["a", "b"]


def test_an_annotation_agrees_with_itself_and_less_with_a_changed_one(folder: Path) -> None:
    same, differences = agreement(EXAMPLES, folder)
    assert same["f1"] == same["whole"] == same["stance"] == 1.0
    assert differences == []
    path = folder / "mayor-post.claims.jsonl"
    records = read_records(path)[1:]
    records[0]["stance"] = "denies"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    changed, differences = agreement(EXAMPLES, folder)
    assert 0.9 < changed["f1"] < 1.0
    assert changed["stance"] < 1.0
    assert any(line.startswith("mayor-post") and "stance" in line for line in differences)


def test_gold_is_written_beside_the_records(folder: Path) -> None:
    for path in folder.glob("*.gold.jsonl"):
        path.unlink()
    assert write_gold([str(folder)]) == 0
    assert len(list(folder.glob("*.gold.jsonl"))) == len(list(folder.glob("*.claims.jsonl"))) > 0
