"""Plain text keeps every character; its headline, metadata, captions, datelines and boilerplate are marked."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from read_inputs import document, outcomes, parts

from sayso.read import Refused

LINES = st.sampled_from(
    [
        "Shells hit the market at Vovchansk",
        "Date: 3 March 2022",
        "By Ann Smith",
        "KYIV, March 3 (Reuters) - A depot burned.",
        "A woman at a well in Bucha, 5 March 2022. REUTERS/Ann Smith",
        "Photo: Rescuers carry a man out of a cellar in Irpin.",
        "Leave a Reply",
        "© 2022 The Valley Post",
        "What the mayor said",
        "Nobody was hurt, the mayor said.",
        "  \t ",
        "",
    ]
)


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_any_text_is_kept_to_the_character(words: str, end: str) -> None:
    text = f"A headline{end}{end}{words}{end}"
    assert document(text).text == text


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=20), st.sampled_from(["\n", "\r\n", "\n\n"]), st.booleans())
def test_regions_are_in_order_apart_and_inside(lines: list[str], end: str, marked: bool) -> None:
    text = ("\ufeff" if marked else "") + end.join(lines)
    (found,) = outcomes(text)
    if isinstance(found, Refused):
        assert not text.strip(" \t\r\n\ufeff")
        return
    doc = found[0]
    assert doc.text == text
    at = 0
    for region in doc.regions:
        assert at <= region.span.start < region.span.end <= len(text)
        assert region.span.of(text) == region.span.of(text).strip()
        at = region.span.end
    if doc.date is not None and doc.date.span is not None:
        assert "March" in doc.date.span.of(text)


def test_the_byte_order_mark_and_line_ends_stay() -> None:
    data = b"\xef\xbb\xbfHeadline\r\n\r\nBody.\r\n"
    doc = document(data)
    assert doc.text == data.decode("utf-8")
    assert doc.headline is not None
    assert doc.headline.of(doc.text) == "Headline"


def test_lines_under_the_headline_are_metadata_and_are_used() -> None:
    doc = document(
        "Bridge at Sake shelled\nBy Ann Smith and Jean de Wit\nDate: 14 February 2024, 09:30 UTC\n"
        "Source: Lake Post\n\nBody text."
    )
    assert (doc.title, doc.byline, doc.outlet) == ("Bridge at Sake shelled", "Ann Smith and Jean de Wit", "Lake Post")
    assert doc.date is not None
    assert doc.date.span is not None
    assert (doc.date.value, doc.date.basis, doc.date.span.of(doc.text)) == (
        dt.date(2024, 2, 14),
        "stated",
        "14 February 2024",
    )
    assert doc.date.at == dt.datetime(2024, 2, 14, 9, 30, tzinfo=dt.UTC)
    assert parts(doc, "metadata") == ["Date: 14 February 2024, 09:30 UTC", "Source: Lake Post"]


@pytest.mark.parametrize(
    "line", ["By Friday the army had left the town", "Source: close to the talks, he said no more.\n"]
)
def test_a_sentence_in_the_body_is_no_metadata(line: str) -> None:
    doc = document(f"Talks go on\n\nThe envoy arrived.\n\n{line}\n\nMore text.")
    assert parts(doc, "metadata") == parts(doc, "byline") == []


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("A nurse in Sumy, March 5, 2022. REUTERS/Ann Smith", "A nurse in Sumy, March 5, 2022.", "REUTERS/Ann Smith"),
        ("Smoke over Sake on Monday (AP Photo/Ben Okoro)", "Smoke over Sake on Monday", "(AP Photo/Ben Okoro)"),
        ("Smoke over Sake on Monday. (Photo: Ben Okoro)", "Smoke over Sake on Monday.", "(Photo: Ben Okoro)"),
        ("A burnt truck near Izium. Photo by Ben Okoro", "A burnt truck near Izium.", "Photo by Ben Okoro"),
        (
            "A burnt truck near Izium. Image: Maxar Technologies",
            "A burnt truck near Izium.",
            "Image: Maxar Technologies",
        ),
        (
            "A burnt truck near Izium. Ben Okoro/AFP via Getty Images",
            "A burnt truck near Izium.",
            "Ben Okoro/AFP via Getty Images",
        ),
        ("Caption: A burnt truck near Izium.", "A burnt truck near Izium.", None),
        ("Photo: Rescuers lift a slab in Irpin, 4 March.", "Rescuers lift a slab in Irpin, 4 March.", None),
        ("Photo: Ben Okoro", None, "Photo: Ben Okoro"),
    ],
)
def test_captions_and_credits(line: str, caption: str | None, credit: str | None) -> None:
    doc = document(f"Headline here\n\n{line}\n\nThe town lost its bridge.")
    assert parts(doc, "caption") == ([caption] if caption else [])
    assert parts(doc, "credit") == ([credit] if credit else [])


@pytest.mark.parametrize(
    "line",
    [
        "The governor told Reuters that six people were killed.",
        "Two planes were shot down, according to AFP.",
        "The photo by the roadside showed a dead horse.",
        "He has an image: that of a strong man, she said, and nobody doubts it any more.",
    ],
)
def test_a_sentence_is_no_caption(line: str) -> None:
    doc = document(f"Headline here\n\n{line}\n\nMore text.")
    assert parts(doc, "caption") == parts(doc, "credit") == []


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("KYIV, March 3 (Reuters) - A depot burned.", "KYIV, March 3 (Reuters) -"),
        ("GOMA, DR Congo — Shells fell.", "GOMA, DR Congo —"),
        ("NAIROBI (AP) — Talks began.", "NAIROBI (AP) —"),
        ("KHARTOUM, JULY 9 (NVNS) - AT LEAST SIX PEOPLE DIED.", "KHARTOUM, JULY 9 (NVNS) -"),
        ("LIMA, 4 JAN 90 (EFE) -- [TEXT] A bomb exploded.", "LIMA, 4 JAN 90 (EFE) -- [TEXT]"),
        ("MADRID (SPAIN), 26 JAN 89 (RNE) -- [TEXT] He refused.", "MADRID (SPAIN), 26 JAN 89 (RNE) -- [TEXT]"),
        ("Goma, 12 February 2024 – The camp grows.", "Goma, 12 February 2024 –"),
    ],
)
def test_datelines(line: str, dateline: str) -> None:
    assert parts(document(f"Headline here\n\n{line}\n\nMore."), "dateline") == [dateline]


@pytest.mark.parametrize(
    "line",
    [
        "NATO — the alliance of 30 states — met on Monday.",
        "Zelensky, the president — tired but calm — spoke.",
        "Russian forces - at least 200 men - left.",
        "The mayor — who stayed — wept.",
    ],
)
def test_a_sentence_is_no_dateline(line: str) -> None:
    assert parts(document(f"Headline here\n\n{line}\n\nMore."), "dateline") == []


@pytest.mark.parametrize(
    "line",
    [
        "Be the first to comment",
        "Leave a Reply",
        "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
        "© 2022 The Valley Post",
        "Copyright 2022 The Valley Post. All rights reserved.",
        "All rights reserved.",
        "Share this:",
        "Share on Facebook",
        "Sign up for our newsletter",
        "Read more: What we know of the strike",
        "ADVERTISEMENT",
        "Follow us on Telegram",
        "We use cookies to make this site work.",
        "Your email address will not be published. Required fields are marked *",
        "Tags: war, army",
    ],
)
def test_lines_of_the_page_are_boilerplate(line: str) -> None:
    assert parts(document(f"Headline here\n\nThe town was shelled.\n\n{line}\n"), "boilerplate") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Share of the dead who were children rose to 40 percent.",
        "Follow us on the road to Bakhmut, the soldiers said, and you will see.",
        "The first to comment was the mayor, who blamed the army.",
        "Advertisement hoardings were hit by two shells.",
        "He asked her to leave a reply with the guards.",
        "Copyright law was suspended when the invasion began.",
        "Support our troops, the governor demanded.",
        "Home after home was destroyed.",
        "Print shops in Kharkiv were looted.",
        "Save the Children said 12 aid workers were missing.",
        "Get out of the city, the army ordered residents.",
        "Tweet or no tweet, the general denied the attack.",
        "Sign up or be arrested, the recruiters told them in the update.",
    ],
)
def test_a_sentence_is_no_boilerplate(line: str) -> None:
    assert parts(document(f"Headline here\n\n{line}\n\nMore."), "boilerplate") == []


def test_a_short_line_above_a_paragraph_is_a_subheading() -> None:
    doc = document("Headline here\n\nThe siege goes on.\n\nNo bread, no water\n\nThe last bakery closed on Monday.\n")
    assert parts(doc, "subheading") == ["No bread, no water"]


@pytest.mark.parametrize(
    ("text", "option", "value", "basis"),
    [
        ("H\nDate: 3 March 2022\n\nOn 5 May 2023 it rained.", None, dt.date(2022, 3, 3), "stated"),
        ("H\n\nKYIV, March 3 (Reuters) - It began on 24 February 2022.", None, dt.date(2022, 3, 3), "stated"),
        ("H\n\nKYIV, January 2 (Reuters) - It rained.", dt.date(2023, 1, 5), dt.date(2023, 1, 2), "stated"),
        ("H\n\nKYIV, December 30 (AP) - It rained.", dt.date(2023, 1, 5), dt.date(2022, 12, 30), "stated"),
        ("H\n\nOn 5 May 2023 it rained.", dt.date(2023, 6, 1), dt.date(2023, 6, 1), "option"),
        ("H\n\nOn 5 May 2023 it rained, as on 4 May 2022.", None, dt.date(2023, 5, 5), "inferred"),
        ("H\n\nA well. REUTERS/Ann Smith\n\nIn March 2022 it rained.", None, None, None),
        ("H\n\nUntil 5 May 2033 there is time.", None, None, None),
    ],
)
def test_the_date_rule(text: str, option: dt.date | None, value: dt.date | None, basis: str | None) -> None:
    doc = document(text, date=option)
    assert (doc.date.value, doc.date.basis) == (value, basis) if doc.date else value is None
    if basis == "inferred":
        assert doc.date is not None
        assert doc.date.span is not None
        assert doc.date.span.of(doc.text) == "5 May 2023"


def test_the_language_is_told_and_other_languages_are_read() -> None:
    english = "The army said on Monday that it had taken the town and that the mayor was held by his own guards.\n"
    german = "Die Armee teilte am Montag mit, dass sie die Stadt eingenommen habe und der Bürgermeister gefangen sei.\n"
    assert document(english).language == "en"
    assert document(german).language == "de"
    assert document("Kyiv holds").language is None


def test_hostile_lines_take_linear_time() -> None:
    lines = [
        "(" * 5000,
        "A/" * 5000,
        "Photo by " * 2000,
        "KYIV, " * 2000 + "-",
        "© " + "a." * 5000,
        "x " * 70 + "all rights reserved",
    ]
    text = "Headline\n\n" + "\n".join(line for line in lines for _ in range(40))
    start = time.process_time()
    document(text)
    assert time.process_time() - start < 5
