"""Tallies: at least how many, under a named policy; each number unfolds into what stands behind it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from sayso.model import Matter, vocabulary
from sayso.places import country_name
from sayso.tally import Entry, LeftOut, Policy, Question, Tally, policies
from sayso.web.site.cases.counted import counted_of
from sayso.web.site.cases.faces import Cited, cited
from sayso.web.site.cases.words import address, day
from sayso.web.site.desk import answer, desk_of, paged

__all__ = ["ROUTES"]

ORDER = ("strict", "two-voices", "recorded", "claimed")
ENTRIES, LEFT = 100, 60  # shown at once; `.json` holds all
CLAIMS = 12  # of one entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A policy with its floor for what is asked."""

    policy: Policy
    floor: int
    matters: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """A number of the sum, unfolded: its matter, each voice with its figure, and the claims that reach the floor."""

    entry: Entry
    voices: tuple[tuple[str, int], ...]
    claims: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Out:
    """A matter that does not count, with the reasons, its own first, and single claims of it with theirs."""

    matter: str
    title: str
    floor: int | None
    reasons: tuple[str, ...]
    claims: tuple[tuple[Cited, str], ...]


def tallies(request: Request) -> Response:
    """The page at `/tallies`."""
    asked, question, wrong = _asked(request)
    ledger = desk_of(request).ledger
    rules = sorted(
        policies().values(), key=lambda rule: (ORDER.index(rule.name) if rule.name in ORDER else 9, rule.name)
    )
    found, matters = counted_of(ledger).tallied(ledger, question, rules)
    chosen = next((one for one in found if one.policy.name == asked["policy"]), found[0])
    left = _left_out(chosen, matters)
    data = {
        "title": f"At least {chosen.floor:,} {_what(question)}",
        "tally": chosen,
        "others": [{"policy": one.policy.name, "floor": one.floor} for one in found],
        "left_out_of_address": wrong,
        "_cards": [
            Card(
                policy=one.policy,
                floor=one.floor,
                matters=len(one.entries),
                address=address("/tallies", {**asked, "policy": one.policy.name}),
                chosen=one is chosen,
            )
            for one in found
        ],
        "_tally": chosen,
        "_what": _what(question),
        "_where": _where(question),
        "_behind": [_behind(entry, matters[entry.matter]) for entry in chosen.entries[:ENTRIES]],
        "_more": max(0, len(chosen.entries) - ENTRIES),
        "_left": left[:LEFT],
        "_left_more": max(0, len(left) - LEFT),
        "_asked": asked,
        "_events": {key: word.label for key, word in vocabulary("events").items() if word.counts in ("of", "by")},
        "_classes": {key: word.label for key, word in vocabulary("classes").items()},
        "_data": address("/tallies.json", asked),
    }
    return answer(request, "tallies.html", data)


def _asked(request: Request) -> tuple[dict[str, str], Question, list[str]]:
    given = request.query_params
    names = ("policy", "event", "class", "side", "place", "country", "since", "until")
    asked = {name: given.get(name, "").strip()[:100] for name in names}
    known: dict[str, Any] = {
        "policy": policies(),
        "event": vocabulary("events"),
        "class": vocabulary("classes"),
    }
    wrong = [f"{name} {asked[name]}" for name in known if asked[name] and asked[name] not in known[name]]
    asked |= {name: "" for name in known if asked[name] not in known[name]}
    asked["policy"] = asked["policy"] or "strict"
    asked["event"] = asked["event"] or "killed"
    bounds: dict[str, dt.date | None] = {}
    for name in ("since", "until"):
        try:
            bounds[name] = dt.date.fromisoformat(asked[name]) if asked[name] else None
        except ValueError:
            wrong.append(f"{name} {asked[name]}")
            asked[name], bounds[name] = "", None
    asked["country"] = asked["country"].upper()
    question = Question(
        event=asked["event"],
        klass=asked["class"] or None,
        side=asked["side"] or None,
        place=asked["place"] or None,
        country=asked["country"] or None,
        since=bounds["since"],
        until=bounds["until"],
    )
    return asked, question, wrong


def _what(question: Question) -> str:
    """What is counted, in words: "civilians killed"."""
    klass = vocabulary("classes")[question.klass].label if question.klass else ""
    return f"{klass} {vocabulary('events')[question.event].label}".strip()


def _where(question: Question) -> str:
    parts = [
        f"of {country_name(question.side) or question.side}" if question.side else "",
        f"in {question.place}" if question.place else "",
        f"in {country_name(question.country) or question.country}" if question.country else "",
        f"from {day(question.since)}" if question.since else "",
        f"until {day(question.until)}" if question.until else "",
    ]
    return ", ".join(part for part in parts if part)


def _behind(entry: Entry, matter: Matter) -> Behind:
    name = {voice.key: voice.name for voice in matter.voices}
    held = {saying.claim.id: saying for saying in matter.sayings}
    return Behind(
        entry=entry,
        voices=tuple((name[figure.voice], figure.low) for figure in entry.figures),
        claims=tuple(cited(held[claim]) for claim in entry.claims[:CLAIMS]),
    )


def _left_out(held: Tally, matters: dict[str, Matter]) -> list[Out]:
    """What was left out, by matter: those first that would have given most."""
    groups: dict[str, list[LeftOut]] = {}
    for one in held.left_out:
        groups.setdefault(one.matter, []).append(one)
    found = []
    for matter, rows in groups.items():
        sayings = {saying.claim.id: saying for saying in matters[matter].sayings}
        floors = [one.floor for one in rows if one.floor is not None]
        found.append(
            Out(
                matter=matter,
                title=rows[0].title,
                floor=max(floors) if floors else None,
                reasons=tuple(dict.fromkeys(one.reason for one in rows if one.claim is None)),
                claims=tuple((cited(sayings[one.claim]), one.reason) for one in rows if one.claim is not None)[:CLAIMS],
            )
        )
    return sorted(found, key=lambda one: (-(one.floor or 0), one.title, one.matter))


ROUTES = paged("/tallies", tallies, name="tallies")
