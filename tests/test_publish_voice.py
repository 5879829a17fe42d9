"""The verb beside a source agrees with it: doctors say, the ministry denies."""

from __future__ import annotations

from dataclasses import replace

import page_fixture
import pytest

from sayso.model import Source, Span
from sayso.publish import verb_of


@pytest.mark.parametrize(
    ("name", "asserted", "denied"),
    [
        ("diplomats", "say", "deny"),
        ("officials in the ministry", "say", "deny"),
        ("doctors, who would not be named", "say", "deny"),
        ("RESIDENTS", "say", "deny"),
        ("local people", "say", "deny"),
        ("the ministry of defence", "says", "denies"),
        ("the head of the two missions", "says", "denies"),
        ("the region's governor", "says", "denies"),
        ("the local press", "says", "denies"),
        ("a witness", "says", "denies"),
        ("Reuters", "says", "denies"),
        ("NVNS", "says", "denies"),
        ("United Nations", "says", "denies"),
        ("Jonas Abels", "says", "denies"),
    ],
)
def test_the_verb_is_in_the_number_of_the_source(name: str, asserted: str, denied: str) -> None:
    _, claims = page_fixture.report()
    claim = replace(claims[0], sources=(Source(text=name, span=Span(0, 4), name=name),))
    assert verb_of(replace(claim, stance="asserts")) == asserted
    assert verb_of(replace(claim, stance="denies")) == denied


def test_the_reports_own_voice_is_one() -> None:
    _, claims = page_fixture.report()
    assert verb_of(replace(claims[0], sources=(), stance="asserts")) == "says"
