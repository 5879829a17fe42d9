"""The map of a question: what its address asks, the drawing, its labels, and the months beneath it."""

from sayso.web.site.mapping.drawing import Drawing, drawing_of
from sayso.web.site.mapping.months import Months, months_of
from sayso.web.site.mapping.question import MapQuestion, asked_of_map
from sayso.web.site.mapping.spots import Spot, spots_of

__all__ = ["Drawing", "MapQuestion", "Months", "Spot", "asked_of_map", "drawing_of", "months_of", "spots_of"]
