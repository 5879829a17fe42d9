"""The points by which two claims are compared, all in one place: round numbers, set by hand.

Points add up; two claims that reach `ENOUGH` may be one matter. They are tuned on three stories of the labelled set
(docs/matters.md tells which) and reported on the others.
"""

from __future__ import annotations

__all__ = [
    "APART_KM",
    "CLASS_AKIN",
    "CLASS_OTHER",
    "CLASS_SAME",
    "CLOSE_FIGURES",
    "CORRECTABLE",
    "CROWDED",
    "DAY_AFTER",
    "DAY_BESIDE",
    "DAY_LENT_OTHER",
    "DAY_SAME",
    "ENOUGH",
    "FAR_FIGURES",
    "FEW",
    "FIGURE_FLOOR",
    "FIGURE_SAME",
    "FIGURE_SAME_FEW",
    "FIGURE_WITHIN",
    "LARGEST",
    "LENT_KIN",
    "LENT_NEAR",
    "NAMES_SAME",
    "NEAREST",
    "OFFICE_SAME",
    "OLDEST",
    "PLACE_LENT_OTHER",
    "PLACE_NAMED",
    "PLACE_NEAR",
    "PLACE_NONE",
    "PLACE_SAME",
    "PLACE_SETTING",
    "PLACE_UNKNOWN",
    "PLACE_WITHIN",
    "PUBLISHED_APART",
    "PUBLISHED_NEAR",
    "SIDE_DISPUTED",
    "SIDE_SAME",
    "SPEAKERS",
    "STATE_DAYS",
    "STRICTER",
    "TARGET_OTHER",
    "TARGET_SAME",
    "THINGS_OTHER",
    "TOGETHER",
    "TOTAL_CLASS",
    "TOTAL_SETTING",
    "TOTAL_SIDE",
    "TOTAL_SINCE",
    "TOTAL_SINCE_SAME",
    "WORDING_LEAST",
    "WORDING_SAME",
    "WORDS_MOST",
]

ENOUGH = 5.0  # the same event in the same place on the same day is 6; in the same place with an unknown day 4

# Place
PLACE_SAME = 3.0
PLACE_NEAR = 1.5  # two names within `APART_KM` of each other: a suburb and its town
PLACE_WITHIN = 1.0  # a town and its region: agrees, but settles little
PLACE_NONE = 0.0  # one of them names no place
PLACE_SETTING = 0.5  # neither names a place, and both reports are set in one country
PLACE_NAMED = 2.0  # the words of one name the place of the other too
PLACE_UNKNOWN = -3.0  # other names, of which the gazetteer does not know one
APART_KM = 12.0
LENT_KIN = 0.75  # less for a place or a day that another claim of the same event lends, not the claim's own words
LENT_NEAR = 1.0  # less for one that the claims just before it lend
PLACE_LENT_OTHER = -1.0
DAY_LENT_OTHER = -1.0

# Day
DAY_SAME = 3.0
DAY_BESIDE = -3.0  # a day apart, both days told: two nights are two strikes, unless figures and words say one
DAY_AFTER = 2.0  # one day told, the other report published on it or within three days after it
PUBLISHED_NEAR = 1.5  # neither tells a day, and they were published within a day of each other
PUBLISHED_APART = -1.0  # neither tells a day, and they were published four days apart or more
OLDEST = 10  # days after which a report that tells no day no longer speaks of the same incident
STATE_DAYS = 7  # days over which a state (held, besieged, trapped) may go on being the same

# Whom, by whom
CLASS_SAME = 1.0
CLASS_AKIN = 0.5  # people and civilians
CLASS_OTHER = -4.0  # people and children: a part, seldom the whole
SIDE_SAME = 0.5
SIDE_DISPUTED = -1.0  # each side blames the other for one blow
TARGET_SAME = 1.0  # both say a hospital
TARGET_OTHER = -2.0  # a school and a hospital of one town

# How many
FIGURE_SAME = 3.0
FIGURE_SAME_FEW = 1.0  # one and two are everywhere
FEW = 2
FIGURE_FLOOR = 1.5  # 14 and "at least 14"
FIGURE_WITHIN = 1.0  # "dozens" and 30
CORRECTABLE = 0.0  # 9 and 11
CLOSE_FIGURES = 2.0  # up to so many times the other, figures can be corrections of each other
FAR_FIGURES = -3.0  # beyond that

# Words
THINGS_OTHER = -2.0  # looted, damaged: with not a word in common, the things are others
WORDS_MOST = 2.0  # when all words are shared; in proportion where fewer are
WORDING_SAME = 2.0  # all words are the same, and there are at least `WORDING_LEAST`
WORDING_LEAST = 4
NAMES_SAME = 1.5  # a name that is neither place nor side nor office: "Drobytskyi Yar"
OFFICE_SAME = 3.0  # running totals: the same office counts the same thing
TOTAL_CLASS = 1.0  # beside CLASS_SAME
TOTAL_SETTING = 1.0  # one names no place, and both reports are set in one country
TOTAL_SIDE = 2.5  # losses of one side, whoever counts them
TOTAL_SINCE = -3.0  # counted since other days
TOTAL_SINCE_SAME = 2.0

# Clusters
TOGETHER = 4.0  # what the pairs of two clusters reach on average when they become one
CROWDED = 150  # claims under one key beyond which each is compared with `SPEAKERS` of them alone
SPEAKERS = 40
LARGEST = 250  # distinct claims of a component beyond which a stricter threshold splits it
NEAREST = 0.25  # an edge that falls short of the best edges of both its claims by more than this connects nothing
STRICTER = (6.0, 7.0, 8.0, 9.0, 10.0)
