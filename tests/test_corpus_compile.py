"""Drafts of words become records with the right spans, and whatever cannot be settled is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.score_claims import report, score
from corpus.compile import compile_draft, document_id, main
from corpus.draft import read_draft
from corpus.gold import gold_row
from sayso.model import claim_from_record

TEXT = """Guns heard near Tell Arish
Date: 3 May 2019

Gen. Nour said two soldiers were killed in Tell Arish on Thursday. He said two soldiers were hurt.
"They burned our mill. They took 30 sheep," said Umm Salem, a widow. Others heard that they left.
Talks continue, he said.
"""
SAID = {"sources": [{"text": "Gen. Nour", "kind": "military", "side": "SYR"}], "cue": "said"}


def compiled(tmp_path: Path, *lines: Any) -> tuple[list[dict[str, Any]], list[str]]:
    path = tmp_path / "draft.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8")
    return compile_draft(read_draft(path), TEXT, document_id(TEXT.encode()))


def test_words_become_spans_in_the_claim_then_its_sentence(tmp_path: Path) -> None:
    claim = {
        "span": "two soldiers were hurt",
        "event": "injured",
        "sources": [{"text": "He", "name": "Nour", "kind": "military"}],
    }
    claim |= {"cue": "said", "of": {"text": "soldiers", "class": "soldiers"}, "count": {"text": "two", "exact": 2}}
    records, problems = compiled(tmp_path, claim)
    assert problems == []
    (record,) = records
    second = TEXT.index("He said")
    assert record["text"] == "two soldiers were hurt"
    assert record["sources"][0]["span"] == [second, second + 2]
    assert record["cue"]["span"][0] == second + 3
    assert record["of"]["span"][0] == TEXT.index("soldiers", second)
    assert record["count"] | {"span": None} == {
        "text": "two",
        "span": None,
        "low": 2,
        "high": 2,
        "share": None,
        "per": None,
        "scope": None,
        "approximate": False,
        "vague": False,
    }


def test_a_pronoun_is_never_found_inside_another_word(tmp_path: Path) -> None:
    records, problems = compiled(
        tmp_path,
        {"span": "they left", "event": "retreated", "by": {"text": "they"}, "sources": [], "cue": "heard that"},
    )
    assert problems == []
    assert records[0]["by"]["span"][0] == TEXT.index("they left")


def test_a_source_after_a_quotation_of_two_sentences_is_found_in_its_paragraph(tmp_path: Path) -> None:
    claim = {
        "span": "They burned our mill",
        "event": "destroyed",
        "sources": [{"text": "Umm Salem", "kind": "witness"}],
        "cue": "said",
    }
    records, problems = compiled(tmp_path, claim)
    assert problems == []
    assert records[0]["quote"] is True
    assert records[0]["cue"]["span"][0] == TEXT.index("said Umm Salem")


def test_a_place_taken_up_is_found_before_the_sentence(tmp_path: Path) -> None:
    claim = {"span": "They took 30 sheep", "event": "looted", "place": {"text": "Tell Arish", "country": "SYR"}}
    records, problems = compiled(tmp_path, claim)
    assert problems == []
    assert records[0]["place"]["span"][0] == TEXT.rindex("Tell Arish")


def test_nth_and_in_override(tmp_path: Path) -> None:
    one, problems = compiled(tmp_path, {"span": "two soldiers", "nth": 2, "event": "injured"})
    assert problems == []
    other, problems = compiled(tmp_path, {"span": "two soldiers", "in": "two soldiers were hurt", "event": "injured"})
    assert problems == []
    assert one == other
    assert one[0]["span"][0] == TEXT.rindex("two soldiers")


def test_tables_describe_a_name_once(tmp_path: Path) -> None:
    tables = {"names": {"Nour": {"name": "Adib Nour", "kind": "military", "side": "SYR"}}}
    claim = {
        "span": "two soldiers were hurt",
        "event": "injured",
        "sources": [{"text": "He", "as": "Nour"}],
        "cue": "said",
    }
    records, problems = compiled(tmp_path, tables, claim)
    assert problems == []
    assert (records[0]["sources"][0]["text"], records[0]["sources"][0]["name"]) == ("He", "Adib Nour")


def test_parts_are_the_headline_by_place_and_captions_by_marking(tmp_path: Path) -> None:
    records, problems = compiled(
        tmp_path,
        {"span": "Guns heard near Tell Arish", "event": "attacked"},
        {"span": "Talks continue", "event": "negotiated", "part": "caption"},
    )
    assert problems == []
    assert [record["part"] for record in records] == ["headline", "caption"]


def test_a_share_is_linked_by_key_and_ids_do_not_depend_on_order(tmp_path: Path) -> None:
    whole = {"key": "all", "span": "They took 30 sheep", "event": "looted"}
    share = {"span": "30 sheep", "event": "looted", "part_of": "all", "must": False}
    one, problems = compiled(tmp_path, whole, share)
    other, _ = compiled(tmp_path, share, whole)
    assert problems == []
    assert one == other
    assert [r["part_of"] for r in one] == [None, one[0]["id"]]
    assert [gold_row(r)["must"] for r in one] == [True, False]


HURT = {"span": "two soldiers were hurt", "event": "injured"}


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ({"span": "three soldiers", "event": "killed"}, "does not stand in"),
        ({"span": "two soldiers", "event": "killed"}, "stands 2 times"),
        ({"span": "two soldiers", "nth": 3, "event": "killed"}, "not 3"),
        (HURT | {"event": "wounded"}, "none of the events"),
        (HURT | {"stance": "says"}, "none of the stances"),
        (HURT | {"reality": "done"}, "none of the realities"),
        (HURT | {"of": {"text": "soldiers", "class": "troops"}}, "none of the classes"),
        (HURT | {"sources": [{"text": "He", "kind": "general"}]}, "none of the kinds"),
        (HURT | {"sources": [{"text": "He"}]}, "none of the kinds"),
        (HURT | {"by": {"text": "soldiers"}}, "has no 'by'"),
        (HURT | {"of": {"text": "Umm Aziz"}}, "does not stand in"),
        (HURT | {"of": {"text": "soldiers", "name": "Nour|Salem"}}, "one name"),
        (HURT | {"cue": "claimed"}, "does not stand in"),
        ({"span": "Guns heard", "event": "attacked", "cue": "he said"}, "another paragraph"),
        (HURT | {"hedged": "yes"}, "true or false"),
        (HURT | {"count": {"text": "two", "low": 3, "high": 2}}, "crossed"),
        (HURT | {"count": {"text": "two", "low": 2.5}}, "whole numbers"),
        (HURT | {"count": {"text": "two"}}, "holds no bound"),
        (HURT | {"count": {"text": "two", "share": [0.5, 1.5]}}, "between 0 and 1"),
        (HURT | {"count": {"text": "two", "exact": 2, "scope": "total"}}, "total"),
        (HURT | {"count": {"text": "two", "number": 2}}, "has no number"),
        (HURT | {"when": {"text": "Thursday", "day": "2 May 2019"}}, "no ISO date"),
        (HURT | {"when": {"text": "Thursday", "day": "2019-02-30"}}, "day is out of range"),
        (HURT | {"when": {"text": "Thursday", "start": "2019-05-03", "end": "2019-05-02"}}, "ends before it starts"),
        (HURT | {"place": {"text": "Tell Arish", "country": "Syria"}}, "alpha-3"),
        (HURT | {"evidence": ["rumours"]}, "rumours"),
        (HURT | {"part": "footer"}, "part is caption"),
        (HURT | {"part_of": "nobody"}, "no other claim's key"),
        (HURT | {"key": "a", "part_of": "a"}, "no other claim's key"),
        (HURT | {"number": 2}, "unknown field number"),
        (
            {
                "span": "He said two soldiers were hurt",
                "event": "said",
                "cue": "said",
                "count": {"text": "two", "exact": 2},
            },
            "said has no count",
        ),
        (
            {"span": "said two soldiers were hurt", "event": "injured", "cue": {"text": "said", "in": "He said"}},
            "in its own cue",
        ),
        ({"span": "said Umm Salem, a widow. Others heard that they left.\nTalks", "event": "said"}, "line's end"),
        ({"span": "3 May 2019", "event": "said"}, "line of metadata"),
        ({"span": "they left", "event": "seized", "of": {"text": "mill", "class": "place"}}, "in of and in place"),
        ("{not json", "not JSON"),
        ("[]", "an object is wanted"),
    ],
)
def test_a_bad_draft_is_refused_in_one_line(tmp_path: Path, claim: Any, reason: str) -> None:
    _, problems = compiled(tmp_path, claim)
    assert len(problems) == 1
    assert problems[0].startswith("line 1")
    assert reason in problems[0]
    assert "\n" not in problems[0]


def test_the_same_claim_twice_is_refused(tmp_path: Path) -> None:
    _, problems = compiled(tmp_path, HURT, HURT)
    assert "stand twice" in problems[0]


def test_the_command_writes_nothing_when_it_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft, text, output = tmp_path / "d.jsonl", tmp_path / "d.txt", tmp_path / "d.claims.jsonl"
    text.write_text(TEXT, "utf-8")
    draft.write_text(json.dumps(HURT | {"event": "wounded"}), "utf-8")
    assert main([str(draft), str(text), "-o", str(output)]) == 1
    assert not output.exists()
    assert "none of the events" in capsys.readouterr().err
    draft.write_text(json.dumps(HURT), "utf-8")
    assert main([str(draft), str(text), "-o", str(output)]) == 0
    assert claim_from_record(json.loads(output.read_text("utf-8"))).text == "two soldiers were hurt"


def test_a_draft_scored_against_itself_is_right_in_every_field(tmp_path: Path) -> None:
    records, problems = compiled(
        tmp_path,
        {
            "span": "two soldiers were killed",
            "event": "killed",
            **SAID,
            "count": {"text": "two", "exact": 2, "scope": "incident"},
            "of": {"text": "soldiers", "class": "soldiers"},
            "place": {"text": "Tell Arish"},
            "when": {"text": "Thursday", "day": "2019-05-02"},
        },
        {
            "span": "They burned our mill",
            "event": "destroyed",
            "sources": [{"text": "Umm Salem", "kind": "witness"}],
            "cue": "said",
        },
        {"span": "Talks continue", "event": "negotiated", "reality": "ongoing"},
    )
    assert problems == []
    tally, misses = score([gold_row(record) for record in records], records, TEXT)
    figures = report(tally)
    assert misses == []
    assert figures["f1"] == figures["whole"] == 1.0
    assert {value for key, value in figures.items() if key not in ("must", "found", "false")} == {1.0, None}
