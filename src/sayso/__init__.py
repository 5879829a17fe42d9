"""Sayso reads reporting on armed conflict and keeps every claim with the words that it rests on.

>>> import sayso
>>> doc = sayso.read_document("story.txt")  # doctest: +SKIP
>>> for claim in sayso.extract(doc):  # doctest: +SKIP
...     print(claim.event, claim.text)
>>> sayso.check_headline(doc)  # doctest: +SKIP
>>> ledger = sayso.Ledger("sayso.db")  # doctest: +SKIP

Names come late: `import sayso` loads no parser, no model and no database.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.errors import SaysoError
    from sayso.headline import HeadlineCheck
    from sayso.ledger import Ledger
    from sayso.model import Claim, Document, Span
    from sayso.read import read_document

__all__ = [
    "Claim",
    "Document",
    "HeadlineCheck",
    "Ledger",
    "SaysoError",
    "Span",
    "check_headline",
    "extract",
    "read_document",
]
__version__ = "0.1.0"

_HOMES = {
    "Claim": "sayso.model",
    "Document": "sayso.model",
    "HeadlineCheck": "sayso.headline",
    "Ledger": "sayso.ledger",
    "SaysoError": "sayso.errors",
    "Span": "sayso.model",
    "read_document": "sayso.read",
}


def extract(document: Document) -> list[Claim]:
    """The claims of one document, in text order, as claims.md defines them."""
    from sayso.claims import claims_of
    from sayso.language import reading_of

    return claims_of(reading_of(document))


def check_headline(document: Document, claims: Sequence[Claim] | None = None) -> list[HeadlineCheck]:
    """For each claim of the headline, slot by slot, what the body says of it; `claims` saves extracting them again."""
    from sayso import headline

    return headline.check_headline(extract(document) if claims is None else claims, document=document)


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        value = globals()[name] = getattr(import_module(_HOMES[name]), name)
        return value
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
