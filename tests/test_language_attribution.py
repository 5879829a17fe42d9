"""Statements: who says what, in the wordings of news prose.

The engine is trained, and no sentence is promised; plain sentences are read right by and large.
"""

from __future__ import annotations

from sayso.language import reading_of
from sayso.model import Attribution
from tests.reports import report

Row = tuple[str | None, str | None, list[str], str]


def statements(text: str) -> list[Attribution]:
    return [one for one in reading_of(report(text)).attributions if one.content]


def plain(words: str) -> str:
    """The words without what PolNeAR's conventions add at their ends."""
    return words.removeprefix("that ").strip(" ,.“”")


def row(text: str, one: Attribution) -> Row:
    return (
        one.source.of(text) if one.source else None,
        one.cue.of(text) if one.cue else None,
        [plain(span.of(text)) for span in one.content],
        one.stance,
    )


def said(source: str | None, cue: str | None, *content: str, stance: str = "asserts") -> Row:
    return (source, cue, [plain(words) for words in content], stance)


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
        said("The hospital", "could not confirm", "anyone had died")
    ],
    "The army did not say whether the bridge stood.": [said("The army", "did not say", "whether the bridge stood")],
    "The spokesman declined to comment.": [],
    "The colonel was quoted as saying that the road was mined.": [
        said("The colonel", "was quoted as saying", "the road was mined")
    ],
    "Thousands are believed to be trapped in the town.": [
        said(None, "are believed", "Thousands", "to be trapped in the town")
    ],
    "It was feared that thirty had drowned.": [said(None, "It was feared", "thirty had drowned", stance="warns")],
    "At least nine people reportedly drowned.": [said(None, "reportedly", "At least nine people", "drowned")],
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


def share(right: list[bool]) -> float:
    return sum(right) / len(right)


def test_sources_cues_and_contents_are_found_by_and_large() -> None:
    found = {text: [row(text, one) for one in statements(text)] for text in CASES}
    pairs = [(wanted, found[text]) for text, rows in CASES.items() for wanted in rows]
    assert share([any(w[0] == f[0] for f in rows) for w, rows in pairs]) >= 0.7
    assert share([any(w[1] == f[1] for f in rows) for w, rows in pairs]) >= 0.7
    assert share([any(w[2] == f[2] for f in rows) for w, rows in pairs]) >= 0.45


def test_stances_follow_their_cue() -> None:
    told = [
        (wanted[3], [one for one in statements(text) if one.cue and one.cue.of(text) == wanted[1]])
        for text, rows in CASES.items()
        for wanted in rows
    ]
    assert share([stance == held[0].stance for stance, held in told if held]) >= 0.85


def test_a_split_statement_is_one() -> None:
    text = "“We waited,” the driver said, “but nobody came to the bridge.”"
    assert [len(one.content) for one in statements(text)] == [2]


def test_an_unclosed_quotation_does_not_take_the_next_paragraph() -> None:
    text = "“The road is cut, the driver said.\n\nNine barges sank."
    at = text.index("Nine")
    assert not any(span.end > at for one in statements(text) for span in one.content)
