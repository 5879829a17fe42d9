"""The filter for spam begins with what everybody knows, learns from verdicts, and keeps no word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.web.tips import TipBox
from sayso.web.tips.entries import Letter
from sayso.web.tips.screening import fingerprint, likeness, near
from sayso.web.tips.spam import SpamFilter

TIPS = (
    "The strike hit the school on Lenin street, not the hospital; the photo in the report shows its gate.",
    "The ministry corrected its figure the next day: 12 wounded, see https://example.org/statement.",
    "The place is the village of Orsk by the river, as the satellite picture of 3 March shows.",
    "My brother was there. It was in the evening.",
)
SPAM = (
    "Best casino bonus! Play now https://casino.example and win the jackpot",
    "We offer SEO backlinks to rank your site, cheap price, contact us on WhatsApp",
    "Buy viagra cialis online without prescription http://pills.example http://pills2.example http://pills3.example",
    '<a href="http://x.example">earn bitcoin investment profit</a> guaranteed',
)
OFFERS = [
    f"Dear owner, our team writes essays for students in {n} days at fair terms, order essays today" for n in range(9)
]


@pytest.mark.parametrize("text", TIPS)
def test_tips_pass_at_first(text: str) -> None:
    assert SpamFilter().likelihood(text) < 0.5


@pytest.mark.parametrize("text", SPAM)
def test_the_usual_spam_is_known_at_first(text: str) -> None:
    assert SpamFilter().likelihood(text) > 0.9


def test_it_learns_a_kind_of_spam_that_it_did_not_know_and_forgets_no_tip() -> None:
    learner = SpamFilter()
    assert learner.likelihood(OFFERS[-1]) < 0.5
    for offer, good in zip(OFFERS[:8], TIPS * 2, strict=True):
        learner.learn(offer, spam=True)
        learner.learn(good, spam=False)
    assert learner.likelihood(OFFERS[-1]) > 0.9
    assert all(learner.likelihood(text) < 0.5 for text in TIPS)
    again = SpamFilter(learner.weights())
    assert again.likelihood(OFFERS[-1]) == learner.likelihood(OFFERS[-1])


def test_the_box_learns_from_verdicts_and_keeps_no_word_of_what_it_learnt(tmp_path: Path) -> None:
    box = TipBox(tmp_path / "sayso.db")
    for number, offer in enumerate(OFFERS[:8]):
        box.take(Letter(kind="comment", words=offer), address=f"192.0.2.{number}")
        box.moderate(number + 1, "spam", who="Oda")
    secret = box.take(Letter(kind="comment", words=OFFERS[8]), address="192.0.2.99")
    latest = box.look_up(secret)
    assert latest is not None
    assert latest.state == "spam"
    assert "the filter takes it for spam" in latest.reasons
    assert b"essays" not in SpamFilter().weights()


def test_a_refusal_is_no_spam(tmp_path: Path) -> None:
    box = TipBox(tmp_path / "sayso.db")
    box.take(Letter(kind="comment", words=SPAM[1]), address="192.0.2.1")
    before = box.all("spam")[0].spam
    box.moderate(1, "refused", who="Oda")
    box.take(Letter(kind="comment", words=SPAM[1] + " today"), address="192.0.2.1")
    assert (box.all("spam") + box.all("waiting"))[0].spam < before


@given(st.text(max_size=300), st.booleans())
def test_any_text_has_a_likelihood_and_learning_moves_it_the_right_way(text: str, spam: bool) -> None:
    learner = SpamFilter()
    before = learner.likelihood(text)
    assert 0 <= before <= 1
    learner.learn(text, spam=spam)
    after = learner.likelihood(text)
    assert (after >= before) if spam else (after <= before)


@given(st.text(min_size=1, max_size=200))
def test_case_and_punctuation_hide_no_copy(text: str) -> None:
    assert fingerprint(text) == fingerprint(f"  {text}!? ")
    assert near(likeness(text), [likeness(text)])


def test_strange_weights_are_begun_anew() -> None:
    assert SpamFilter(b"\0" * 8).likelihood(SPAM[0]) == SpamFilter().likelihood(SPAM[0])
