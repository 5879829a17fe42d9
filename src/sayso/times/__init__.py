"""Time expressions in text, as intervals; usable alone."""

from sayso.times.expression import Expression
from sayso.times.expressions import find_expressions
from sayso.times.interval import Interval
from sayso.times.named_events import NamedEvent, named_events
from sayso.times.whens import find_times, resolve

__all__ = ["Expression", "Interval", "NamedEvent", "find_expressions", "find_times", "named_events", "resolve"]
