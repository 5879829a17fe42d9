"""The headline check: claims of one document -> what the body says of each claim of its headline, slot by slot."""

from sayso.headline.bounds import Bounds, compare_counts
from sayso.headline.check import BodyWords, HeadlineCheck, SlotCheck, Verdict, check_to_record
from sayso.headline.comparison import check_headline

__all__ = [
    "BodyWords",
    "Bounds",
    "HeadlineCheck",
    "SlotCheck",
    "Verdict",
    "check_headline",
    "check_to_record",
    "compare_counts",
]
