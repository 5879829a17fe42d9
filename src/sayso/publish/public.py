"""What may leave: a report's credit, its claims and its excerpts, made by `protected` alone."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Claim
from sayso.publish.excerpts import Excerpt

__all__ = ["Credit", "PublicClaim", "PublicReport", "Withheld"]

Withheld = str  # "name", "words", "place until 2022-03-27", "link": what a public claim leaves out


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Whose words they are: `link` is http(s) or None, `date` ISO 8601, `rights` what was set for whole texts.

    `document` is the id, `sha256:` and the hash of the bytes.
    """

    document: str
    title: str | None
    outlet: str | None
    author: str | None
    date: str | None
    link: str | None
    language: str | None
    rights: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicClaim(Claim):
    """A claim as it may leave: withheld names blanked, positions rounded or held back, words within the budget.

    `text` and the texts of its fields hold what may be shown, empty where nothing may; spans still index the report.
    `withheld` tells what was left out, `rounded` that the place is coarser than the words.
    """

    withheld: tuple[Withheld, ...] = ()
    rounded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicReport:
    """A report as it may leave: credit, the claims asked for, and excerpts.

    `whole` tells that its bytes may leave too: rights are set, and nothing in it is withheld.
    """

    credit: Credit
    claims: tuple[PublicClaim, ...]
    excerpts: tuple[Excerpt, ...]
    whole: bool = False
