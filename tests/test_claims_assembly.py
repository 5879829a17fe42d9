"""What the claims room makes of a reading: rules that own the final values, on readings made by hand."""

from __future__ import annotations

from dataclasses import replace

from sayso.claims import claims_of
from sayso.language import reading_of
from sayso.model import Claim, EventMention, Span
from tests.reports import report


def words(text: str, held: str | None, nth: int = 1) -> Span | None:
    at = -1
    for _ in range(nth if held else 0):
        at = text.index(held or "", at + 1)
    return Span(at, at + len(held)) if held else None


def told(text: str, event: str, trigger: str, **roles: str) -> EventMention:
    spans = {role: words(text, held) for role, held in roles.items() if role not in ("source", "reality")}
    source = words(text, roles.get("source"))
    at = words(text, trigger)
    assert at is not None
    return EventMention(
        event=event,
        trigger=at,
        clause=at,
        stance="asserts",
        reality=roles.get("reality", "happened"),  # type: ignore[arg-type]
        hedged=False,
        sources=(source,) if source else (),
        confidence=1.0,
        **spans,  # type: ignore[arg-type]
    )


def claims(text: str, *mentions: EventMention) -> list[Claim]:
    return claims_of(replace(reading_of(report(text)), events=mentions))


def test_the_first_person_of_a_bulletin_is_the_publisher() -> None:
    text = "We report that 12 villagers were killed in Tine on Friday."
    (claim,) = claims(text, told(text, "killed", "killed", source="We"))
    assert claim.sources == ()
    quoted = "“We counted 12 killed,” the mayor said."
    (claim,) = claims(quoted, told(quoted, "killed", "killed", source="We"))
    assert [source.text for source in claim.sources] == ["We"]


def test_a_figure_belongs_to_the_words_of_its_party() -> None:
    text = "Gunmen led away eight youths in Tine."
    (claim,) = claims(text, told(text, "detained", "led", by="Gunmen", of="youths", figure="eight"))
    assert claim.of is not None
    assert (claim.of.text, claim.of.name) == ("eight youths", "youths")


def test_a_bound_at_the_head_of_a_list_holds_for_each() -> None:
    text = "Destroyed, at least: 9 trucks, 2 bridges."
    found = claims(
        text,
        told(text, "destroyed", "Destroyed", of="trucks", figure="9"),
        told(text, "destroyed", "bridges", of="bridges", figure="2"),
    )
    assert [(c.count and (c.count.low, c.count.high)) for c in found] == [(9, None), (2, None)]


def test_shares_listed_after_their_sum_are_claims() -> None:
    text = "Gunmen killed 14 villagers (9 men, 5 women) in Tine."
    mention = told(text, "killed", "killed", of="villagers", figure="14")
    found = claims(text, mention, told(text, "killed", "women", of="women", figure="5"))
    assert [(c.of and c.of.text, c.count and c.count.low, c.part_of) for c in found] == [
        ("14 villagers", 14, None),
        ("9 men", 9, found[0].id),
        ("5 women", 5, found[0].id),
    ]


def test_shares_of_shares_belong_to_the_sum() -> None:
    text = "The raid killed 14 people, including 5 women, including 2 girls."
    found = claims(
        text,
        told(text, "killed", "killed", of="people", figure="14"),
        told(text, "killed", "women", of="women", figure="5"),
        told(text, "killed", "girls", of="girls", figure="2"),
    )
    assert [c.count and c.count.low for c in found] == [14, 5, 2]
    assert [c.part_of for c in found] == [None, found[0].id, found[0].id]


def test_brackets_that_list_nobody_are_passed_over() -> None:
    for aside in ("()", "(who were fleeing)", "(in the market)", "(at least twice their number)"):
        text = f"Gunmen killed 14 villagers {aside} near Tine."
        assert len(claims(text, told(text, "killed", "killed", of="villagers", figure="14"))) == 1


def test_a_share_may_open_with_at_least() -> None:
    text = "The raid killed 14 people, including at least 3 children, in Tine."
    whole, share = claims(text, told(text, "killed", "killed", of="people", figure="14"))
    assert share.part_of == whole.id
    assert share.of is not None
    assert (share.of.klass, share.count and (share.count.low, share.count.high)) == ("children", (3, None))


def test_the_figure_right_before_a_word_of_harm_is_its_figure() -> None:
    text = "The list names 131 killed and 187 injured."
    found = claims(
        text,
        told(text, "killed", "killed", figure="131"),
        told(text, "injured", "injured", figure="131 killed and 187"),
    )
    assert [c.count and c.count.low for c in found] == [131, 187]


def test_those_harmed_without_a_noun_are_their_figure() -> None:
    text = "At least 30 killed as shells hit Kharkiv."
    (claim,) = claims(text, told(text, "killed", "killed", of="killed", figure="At least 30"))
    assert claim.of is not None
    assert (claim.of.text, claim.of.klass) == ("At least 30", "people")


def test_casualties_are_at_most_so_many_dead() -> None:
    text = "The office counted 2,571 civilian casualties and 977 killed."
    (claim,) = claims(text, told(text, "killed", "casualties", figure="2,571"))
    assert claim.count is not None
    assert (claim.count.low, claim.count.high) == (None, 2571)
    (claim,) = claims(text, told(text, "killed", "killed", figure="977"))
    assert claim.count is not None
    assert (claim.count.low, claim.count.high) == (977, 977)


def test_a_vague_word_is_no_number_and_a_figure_that_nobody_reads_none() -> None:
    text = "Some had been tortured, and ٣٠ were hurt."
    first, second = claims(
        text, told(text, "abused", "tortured", figure="Some"), told(text, "injured", "hurt", figure="٣٠")
    )
    assert first.count is not None
    assert (first.count.low, first.count.vague) == (None, True)
    assert second.count is None


def test_a_weekday_of_what_is_planned_is_the_next_one() -> None:
    text = "Families must leave Tine by Friday. They fled on Friday."
    ahead = told(text, "displaced", "leave", when="Friday", reality="planned")
    back = replace(told(text, "displaced", "fled"), when=words(text, "on Friday"))
    first, second = claims(text, ahead, back)
    assert first.when is not None
    assert second.when is not None
    assert (first.when.end, second.when.end) == ("2023-06-16", "2023-06-09")


def test_a_state_institution_has_its_country() -> None:
    text = "Shells fell on Kharkiv, Sumy and Kramatorsk. The army struck back, Russia's defence ministry said."
    (claim,) = claims(text, told(text, "attacked", "struck", by="The army", source="Russia's defence ministry"))
    assert claim.by is not None
    assert (claim.by.name, claim.sources[0].name) == ("Ukrainian army", "Russian defence ministry")


def test_a_place_that_a_preposition_opens_among_the_claims_words() -> None:
    text = "Fourteen men shot in Goma."
    mention = replace(told(text, "killed", "shot"), clause=Span(0, len(text) - 1))
    assert [claim.place and claim.place.name for claim in claims(text, mention)] == ["Goma"]
    assert [claim.place for claim in claims(text, told(text, "killed", "shot"))] == [None]


def test_a_name_that_runs_over_a_bracket_or_sentence_names_nobody() -> None:
    text = "Hamas struck. Our country answers. It bombed (they say) the port."
    mention = told(text, "attacked", "answers", by="Our country", by_name="Our country answers. It bombed")
    (claim,) = claims(text, mention)
    assert claim.by is not None
    assert claim.by.name == "country"
