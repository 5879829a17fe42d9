"""Counts in text, with bounds; usable alone.

`find_counts` gives the counts of things; `find_quantities` every number with what it measures; `lone` the one of
"a soldier"; `value_of` the value of a numeral in digits or words.
"""

from sayso.figures.counts import find_counts, lone
from sayso.figures.finding import find_quantities
from sayso.figures.label import is_year
from sayso.figures.numeral import NUMBER_WORDS, folded, value_of
from sayso.figures.quantity import Quantity

__all__ = ["NUMBER_WORDS", "Quantity", "find_counts", "find_quantities", "folded", "is_year", "lone", "value_of"]
