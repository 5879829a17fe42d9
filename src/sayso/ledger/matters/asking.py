"""Questions to the shelf of matters, as conditions: every filter may hold several values, and any of them will do."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_, select

from sayso.ledger import search
from sayso.ledger.filters import Values, several
from sayso.ledger.matters.tables import matter_claims, matters
from sayso.ledger.tables import claims

__all__ = ["conditions_of"]


def conditions_of(
    *,
    event: Values = None,
    side: Values = None,
    place: Values = None,
    kind: Values = None,
    klass: Values = None,
    figure: int | None = None,
    words: str | None = None,
    conflicting: bool = False,
    least: int = 1,
) -> list[ColumnElement[bool]]:
    """The conditions on `matters`; see `Matters.all` for what each filter says."""
    conditions: list[ColumnElement[bool]] = [matters.c.claims >= least]
    if several(event):
        conditions.append(matters.c.event.in_(several(event)))
    if several(kind):
        conditions.append(matters.c.kind.in_(several(kind)))
    for column, wanted, whole in ((matters.c.sides, side, True), (matters.c.places, place, False)):
        if several(wanted):
            held = [(search.key(value) or "\0") + (" |" if whole else "") for value in several(wanted)]
            conditions.append(or_(*(column.contains(value, autoescape=True) for value in held)))
    told: list[ColumnElement[bool]] = []
    if several(klass):
        told.append(claims.c.of_class.in_(several(klass)))
    if figure is not None:
        told.append(or_(claims.c.count_low == figure, claims.c.count_high == figure))
    if told and several(event):
        told.append(claims.c.event.in_(several(event)))  # by its index; all claims of a matter are of one event
    if words is not None:
        told.append(search.holds(claims, words))
    if told:
        inside = select(matter_claims.c.matter).join(claims, claims.c.number == matter_claims.c.claim)
        conditions.append(matters.c.id.in_(inside.where(*told)))
    if conflicting:
        conditions.append(matters.c.conflicts != "")
    return conditions
