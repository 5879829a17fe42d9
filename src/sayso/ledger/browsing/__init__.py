"""Looking through a ledger of any size: claims by facets with counts, who speaks, and how many claims a day has."""

from sayso.ledger.browsing.asked import BANDS, LANES, PUBLISHER, SORTS, Asked
from sayso.ledger.browsing.counting import Counts
from sayso.ledger.browsing.door import Browsing
from sayso.ledger.browsing.finding import Kept
from sayso.ledger.browsing.neighbours import Beside
from sayso.ledger.browsing.speakers import Outlet, Speaker, SpeakerCounts

__all__ = [
    "BANDS",
    "LANES",
    "PUBLISHER",
    "SORTS",
    "Asked",
    "Beside",
    "Browsing",
    "Counts",
    "Kept",
    "Outlet",
    "Speaker",
    "SpeakerCounts",
]
