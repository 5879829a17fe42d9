"""The headline check for readers: slot by slot, what the headline says and the body's own words beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.cli.claim_list import event_in_words, place_in_words, status_in_words
from sayso.cli.talk import one_line, shortened
from sayso.model import Claim, Document, Span, vocabulary

if TYPE_CHECKING:
    from rich.console import RenderableType

    from sayso.headline import HeadlineCheck, SlotCheck

__all__ = ["VERDICTS", "check_tables"]

SLOTS = {"who": "who", "how_many": "how many", "what": "what", "where": "where", "status": "status"}
VERDICTS = {
    "carried": ("carried", "green"),
    "weaker": ("weaker", "yellow"),
    "contradicted": ("contradicted", "bold red"),
    "not_in_body": ("not in the body", "red"),
}
# The body's words of a slot: the first two settle it for a reader; the rest are in --json.
SHOWN = 2
LONGEST = 200


def check_tables(
    document: Document, claims: Sequence[Claim], checks: Sequence[HeadlineCheck]
) -> Iterator[RenderableType]:
    """The headline, then for each of its claims a verdict and a table of its slots."""
    held = {claim.id: claim for claim in claims}
    if document.headline:
        yield Text(shortened(document.headline.of(document.text)), style="bold")
    for check in checks:
        words, style = VERDICTS[check.verdict]
        event = vocabulary("events")[check.event].label
        heading = Text.assemble((words, style), f"  {event}: “{shortened(check.span.of(document.text))}”")
        yield Padding(heading, (1, 0, 0, 0))
        yield _table(document, held, check)


def _table(document: Document, held: Mapping[str, Claim], check: HeadlineCheck) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim italic")
    table.add_column("", width=8, no_wrap=True)
    table.add_column("the headline", ratio=2, max_width=22)
    table.add_column("", width=15, no_wrap=True)
    table.add_column("the body's words", ratio=4, max_width=72)
    claim = held.get(check.claim)
    for name, slot in check.slots.items():
        if slot is None:
            continue
        verdict, style = VERDICTS[slot.verdict]
        said = one_line(_said(name, claim)) if claim else ""
        table.add_row(SLOTS[name], said, Text(verdict, style=style), _body(document, slot))
    return table


def _said(slot: str, claim: Claim) -> str:
    """What the headline's claim puts into a slot."""
    actor = claim.by or claim.of
    if slot == "who":
        return actor.name or actor.text if actor else ""
    if slot == "how_many":
        return claim.count.in_words() if claim.count else ""
    if slot == "where":
        return place_in_words(claim.place) if claim.place else ""
    if slot == "status":
        return status_in_words(claim)
    whom = claim.of.name or claim.of.text if claim.of else ""
    if not whom or (claim.count and whom == claim.count.text):  # "kills 17": the figure stands in its own row
        return event_in_words(claim)
    return f"{event_in_words(claim)}: {whom}"


def _body(document: Document, slot: SlotCheck) -> Text:
    spans: list[Span] = []
    for words in slot.body:  # "shelled the city" says no more beside "shelled the city, killing six"
        if not any(words.span.overlaps(span) for span in spans):
            spans.append(words.span)
    lines = [Text(f"“{shortened(span.of(document.text), longest=LONGEST)}”", style="italic") for span in spans[:SHOWN]]
    if len(spans) > SHOWN:
        lines.append(Text(f"and {len(spans) - SHOWN} more", style="dim"))
    if slot.reason:
        lines.append(Text(one_line(slot.reason), style="dim"))
    return Text("\n").join(lines)
