"""Names: the parties of a document under their fullest names, and whom pronouns and short forms stand for."""

from __future__ import annotations

import re

import pytest

from sayso.language import reading_of
from sayso.language.names import names_of
from sayso.language.sentences import sentences_of
from sayso.model import Attribution, Span
from tests.reports import report

SAID = re.compile(r"(?:^|(?<=\. ))(?:Later )?([^.]+?) (said)")


def named(text: str, words: str, nth: int = 1) -> str | None:
    """The name of the nth source that reads `words`."""
    document = report(text)
    tokens, sentences = sentences_of(document)
    said = [(Span(*m.span(1)), Span(*m.span(2))) for m in SAID.finditer(text)]
    statements = [Attribution(source=source, cue=cue, content=(), stance="asserts") for source, cue in said]
    _, names = names_of(document.text, tokens, sentences, statements)
    held = [source for source, _ in said if source.of(text) == words]
    return next((name.name for name in names if held[nth - 1] in name.mentions), None)


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Deputy mayor Pavlo Hrytsenko said it fell.", "Deputy mayor Pavlo Hrytsenko", "Pavlo Hrytsenko"),
        ("Mayor Pavlo Hrytsenko said it fell. Mr Hrytsenko said it burnt.", "Mr Hrytsenko", "Pavlo Hrytsenko"),
        ("President Andriy Kovalsky said it fell. Mr Kovalskiy said it burnt.", "Mr Kovalskiy", "Andriy Kovalsky"),
        ("Mayor Amina Diallo said it fell. She said it burnt.", "She", "Amina Diallo"),
        ("Mayor Amina Diallo said it fell. He said it burnt.", "He", None),
        ("The Centre for River Studies said it fell. It said nine died.", "It", "Centre for River Studies"),
        ("The Ministry of Health said it fell. The ministry said nine died.", "The ministry", "Ministry of Health"),
        ("The Office of River Safety (ORS) said it fell. Later ORS said nine died.", "ORS", "Office of River Safety"),
        ("Chiefs of the Free Army said it fell. The chiefs said nine died.", "The chiefs", "Chiefs of the Free Army"),
        ("A nurse from the delta said it fell. She said nine died.", "She", "A nurse from the delta"),
        ("Nobody came. It said nine died.", "It", None),
    ],
)
def test_a_source_is_known_by_its_fullest_name(text: str, words: str, wanted: str | None) -> None:
    assert named(text, words) == wanted


def test_people_of_one_family_name_stay_apart() -> None:
    text = "Mayor Pavlo Hrytsenko said it fell. Nurse Olena Hrytsenko said it burnt."
    assert named(text, "Mayor Pavlo Hrytsenko") == "Pavlo Hrytsenko"
    assert named(text, "Nurse Olena Hrytsenko") == "Olena Hrytsenko"


def test_different_long_names_are_not_joined() -> None:
    text = "President Andriy Kovalsky said it fell. Mr Kowalewski said it burnt."
    assert named(text, "Mr Kowalewski") != "Andriy Kovalsky"


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Troops lost a T-72 near the dam.", "T-72", "weapon"),
        ("The 4th Tank Division left the delta.", "4th Tank Division", "unit"),
        ("The town heard Colonel Yusuf Bah speak.", "Yusuf Bah", "person"),
        ("They met Human Rights Watch in the delta.", "Human Rights Watch", "organisation"),
    ],
)
def test_named_things_have_a_kind(text: str, words: str, kind: str) -> None:
    at = text.index(words)
    assert (Span(at, at + len(words)), kind) in [(e.span, e.kind) for e in reading_of(report(text)).entities]


def test_a_source_does_not_hold_itself() -> None:
    text = "The Office of River Safety said it had recorded 40 deaths."
    held = reading_of(report(text)).attributions
    assert [one.source.of(text) for one in held if one.source] == ["The Office of River Safety"]
