"""The atlas: land, borders and disputed areas, a view of them, and circles that are true on the ground."""

from sayso.web.atlas.circles import circle
from sayso.web.atlas.clipping import clipped
from sayso.web.atlas.disputes import Outline, outlines
from sayso.web.atlas.shapes import Shape, country_at, shape_of, shapes
from sayso.web.atlas.view import View, fitted

__all__ = ["Outline", "Shape", "View", "circle", "clipped", "country_at", "fitted", "outlines", "shape_of", "shapes"]
