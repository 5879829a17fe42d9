"""Names of people whom publication may harm: which they are, and their blanking in any text.

Victims, witnesses, minors, captives and the missing are named in reports for a reason that a ledger does not know; a
public copy leaves their names out unless a person decides otherwise. When unsure, a name is withheld.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache

from sayso.language import class_of, is_body
from sayso.model import Actor, Claim
from sayso.places import side_of
from sayso.places.tables import country_names

__all__ = [
    "WITHHELD",
    "NameRegister",
    "Run",
    "blanked",
    "name_of",
    "names_in",
    "protected_parties",
    "withheld_names",
    "withheld_runs",
    "words_of",
]

WITHHELD = "[name withheld]"
Run = tuple[str, ...]  # the words of one name in their order, folded

# Events whose `of` are people to whom harm was done, or who are in somebody's hands or care; those whose `by` are.
_HARMED = frozenset(
    "killed injured missing abused detained captured released deported displaced trapped sheltered cut_off "
    "aided".split()
)
_GIVEN_UP = frozenset("surrendered deserted".split())
_PEOPLE = frozenset(
    {None, "people", "civilians", "children", "soldiers", "aid_workers", "journalists", "medics", "police"}
)
_SPEAKERS = frozenset({"witness", "captive"})
# Speakers whom the words give no office: they may be witnesses as well.
_UNSURE = frozenset({"other", "anonymous"})
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
# Words that stand capitalised where a sentence, a speaker's turn or a wire in capitals begins, and are nobody's name.
_GRAMMAR = frozenset(
    "i me my we us our you your he him his she her it its they them their this that these those who whom whose which "
    "what one eleven twelve dozen twenty thirty forty fifty hundred thousand million and or but nor not no in on of at "
    "by for from to with into onto over under near off out up down as is are was were be been being has have had do "
    "does did will would can could may might must if so then there here when where while after before since until "
    "still also only just even both half few most any each every other another such same new old young first last next "
    "everyone somebody anybody nobody none army side others given say says said told".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 8  # of a name that is looked for in other reports
_MARK = re.compile(re.escape(WITHHELD))
_LONGEST = 300


class NameRegister:
    """The names withheld in a whole ledger: what harms in one report harms in all.

    Only names of two words or more reach into other reports; "Oksana" alone is somebody else there.
    """

    def __init__(self, runs: Iterable[Run] = ()) -> None:
        self._by_pair: dict[tuple[str, str], list[tuple[Run, frozenset[str]]]] = {}
        self._glued: dict[str, Run] = {}
        self._longest = 0
        for run in set(runs):
            words = [part for word in run for part in _LETTERS.findall(word)]
            if 1 < len(words) <= _MOST_WORDS:
                self._longest = max(self._longest, len(words))
                for pair in ((words[0], words[-1]), (words[-1], words[0])):
                    self._by_pair.setdefault(pair, []).append((run, frozenset(words)))
                self._glued |= {"".join(words): run, "".join(reversed(words)): run}

    def found_in(self, text: str) -> set[Run]:
        """The names that the text holds: their words in any order with at most one between them, or written as one."""
        if not self._by_pair:
            return set()
        words = _LETTERS.findall(_folded(text))
        found = {self._glued[word] for word in self._glued.keys() & words}
        for apart in range(1, self._longest + 1):
            for at, pair in enumerate(zip(words, words[apart:], strict=False)):
                for run, parts in self._by_pair.get(pair, ()):
                    if apart <= len(parts) and parts.issubset(words[at : at + apart + 1]):
                        found.add(run)
        return found


def withheld_runs(claims: Iterable[Claim]) -> frozenset[Run]:
    """The names that a public copy leaves out, each as its folded words in order.

    Taken from whom the harm was done to, from those who gave themselves up, from children in any part, from witnesses
    and captives who speak, and from speakers of no known kind, unless they have an office elsewhere in the claims.
    """
    held = list(claims)
    places = {_bare(word) for claim in held if claim.place for word in _WORD.findall(claim.place.name)}
    found = {run for claim in held for phrase in _phrases(claim) for run in _personal(phrase, places)}
    speakers = [source for claim in held for source in claim.sources]
    unsure = {run for s in speakers if s.kind in _UNSURE for run in _personal(s.name, places) if len(run) > 1}
    if unsure:
        unsure -= {name_of(s.name) for s in speakers if s.kind not in _UNSURE | _SPEAKERS}
    return frozenset(found | unsure)


def withheld_names(claims: Iterable[Claim]) -> frozenset[str]:
    """The words of the names that a public copy leaves out, folded to lower case."""
    return words_of(withheld_runs(claims))


def words_of(runs: Iterable[Run]) -> frozenset[str]:
    """The words of names, and the parts of those with a hyphen."""
    return frozenset(one for run in runs for word in run for one in (word, *_parts(word)))


def name_of(words: str) -> Run:
    """A name as the words that it is compared by: "Mira TOLAN" is ("mira", "tolan")."""
    return tuple(_bare(word) for word in _WORD.findall(words))


def names_in(claim: Claim, known: Collection[str]) -> frozenset[Run]:
    """Names of persons in the words of a claim that tells of harm, beside those of its fields.

    `known` are the words that stand for places, sources and outlets. Two capitalised words or more in a row that are
    no body, side, place or thing are taken for a name; words all or mostly capitalised tell nothing.
    """
    if claim.event not in _HARMED | _GIVEN_UP or (claim.of is not None and claim.of.klass not in _PEOPLE):
        return frozenset()
    words = _WORD.findall(claim.text)
    if sum(map(_capital, words)) > len(words) / 2:
        return frozenset()
    found = set()
    for run in _capital_runs(claim.text):
        kept = [word for word in run if not _ordinary(_bare(word))]
        if len(kept) < 2 or all(_bare(word) in known for word in kept):
            continue
        phrase = " ".join(kept)
        if _means_nothing_else(phrase):
            found.add(tuple(_bare(word) for word in kept))
    return frozenset(found)


def blanked(text: str, names: Collection[str], *, released: Collection[Run] = ()) -> str:
    """The text with each withheld name, and runs of them, replaced by "[name withheld]".

    Accents, case, possessives, plurals, characters that cannot be seen, and names written as one word hide nothing.
    A name that stands there as a whole among the `released` ones stays.
    """
    if not names:
        return text
    folded = _folded(text)
    if not any(name in folded for name in names):
        return text
    text = _visible(text)
    marks = [range(*mark.span()) for mark in _MARK.finditer(text)]
    matches = [m for m in _WORD.finditer(text) if not any(m.start() in mark for mark in marks)]
    keys = [_bare(match.group()) for match in matches]
    free = _released_at(keys, released)
    parts: list[str] = []
    at = 0
    for number, match in enumerate(matches):
        if number in free or not _held(keys[number], names):
            continue
        between = text[at : match.start()]
        if parts and parts[-1] == WITHHELD and not between.strip(" .-_\u00a0\n\t'’"):
            at = match.end()
            continue
        parts += [between, WITHHELD]
        at = match.end()
    return "".join([*parts, text[at:]])


def protected_parties(claim: Claim) -> Iterator[Actor]:
    """The parties of a claim whose names are withheld: to whom the harm was done, who gave up, children."""
    of, by = claim.of, claim.by
    if of is not None and (of.klass == "children" or (claim.event in _HARMED and of.klass in _PEOPLE)):
        yield of
    if by is not None and (by.klass == "children" or (claim.event in _GIVEN_UP and by.klass in _PEOPLE)):
        yield by


def _phrases(claim: Claim) -> Iterator[str]:
    for party in protected_parties(claim):
        yield from (party.name, party.text)
    for source in claim.sources:
        if source.kind in _SPEAKERS:
            yield from (source.name, source.text)


def _ordinary(word: str) -> bool:
    """Whether a word, capitalised, is part of no name: a title, a people ("Russian"), a word of grammar."""
    return word in _TITLES or word in _COMMON or word in _GRAMMAR or word in _peoples()


@cache
def _peoples() -> frozenset[str]:
    singular = {word.lower() for names in country_names().values() for word in names.people if " " not in word}
    return frozenset(singular | {f"{word}s" for word in singular})


@lru_cache(maxsize=1 << 16)
def _means_nothing_else(phrase: str) -> bool:
    return class_of(phrase) is None and not is_body(phrase) and side_of(phrase) is None


def _held(word: str, names: Collection[str]) -> bool:
    if word in names or word.removesuffix("s") in names or not {*_parts(word)}.isdisjoint(names):
        return True
    return len(word) > 5 and any(word[:cut] in names and word[cut:] in names for cut in range(2, len(word) - 1))


def _released_at(keys: Sequence[str], released: Collection[Run]) -> set[int]:
    """Where the whole of a released name stands."""
    return {
        at + offset
        for run in released
        for at in range(len(keys) - len(run) + 1)
        if tuple(keys[at : at + len(run)]) == run
        for offset in range(len(run))
    }


def _personal(phrase: str, places: Collection[str]) -> Iterator[Run]:
    """The personal names in a noun phrase.

    A name is a run of capitalised words (with particles between them) of which two remain when titles and common words
    are gone, or one that ends the phrase or a comma and is no place: "a nurse, Mira Tolan", "Oksana", but not "Russian
    soldiers" or "residents of Kharkiv".
    """
    for part in re.split(r"[,;:()]", _visible(phrase[:_LONGEST])):
        words = _WORD.findall(part)
        run: list[str] = []
        for number, word in enumerate([*words, ""]):
            if _capital(word) or (run and word.lower() in _PARTICLES and number + 1 < len(words)):
                run.append(word)
                continue
            kept = [_bare(one) for one in run if _capital(one)]
            kept = [one for one in kept if len(one) > 1 and not _ordinary(one)]
            alone = len(kept) == 1 and word == "" and kept[0] not in places and class_of(kept[0]) is None
            if alone or (len(kept) >= 2 and not is_body(" ".join(run))):
                yield tuple(kept)  # "DOCTORS" alone, in a wire in capitals, is nobody's name
            run = []


def _capital_runs(text: str) -> Iterator[list[str]]:
    """Runs of capitalised words with nothing but blanks between them."""
    run: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        if run and text[end : match.start()].strip(" .\u00a0"):
            yield run
            run = []
        if _capital(match.group()):
            run.append(match.group())
        elif run:
            yield run
            run = []
        end = match.end()
    if run:
        yield run


def _capital(word: str) -> bool:
    """Whether the word may be a name: not in small letters, or in a script that has none."""
    return word != word.lower() or (word != "" and not word.isascii() and word == word.upper())


@lru_cache(maxsize=1 << 16)
def _bare(word: str) -> str:
    return _folded(word).removesuffix("'s")


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ʼ", "'"))
    return "".join(c for c in plain if unicodedata.category(c) not in {"Mn", "Cf"}).casefold()


def _visible(text: str) -> str:
    """The text composed, without characters that cannot be seen: a soft hyphen would hide a name."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf")


def _parts(word: str) -> list[str]:
    """The parts of a hyphened name that are names themselves: "rashid" of "al-rashid"."""
    parts = re.split(r"[-']", word)
    return [part for part in parts if len(part) > 2 and part not in _PARTICLES] if len(parts) > 1 else []
