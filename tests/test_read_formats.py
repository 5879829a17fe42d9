"""PDF, Markdown, mail, transcripts and containers become documents; what only looks like one stays plain text."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import io
import zipfile

import pytest
from read_inputs import document, outcomes, parts, pdf, refusal

from sayso.errors import TooLarge, WrongContent
from sayso.read import Policy, Refused

MARKDOWN = """# Depot burns at Izium
Date: 3 March 2022
Source: Hill Post

A *fuel depot* burned, [the mayor](https://hill.example/mayor) said.
He spoke on
Monday.

## What we know

- Two men died.
- One is missing.
"""
MAIL = (
    "From: Ann Smith <ann@hill.example>\r\nTo: desk@hill.example\r\nSubject: Depot burns\r\n at Izium\r\n"
    "Date: Thu, 03 Mar 2022 18:05:00 +0200\r\nMIME-Version: 1.0\r\n"
)


def test_pdf_lines_are_joined_into_paragraphs() -> None:
    data = pdf(
        [
            "Depot burns at Izium",
            "Date: 3 March 2022",
            "A fuel depot burned in the outskirts of Izium on Monday after shel-",
            "ling that lasted for the whole of the night, the mayor of the town",
            "said.",
            "Two men died, he added, and another one is still being looked for",
        ],
        ["by his family."],
        info="/CreationDate (D:20220304120000Z) /Author (Ann Smith)",
    )
    doc = document(data, "depot.pdf")
    assert doc.text.split("\n\n") == [
        "Depot burns at Izium",
        "Date: 3 March 2022",
        "A fuel depot burned in the outskirts of Izium on Monday after shelling that lasted for the whole of the "
        "night, the mayor of the town said.",
        "Two men died, he added, and another one is still being looked for by his family.",
    ]
    assert (doc.title, doc.byline, doc.provenance.media_type) == (
        "Depot burns at Izium",
        "Ann Smith",
        "application/pdf",
    )
    assert doc.date is not None
    assert (doc.date.value, doc.date.basis) == (dt.date(2022, 3, 3), "stated")


PRINTED = (
    "/Title (Depot burns after strikes on two rail yards - The Courier) /Producer (Skia/PDF m99) "
    "/CreationDate (D:20261124022631Z)"
)
PAGE = [
    "Home World Subscribe",
    "Depot burns after strikes",
    "on two rail yards",
    "5 March 2022",
    "Two men died on Friday, the mayor of Sumy said.",
    "11/24/26, 2:26 AM Depot burns after strikes on two rail yards - The Courier",
    "https://courier.example/depot 1/1",
]


def test_the_headline_of_a_printed_page_is_its_title_not_the_menu_above_it() -> None:
    doc = document(pdf(PAGE, info=PRINTED), "depot.pdf")
    assert parts(doc, "headline") == ["Depot burns after strikes on two rail yards"]
    assert doc.title == "Depot burns after strikes on two rail yards"
    assert "Home World Subscribe" in parts(doc, "metadata")


def test_what_a_browser_prints_into_the_margins_is_no_text() -> None:
    doc = document(pdf(PAGE, info=PRINTED), "depot.pdf")
    assert doc.text.endswith("the mayor of Sumy said.")
    assert doc.address == "https://courier.example/depot"


def test_the_day_of_printing_is_not_the_day_of_the_report() -> None:
    doc = document(pdf(PAGE, info=PRINTED), "depot.pdf")
    assert doc.date is not None
    assert doc.date.value == dt.date(2022, 3, 5)
    undated = document(pdf(["Depot burns", "Two men died."], info=PRINTED), "depot.pdf")
    assert undated.date is None


def test_a_pdf_without_a_date_of_its_own_speaks_from_its_creation() -> None:
    doc = document(pdf(["Depot burns", "Two men died."], info="/CreationDate (D:20220304120000Z)"), "depot.pdf")
    assert doc.date is not None
    assert (doc.date.value, doc.date.basis) == (dt.date(2022, 3, 4), "metadata")


def test_markdown_is_read_by_its_name_alone() -> None:
    doc = document(MARKDOWN, "depot.md")
    assert doc.text == (
        "Depot burns at Izium\n\nDate: 3 March 2022\n\nSource: Hill Post\n\nA fuel depot burned, the mayor said. "
        "He spoke on Monday.\n\nWhat we know\n\nTwo men died.\n\nOne is missing."
    )
    assert parts(doc, "headline") == ["Depot burns at Izium"]
    assert parts(doc, "subheading") == ["What we know"]
    assert doc.outlet == "Hill Post"
    assert [(link.address, link.span and link.span.of(doc.text)) for link in doc.links] == [
        ("https://hill.example/mayor", "the mayor")
    ]
    assert document(MARKDOWN, "depot.txt").text == MARKDOWN


def test_mail_gives_subject_sender_and_day() -> None:
    text = MAIL + "Content-Type: text/plain; charset=utf-8\r\n\r\nTwo men died.\r\n\r\nLeave a Reply\r\n"
    doc = document(text, "depot.eml")
    assert (doc.title, doc.byline) == ("Depot burns at Izium", "Ann Smith")
    assert doc.date is not None
    assert (doc.date.value, doc.date.basis) == (dt.date(2022, 3, 3), "metadata")
    assert doc.text.startswith("Depot burns at Izium\n\nTwo men died.")
    assert parts(doc, "boilerplate") == ["Leave a Reply"]
    assert document(text, "depot.txt").text == text


def test_mail_prefers_plain_text_and_names_no_attachment() -> None:
    text = MAIL + (
        'Content-Type: multipart/mixed; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n'
        "<p>Two <b>men</b> died.</p>\r\n"
        '--B\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="list.txt"\r\n\r\n'
        "Secret names\r\n--B--\r\n"
    )
    doc = document(text, "depot.eml")
    assert doc.text == "Depot burns at Izium\nBy Ann Smith\n\nTwo men died."


def test_srt_turns_and_time_codes() -> None:
    srt = (
        "1\r\n00:00:01,000 --> 00:00:03,500\r\nREPORTER: How many men\r\nwere there?\r\n\r\n"
        "2\r\n00:00:04,000 --> 00:00:06,250\r\nPRISONER: <i>Forty</i>, when we\r\n\r\n"
        "3\r\n00:00:06,250 --> 00:00:08,000\r\ncrossed. He said: go.\r\n\r\n"
        "4\r\n01:00:09,000 --> 01:00:10,000\r\n- And now?\r\n- Six.\r\n"
    )
    doc = document(srt, "talk.txt")
    assert doc.text == (
        "REPORTER: How many men were there?\n\nPRISONER: Forty, when we crossed. He said: go.\n\nAnd now?\n\nSix."
    )
    assert [(c.span.of(doc.text), c.start, c.end) for c in doc.timecodes] == [
        ("How many men were there?", 1.0, 3.5),
        ("Forty, when we", 4.0, 6.25),
        ("crossed. He said: go.", 6.25, 8.0),
        ("And now?", 3609.0, 3610.0),
        ("Six.", 3609.0, 3610.0),
    ]
    assert doc.headline is None
    assert doc.provenance.media_type == "application/x-subrip"


def test_vtt_voices_notes_and_title() -> None:
    vtt = (
        "WEBVTT - Talk at the bridge\n\nNOTE\nnot spoken\n\nSTYLE\n::cue { color: red }\n\n"
        "intro\n00:01.000 --> 00:02.000 align:start\n<v Anna Bilan>We hold &amp; wait.</v>\n\n"
        "00:02.000 --> 00:03.000\n<v Anna Bilan>Six are dead.</v>\n\n00:03.000 --> 00:04.000\n<v Ben>No.</v>\n"
    )
    doc = document(vtt, "talk.vtt")
    assert doc.text == "Talk at the bridge\n\nANNA BILAN: We hold & wait. Six are dead.\n\nBEN: No."
    assert (doc.title, parts(doc, "headline")) == ("Talk at the bridge", ["Talk at the bridge"])
    assert [code.start for code in doc.timecodes] == [1.0, 2.0, 3.0]


@pytest.mark.parametrize(
    "text",
    [
        "<not a page> but a note\n\nTwo men died.",
        "At 00:01 --> the shelling began\n\nTwo men died.",
        "Subject: a note\n\nFrom: nobody",
        "* one\n* two\n\n# three",
        "x < y > z\n\n<p unfinished",
    ],
)
def test_in_doubt_it_is_plain_text(text: str) -> None:
    doc = document(text, "note")
    assert (doc.text, doc.provenance.media_type) == (text, "text/plain")


def test_a_gzip_file_holds_its_document() -> None:
    packed = gzip.compress(b"Depot burns\n\nTwo men died.\n")
    doc = document(packed, "depot.txt.gz")
    assert doc.text == "Depot burns\n\nTwo men died.\n"
    assert doc.id == "sha256:" + hashlib.sha256(doc.text.encode()).hexdigest()
    assert doc.provenance.within == "sha256:" + hashlib.sha256(packed).hexdigest()


def test_a_zip_archive_gives_each_file_and_refuses_each_bad_one() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.md", "# Depot burns\n\nTwo men died.")
        archive.writestr("a.txt", "Bridge falls\n\nNobody died.")
        archive.writestr("c.png", b"\x89PNG\r\n\x1a\n" + bytes(50))
        archive.writestr(".hidden", "x")
    first, second, third = outcomes(held.getvalue(), "reports.zip")
    assert [first[0].title, second[0].title] == ["Bridge falls", "Depot burns"]
    assert first[0].provenance.origin == "reports.zip/a.txt"
    assert first[0].provenance.within.startswith("sha256:")
    assert isinstance(third, Refused)
    assert "PNG" in third.error.reason


@pytest.mark.parametrize("kind", ["gzip", "zip", "nested"])
def test_zip_bombs_do_not_go_off(kind: str) -> None:
    zeros = bytes(30_000_000)
    if kind == "zip":
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.txt", zeros)
        data = held.getvalue()
    else:
        data = gzip.compress(zeros)
    if kind == "nested":
        data = gzip.compress(gzip.compress(gzip.compress(b"words")))
    error = refusal(data, "bomb", policy=Policy(max_bytes=10_000_000)).error
    assert isinstance(error, TooLarge)


@pytest.mark.parametrize("data", [gzip.compress(b"words " * 900, mtime=0)[:40], b"PK\x03\x04" + b"x" * 40])
def test_broken_containers_say_so(data: bytes) -> None:
    error = refusal(data, "broken").error
    assert isinstance(error, WrongContent)
    assert "again" in error.step
