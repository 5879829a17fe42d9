"""Generated reports of known truth for `benchmarks.copies`: syndicated, rewritten, variants, independent, unrelated.

Each story has facts of its own. The wordings stand here alone: the detector knows none of them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["Corpus", "Report", "generated"]

PLACES = [
    start + end
    for start in "Os Bel Tre Mar Sal Quo Ke Vin Der Lut As Pin Ha Gor Ter Nov Kel Rud Za Tav Mel Dub Kir Yar".split()
    for end in "kova har nik dovo insk rra tch ohrad mak ova strel sova leb van mez sko".split()
]
SURNAMES = (
    "Lind Marek Osei Tarnov Velik Haddad Soriano Brandt Kovac Ilic Nasser Petrak Dahl Orban Sykes Moreau Katz Bilal "
    "Rostov Zeman Adeyemi Farah Novik Halim Danso Weiss"
).split()
GIVEN = "Oda Ivo Mira Tomas Lena Samir Ana Viktor Nadia Pavel Rosa Emil Jana Karim Petra Hugo".split()
POSTS = ("deputy mayor", "regional governor", "army spokesman", "police chief", "hospital director", "rescue chief")
THINGS = ("a residential block", "the central market", "a grain depot", "the railway station", "a school", "a bakery")
OUTLETS = [f"{place} {name}" for place in PLACES[::40] for name in ("Courier", "Herald", "Tribune", "Observer")]
ACTS = (
    "{Weapon} hit {thing} in {place} on {day}, killing {n} people and wounding {m} others, {post} {given} {name} said.",
    "The {side} army said it had destroyed {n} vehicles and {m} guns of the other side near {place} since {day}.",
    "Rescuers pulled {n} survivors from the rubble of {thing} in {place} before the search ended after {m} hours.",
    "About {n} families have left {place} since {day}, {post} {given} {name} told a local broadcaster in the evening.",
    "“We counted {n} rockets in a single night and our cellar shook,” said {given} {name}, who lives in {place}.",
    "Residents of {place} have been without running water for {n} days, and only {m} of its wells still work.",
    "A convoy of {n} lorries with flour and medicine turned back outside {place} when its escort came under fire.",
    "Negotiators from both sides agreed to exchange {n} prisoners in {place}, {given} {name} announced.",
    "Wards in {place} are treating {n} wounded, among them {m} children, {post} {given} {name} said by telephone.",
    "{Weapon} damaged {n} houses on the southern edge of {place}, where a line of trenches runs along the river bank.",
    "Power was cut to {n} homes after {thing} in {place} caught fire, and engineers expect repairs to take {m} weeks.",
    "The mission of observers recorded {n} explosions around {place} on {day}, up from {m} on the day before it.",
    "Schools in {place} stay closed until further notice, {given} {name}, the {post}, wrote to parents on {day}.",
    "Farmers near {place} found {n} unexploded shells in their fields, and {m} of them were blown up by sappers.",
    "In {place}, volunteers cook {n} meals a day in the hall of a former cinema that has lost most of its roof.",
)
TELLINGS = (  # the same first fact, told by another newsroom
    "At least {n} dead, {m} hurt after {weapon} fell on {thing} in {place}, according to {post} {given} {name}.",
    "{given} {name}, {post}, put the toll of the attack on {thing} in {place} at {n} dead, {m} injured.",
)
SWAPS = (
    ("killing", "leaving dead"),
    ("said", "stated"),
    ("agreed to exchange", "will swap"),
    ("in a single night", "in one night"),
    ("without running water", "with no water"),
    ("caught fire", "burst into flames"),
    ("until further notice", "for now"),
    ("told a local broadcaster", "told a broadcaster"),
    ("in the evening", "late in the day"),
    ("turned back", "had to turn round"),
    ("pulled", "dragged"),
    ("expect repairs to take", "think repairs will take"),
    ("announced", "said"),
    ("southern edge", "southern outskirts"),
    ("found", "came across"),
    ("most of its roof", "much of its roof"),
)


@dataclass(frozen=True, slots=True)
class Report:
    """A report, with the story it tells and what it is to it."""

    text: str
    outlet: str
    day: int  # of March
    story: int
    role: str  # origin, syndicated, rewritten, variant, independent, unrelated


@dataclass(slots=True)
class Corpus:
    """Reports, the pairs of copies and the pairs of variants, by their numbers."""

    reports: list[Report] = field(default_factory=list)
    copies: set[tuple[int, int]] = field(default_factory=set)
    variants: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)


def generated(many: int, *, seed: int = 1) -> Corpus:
    """About `many` reports: stories with some carriers each, and reports that stand alone."""
    chance, corpus, story = random.Random(seed), Corpus(), 0
    while len(corpus.reports) < many:
        facts = _facts(chance)
        sentences = _sentences(chance, facts)
        day = chance.randint(1, 25)
        first = len(corpus.reports)
        outlets = iter(chance.sample(OUTLETS, 8))
        corpus.reports.append(Report(_text(chance, facts, sentences), next(outlets), day, story, "origin"))
        if chance.random() < 0.5:
            _carriers(chance, corpus, facts, sentences, first, outlets, day, story)
        story += 1
    return corpus


def _facts(chance: random.Random) -> dict[str, str]:
    weapon = chance.choice(("shells", "rockets", "missiles", "drones"))
    return {
        "place": chance.choice(PLACES),
        "thing": chance.choice(THINGS),
        "weapon": weapon,
        "Weapon": weapon.capitalize(),
        "day": chance.choice("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
        "post": chance.choice(POSTS),
        "given": chance.choice(GIVEN),
        "name": chance.choice(SURNAMES),
        "side": chance.choice(("northern", "southern", "federal")),
        "n": str(chance.randint(3, 400)),
        "m": str(chance.randint(3, 400)),
    }


def _sentences(chance: random.Random, facts: dict[str, str]) -> list[str]:
    found = [ACTS[0].format(**facts)]
    for act in chance.sample(ACTS[1:], chance.randint(6, 10)):
        other = _facts(chance) | {"place": facts["place"]}
        found.append(act.format(**other))
    return found


def _text(chance: random.Random, facts: dict[str, str], sentences: list[str], headline: str | None = None) -> str:
    paragraphs, at = [headline or f"{facts['Weapon']} strike {facts['place']}"], 0
    while at < len(sentences):
        step = chance.choice((1, 1, 2))
        paragraphs.append(" ".join(sentences[at : at + step]))
        at += step
    return "\n\n".join(paragraphs) + "\n"


def _carriers(
    chance: random.Random,
    corpus: Corpus,
    facts: dict[str, str],
    sentences: list[str],
    first: int,
    outlets: Iterator[str],
    day: int,
    story: int,
) -> None:
    copied = [first]
    for role in chance.sample(("syndicated", "rewritten", "rewritten", "variant", "independent"), chance.randint(1, 5)):
        number, later = len(corpus.reports), min(31, day + chance.randint(0, 4))
        if role == "independent":
            text = _independent(chance, facts)
        elif role == "syndicated":
            text = _text(chance, facts, sentences, f"{facts['place']}: what is known")
        elif role == "rewritten":
            text = _rewritten(chance, facts, sentences)
        else:
            at, changed, figures = _another_figure(chance, sentences)
            text = _text(chance, facts, [*sentences[:at], changed, *sentences[at + 1 :]])
            corpus.variants[first, number] = figures
        corpus.reports.append(Report(text, next(outlets), later, story, role))
        if role != "independent":
            corpus.copies |= {(other, number) for other in copied}
            copied.append(number)


def _independent(chance: random.Random, facts: dict[str, str]) -> str:
    """Another newsroom on the same event: the same first fact, told anew, and facts of its own."""
    others = [act.format(**(_facts(chance) | {"place": facts["place"]})) for act in chance.sample(ACTS[1:], 3)]
    return _text(chance, facts, [chance.choice(TELLINGS).format(**facts), *others], f"New attack on {facts['place']}")


def _rewritten(chance: random.Random, facts: dict[str, str], sentences: list[str]) -> str:
    kept = list(sentences)
    for _ in range(chance.randint(0, len(kept) // 3)):
        kept.pop(chance.randrange(len(kept)))
    if chance.random() < 0.5:
        chance.shuffle(kept)
    for at, sentence in enumerate(kept):
        for old, new in SWAPS:
            if chance.random() < 0.6:
                sentence = sentence.replace(old, new, 1)
        kept[at] = sentence.replace("“", '"').replace("”", '"') if chance.random() < 0.5 else sentence
    text = _text(chance, facts, kept, chance.choice(("Night of fire", f"{facts['place']} under attack again")))
    return text.upper() if chance.random() < 0.15 else text


def _another_figure(chance: random.Random, sentences: list[str]) -> tuple[int, str, tuple[str, str]]:
    while True:
        at = chance.randrange(len(sentences))
        numbers = [word for word in sentences[at].split() if word.isdigit()]
        if numbers:
            old = chance.choice(numbers)
            new = str(int(old) + chance.choice((1, 10, 100)))
            words = sentences[at].split(" ")
            words[words.index(old)] = new
            return at, " ".join(words), (old, new)
