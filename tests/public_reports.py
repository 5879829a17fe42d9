"""A ledger with marked names in every field, for the tests of what leaves it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from ledger_reports import claim_of, document_of, keep, source_of

from sayso.ledger import Ledger
from sayso.model import Actor, Claim, Count, Cue, Document, Place, Region, Span, When

# A mark for each kind of person; each name stands in every field of some report.
MARKS = {
    "victim": ("Quorvane", "Zelbrith"),
    "witness": ("Yxandra", "Plomvek"),
    "minor": ("Trebolin", "Ashkvorn"),
    "captive": ("Vondrak", "Hexilby"),
}
WORDS = tuple(word for name in MARKS.values() for word in name)
# The marks as they may come: other case, accents, glued, hidden characters, in addresses.
FORMS = (*WORDS, *(word.upper() for word in WORDS), *("-".join(name).lower() for name in MARKS.values()))


def actor(text: str, words: str, klass: str | None = None, *, after: int = 0) -> Actor:
    at = text.index(words, after)
    return Actor(text=words, span=Span(at, at + len(words)), name=words, klass=klass)


def planted(number: int) -> tuple[Document, list[Claim]]:
    """A report in which all four are named: by their role in the first claims, and in every other field of the last."""
    victim, witness, minor, captive = (" ".join(name) for name in MARKS.values())
    lines = [
        f"{victim} and {minor} mourned at Velm in report {number}",
        f"{victim}, a baker, was killed on 3 March 2022.",
        f"A child, {minor}, was wounded by shells.",
        f"{witness}, who lives there, said that the school was hit.",
        f"Private {captive} was captured near the river.",
        f"The square of {victim} was shelled by the battalion of {captive}, {minor} wrote, according to {witness}.",
    ]
    text = "\n\n".join(lines)
    document = document_of(
        text,
        origin=f"/home/desk/{'-'.join(MARKS['victim']).lower()}-{number}.txt",
        day=dt.date(2022, 3, 4),
        title=lines[0],
        byline=f"{witness} and Ines Korb",
        outlet=f"The {victim} Courier",
        address=f"https://{'-'.join(MARKS['captive']).lower()}.example/{number}/{'-'.join(MARKS['minor']).lower()}",
        language="en",
        regions=(Region("headline", Span(0, len(lines[0]))), Region("caption", Span(text.index(lines[5]), len(text)))),
    )
    day = text.index("3 March 2022")
    when = When(text="3 March 2022", span=Span(day, day + 12), start="2022-03-03", end="2022-03-03")
    last = text.index("The square")
    square = f"square of {victim}"
    at = text.index(square)
    return document, [
        claim_of(document, f"{victim} and {minor} mourned at Velm", "said", part="headline"),
        claim_of(document, f"{victim}, a baker, was killed", of=actor(text, f"{victim}, a baker", "people"), when=when),
        claim_of(document, f"{minor}, was wounded", "injured", of=actor(text, f"A child, {minor}", "children")),
        claim_of(
            document,
            "the school was hit",
            "attacked",
            of=actor(text, "the school", "buildings"),
            sources=(source_of(text, witness, kind="witness"),),
            cue=Cue("said", Span(text.index("said that"), text.index("said that") + 4)),
        ),
        claim_of(
            document, f"Private {captive} was captured", "captured", of=actor(text, f"Private {captive}", "soldiers")
        ),
        claim_of(
            document,
            text[last : text.index(", according")],
            "attacked",
            part="caption",
            by=actor(text, f"battalion of {captive}", "other", after=last),
            of=actor(text, square, "other"),
            count=Count(text=f"battalion of {captive}", span=Span(last, last + 3), low=2, vague=True),
            place=Place(text=square, span=Span(at, at + len(square)), name=square, id="geonames:7", lat=50.1, lon=30.2),
            when=When(text=f"{minor} wrote", span=Span(last, last + 2), start="2022-03-03", end="2022-03-03"),
            sources=(
                source_of(text, f"{minor} wrote", name=minor, kind="media"),
                source_of(text, f"according to {witness}", name=f"{witness} of {victim}", kind="official"),
            ),
            cue=Cue(f"according to {witness}", Span(last, last + 4)),
        ),
    ]  # fmt: skip


def echoed() -> tuple[Document, list[Claim]]:
    """Another report, in which no role tells that anybody is to be withheld."""
    victim, captive = " ".join(MARKS["victim"]), " ".join(MARKS["captive"])
    text = f"Velm remembers {victim}\n\nThe mayor spoke of {victim} and of {captive}, said Velm radio."
    document = document_of(text, day=dt.date(2022, 3, 5), title=f"Velm remembers {victim}", outlet="Velm Post",
                           regions=(Region("headline", Span(0, text.index("\n"))),), language="en")  # fmt: skip
    claim = claim_of(document, f"The mayor spoke of {victim} and of {captive}", "said",
                     sources=(source_of(text, "Velm radio", kind="media"),), by=actor(text, captive))  # fmt: skip
    return document, [claim]


def ledger_with_marks(path: Path) -> Path:
    """A ledger of two planted reports and one that echoes them."""
    with Ledger(path) as ledger:
        for document, claims in (planted(1), planted(2), echoed()):
            keep(ledger, document, *claims)
    return path
