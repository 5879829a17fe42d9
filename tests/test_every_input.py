"""Claims of every kind of input: each field of each claim is the document's words at its span, or is empty."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sayso
from sayso.model import Claim, Document
from tests.read_inputs import document, pdf

HEAD = "Shells kill 14 at Torrey market, mayor says"
LINES = (
    "Shells killed at least 14 people at a market in Kharkiv on Monday, the mayor said.",
    "“We will not surrender,” he told Radio Svoboda. The army denied shelling the town.",
    "Some 3,000 residents, including 900 children, have fled since 3 March 2022, according to the UN.",
    "Aid workers warned that the hospital could be destroyed if the fighting goes on.",
)


def page(lines: tuple[str, ...]) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<html><head><title>{HEAD}</title>"
        "<meta property='article:published_time' content='2022-03-08T10:00:00Z'></head>"
        f"<body><article><h1>{HEAD}</h1>{body}<figure><img src='a.jpg'>"
        "<figcaption>A man killed in Kharkiv. Photo: A. B.</figcaption></figure></article>"
        "<div id='comments'><form>Leave a Reply</form></div></body></html>"
    ).encode()


def subtitles(lines: tuple[str, ...], mark: str) -> str:
    cues = [f"00:00:{n:02d}{mark}000 --> 00:00:{n + 4:02d}{mark}000\nMAYOR: {line}" for n, line in enumerate(lines, 1)]
    return (
        "\n\n".join(f"{n}\n{cue}" for n, cue in enumerate(cues, 1)) if mark == "," else "\n\n".join(["WEBVTT", *cues])
    )


def letter(lines: tuple[str, ...]) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = (
        HEAD,
        "Ann <ann@hill.example>",
        "Tue, 8 Mar 2022 10:00:00 +0000",
    )
    message.set_content("\n\n".join(lines))
    return message.as_bytes()


def plain(line: str) -> str:
    """The line in the characters that the PDF's font has."""
    return line.replace("“", '"').replace("”", '"')


def feed(lines: tuple[str, ...]) -> str:
    text = "".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in lines)
    item = f"<item><title>{HEAD}</title><link>https://hill.example/1</link><description>{text}</description></item>"
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Hill Post</title>{item}</channel></rss>"


KINDS = {
    "text": lambda lines: document("\r\n\r\n".join((HEAD, "Date: 8 March 2022", *lines))),
    "page": lambda lines: document(page(lines), "a.html"),
    "pdf": lambda lines: document(pdf([plain(line) for line in (HEAD, *lines)]), "a.pdf"),
    "markdown": lambda lines: document(f"# {HEAD}\n\n" + "\n\n".join(lines), "a.md"),
    "mail": lambda lines: document(letter(lines), "a.eml"),
    "srt": lambda lines: document(subtitles(lines, ","), "a.srt"),
    "vtt": lambda lines: document(subtitles(lines, "."), "a.vtt"),
    "feed": lambda lines: document(feed(lines), "a.xml"),
}


def check(doc: Document, claims: list[Claim]) -> None:
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert claim.document == doc.id
        assert claim.text == claim.span.of(doc.text) != ""
        for field in (*claim.sources, claim.cue, claim.by, claim.of, claim.count, claim.place, claim.when):
            assert field is None or field.text == field.span.of(doc.text)
        for region in doc.regions:
            silent = region.kind in ("credit", "byline", "dateline", "metadata", "boilerplate")
            assert not (silent and region.span.overlaps(claim.span)), (region.kind, claim.text)


@pytest.mark.parametrize("kind", KINDS)
def test_fields_point_to_their_words(kind: str) -> None:
    doc = KINDS[kind](LINES)
    claims = sayso.extract(doc)
    check(doc, claims)
    killed = [c for c in claims if c.event == "killed" and c.part == "body" and c.count and c.count.low == 14]
    assert killed, [(c.event, c.text) for c in claims]
    assert any(c.event == "attacked" and c.stance == "denies" for c in claims)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.permutations(LINES), cut=st.integers(10, 90))
def test_any_order_and_any_cut_of_the_lines(kind: str, lines: list[str], cut: int) -> None:
    doc = KINDS[kind]((*lines[:-1], lines[-1][:cut]))
    check(doc, sayso.extract(doc))


def test_without_a_date_no_relative_day_is_settled() -> None:
    doc = document("Two men were shot dead yesterday\n\nTroops withdrew on Monday, the army said.")
    assert doc.date is None
    assert all(c.when is None or (c.when.start, c.when.end) == (None, None) for c in sayso.extract(doc))
