"""Claims of deaths in the columns of the UCDP Georeferenced Event Dataset, with the rules of the mapping beside them.

A row is a claim, not an event: three reports of one strike are three rows, and their figures never add up. Columns
follow the GED codebook (version 23); what only UCDP's own work settles (ids of conflicts, dyads and sides) stays empty.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

from sayso.places import country_name
from sayso.publish.exports.mapping import CIVILIANS, Figure, is_told_as_fact, lower_figure, precision_of, span_of_days
from sayso.publish.exports.terms import Terms
from sayso.publish.public import PublicClaim, PublicReport
from sayso.publish.records import as_table

__all__ = ["UCDP_COLUMNS", "as_ucdp"]

_SHAPE = tuple(
    """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name
    dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b
    number_of_sources source_article source_office source_date source_headline source_original where_prec
    where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region
    event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best
    high low gwnoa gwnob""".split()
)
_ADDED = tuple(
    """deaths_words best_rule high_rule low_rule deaths_rule date_rule place_rule sayso_claim sayso_matter
    sayso_document sayso_country sayso_words sayso_author sayso_link sayso_rights sayso_withheld""".split()
)
UCDP_COLUMNS = (*_SHAPE, *_ADDED)

# Kilometres: the exact place, around it, a district, a province; a country is 6.
_AREAS = (6.0, 25.0, 60.0, 250.0)
_DAYS = ((1, 1), (6, 2), (7, 3), (31, 4))


def as_ucdp(reports: Iterable[PublicReport], terms: Terms) -> Iterator[bytes]:
    """One row a claim of `killed` that is told as a fact."""
    rows = (
        _row(claim, report, terms)
        for report in reports
        for claim in report.claims
        if claim.event == "killed" and is_told_as_fact(claim)
    )
    return (line.encode() for line in as_table(UCDP_COLUMNS, rows))


def _row(claim: PublicClaim, report: PublicReport, terms: Terms) -> dict[str, Any]:
    place, credit, of, by = claim.place, report.credit, claim.of, claim.by
    first, last, days = span_of_days(claim.when)
    low, high = lower_figure(claim.count), _upper(claim)
    civilians = of is not None and of.klass in CIVILIANS - {"people"}
    column, deaths_rule = _whose(claim)
    country = place.country if place else None
    area = precision_of(place, _AREAS)
    row: dict[str, Any] = dict.fromkeys(UCDP_COLUMNS)
    row |= {
        "id": claim.id,
        "relid": f"sayso-{claim.id}",
        "year": first.year if first else last.year if last else None,
        "type_of_violence": 3 if civilians and by is not None else None,
        "side_a": _side(by.side, by.name) if by else None,
        "side_b": ("Civilians" if civilians else _side(of.side, "") or None) if of else None,
        "number_of_sources": 1,
        "source_article": ", ".join(f'"{part}"' for part in (credit.outlet, credit.date, credit.title) if part),
        "source_office": credit.outlet,
        "source_date": credit.date,
        "source_headline": credit.title,
        "source_original": " | ".join(source.name for source in claim.sources) or None,
        "where_prec": 6 if area == 5 else area,
        "where_coordinates": place.name if place else None,
        "where_description": place.name if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "country": country_name(country) if country else None,
        "event_clarity": 1 if claim.count is None or claim.count.scope != "cumulative" else 2,
        "date_prec": next((code for limit, code in _DAYS if days is not None and days <= limit), 5) if days else None,
        "date_start": first.isoformat() if first else None,
        "date_end": last.isoformat() if last else None,
        column: low.value,
        "best": low.value,
        "high": high.value,
        "low": low.value,
        "deaths_words": claim.count.text if claim.count else None,
        "best_rule": low.rule,
        "high_rule": high.rule,
        "low_rule": low.rule,
        "deaths_rule": deaths_rule,
        "date_rule": "the time said" if days else "no day, or an open end, in the words",
        "place_rule": "rounded to the grid, radius widened" if claim.rounded else "middle of the named area",
        "sayso_claim": claim.id,
        "sayso_matter": terms.matters.get(claim.id),
        "sayso_document": claim.document,
        "sayso_country": country,
        "sayso_words": claim.text,
        "sayso_author": credit.author,
        "sayso_link": credit.link,
        "sayso_rights": credit.rights,
        "sayso_withheld": "; ".join(claim.withheld),
    }
    if place is None or place.lat is None or place.lon is None:
        row["place_rule"] = "no place settled by the words, or withheld"
    else:
        row["geom_wkt"] = f"POINT ({place.lon:g} {place.lat:g})"
        row["priogrid_gid"] = _cell(place.lat, place.lon)
    return row


def _upper(claim: PublicClaim) -> Figure:
    count = claim.count
    if count is None or count.scope == "cumulative" or count.per is not None:
        return lower_figure(count)
    if count.high is None:
        return Figure(None, "no upper bound said")
    if count.vague:
        return Figure(count.high, f"vague word: upper end of its range, {count.high}")
    return Figure(count.high, "the upper bound said" if count.low != count.high else "the figure said")


def _whose(claim: PublicClaim) -> tuple[str, str]:
    """The column that the dead are counted in: of civilians only where the words say so, else unknown."""
    klass = claim.of.klass if claim.of else None
    if klass in CIVILIANS - {"people"}:
        return "deaths_civilians", f"the words say {klass.replace('_', ' ') if klass else ''}: lower bound"
    if klass == "soldiers" and claim.of is not None and claim.of.side:
        return "deaths_b", "soldiers of the side in side_b: lower bound"
    return "deaths_unknown", "the words do not say of which side, or civilians: lower bound"


def _side(side: str | None, name: str) -> str:
    country = country_name(side) if side else None
    return f"Government of {country}" if country else side or name


def _cell(lat: float, lon: float) -> int:
    """The number of the PRIO-GRID cell of half a degree, counted from the south-west corner by rows of 720."""
    row, column = min(359, math.floor((lat + 90) * 2)), min(719, math.floor((lon + 180) * 2))
    return row * 720 + column + 1
