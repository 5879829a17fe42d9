"""Claims of short reports: each field as claims.md says, and nothing that the text does not settle."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.claims import claims_of
from sayso.language import reading_of
from sayso.model import Claim, claim_to_record, vocabulary
from tests.reports import report


def claims(text: str, **options: object) -> list[Claim]:
    return claims_of(reading_of(report(text, **options)))  # type: ignore[arg-type]


def the(text: str, event: str) -> Claim:
    found = [claim for claim in claims(text) if claim.event == event]
    assert len(found) == 1, [(c.event, c.text) for c in claims(text)]
    return found[0]


def test_who_says_so_and_what() -> None:
    claim = the("Shelling killed 14 people in Khartoum on Monday, the Sudanese health ministry said.", "killed")
    assert [s.text for s in claim.sources] == ["the Sudanese health ministry"]
    assert (claim.sources[0].kind, claim.sources[0].side) == ("official", "SDN")
    assert claim.cue is not None
    assert claim.cue.text == "said"
    assert claim.of is not None
    assert (claim.of.name, claim.of.klass) == ("people", "people")
    assert claim.count is not None
    assert (claim.count.low, claim.count.high, claim.count.scope) == (14, 14, "incident")
    assert claim.place is not None
    assert (claim.place.name, claim.place.country) == ("Khartoum", "SDN")
    assert claim.when is not None
    assert (claim.when.start, claim.when.end) == ("2023-06-12", "2023-06-12")


CHAINS = {
    "A militia commander told Radio Okapi that rebels had taken the airport.": ["A militia commander", "Radio Okapi"],
    "Two nurses were killed, the BBC reported, citing a doctor.": ["a doctor", "the BBC"],
    "“Nine men were shot,” a farmer told the agency Ama Press.": ["a farmer", "the agency Ama Press"],
    "According to a diplomat quoted by Le Monde, rebels seized the mine.": ["a diplomat", "Le Monde"],
}


def test_the_chain_of_sources_runs_outward() -> None:
    found = [(chain, [[s.text for s in claim.sources] for claim in claims(text)]) for text, chain in CHAINS.items()]
    assert sum(chain in chains for chain, chains in found) >= len(CHAINS) / 2
    assert sum(any(held[:1] == chain[:1] for held in chains) for chain, chains in found) >= len(CHAINS) - 1


STATUS = [
    ("The ministry denied that its troops had shelled the camp.", "attacked", "denies", "happened"),
    ("The army denies shelling the hospital.", "attacked", "denies", "happened"),
    ("Kampala accused Kigali of arming the rebels.", "supplied", "accuses", "happened"),
    ("The council demanded the release of the hostages.", "released", "demands", "possible"),
    ("The envoy called on both sides to stop shelling the town.", "attacked", "demands", "ongoing"),
    ("The general ordered his men to withdraw.", "retreated", "orders", "planned"),
    ("The group refused to release the captives.", "released", "refuses", "did_not_happen"),
    ("Aid workers warned that the camp could be attacked.", "attacked", "warns", "possible"),
]


def test_stance_and_reality() -> None:
    """Plain statuses are read by and large; no sentence is promised."""
    right = []
    for text, event, stance, reality in STATUS:
        found = [claim for claim in claims(text) if claim.event == event]
        right.append([(claim.stance, claim.reality) for claim in found] == [(stance, reality)])
    assert sum(right) >= 0.75 * len(STATUS), [row for row, held in zip(STATUS, right, strict=True) if not held]


def test_a_shared_figure_is_a_ceiling_for_each() -> None:
    found = {c.event: c.count for c in claims("In all 184 people were killed and wounded.")}
    assert {event: (c.low, c.high) for event, c in found.items() if c} == {
        "killed": (None, 184),
        "injured": (None, 184),
    }


def test_a_share_points_to_its_whole() -> None:
    whole, share = (
        c for c in claims("The strike killed eight people, including three children.") if c.event == "killed"
    )
    assert (whole.count.low, share.count.low) == (8, 3)  # type: ignore[union-attr]
    assert share.part_of == whole.id
    assert share.of is not None
    assert share.of.klass == "children"


def test_no_casualties_is_told_as_none() -> None:
    claim = the("Nobody was injured in the blast, the mayor said.", "injured")
    assert claim.reality == "did_not_happen"


def test_the_publisher_has_no_source() -> None:
    assert the("Troops withdrew from the border on Tuesday.", "retreated").sources == ()


def test_evidence_that_the_sentence_names() -> None:
    text = "Satellite images show that the depot was destroyed, analysts said."
    assert the(text, "destroyed").evidence == ("satellite_images",)


def test_a_place_is_taken_up() -> None:
    found = [c for c in claims("Fighting reached Goma. On Sunday shells killed a nurse there.") if c.event == "killed"]
    assert found[0].place is not None
    assert (found[0].place.name, found[0].place.text) == ("Goma", "there")


def test_relative_dates_stay_open_without_a_date() -> None:
    (claim,) = (c for c in claims("Two men were killed yesterday.", date=None) if c.event == "killed")
    assert claim.when is None or (claim.when.start, claim.when.end) == (None, None)


def test_a_headline_in_title_case_names_no_place_by_its_capitals() -> None:
    document = report("Hundreds Of Rebels Surrender In Face Of Heavy Losses", headline=True)
    assert all(claim.place is None for claim in claims_of(reading_of(document)))


PIECES = (
    "Rebels killed at least 12 people in Goma on Monday , the army said . “ We will not surrender ” he "
    "dozens of troops fled according to Kyiv 1,557 wounded , including three children denied that shelling since"
)
WORDS = st.lists(st.sampled_from([*PIECES.split(), "\n", "\n\n"]), max_size=60).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(WORDS | st.text(max_size=120))
def test_every_field_points_to_its_words(text: str) -> None:
    document = report(text)
    found = claims_of(reading_of(document))
    assert found == claims_of(reading_of(document))
    assert len({c.id for c in found}) == len(found)
    ids = {c.id for c in found}
    for claim in found:
        assert claim.text == claim.span.of(text)
        assert claim.event in vocabulary("events")
        for field in (*claim.sources, claim.cue, claim.by, claim.of, claim.count, claim.place, claim.when):
            assert field is None or field.text == field.span.of(text), field
        assert claim.part_of is None or claim.part_of in ids
        assert 0 <= claim.confidence <= 1
        claim_to_record(claim)


@pytest.mark.parametrize(
    ("text", "event", "name"),
    [
        ("Rockets hit a clinic near Umm Qarsa on Sunday.", "attacked", "Umm Qarsa"),
        ("Four nurses died in the Old Kettle camp.", "killed", "Old Kettle"),
        ("Chad has sent two battalions.", "reinforced", None),
        ("Chad has sent two battalions to Abeche.", "reinforced", "Abéché"),
    ],
)
def test_a_place_is_where_it_happened(text: str, event: str, name: str | None) -> None:
    """A name that no gazetteer holds is a place after "near"; a country that only acts is none."""
    place = the(text, event).place
    assert (place and place.name) == name


def test_a_time_before_a_figure_is_no_part_of_the_party() -> None:
    claim = the("On Monday three people died in Tine.", "killed")
    assert claim.of is not None
    assert (claim.of.text, claim.count and claim.count.low) == ("three people", 3)


def test_label_of_an_item_lends_its_place_and_date() -> None:
    claim = the("Tine, 3 March. Shells hit a clinic.", "attacked")
    assert (claim.place and claim.place.name, claim.when and claim.when.start) == ("Tine", "2023-03-03")


def test_heading_lends_its_time_to_the_bullets_below() -> None:
    found = claims("CASUALTIES, 1 to 7 March\n• Four miners were killed.\n• Two nurses were injured.\n")
    told = [(c.event, c.when and c.when.start) for c in found if "CASUALTIES" not in c.text]
    assert told == [("killed", "2023-03-01"), ("injured", "2023-03-01")]


def test_a_name_that_no_gazetteer_holds_is_the_place_of_its_capture() -> None:
    claim = the("Rebels captured Umm Qarsa.", "seized")
    assert claim.place is not None
    assert (claim.place.name, claim.place.id) == ("Umm Qarsa", None)
