"""Claims as ClaimReview (https://schema.org/ClaimReview), in which fact-checkers exchange what they reviewed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from sayso.language import is_body
from sayso.model import Source
from sayso.publish.exports.terms import Terms
from sayso.publish.public import Credit, PublicClaim, PublicReport
from sayso.publish.summary import summary_of

__all__ = ["as_claimreview"]

_PERSONS = frozenset({"witness", "captive", "analyst"})


def as_claimreview(reports: Iterable[PublicReport], terms: Terms) -> Iterator[bytes]:
    """One ClaimReview a claim, in one JSON-LD graph: the claim, who made it, the report that it appeared in.

    `reviewRating` stands only where a person gave one: a claim without it is no fact-check yet.
    """
    yield b'{"@context":"https://schema.org","@graph":['
    first = True
    for report in reports:
        for claim in report.claims:
            review = msgspec.json.encode(_without_gaps(_review(claim, report.credit, terms)))
            yield (b"\n" if first else b",\n") + review
            first = False
    yield b"\n]}\n"


def _review(claim: PublicClaim, credit: Credit, terms: Terms) -> dict[str, Any]:
    rating = terms.ratings.get(claim.id)
    return {
        "@type": "ClaimReview",
        "@id": f"urn:sayso:claim:{claim.id}",
        "datePublished": terms.made.date().isoformat(),
        "author": {"@type": "Organization", "name": terms.reviewer} if terms.reviewer else None,
        "claimReviewed": claim.text or summary_of(claim),
        "itemReviewed": {
            "@type": "Claim",
            "@id": f"urn:sayso:claim:{claim.id}#claim",
            "name": summary_of(claim),
            "author": _speaker(claim.sources[0]) if claim.sources else _organisation(credit.outlet),
            "datePublished": credit.date,
            "appearance": {
                "@type": "CreativeWork",
                "identifier": credit.document,
                "headline": credit.title,
                "url": credit.link,
                "author": {"@type": "Person", "name": credit.author} if credit.author else None,
                "publisher": _organisation(credit.outlet),
                "datePublished": credit.date,
                "inLanguage": credit.language,
                "usageInfo": credit.rights,
            },
        },
        "reviewRating": {"@type": "Rating", "alternateName": rating} if rating else None,
    }


def _speaker(source: Source) -> dict[str, Any]:
    kind = "Person" if source.kind in _PERSONS and not is_body(source.name) else "Organization"
    return {"@type": kind, "name": source.name}


def _organisation(name: str | None) -> dict[str, Any] | None:
    return {"@type": "Organization", "name": name} if name else None


def _without_gaps(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_gaps(held) for name, held in value.items() if held is not None}
    return value
