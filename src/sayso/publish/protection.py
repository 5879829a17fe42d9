"""Protection: names of people whom publication may harm are withheld, on every way out.

Victims, witnesses, minors, captives and the missing are named in reports for a reason that a ledger does not know; a
public copy leaves their names out unless a person decides otherwise. When unsure, a name is withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sayso.language import class_of
from sayso.model import Actor, Claim

__all__ = ["WITHHELD", "blanked", "withheld_names"]

WITHHELD = "[name withheld]"

# Events whose `of` are people to whom harm was done, or who are in somebody's hands or care.
_HARMED = frozenset(
    "killed injured missing abused detained captured released deported displaced trapped sheltered cut_off "
    "aided".split()
)
_PEOPLE = frozenset(
    {None, "people", "civilians", "children", "soldiers", "aid_workers", "journalists", "medics", "police"}
)
_SPEAKERS = frozenset({"witness", "captive"})
_TITLES = frozenset(
    "mr mrs ms miss dr prof sir lady general colonel major captain lieutenant sergeant corporal private commander "
    "president minister nurse doctor father sister brother the a an".split()
)
_PARTICLES = frozenset("al el bin ibn bint abu van von der den de di da dos la le ben ter".split())
# Words that, capitalised, open a sentence or a headline, and never are a name.
_COMMON = frozenset(
    "people person man men woman women child children boy boys girl girls resident residents civilian "
    "civilians soldier soldiers troops forces fighter fighters conscript conscripts rebel rebels refugee "
    "refugees patient patients worker workers police medic medics journalist journalists reporter reporters "
    "prisoner prisoners captive captives victim victims family families driver some many several dozens "
    "hundreds thousands more than at least about over nearly almost two three four five six seven eight nine "
    "ten all others officers officer sailors militants".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LONGEST = 300


def withheld_names(claims: Iterable[Claim]) -> frozenset[str]:
    """The words of names that a public copy leaves out, folded to lower case.

    Taken from whom the harm was done to, from children in any part, and from witnesses and captives who speak.
    """
    held = list(claims)
    places = {_bare(word) for claim in held if claim.place for word in _WORD.findall(claim.place.name)}
    names: set[str] = set()
    for claim in held:
        if claim.of is not None and _protected(claim, claim.of):
            names |= _names_in(claim.of, places)
        if claim.by is not None and claim.by.klass == "children":
            names |= _names_in(claim.by, places)
        for source in claim.sources:
            if source.kind in _SPEAKERS:
                names |= _personal(source.name, places) | _personal(source.text, places)
    return frozenset(names)


def blanked(text: str, names: frozenset[str] | Sequence[str]) -> str:
    """The text with each withheld name, and runs of them, replaced by "[name withheld]"."""
    held = frozenset(names)
    if not held:
        return text
    parts: list[str] = []
    at = 0
    for match in _WORD.finditer(text):
        word = _bare(match.group())
        if word not in held and held.isdisjoint(_parts(word)):
            continue
        between = text[at : match.start()]
        if parts and parts[-1] == WITHHELD and not between.strip(" .-\u00a0\n\t'’"):
            at = match.end()
            continue
        parts += [between, WITHHELD]
        at = match.end()
    return "".join([*parts, text[at:]])


def _protected(claim: Claim, actor: Actor) -> bool:
    return actor.klass == "children" or (claim.event in _HARMED and actor.klass in _PEOPLE)


def _names_in(actor: Actor, places: set[str]) -> set[str]:
    return _personal(actor.name, places) | _personal(actor.text, places)


def _personal(phrase: str, places: set[str]) -> set[str]:
    """The words of the personal names in a noun phrase.

    A name is a run of capitalised words (with particles between them) of which two remain when titles and common words
    are gone, or one that ends the phrase or a comma and is no place: "a nurse, Mira Tolan", "Oksana", but not "Russian
    soldiers" or "residents of Kharkiv".
    """
    found: set[str] = set()
    for part in re.split(r"[,;:()]", phrase[:_LONGEST]):
        words = _WORD.findall(part)
        run: list[str] = []
        for number, word in enumerate([*words, ""]):
            if word != word.lower() or (run and word.lower() in _PARTICLES and number + 1 < len(words)):
                run.append(word)
                continue
            kept = [_bare(one) for one in run if one != one.lower()]
            kept = [one for one in kept if one not in _TITLES | _COMMON and len(one) > 1]
            alone = len(kept) == 1 and word == "" and kept[0] not in places and class_of(kept[0]) is None
            if len(kept) >= 2 or alone:  # "DOCTORS" alone, in a wire in capitals, is nobody's name
                found |= {one for name in kept for one in (name, *_parts(name))}
            run = []
    return found


def _bare(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s")


def _parts(word: str) -> list[str]:
    """The parts of a hyphened name that are names themselves: "rashid" of "al-rashid"."""
    parts = re.split(r"[-'’]", word)
    return [part for part in parts if len(part) > 2 and part not in _PARTICLES] if len(parts) > 1 else []
