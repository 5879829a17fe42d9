"""Places: the names in a text with what they mean on the map, as areas; parties told apart from places."""

from sayso.places.distances import DistanceCheck, stated_distances
from sayso.places.find import find_places, resolve_places
from sayso.places.geometry import distance_km
from sayso.places.lookup import is_place_name, lookup, same_place
from sayso.places.mention import Candidate, Kind, Mention, Role
from sayso.places.sides import adjective_of, country_name, side_of
from sayso.places.tables import Disputed, disputed_places

__all__ = [
    "Candidate",
    "Disputed",
    "DistanceCheck",
    "Kind",
    "Mention",
    "Role",
    "adjective_of",
    "country_name",
    "disputed_places",
    "distance_km",
    "find_places",
    "is_place_name",
    "lookup",
    "resolve_places",
    "same_place",
    "side_of",
    "stated_distances",
]
