"""Whether a phrase is the kind of thing that a trigger needs: "took the town" seizes, "took part" does not."""

from __future__ import annotations

from sayso.language.grammar import Grammar
from sayso.language.phrases import Phrase

__all__ = ["fits"]

_PEOPLE = frozenset("people civilians children soldiers aid_workers journalists medics police".split())
_EQUIPMENT = frozenset("tanks armoured_vehicles aircraft drones artillery air_defence ships vehicles weapons".split())
_PHYSICAL = frozenset("buildings infrastructure place".split()) | _PEOPLE | _EQUIPMENT
_PERSONAL = frozenset(
    "him her them us me he she they we i who himself herself themselves nobody none someone "
    "somebody everyone everybody anyone".split()
)
_CAPTIVES = frozenset(
    "hostage hostages prisoner prisoners captive captives detainee detainees pows refugees abductees".split()
)
_ROCKETS = frozenset(
    "shot shots gun guns rounds salvo salvos missile missiles rocket rockets shells mortars tear bombs".split()
)
_AID = frozenset(
    "aid relief food flour sorghum medicine medicines rations supplies assistance parcels wheat rice water lorry "
    "lorries truck trucks convoy convoys".split()
)
_ROADS = frozenset("road roads highway motorway route routes railway bridge".split())
_FORCES = frozenset(("soldiers", "tanks", "armoured_vehicles", "aircraft", "artillery"))
_PLACE_NOT = frozenset("reporters agency statement place part aim".split())


def fits(g: Grammar, phrase: Phrase | None, kind: str | None) -> bool:
    """Whether the phrase is of the kind; no kind asks nothing, and `any` asks for a phrase alone."""
    if kind is None:
        return True
    if phrase is None:
        return kind == "not-place"
    klass = phrase.klass(g)
    personal = g.words[phrase.first] in _PERSONAL and len(range(phrase.first, phrase.last)) == 1
    counted = (
        klass is None and any(g.tags[i] == "num" for i in range(phrase.first, phrase.last)) and not phrase.proper(g)
    )
    named = klass is None and (phrase.proper(g) or (g.shouting and not counted))
    match kind:
        case "any":
            return True
        case "people":
            return klass in _PEOPLE or personal or counted or named
        case "persons":
            titled = named and phrase.last - phrase.first > 1
            return klass in _PEOPLE - {"soldiers"} or personal or counted or titled
        case "counted":
            return counted or (
                klass in _PEOPLE - {"soldiers"} and any(g.tags[i] == "num" for i in range(phrase.first, phrase.last))
            )
        case "civilians":
            return (klass in _PEOPLE and klass != "soldiers") or personal or counted or named
        case "soldiers":
            return klass in ("soldiers", "tanks", "armoured_vehicles", "aircraft") or personal or named
        case "troops":
            return klass in _FORCES or (personal and g.words[phrase.first] in ("they", "them"))
        case "human":
            return klass in _PEOPLE
        case "children":
            return klass == "children"
        case "equipment":
            return klass in _EQUIPMENT or (named and any(c.isdigit() for c in phrase.words(g)))
        case "weapons":
            return klass in ("weapons", "artillery") or any(w in _ROCKETS for w in g.words[phrase.first : phrase.last])
        case "buildings":
            return klass in ("buildings", "infrastructure", "place")
        case "physical":
            return klass in _PHYSICAL or personal or counted or named
        case "place":
            return klass in ("place", "infrastructure", "buildings") or (
                named and g.words[phrase.head(g)] not in _PLACE_NOT
            )
        case "not-place":
            return not (klass in ("place", "infrastructure", "buildings") or named)
        case "aid":
            return any(w in _AID for w in g.words[phrase.first : phrase.last])
        case "roads":
            return any(w in _ROADS for w in g.words[phrase.first : phrase.last])
        case "goods":
            return klass == "goods"
        case "captives":
            return any(w in _CAPTIVES for w in g.words[phrase.first : phrase.last])
        case "person":
            return (klass in ("people", "soldiers") or named or personal) and klass != "soldiers"
        case _:
            return False
