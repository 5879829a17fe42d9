"""Events in sentences: which, with what status, by whom, to whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.events import find_events
from sayso.language.sentences import split_sentences
from sayso.language.tokens import tokens_of
from sayso.model import EventMention, Sentence, Span

Row = tuple[str, str, str | None, str | None]


def events_in(text: str, part: str = "body") -> list[EventMention]:
    tokens, sentences = [], []
    for number, span in enumerate(split_sentences(text)):
        first = len(tokens)
        tokens += [t.__class__(t.start, t.end, t.text, number) for t in tokens_of(text, (span,))]
        sentences.append(Sentence(span, first, len(tokens), 0, part))  # type: ignore[arg-type]
    return list(find_events(tokens=tokens, sentences=sentences))


def rows(text: str, part: str = "body") -> list[Row]:
    return [
        (e.event, e.reality, e.by.of(text) if e.by else None, e.of.of(text) if e.of else None)
        for e in events_in(text, part)
    ]


CASES: dict[str, list[Row]] = {
    # active, passive, participle, coordination
    "Rebels captured the town on Friday.": [("seized", "happened", "Rebels", "the town")],
    "The bridge was destroyed by army engineers.": [("destroyed", "happened", "army engineers", "The bridge")],
    "Four of the men wounded in the raid died later.": [
        ("injured", "happened", None, "Four of the men"),
        ("attacked", "happened", None, None),
        ("killed", "happened", None, "Four of the men"),
    ],
    "Gunmen killed nine traders and wounded six others.": [
        ("killed", "happened", "Gunmen", "nine traders"),
        ("injured", "happened", "Gunmen", "six others"),
    ],
    "The militia abducted two nurses, a driver and 14 passengers.": [
        ("detained", "happened", "The militia", "two nurses"),
        ("detained", "happened", "The militia", "a driver"),
        ("detained", "happened", "The militia", "14 passengers"),
    ],
    "The mayor, who fled in May, was arrested.": [
        ("displaced", "happened", None, "The mayor"),
        ("detained", "happened", None, "The mayor"),
    ],
    # status
    "Government troops failed to retake Wau.": [("seized", "did_not_happen", "Government troops", "Wau")],
    "The brigade may withdraw from the ridge.": [("retreated", "possible", "The brigade", None)],
    "If the bridge falls, the garrison will surrender.": [
        ("seized", "hypothetical", None, "the bridge"),
        ("surrendered", "hypothetical", "the garrison", None),
    ],
    "Nobody was injured.": [("injured", "did_not_happen", None, "Nobody")],
    "The army plans to evacuate 3,000 villagers.": [("displaced", "planned", "The army", "3,000 villagers")],
    "Shells are hitting the port.": [("attacked", "ongoing", None, "the port")],
    "Rockets hit an apartment building.": [("attacked", "happened", None, "an apartment building")],
    "Some 40 miners are feared to be trapped.": [("trapped", "ongoing", None, "Some 40 miners")],
    # the object that acts
    "The shelling forced 900 families to flee.": [
        ("attacked", "happened", None, None),
        ("displaced", "happened", None, "900 families"),
    ],
    "Tribesmen drove the soldiers back.": [("retreated", "happened", "the soldiers", None)],
    # nouns and adjectives
    "The siege of Taiz goes on.": [("besieged", "ongoing", None, "Taiz")],
    "Residents of the besieged city queued for bread.": [("besieged", "ongoing", None, "the besieged city")],
    "The blast left 12 dead.": [("attacked", "happened", None, None), ("killed", "happened", None, "12")],
    "Aid has not reached rebel-held districts.": [
        ("aided", "did_not_happen", None, None),
        ("controls", "ongoing", "rebel", "rebel-held districts"),
    ],
    # a figure or a denial in the subject; a state that lasts; a condition turned round
    "No relief convoy has reached Kore.": [("aided", "did_not_happen", None, None)],
    "The town has been encircled since March.": [("besieged", "ongoing", None, "The town")],
    "The mayor will resign, should the town fall.": [("seized", "hypothetical", None, "the town")],
    "Nurses had no food for a week.": [("cut_off", "happened", None, "Nurses")],
    "Two trucks came under fire.": [("attacked", "happened", None, "Two trucks")],
    "Deserters handed over their rifles.": [("surrendered", "happened", "Deserters", None)],
    "The army closed the road.": [("besieged", "happened", "The army", "the road")],
    # headings with figures, a denial of any harm, fitting parties
    "Destroyed: 9 trucks, 2 bridges.": [
        ("destroyed", "happened", None, "9 trucks"),
        ("destroyed", "happened", None, "2 bridges"),
    ],
    "Enemy losses: about 30 men, 4 tanks.": [
        ("killed", "happened", None, "about 30 men"),
        ("destroyed", "happened", None, "4 tanks"),
    ],
    "The office counted no casualties.": [
        ("killed", "did_not_happen", None, None),
        ("injured", "did_not_happen", None, None),
    ],
    "No one was hit.": [("injured", "did_not_happen", None, "No one")],
    "Militias recruited 12 boys.": [("abused", "happened", "Militias", "12 boys")],
    "The captain fell near Kore.": [("killed", "happened", None, "The captain")],
    # a state told by what cannot be done or has not been, and what is being done
    "Some 600 families cannot leave.": [("trapped", "ongoing", None, "Some 600 families")],
    "Two nurses have not been heard of since May.": [("missing", "ongoing", None, "Two nurses")],
    "Villages are being shelled.": [("attacked", "ongoing", None, "Villages")],
    "The road to Kore remains closed.": [("besieged", "ongoing", None, "The road")],
    "Rebels captured the bus station.": [("seized", "happened", "Rebels", "the bus station")],
    # words that look like events and are none
    "The phone is dead.": [],
    "Prices fell again.": [],
    "They took off their coats.": [],
    "The talk took place.": [],
    "The strike group sailed home.": [],
    "The committee agreed to go ahead.": [],
    "He took a long look at the map.": [],
}


@pytest.mark.parametrize("text", CASES)
def test_events_of_a_sentence(text: str) -> None:
    assert rows(text) == CASES[text]


def test_a_headline_in_the_present_tense_tells_what_happened() -> None:
    assert rows("Rebels Seize Border Town", "headline") == [("seized", "happened", "Rebels", "Border Town")]


def test_a_sentence_that_holds_back_is_hedged() -> None:
    assert [e.hedged for e in events_in("Dozens were reportedly killed.")] == [True]
    assert [e.hedged for e in events_in("Dozens were killed.")] == [False]


@given(
    st.text(alphabet='the rebels killed 12 men, "and" fled by of to - ’s was .\n', max_size=200) | st.text(max_size=80)
)
def test_any_text_gives_mentions_inside_it(text: str) -> None:
    for event in events_in(text):
        for span in (event.trigger, event.clause, event.by, event.of, event.figure):
            assert span is None or (isinstance(span, Span) and span.end <= len(text))


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The rebels must release the nurses.", "demands"),
        ("We will shell the port.", "promises"),
        ("Kore ruled out any talks.", "refuses"),
        ("Have the rebels shelled the port?", "asks"),
        ("He shouted: “Shoot the prisoners.”", "demands"),
        ("The rebels will shell the port.", None),
        ("Kore welcomed the talks.", None),
    ],
)
def test_the_words_themselves_demand_promise_refuse_ask(text: str, stance: str | None) -> None:
    assert [event.stance for event in events_in(text)] == [stance]
