"""Statements: who says what, by every wording of news prose."""

from __future__ import annotations

import pytest

from sayso.language import reading_of
from sayso.model import Attribution
from tests.reports import report

Row = tuple[str | None, str | None, list[str], str, bool]


def statements(text: str, *, headline: bool = False) -> list[Attribution]:
    return list(reading_of(report(text, headline=headline)).attributions)


def row(text: str, one: Attribution) -> Row:
    return (
        one.source.of(text) if one.source else None,
        one.cue.of(text) if one.cue else None,
        [span.of(text) for span in one.content],
        one.stance,
        one.hedged,
    )


def said(source: str | None, cue: str | None, *content: str, stance: str = "asserts", hedged: bool = False) -> Row:
    return (source, cue, list(content), stance, hedged)


CASES: dict[str, list[Row]] = {
    "The governor said that the dam had burst.": [said("The governor", "said", "the dam had burst")],
    "Officials in Goma said the airport was shut.": [said("Officials in Goma", "said", "the airport was shut")],
    "The dam had burst, the governor said on Tuesday.": [said("the governor", "said", "The dam had burst")],
    "The dam had burst, said Ada Obi, the deputy governor.": [
        said("Ada Obi, the deputy governor", "said", "The dam had burst")
    ],
    "The drone, the army said, was shot down.": [said("the army", "said", "The drone", "was shot down")],
    "Forty villages lie empty, according to two relief workers.": [
        said("two relief workers", "according to", "Forty villages lie empty")
    ],
    "According to the UN, forty villages lie empty.": [said("the UN", "According to", "forty villages lie empty")],
    "In a statement on Friday, the navy said it lost a boat.": [said("the navy", "said", "it lost a boat")],
    "The mayor, speaking on television, demanded the opening of a road.": [
        said("The mayor", "demanded", "the opening of a road", stance="demands")
    ],
    "Sudan denies shelling the camp.": [said("Sudan", "denies", "shelling the camp", stance="denies")],
    "The rebels rejected an ultimatum to surrender.": [
        said("The rebels", "rejected", "an ultimatum to surrender", stance="refuses")
    ],
    "The ministry called it “a lie”.": [said("The ministry", "called", "it “a lie”", stance="denies")],
    "Khartoum accused Juba of arming rebels.": [said("Khartoum", "accused", "Juba of arming rebels", stance="accuses")],
    "The envoy called on both sides to halt the shelling.": [
        said("The envoy", "called on", "both sides to halt the shelling", stance="demands")
    ],
    "The envoy called for a truce.": [said("The envoy", "called for", "a truce", stance="demands")],
    "The general ordered two brigades to withdraw.": [
        said("The general", "ordered", "two brigades to withdraw", stance="orders")
    ],
    "The militia threatened to blow up the dam.": [
        said("The militia", "threatened", "to blow up the dam", stance="warns")
    ],
    "The minister vowed to retake the town.": [said("The minister", "vowed", "to retake the town", stance="promises")],
    "Aid workers fear that thousands will starve.": [
        said("Aid workers", "fear", "thousands will starve", stance="warns")
    ],
    "The bank expects prices to double.": [said("The bank", "expects", "prices to double", stance="predicts")],
    "The hospital could not confirm that anyone had died.": [
        said("The hospital", "could not confirm", "anyone had died", hedged=True)
    ],
    "The army did not say whether the bridge stood.": [
        said("The army", "did not say", "whether the bridge stood", hedged=True)
    ],
    "The spokesman declined to comment.": [],
    "The colonel was quoted as saying that the road was mined.": [
        said("The colonel", "was quoted as saying", "the road was mined")
    ],
    "Thousands are believed to be trapped in the town.": [
        said(None, "are believed", "Thousands", "to be trapped in the town", hedged=True)
    ],
    "It was feared that thirty had drowned.": [
        said(None, "It was feared", "thirty had drowned", stance="warns", hedged=True)
    ],
    "At least nine people reportedly drowned.": [
        said(None, "reportedly", "At least nine people", "drowned", hedged=True)
    ],
    "The army's claim that the town fell was rejected.": [said("The army", "claim", "the town fell")],
    "“The road is cut,” the driver said. “Nobody can leave.”": [
        said("the driver", "said", "The road is cut", "Nobody can leave")
    ],
    "“We waited,” she said, “but nobody came.”": [said("she", "said", "We waited", "but nobody came")],
    "“Why did they shoot?” asked a nurse.": [said("a nurse", "asked", "Why did they shoot?", stance="asks")],
    "Moscow denies hitting the school, saying it was empty.": [
        said("Moscow", "denies", "hitting the school", stance="denies"),
        said("Moscow", "saying", "it was empty"),
    ],
    "The army said two men died, while residents said nine died.": [
        said("The army", "said", "two men died"),
        said("residents", "said", "nine died"),
    ],
    "The United States left. The promises of spring faded.": [],
    "Villagers who fled the town told reporters the mill had burnt.": [
        said("Villagers who fled the town", "told", "the mill had burnt")
    ],
}


@pytest.mark.parametrize("text", CASES)
def test_a_statement_has_its_source_cue_content_and_stance(text: str) -> None:
    assert [row(text, one) for one in statements(text)] == CASES[text]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The agency said the port fell, citing a rebel leader.", ["a rebel leader", "The agency"]),
        ("The agency, citing a rebel leader, said the port fell.", ["a rebel leader", "The agency"]),
        ("Mayor Ada Obi told CNN that the port fell.", ["Mayor Ada Obi", "CNN"]),
        ("The ministry said that rebels had claimed that the port fell.", ["rebels", "The ministry"]),
    ],
)
def test_the_chain_of_sources_runs_outward(text: str, chain: list[str]) -> None:
    held = statements(text)
    at = text.index("the port fell")
    inner = min(
        (a for a in held if any(s.start <= at < s.end for s in a.content)), key=lambda a: sum(map(len, a.content))
    )
    found, one = [], inner
    while True:
        found.append(one.source.of(text) if one.source else None)
        if one.within is None:
            break
        one = held[one.within]
    assert found == chain


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Dozens killed in strike, officials say\nx", said("officials", "say", "Dozens killed in strike")),
        ("UN: 40,000 people flee the delta\nx", said("UN", ":", "40,000 people flee the delta")),
        ("Nine drown off the delta - police\nx", said("police", None, "Nine drown off the delta")),
        ("Army chief: ‘We will not surrender’\nx", said("Army chief", ":", "We will not surrender")),
    ],
)
def test_headlines_name_their_source_at_an_end(text: str, wanted: Row) -> None:
    assert row(text, statements(text, headline=True)[0]) == wanted


def test_a_colon_opens_the_list_below_and_no_more() -> None:
    text = "The General Staff reported as follows:\n- ten trucks burnt\n- two depots hit\n\nIt rained."
    assert [row(text, one) for one in statements(text)] == [
        said("The General Staff", "reported", "ten trucks burnt", "two depots hit")
    ]


def test_plain_sentences_after_a_statement_are_the_publishers() -> None:
    text = "The mayor said the mill burnt. Nine barges sank. The river rose."
    assert [row(text, one) for one in statements(text)] == [said("The mayor", "said", "the mill burnt")]


def test_the_label_is_the_source_of_its_turn_and_questions_ask() -> None:
    text = "Q: Did you burn the mill?\nA: No. We ran.\nQ: Who gave the order?\nA: The major said we must."
    rows = [row(text, one) for one in statements(text)]
    assert said("Q", None, "Did you burn the mill?", stance="asks") in rows
    assert said("A", None, "No. We ran") in rows
    major = next(one for one in statements(text) if one.source and one.source.of(text) == "The major")
    assert major.within is not None


def test_an_unclosed_quotation_does_not_take_the_next_paragraph() -> None:
    text = "“The road is cut, the driver said.\n\nNine barges sank."
    at = text.index("Nine")
    assert not any(span.end > at for one in statements(text) for span in one.content)
