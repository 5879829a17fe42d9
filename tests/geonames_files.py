"""Lines in the layout of GeoNames, of places that do not exist."""

from __future__ import annotations


def geonames_line(number: int, name: str, *others: str, **columns: object) -> str:
    """A line of 19 columns: a village in the Sumy region of Ukraine, but for what `columns` say."""
    held: dict[str, object] = {
        "lat": 50.3,
        "lon": 34.9,
        "kind": "P",
        "code": "PPL",
        "country": "UA",
        "division": "21",
        "population": 0,
        "changed": "2024-05-01",
    } | columns
    return (
        f"{number}\t{name}\t{name}\t{','.join(others)}\t{held['lat']}\t{held['lon']}\t{held['kind']}\t{held['code']}\t"
        f"{held['country']}\t\t{held['division']}\t\t\t\t{held['population']}\t\t150\tEurope/Kyiv\t{held['changed']}\n"
    )
