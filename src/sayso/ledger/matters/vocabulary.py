"""Words and events as matters see them: which events are states, which words name targets, which say little."""

from __future__ import annotations

__all__ = ["ACTS_OF_A_SIDE", "COMMON", "EQUIPMENT", "HUMANS", "OF_THINGS", "STATES", "TARGETS"]

# What goes on for days, so that a claim of Monday and one of Thursday may speak of the same.
STATES = frozenset("besieged controls cut_off detained displaced missing sanctioned sheltered supplied trapped".split())

# Events that are told by whose act they are: another side's is another matter, not a dispute.
ACTS_OF_A_SIDE = frozenset(
    "advanced captured controls deserted looted reinforced released retreated seized supplied surrendered threatened "
    "visited aided sheltered".split()
)

# Events whose claims name a thing, without which nothing says that two are one.
OF_THINGS = frozenset("aided damaged destroyed looted negotiated said supplied".split())

HUMANS = frozenset("people civilians children soldiers aid_workers journalists medics police".split())
EQUIPMENT = frozenset("tanks armoured_vehicles aircraft drones artillery air_defence ships vehicles weapons".split())

# Targets by the word that names them; words of one kind are equal ("clinic", "hospital").
_KINDS = {
    "hospital": "hospital clinic hospitals clinics",
    "school": "school schools kindergarten nursery college university",
    "market": "market marketplace bazaar",
    "bridge": "bridge bridges",
    "depot": "depot depots warehouse warehouses",
    "station": "station stations railway",
    "power": "substation powerplant grid transformer",
    "worship": "church mosque cathedral monastery chapel",
    "port": "port harbour harbor pier quay",
    "airfield": "airfield airport airbase runway",
    "camp": "camp camps",
    "bakery": "bakery bread",
    "theatre": "theatre theater cinema",
    "convoy": "convoy convoys column",
    "home": "apartment apartments house houses flat flats dwelling residential home homes",
    "dam": "dam reservoir",
    "refinery": "refinery refineries",
    "factory": "factory plant works mill",
    "bus": "minibus bus buses",
    "ceasefire": "ceasefire truce armistice",
    "talks": "talks negotiations negotiators",
    "checkpoint": "checkpoint checkpoints roadblock",
}


def _stems(word: str) -> set[str]:
    """The word and what its stem may be, as traits cut it."""
    found = {word}
    for ending in ("ings", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            found.add(word.removesuffix(ending))
            break
    return found


TARGETS = {stem: kind for kind, words in _KINDS.items() for word in words.split() for stem in _stems(word)}

# Words that stand in claims of every kind, beside those of fewer than four letters.
COMMON = frozenset(
    stem
    for word in """
    about according after again against ahead airstrike airstrikes also among announced another area areas army around
    attack attacked attacks been before being between bombed bombing bombs both captured child children city civilian
    civilians claimed claims come could dead deaths denied denies destroyed died during each early eight eleven even
    ever every fell fifteen fifty fighter fighters fire fired five force forces forty four from further government had
    hand hands have held here hold holds hour hours hundred hundreds hurt including injured into january february march
    april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
    just killed killing last late later least leave leaving left less life lives local lost made make many members
    men military minister ministry missile missiles more morning most move moved near nearly never night nine none
    noon official officials once ones only other others over overnight past people person persons planned police
    prisoners province reached region remain remained report reported reports residents rocket rockets said same says
    seized seven several shell shelled shelling shells shot side since sixty soldiers some spokesman statement still
    strike strikes struck such take taken than that their them then there they third thirty this those thousand
    thousands three through time today tonight took total town towns troops tuesday twelve twenty under until
    village villages wait want week weeks went were what when where which while will with within without women wound
    wounded year years yesterday yet your
    """.split()
    for stem in _stems(word)
)
