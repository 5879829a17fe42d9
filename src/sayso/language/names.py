"""Names: the parties of a document, each under its fullest name, with every word that stands for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.language.entities import NamedThing, named_things, people_words
from sayso.language.sources import source_kind
from sayso.model import Attribution, Entity, EntityKind, Name, Sentence, Span, Token

__all__ = [
    "Party",
    "head_of",
    "is_body",
    "kind_of_party",
    "named_parties",
    "names_of",
    "same_spelling",
    "without_determiner",
]

_MARKS = re.compile(r"['’ʼ`.-]")
_FOLDS = (
    ("iy", "i"),
    ("yy", "i"),
    ("ii", "i"),
    ("yi", "i"),
    ("ij", "i"),
    ("y", "i"),
    ("kh", "h"),
    ("ck", "k"),
    ("j", "i"),
)
_DETERMINERS = frozenset("the a an this that his her its their our".split())
_NOT_INITIALS = frozenset("of for the and in on de".split())
_HEADS_BEFORE = re.compile(r"\b(?:of|in|at|for|from|near|with|on|who|which|that)\b|,")


@dataclass(slots=True)
class Party:
    """One party in the making: its fullest words, kind, pronoun ("he", "she", "it", "they" or None), and mentions."""

    words: tuple[str, ...]
    kind: EntityKind
    pronoun: str | None = None
    mentions: list[Span] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The fullest form, single-spaced, hyphens closed up."""
        return re.sub(r" (-) ", r"\1", " ".join(self.words)).replace(" 's", "'s").replace(" ’s", "’s")


def _folded(word: str) -> str:
    lower = _MARKS.sub("", word.lower())
    for written, sound in _FOLDS:
        lower = lower.replace(written, sound)
    return lower


def _one_apart(first: str, second: str) -> bool:
    """Whether one letter replaced, added or left out makes one word of the other."""
    if abs(len(first) - len(second)) > 1 or first == second:
        return first == second
    at = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second)))
    if len(first) == len(second):
        return first[at + 1 :] == second[at + 1 :]
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    return longer[at + 1 :] == shorter[at:]


def same_spelling(first: str, second: str) -> bool:
    """Whether two family names are one name spelt two ways: alike once transliteration is folded, or, where both are
    long and begin alike, one letter apart.

    >>> same_spelling("Zelenskiy", "Zelinsky"), same_spelling("Orlov", "Orlova"), same_spelling("Melnyk", "Melnik")
    (True, False, True)
    """
    one, other = _folded(first), _folded(second)
    if one == other:
        return True
    return min(len(one), len(other)) >= 8 and one[:3] == other[:3] and one[-2:] == other[-2:] and _one_apart(one, other)


def _pronoun(thing: NamedThing) -> str | None:
    if thing.kind != "person":
        return "it"
    if set(thing.titles) & people_words("female"):
        return "she"
    if set(thing.titles) & people_words("male"):
        return "he"
    first = thing.words[0].lower()
    he, she = first in people_words("he"), first in people_words("she")
    return "he" if he and not she else "she" if she and not he else None


def _joins(party: Party, thing: NamedThing) -> bool:
    """Whether the named thing is another mention of the party."""
    if (party.kind == "person") != (thing.kind == "person"):
        return False
    if thing.kind != "person":
        return tuple(w.lower() for w in party.words) == tuple(w.lower() for w in thing.words) or (
            len(thing.words) == 1 and thing.words[0] in party.aliases
        )
    if not same_spelling(party.words[-1], thing.words[-1]):
        return False
    pronoun = _pronoun(thing)
    if pronoun and party.pronoun and pronoun != party.pronoun:
        return False
    if len(party.words) > 1 and len(thing.words) > 1:
        return same_spelling(party.words[0], thing.words[0]) or _initial(party.words[0], thing.words[0])
    return True


def _initial(first: str, second: str) -> bool:
    return first[0] == second[0] and min(len(first.rstrip(".")), len(second.rstrip("."))) == 1


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words if word[0].isalpha() and word.lower() not in _NOT_INITIALS).upper()


def named_parties(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence]
) -> tuple[list[Party], list[NamedThing]]:
    """The named parties of the text, and the named things that they were joined from."""
    things = named_things(tokens, sentences)
    parties: list[Party] = []
    by_last: dict[str, list[Party]] = {}
    for thing in things:
        if thing.kind in ("place", "weapon"):
            continue
        key = _folded(thing.words[-1])[:2]
        near = by_last.setdefault(key, [])
        party = next((held for held in reversed(near[-200:]) if _joins(held, thing)), None)
        if party is None:
            party = Party(thing.words, thing.kind, _pronoun(thing))
            parties.append(party)
            near.append(party)
            if thing.kind == "organisation" and len(thing.words) > 2:
                short = _bracketed(text, thing.span.end) or _initials(thing.words)
                if len(short) > 2:
                    party.aliases.add(short)
                    by_last.setdefault(_folded(short)[:2], []).append(party)
        if len(thing.words) > len(party.words):
            party.words = thing.words
        party.pronoun = party.pronoun or _pronoun(thing)
        party.mentions.append(thing.span)
    _short_persons(tokens, things, parties)
    return parties, things


def _bracketed(text: str, at: int) -> str | None:
    """The short form in brackets right after a name: "... Office (OHCHR)"."""
    match = re.compile(r"\s?\(([A-Z][A-Za-z0-9]{1,9})\)").match(text, at)
    return match.group(1) if match else None


def _short_persons(tokens: Sequence[Token], things: Sequence[NamedThing], parties: Sequence[Party]) -> None:
    """Joins the bare family names ("Orlov said") to the one person who bears it."""
    bearers: dict[str, list[Party]] = {}
    for party in parties:
        if party.kind == "person":
            bearers.setdefault(_folded(party.words[-1]), []).append(party)
    taken = {mention.start for party in parties for mention in party.mentions}
    ends = {thing.span.end for thing in things}
    for token in tokens:
        if not token.text[0].isupper() or token.start in taken or token.end in ends:
            continue
        held = bearers.get(_folded(token.text))
        if held and len(held) == 1 and token.start > held[0].mentions[0].start:
            held[0].mentions.append(token.span)


def names_of(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
) -> tuple[tuple[Entity, ...], tuple[Name, ...]]:
    """The entities of the text, and its parties with all their mentions: names, short forms, pronouns of sources."""
    from sayso.language.pronouns import resolve_sources

    parties, things = named_parties(text, tokens, sentences)
    resolve_sources(text, attributions, parties)
    entities = {Entity(thing.span, thing.kind) for thing in things}
    return (
        tuple(sorted(entities, key=lambda entity: entity.span)),
        tuple(
            sorted(
                (
                    Name(party.name, party.kind, tuple(sorted(set(party.mentions))))
                    for party in parties
                    if party.mentions
                ),
                key=lambda name: name.mentions[0],
            )
        ),
    )


def head_of(words: str) -> str:
    """The head noun of a noun phrase, in lower case: "Chiefs of Ukraine's armed forces" gives "chiefs"."""
    cut = _HEADS_BEFORE.search(words, 1)
    front = words[: cut.start()] if cut else words
    found = front.split()
    return found[-1].lower() if found else ""


def without_determiner(words: str) -> str:
    """The words without the article or pronoun that opens them."""
    first, _, rest = words.partition(" ")
    return rest if first.lower() in _DETERMINERS and rest else words


def kind_of_party(words: str, text: str) -> EntityKind:
    """What a source without a proper name is: an organisation, people, or a person."""
    kind = source_kind(words, text=text)
    if head_of(words).endswith("s") and head_of(words) not in ("forces",):
        return "people"
    return "organisation" if kind in ("media", "ngo", "intergovernmental", "document") else "other"


def is_body(words: str) -> bool:
    """Whether a noun phrase names a body, which no person's name stands for.

    >>> is_body("the regional military administration"), is_body("the officer")
    (True, False)
    """
    return head_of(words) in people_words("organisations")
