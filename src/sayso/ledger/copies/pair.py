"""Pairs of reports that share words: copies and variants, as the ledger answers with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.ledger.copies.comparison import Kind
from sayso.model import Span

__all__ = ["Carried", "Pair", "Printed", "Shared", "Variant", "reasons_of"]

WHOLE, WHOLE_SAME = 0.6, 0.3  # a report is a copy when so much of it stands in the other, and is the same to the figure
PART, PART_WORDS = 0.3, 40  # reports share a passage when it is so large a part of one, or has so many words


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A report as it stands in a pair: its id, outlet, title and day (ISO 8601), None where not known."""

    document: str
    outlet: str | None
    title: str | None
    day: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A passage that stands in both reports, with its span in each; `marks` are the figures that differ."""

    kind: Kind
    first: Span
    second: Span
    marks: tuple[tuple[Span, Span], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two reports that share passages; `first` printed first (day, then id; a report without a day comes last).

    `copy` is `second` or `first` where that report as a whole is a copy of the other, `both` for each of the other,
    None where they share a part. `first_shared` and `second_shared` are the parts of each text, 0 to 1, that stand in
    the other, variants left out. `longest` is in words.
    """

    first: Printed
    second: Printed
    copy: Literal["first", "second", "both"] | None
    first_shared: float
    second_shared: float
    longest: int
    passages: tuple[Shared, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One sentence in two reports, with another figure in each; `first` printed first.

    `marks` are spans in `first_words` and `second_words`; `differs` is `figure`, or `words` where a name, side, class
    or denial differs, which makes it another statement.
    """

    first: Printed
    second: Printed
    first_span: Span
    second_span: Span
    first_words: str
    second_words: str
    marks: tuple[tuple[Span, Span], ...]
    differs: Literal["figure", "words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Where another report has the words of a claim: the same passage, with the same figures."""

    document: str
    span: Span
    before: bool  # whether that report printed it first


def whole(shared: float, alike: float) -> bool:
    """Whether a report of which such parts stand in another is a copy of it."""
    return alike >= WHOLE and shared >= WHOLE_SAME


def in_part(first_shared: float, second_shared: float, longest: int) -> bool:
    """Whether so much is shared that one took it from the other, or both from a third."""
    return max(first_shared, second_shared) >= PART or longest >= PART_WORDS


def reasons_of(
    first: Printed, second: Printed, *, shares: tuple[float, float], longest: int, kinds: Sequence[Kind]
) -> tuple[str, ...]:
    """Why two reports are joined, in words."""
    later, earlier, figures, others = shares[1], shares[0], kinds.count("figure"), kinds.count("words")
    reasons = [
        f"{later:.0%} of the later stands in the earlier, {earlier:.0%} the other way",
        f"{longest} words at a stretch",
    ]
    if first.day is None or second.day is None:
        reasons.append("a day is not known, so which was first is not sure")
    elif first.day == second.day:
        reasons.append("both of one day, so which was first is not known")
    else:
        reasons.append(f"printed on {first.day}, then on {second.day}")
    if figures:
        reasons.append(f"passages with another figure: {figures}, not counted as shared")
    if others:
        reasons.append(f"passages with another name, side or class: {others}, not counted as shared")
    return tuple(reasons)
