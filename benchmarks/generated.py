"""Generated ledgers with known truth, and how fast they are grouped: `python -m benchmarks.matters --speed`.

A war that nobody fought: towns on a grid, incidents with a day, a doer, victims and a true figure, offices with running
totals. Outlets report on what happened within the last days, each in its own words, with figures that are off, late,
corrected or left out, without place or day now and then; some reports are copies of another. The wordings are this
module's own; the grouping shares none of them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.ledger import Ledger
from sayso.model import Actor, Claim, Count, Document, DocumentDate, Place, Provenance, Source, Span, When

__all__ = ["Report", "reports", "speed"]

START = dt.date(2031, 3, 1)
SIDES = ("Norland", "Sudland")
NOON = dt.datetime(2031, 6, 1, 12, tzinfo=dt.UTC)
SYLLABLES = (
    "ba be bo da do du fa fi ga go ka ki ko la le lo ma mi na ne ni pa po ra ri ro sa se ta te ti va ve zo".split()
)
EVENTS = {
    "attacked": ("buildings", ("{by} guns opened up on {of} in {at}", "{of} of {at} came under the fire of {by}")),
    "killed": ("civilians", ("{n} civilians lost their lives in {at}", "bodies counted in {at}: {n} civilians")),
    "injured": ("civilians", ("{n} civilians in {at} were taken to surgeons", "{at} treats {n} wounded civilians")),
    "captured": ("soldiers", ("{n} soldiers gave up arms to {by} by {at}", "{by} marched off {n} soldiers at {at}")),
    "destroyed": ("tanks", ("{by} burned {n} tanks outside {at}", "{n} tanks lie wrecked near {at}")),
    "displaced": ("people", ("{n} people walked out of {at}", "{at} lost {n} people to the road south")),
}
THINGS = "silo weir foundry archive tannery brewery sawmill observatory orphanage granary tramway quarry".split()
PEOPLE = "the mayor,the fire brigade,a nurse,the governor,the general staff,a resident,the relief union".split(",")


@dataclass(frozen=True, slots=True)
class Report:
    """A document with its claims, and the true matter of each claim by the claim's id."""

    document: Document
    claims: tuple[Claim, ...]
    truth: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Town:
    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class _Incident:
    name: str
    event: str
    town: _Town
    day: int
    by: str
    thing: str
    figure: int


def reports(claims: int, *, seed: int = 7) -> list[Report]:
    """Reports with about so many claims in all, ten a report; the same seed gives the same reports."""
    chance = random.Random(seed)
    many = max(1, claims // 10)
    days = max(5, many // 60)  # sixty reports a day, however long the war
    towns = _towns(chance, 60)
    incidents = [_incident(chance, towns, number, days) for number in range(many * 2)]
    by_day: dict[int, list[_Incident]] = {}
    for incident in incidents:
        by_day.setdefault(incident.day, []).append(incident)
    made: list[Report] = []
    for number in range(many):
        day = number * days // many
        if made and chance.random() < 0.15:
            made.append(_copied(chance, made[-chance.randint(1, min(40, len(made)))], number))
            continue
        recent = [incident for back in range(4) for incident in by_day.get(day - back, [])]
        told = chance.sample(recent, min(len(recent), 8))
        made.append(_report(chance, told, day, number))
    return made


def _towns(chance: random.Random, many: int) -> list[_Town]:
    names: dict[str, None] = {}
    while len(names) < many:
        names["".join(chance.choice(SYLLABLES) for _ in range(4)).capitalize()] = None
    return [
        _Town(name, 10 + 0.4 * (index // 10) + chance.random() / 10, 40 + 0.4 * (index % 10) + chance.random() / 10)
        for index, name in enumerate(names)
    ]


def _incident(chance: random.Random, towns: Sequence[_Town], number: int, days: int) -> _Incident:
    event = chance.choice(list(EVENTS))
    return _Incident(
        name=f"m{number}",
        event=event,
        town=chance.choice(towns),
        day=chance.randrange(days),
        by=chance.choice(SIDES),
        thing=chance.choice(THINGS),
        figure=chance.choice((1, 2, 3, 5, 8, 12, 17, 25, 40, 90, 250)) + chance.randrange(3),
    )


def _report(chance: random.Random, told: Sequence[_Incident], day: int, number: int) -> Report:
    """One report: each incident in a sentence of its own, then the running totals of an office."""
    text, drafts = f"Dispatch {number} from the front\n\n", []
    for incident in told:
        figure = max(1, incident.figure + chance.choice((0, 0, 0, 0, 1, -1, 2)))
        _, frames = EVENTS[incident.event]
        of = f"the {incident.thing}" if incident.event == "attacked" else ""
        words = chance.choice(frames).format(by=incident.by, of=of, at=incident.town.name, n=figure)
        source = chance.choice(PEOPLE)
        start = len(text)
        text += f"{words}, {source} of {incident.town.name} told reporters. "
        drafts.append((incident, figure, words, start, source))
    total = 400 + 7 * day + chance.randrange(3)
    for klass, kind, figure in (("civilians", "killed", total), ("children", "killed", total // 9)):
        words = f"the count of {klass} stands at {figure}"
        drafts.append((f"total {kind} {klass}", figure, words, len(text), "Records Office"))
        text += f"{words}, the Records Office wrote. "
    document = _document(text, day, f"Outlet {chance.randrange(120)}", number)
    claims, truth = [], {}
    for draft in drafts:
        claim, matter = _claim(chance, document, *draft)
        claims.append(claim)
        truth[claim.id] = matter
    return Report(document, tuple(claims), truth)


def _document(text: str, day: int, outlet: str, number: int) -> Document:
    data = text.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(
        id=f"sha256:{sha256}",
        text=text,
        title=text.partition("\n")[0],
        outlet=outlet,
        language="en",
        date=DocumentDate(START + dt.timedelta(days=day), "option"),
        provenance=Provenance(
            sha256=sha256, media_type="text/plain", size=len(data), origin=f"g{number}.txt", retrieved=NOON, version="0"
        ),
    )


def _claim(
    chance: random.Random,
    document: Document,
    what: _Incident | str,
    figure: int,
    words: str,
    start: int,
    who: str,
) -> tuple[Claim, str]:
    span = Span(start, start + len(words))
    key = hashlib.sha256(f"{document.id}|{start}|{words}".encode()).hexdigest()[:16]
    plain = Claim(id=key, document=document.id, part="body", span=span, text=words, event="killed")
    source = Source(text=who, span=Span(span.end + 2, span.end + 2 + len(who)), name=who, kind="official")
    if isinstance(what, str):
        klass = what.rpartition(" ")[2]
        count = Count(text=str(figure), span=span, low=figure, high=figure, scope="cumulative")
        of = Actor(text=klass, span=span, name=klass, klass=klass)
        place = Place(
            text="Norland",
            span=span,
            name="Norland",
            id="geonames:1",
            country="NLD",
            lat=12.0,
            lon=42.0,
            radius_km=300.0,
        )
        return replace(plain, sources=(source,), of=of, count=count, place=place), what
    klass, _ = EVENTS[what.event]
    town = what.town
    place = Place(
        text=town.name,
        span=span,
        name=town.name,
        id=f"geonames:{town.name}",
        country="NLD",
        lat=town.lat,
        lon=town.lon,
        radius_km=3.0,
    )
    told = (START + dt.timedelta(days=what.day)).isoformat()
    return replace(
        plain,
        event=what.event,
        sources=(replace(source, name=f"{who} of {town.name}"),),
        stance=chance.choice(("asserts", "asserts", "asserts", "accuses", "denies")),
        by=Actor(text=what.by, span=span, name=what.by, side=what.by) if chance.random() < 0.7 else None,
        of=Actor(text=klass, span=span, name=klass, klass=klass),
        count=None
        if what.event == "attacked" or chance.random() < 0.1
        else Count(text=str(figure), span=span, low=figure, high=figure, scope="incident"),
        place=place if chance.random() < 0.9 else None,
        when=When(text="then", span=span, start=told, end=told) if chance.random() < 0.75 else None,
    ), what.name


def _copied(chance: random.Random, of: Report, number: int) -> Report:
    """The report under another headline, by another outlet."""
    line, _, rest = of.document.text.partition("\n")
    text = f"{'Wire ' + str(number):<{len(line)}}"[: len(line)] + "\n" + rest
    day = (of.document.date.value - START).days if of.document.date else 0
    document = _document(text, day, f"Outlet {chance.randrange(120)}", number)
    claims, truth = [], {}
    for claim in of.claims:
        key = hashlib.sha256(f"{document.id}|{claim.id}".encode()).hexdigest()[:16]
        claims.append(replace(claim, id=key, document=document.id))
        truth[key] = of.truth[claim.id]
    return Report(document, tuple(claims), truth)


def speed(sizes: Sequence[int]) -> Iterator[dict[str, object]]:
    """Seconds, megabytes and milliseconds for ledgers of these many claims, each in a process of its own."""
    for size in sizes:
        command = [sys.executable, "-m", "benchmarks.generated", str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr)
        yield json.loads(done.stdout)


def _measured(size: int) -> dict[str, object]:
    from benchmarks.matters import Scores, scores

    made = reports(size)
    *most, last = made
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "sayso.db") as ledger:
        with ledger.run("generated") as run:
            for report in most:
                run.add(report.document, report.document.text.encode(), report.claims)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        begun, worked = time.perf_counter(), time.process_time()
        ledger.matters.refresh()
        grouping, worked = time.perf_counter() - begun, time.process_time() - worked
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        with ledger.run("one more") as run:
            run.add(last.document, last.document.text.encode(), last.claims)
        begun, added = time.perf_counter(), time.process_time()
        ledger.matters.refresh()
        adding, added = time.perf_counter() - begun, time.process_time() - added
        listed = ledger.matters.all(limit=10**6)
        times = sorted(_queries(ledger, [row.id for row in listed]))
        told = {claim: row.id for row in _members(ledger) for claim, row in ((row[0], type("R", (), {"id": row[1]})),)}
        truth = {claim: matter for report in made for claim, matter in report.truth.items()}
        result: Scores = scores(told, truth)
        return {
            "claims": len(truth),
            "reports": len(made),
            "matters": len(listed),
            "grouping_s": round(grouping, 2),
            "grouping_cpu_s": round(worked, 2),
            "peak_mb": round(peak),
            "before_mb": round(before),
            "one_report_s": round(adding, 3),
            "one_report_cpu_s": round(added, 3),
            "query_p95_ms": round(1000 * times[int(0.95 * len(times))], 1),
            "b3_f1": round(result.figures()["f1"], 3),
            "pairs": round(result.figures()["pairs"], 3),
        }


def _members(ledger: Ledger) -> list[tuple[str, str]]:
    from sqlalchemy import text

    with ledger._reading() as connection:
        query = "SELECT c.id, m.matter FROM matter_claims m JOIN claims c ON c.number = m.claim"
        return [(claim, matter) for claim, matter in connection.execute(text(query))]


def _queries(ledger: Ledger, ids: Sequence[str]) -> Iterator[float]:
    """The seconds of each of two hundred questions of all kinds."""
    chance = random.Random(1)
    events = list(EVENTS)
    for number in range(200):
        begun = time.perf_counter()
        if number % 4 == 0:
            ledger.matters.matter(chance.choice(ids))
        elif number % 4 == 1:
            ledger.matters.all(event=chance.choice(events), limit=50, offset=chance.randrange(100))
        elif number % 4 == 2:
            ledger.matters.conflicts(limit=50)
        else:
            ledger.matters.all(side=chance.choice(SIDES), words=chance.choice(THINGS), least=2, limit=50)
        yield time.perf_counter() - begun


if __name__ == "__main__":
    print(json.dumps(_measured(int(sys.argv[1]))))
