"""Claims for readers: what happened and how sure, who says so, how many, where, when, and the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.cli.talk import counted, one_line, shortened
from sayso.model import Actor, Claim, Document, Place, Source, vocabulary
from sayso.places import country_name
from sayso.publish import verb_of

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["claim_list", "document_heading", "event_in_words", "place_in_words", "status_in_words", "who_says_so"]

PARTS = {"headline": "in the headline", "caption": "in a caption", "body": "in the body"}
# The longest labels are "did not happen" and "surrendered"; the words stay within a comfortable line.
LABELS, WORDS = 16, 96
LONGEST = 600  # characters of a claim: a sentence of a hundred words is shown whole
STATUS_STYLES = {"happened": "green", "ongoing": "green", "did_not_happen": "red"}


def event_in_words(claim: Claim) -> str:
    """The event's label: "cut off"."""
    return vocabulary("events")[claim.event].label


def status_in_words(claim: Claim) -> str:
    """The status that the words give the event: "did not happen"."""
    return vocabulary("realities")[claim.reality].label


def who_says_so(claim: Claim) -> str:
    """The chain of sources, nearest first: "a separatist leader says, according to RIA"; captives with a flag."""
    verb = verb_of(claim)
    if not claim.sources:
        return f"the report itself {verb}"
    nearest, *others = (_flagged(source) for source in claim.sources)
    return ", according to ".join([f"{nearest} {verb}", *others])


def _flagged(source: Source) -> str:
    """The name of a source; of a captive with what that means."""
    name = source.name or source.text
    return f"{name} ({vocabulary('kinds')['captive'].label})" if source.kind == "captive" else name


def place_in_words(place: Place) -> str:
    """The place with its country: "Mariupol, Ukraine", "Crimea (disputed)"."""
    country = country_name(place.country) if place.country else None
    beside = f", {country}" if country and country != place.name else ""
    return place.name + beside + (" (disputed)" if place.disputed else "")


def document_heading(document: Document, *, claims: int) -> RenderableType:
    """Title, outlet, date and how it is known, id, and how many claims."""
    day = document.date
    known = [
        document.outlet,
        f"{day.value.day} {day.value:%B %Y} ({'from --date' if day.basis == 'option' else day.basis})" if day else None,
        document.language if document.language not in (None, "en") else None,
        document.id[: len("sha256:") + 12],
        counted(claims, "claim"),
    ]
    title = document.title or document.provenance.origin
    return Text.assemble((shortened(title), "bold"), "\n", (" · ".join(shortened(k) for k in known if k), "dim"))


def claim_list(
    claims: Iterable[Claim],
    *,
    parts: bool = True,
    notes: Mapping[str, Sequence[str]] = MappingProxyType({}),
    decided: Mapping[str, Mapping[str, int]] = MappingProxyType({}),
) -> Iterator[RenderableType]:
    """One block a claim: at the left the event and its status, at the right the rest; `parts` heads each part.

    By claim id, `notes` are lines under a claim, `decided` the fields that people decided, with the decision’s number.
    """
    part = None
    for claim in claims:
        if parts and claim.part != part:
            part = claim.part
            yield Padding(Text(PARTS[part], style="dim italic"), (1, 0, 0, 0))
        block = Table.grid(padding=(0, 2, 0, 0))
        block.add_column(width=LABELS, no_wrap=True)
        block.add_column(max_width=WORDS)
        block.add_row(_label(claim), _rest(claim, notes.get(claim.id, ()), decided.get(claim.id, {})))
        yield Padding(block, (1, 0, 0, 0))


def _decided_in_words(marks: Mapping[str, int]) -> str:
    """Which fields people decided, and by which decisions: "decided: count, place (3, 5)"."""
    groups = dict.fromkeys(field.partition(".")[0] for field in marks)
    numbers = ", ".join(map(str, sorted(set(marks.values()))))
    return f"decided: {', '.join(groups)} ({numbers})"


def _label(claim: Claim) -> Text:
    style = STATUS_STYLES.get(claim.reality, "yellow")
    return Text.assemble((event_in_words(claim), "bold"), "\n", (status_in_words(claim), style))


def _rest(claim: Claim, notes: Sequence[str], decided: Mapping[str, int]) -> Text:
    lines = [Text(one_line(who_says_so(claim)))]
    beside = [word for word, there in (("hedged", claim.hedged), ("in quotation marks", claim.quote)) if there]
    if claim.evidence:
        beside.append("shown: " + ", ".join(kind.replace("_", " ") for kind in claim.evidence))
    if decided:
        beside.append(_decided_in_words(decided))
    if beside:
        lines[0].append(" · " + " · ".join(beside), "dim")
    facts = list(_facts(claim))
    if facts:
        lines.append(Text(" · ").join(facts))
    lines.append(Text(f"“{shortened(claim.text, longest=LONGEST)}”", style="italic"))
    lines += [Text(one_line(note), style="yellow") for note in notes]
    return Text("\n").join(lines)


def _facts(claim: Claim) -> Iterator[Text]:
    """Figure, whom, by whom, where and when, as far as the text settles them."""
    whom = one_line(_party(claim.of)) if claim.of and claim.of != claim.by else ""
    if claim.count:
        figure = Text(one_line(claim.count.in_words()), style="bold")
        if claim.count.text in whom:  # "further 105 children": the name has the figure in it
            yield figure
        elif whom and vocabulary("events")[claim.event].counts == "of":
            yield figure.append(f" {whom}", "not bold")
            whom = ""
        else:
            yield figure
    if whom and not (claim.count and whom == claim.count.text):
        yield Text(whom)
    if claim.by and not (claim.count and claim.by.text == claim.count.text):
        yield Text(one_line(f"by {_party(claim.by)}"))
    if claim.place and not (claim.of and claim.of.name == claim.place.name):
        yield Text(one_line(place_in_words(claim.place)))
    if claim.when:
        yield Text(one_line(claim.when.in_words()))


def _party(actor: Actor) -> str:
    side = f" ({actor.side})" if actor.side and actor.side not in actor.name else ""
    return shortened(actor.name or actor.text) + side
