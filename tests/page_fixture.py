"""A small report with claims made by hand, so that the headline check and the page are tried without an extraction."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from sayso.model import (
    Actor,
    Claim,
    Count,
    Cue,
    Document,
    DocumentDate,
    Place,
    Provenance,
    Region,
    Source,
    Span,
    When,
)

HEADLINE = "At Least 40 Rebels Surrendered After Shelling of Varn Bridge"
CAPTION = "A burnt truck stands on the approach to the bridge on 4 May 2021. Picture: Ines Roth"
TEXT = "\n\n".join(
    [
        HEADLINE,
        CAPTION,
        "Some rebels gave up their arms near the river town of Varn on Monday, the army's press office said, after two "
        "days of shelling that levelled the market.",
        "Nine people were killed and more than 30 injured when the market was hit, the regional health board reported. "
        "A nurse, Mira Tolan, was among the dead, the board said.",
        "“We never fired on the market,” the rebel spokesman Jonas Abel told Radio Varn. He denied that any of his men "
        "had surrendered.",
        "The army plans to take the bridge within days, according to an officer who was not allowed to give his name. "
        "Between 200 and 250 families are believed to be trapped in cellars.",
        "The mayor said about 60 drones had struck the town since April. Half of its houses are without power.",
        "Advertisement",
    ]
)


def document_of(text: str = TEXT, **changes: Any) -> Document:
    """The report as a document: its first line the headline, its caption, credit and last line as regions."""
    end = text.find("\n")
    regions = [Region("headline", Span(0, end if end > 0 else len(text)))] if text.strip() else []
    if text == TEXT:
        caption, credit, last = text.index(CAPTION), text.index("Picture: Ines"), text.index("Advertisement")
        regions.append(Region("caption", Span(caption, credit - 1)))
        regions.append(Region("credit", Span(credit, caption + len(CAPTION))))
        regions.append(Region("boilerplate", Span(last, len(text))))
    digest = hashlib.sha256(text.encode()).hexdigest()
    given: dict[str, Any] = {
        "id": f"sha256:{digest}",
        "text": text,
        "provenance": Provenance(
            sha256=digest,
            media_type="text/plain",
            size=len(text.encode()),
            origin="varn.txt",
            retrieved=dt.datetime(2021, 5, 5, 9, 30, tzinfo=dt.UTC),
            version="0.1.0",
        ),
        "regions": tuple(regions),
        "title": text.partition("\n")[0],
        "byline": "Petra Lind",
        "outlet": "Inland Courier",
        "address": "https://example.org/varn-bridge",
        "date": DocumentDate(dt.date(2021, 5, 4), "inferred", Span(text.index("4 May"), text.index("4 May") + 10))
        if "4 May" in text
        else None,
        "language": "en",
    }
    return Document(**given | changes)


class Claims:
    """Makes claims of one document from words that stand in it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.made: list[Claim] = []

    def span(self, words: str, after: int = 0) -> Span:
        start = self.document.text.index(words, after)
        return Span(start, start + len(words))

    def source(self, words: str, *, name: str | None = None, **rest: Any) -> Source:
        return Source(text=words, span=self.span(words), name=name or words, **rest)

    def actor(self, words: str, *, name: str | None = None, after: int = 0, **rest: Any) -> Actor:
        return Actor(text=words, span=self.span(words, after), name=name or words, **rest)

    def count(self, words: str, *, after: int = 0, **rest: Any) -> Count:
        return Count(text=words, span=self.span(words, after), **rest)

    def place(self, words: str, *, name: str | None = None, after: int = 0, **rest: Any) -> Place:
        return Place(text=words, span=self.span(words, after), name=name or words, **rest)

    def when(self, words: str, start: str | None = None, end: str | None = None, *, after: int = 0) -> When:
        return When(text=words, span=self.span(words, after), start=start, end=end)

    def cue(self, words: str, after: int = 0) -> Cue:
        return Cue(words, self.span(words, after))

    def add(self, words: str, event: str, *, after: int = 0, **rest: Any) -> Claim:
        span = self.span(words, after)
        where = self.document.part_at(span.start)
        claim = Claim(
            id=hashlib.sha256(f"{span}{event}{len(self.made)}".encode()).hexdigest()[:16],
            document=self.document.id,
            part=where if where in ("headline", "caption") else "body",
            span=span,
            text=words,
            event=event,
            **rest,
        )
        self.made.append(claim)
        return claim


def report() -> tuple[Document, list[Claim]]:
    """The small report and its claims: nested, overlapping, denied, planned, counted, hedged."""
    document = document_of()
    make = Claims(document)
    body = document.text.index("Some rebels")
    varn = {"name": "Varn", "id": "geonames:1", "country": "XKX", "lat": 42.0, "lon": 20.0, "radius_km": 4.0}
    bridge = varn | {"name": "Varn Bridge", "id": None, "radius_km": 1.0}
    monday = make.when("Monday", "2021-05-03", "2021-05-03")
    army = make.source("the army's press office", name="Army press office", kind="military", side="ARM")
    board = make.source("the regional health board", name="Regional Health Board", kind="official")
    abel = make.source("the rebel spokesman Jonas Abel", name="Jonas Abel", kind="armed_group", side="rebels")
    radio = make.source("Radio Varn", kind="media")
    officer = make.source("an officer who was not allowed to give his name", name="an officer", kind="anonymous")
    mayor = make.source("The mayor", name="Mayor of Varn", kind="official")
    make.add(
        "At Least 40 Rebels Surrendered",
        "surrendered",
        by=make.actor("Rebels", side="rebels", klass="soldiers"),
        count=make.count("At Least 40", low=40, scope="incident"),
        confidence=0.9,
    )
    make.add(
        "Shelling of Varn Bridge",
        "attacked",
        of=make.actor("Varn Bridge", klass="infrastructure"),
        place=make.place("Varn Bridge", **bridge),
        confidence=0.7,
    )
    make.add(
        "Some rebels gave up their arms near the river town of Varn on Monday",
        "surrendered",
        by=make.actor("Some rebels", name="rebels", side="rebels", klass="soldiers"),
        count=make.count("Some", after=body, vague=True),
        place=make.place("Varn", after=body, **varn),
        when=monday,
        sources=(army,),
        cue=make.cue("said"),
        confidence=0.8,
    )
    make.add("two days of shelling", "attacked", sources=(army,), cue=make.cue("said"), confidence=0.6)
    make.add(
        "shelling that levelled the market",
        "destroyed",
        of=make.actor("the market", klass="buildings"),
        sources=(army,),
        cue=make.cue("said"),
        confidence=0.8,
    )
    make.add(
        "Nine people were killed and more than 30 injured when the market was hit",
        "killed",
        of=make.actor("people", klass="people"),
        count=make.count("Nine", low=9, high=9, scope="incident"),
        sources=(board,),
        cue=make.cue("reported"),
        confidence=0.95,
    )
    make.add(
        "more than 30 injured when the market was hit",
        "injured",
        of=make.actor("people", klass="people"),
        count=make.count("more than 30", low=31, scope="incident"),
        sources=(board,),
        cue=make.cue("reported"),
        confidence=0.9,
    )
    dead = make.add(
        "A nurse, Mira Tolan, was among the dead",
        "killed",
        of=make.actor("Mira Tolan", klass="medics"),
        count=make.count("A nurse, Mira Tolan", low=1, high=1, scope="incident"),
        sources=(board,),
        cue=make.cue("said", document.text.index("dead")),
        part_of=make.made[-2].id,
        confidence=0.7,
    )
    make.add(
        "We never fired on the market",
        "attacked",
        quote=True,
        stance="denies",
        by=make.actor("We", name="rebels", side="rebels", klass="soldiers"),
        of=make.actor("the market", after=dead.span.end, klass="buildings"),
        sources=(abel, radio),
        cue=make.cue("told"),
        confidence=0.8,
    )
    make.add(
        "any of his men had surrendered",
        "surrendered",
        stance="denies",
        by=make.actor("his men", name="rebels", side="rebels", klass="soldiers"),
        sources=(abel,),
        cue=make.cue("denied"),
        confidence=0.8,
    )
    make.add(
        "The army plans to take the bridge within days",
        "seized",
        reality="planned",
        by=make.actor("The army", side="ARM", klass="soldiers"),
        of=make.actor("the bridge", after=dead.span.end, klass="infrastructure"),
        sources=(officer,),
        cue=make.cue("according to"),
        confidence=0.75,
    )
    make.add(
        "Between 200 and 250 families are believed to be trapped in cellars",
        "trapped",
        hedged=True,
        reality="ongoing",
        of=make.actor("families", klass="people"),
        count=make.count("Between 200 and 250", low=200, high=250, scope="stock"),
        confidence=0.8,
    )
    make.add(
        "about 60 drones had struck the town since April",
        "attacked",
        of=make.actor("the town", name="Varn", klass="place"),
        count=make.count("about 60", low=60, high=60, approximate=True, scope="cumulative"),
        when=make.when("since April", "2021-04-01", "2021-05-04"),
        sources=(mayor,),
        cue=make.cue("said", document.text.index("mayor")),
        evidence=("photos", "videos"),
        confidence=0.6,
    )
    make.add(
        "Half of its houses are without power",
        "cut_off",
        reality="ongoing",
        of=make.actor("its houses", klass="buildings"),
        count=make.count("Half", share=(0.5, 0.5), scope="stock"),
        confidence=0.5,
    )
    return document, make.made
