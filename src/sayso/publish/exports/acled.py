"""Claims in the columns of ACLED's event table, with the rules of the mapping beside them.

A row is a claim, not an event: three reports of one strike are three rows, and their figures never add up. Columns and
codes follow ACLED's codebook (2024); what the words do not settle stays empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sayso.model import Actor, Count
from sayso.places import country_name
from sayso.publish.exports.mapping import CIVILIANS, Figure, is_told_as_fact, lower_figure, precision_of, span_of_days
from sayso.publish.exports.terms import Terms
from sayso.publish.public import PublicClaim, PublicReport
from sayso.publish.records import as_table
from sayso.publish.summary import summary_of

__all__ = ["ACLED_COLUMNS", "as_acled"]

_SHAPE = tuple(
    """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1
    actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude
    longitude geo_precision source source_scale notes fatalities tags timestamp""".split()
)
_ADDED = tuple(
    """fatalities_words fatalities_rule event_rule date_rule place_rule sayso_claim sayso_matter sayso_document
    sayso_country sayso_said_by sayso_title sayso_author sayso_published sayso_link sayso_rights
    sayso_withheld""".split()
)
ACLED_COLUMNS = (*_SHAPE, *_ADDED)

_VIOLENCE, _STRATEGIC = "Political violence", "Strategic developments"
_BATTLES, _REMOTE, _CIVILIANS = "Battles", "Explosions/Remote violence", "Violence against civilians"
# Event of claims.md: disorder, event and sub-event type; what the event alone does not settle is empty.
_EVENTS = {
    "clashed": (_VIOLENCE, _BATTLES, "Armed clash"),
    "seized": (_VIOLENCE, _BATTLES, ""),
    "destroyed": (_VIOLENCE, _REMOTE, ""),
    "damaged": (_VIOLENCE, _REMOTE, ""),
    "attacked": (_VIOLENCE, _REMOTE, ""),
    "killed": (_VIOLENCE, "", ""),
    "injured": (_VIOLENCE, "", ""),
    "abused": (_VIOLENCE, _CIVILIANS, "Attack"),
    "missing": (_VIOLENCE, _CIVILIANS, "Abduction/forced disappearance"),
    "deported": (_VIOLENCE, _CIVILIANS, "Abduction/forced disappearance"),
    "detained": (_STRATEGIC, _STRATEGIC, "Arrests"),
    "looted": (_STRATEGIC, _STRATEGIC, "Looting/property destruction"),
    "reinforced": (_STRATEGIC, _STRATEGIC, "Change to group/activity"),
    "besieged": (_STRATEGIC, _STRATEGIC, "Other"),
    "retreated": (_STRATEGIC, _STRATEGIC, "Non-violent transfer of territory"),
    "surrendered": (_STRATEGIC, _STRATEGIC, "Other"),
}
_HARM = frozenset({"killed", "injured", "attacked"})
# "Several", "many", "a few", a plural without a number: ACLED's documented default outside war zones is 3, inside 10.
_SEVERAL = 3
# Kilometres: a town, part of a region, a region.
_AREAS = (15.0, 60.0)


def as_acled(reports: Iterable[PublicReport], terms: Terms) -> Iterator[bytes]:
    """One row a claim that is told as a fact and has a counterpart among ACLED's events."""
    rows = (
        _row(claim, report, terms)
        for report in reports
        for claim in report.claims
        if claim.event in _EVENTS and is_told_as_fact(claim)
    )
    return (line.encode() for line in as_table(ACLED_COLUMNS, rows))


def _row(claim: PublicClaim, report: PublicReport, terms: Terms) -> dict[str, Any]:
    place, credit = claim.place, report.credit
    first, last, days = span_of_days(claim.when)
    deaths = _fatalities(claim)
    disorder, event, sub_event, event_rule = _event(claim)
    sides = [_actor(claim.by, claim), _actor(claim.of, claim)]
    civilians = claim.of is not None and claim.of.klass in CIVILIANS
    country = place.country if place else None
    row: dict[str, Any] = dict.fromkeys(ACLED_COLUMNS)
    row |= {
        "event_id_cnty": f"{country or 'XXX'}-sayso-{claim.id}",
        "event_date": (first or last) and (first or last).isoformat(),  # type: ignore[union-attr]
        "year": (first or last) and (first or last).year,  # type: ignore[union-attr]
        "time_precision": (1 if days == 1 else 2 if days is not None and days <= 7 else 3) if first or last else None,
        "disorder_type": disorder,
        "event_type": event,
        "sub_event_type": sub_event,
        "actor1": sides[0][0],
        "inter1": sides[0][1],
        "actor2": sides[1][0],
        "inter2": sides[1][1],
        "interaction": "-".join(side[1] for side in sides) if all(side[1] for side in sides) else None,
        "civilian_targeting": "Civilian targeting" if civilians and disorder == _VIOLENCE else None,
        "country": country_name(country) if country else None,
        "location": place.name if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "geo_precision": precision_of(place, _AREAS),
        "source": credit.outlet,
        "notes": claim.text or summary_of(claim),
        "fatalities": deaths.value,
        "timestamp": int(terms.made.timestamp()),
        "fatalities_words": claim.count.text if claim.count and claim.event == "killed" else None,
        "fatalities_rule": deaths.rule,
        "event_rule": event_rule,
        "date_rule": _date_rule(days, bool(first or last)),
        "place_rule": "rounded to the grid, radius widened" if claim.rounded else "middle of the named area",
        "sayso_claim": claim.id,
        "sayso_matter": terms.matters.get(claim.id),
        "sayso_document": claim.document,
        "sayso_country": country,
        "sayso_said_by": " | ".join(source.name for source in claim.sources) or "the report itself",
        "sayso_title": credit.title,
        "sayso_author": credit.author,
        "sayso_published": credit.date,
        "sayso_link": credit.link,
        "sayso_rights": credit.rights,
        "sayso_withheld": "; ".join(claim.withheld),
    }
    if place is None or place.lat is None:
        row["place_rule"] = "no place settled by the words, or withheld"
    return row


def _fatalities(claim: PublicClaim) -> Figure:
    if claim.event != "killed":
        return Figure(None, "the claim counts no dead")
    count: Count | None = claim.count
    if count is not None and count.vague and count.low is None and count.high is None:
        return Figure(_SEVERAL, "vague word without a number: 3 (ACLED: 3, in a war zone 10)")
    if count is not None and count.high is not None and _shared(count):
        return Figure(None, "killed and injured told together: not mapped")
    return lower_figure(count)


def _shared(count: Count) -> bool:
    return "wounded" in count.text or "injured" in count.text


def _event(claim: PublicClaim) -> tuple[str, str, str, str]:
    disorder, event, sub_event = _EVENTS[claim.event]
    klass = claim.of.klass if claim.of else None
    if claim.event in _HARM and klass in CIVILIANS:
        return disorder, _CIVILIANS, "Attack", f"{claim.event} of {klass}"
    if claim.event in _HARM and klass == "soldiers":
        return disorder, _BATTLES, "Armed clash", f"{claim.event} of {klass}"
    settled = "" if event and sub_event else ", no finer type settled by the claim"
    return disorder, event, sub_event, claim.event + settled


def _actor(actor: Actor | None, claim: PublicClaim) -> tuple[str, str]:
    """Name and kind of a party: forces of a state where a country's soldiers act, civilians where the words say so."""
    if actor is None or actor.klass == "place":
        return "", ""
    if actor is claim.of and actor.klass in CIVILIANS:
        return f"Civilians ({country_name(actor.side)})" if actor.side and country_name(actor.side) else "Civilians", (
            "Civilians"
        )
    if actor.klass in ("soldiers", "police") and actor.side and country_name(actor.side):
        return f"Military Forces of {country_name(actor.side)}" if actor.klass == "soldiers" else (
            f"Police Forces of {country_name(actor.side)}"
        ), "State forces"
    return actor.name, ""


def _date_rule(days: int | None, dated: bool) -> str:
    if not dated:
        return "no day settled by the words"
    return "the day said" if days == 1 else "first day of the time said" if days else "the one end of the time said"
