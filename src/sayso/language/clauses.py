"""Clauses: small questions about the words of a sentence, which the frames of statements ask."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language.cues import CueWord, cue_lexicon
from sayso.language.grammar import Grammar
from sayso.language.parties import Range, is_time, party_after
from sayso.language.sources import source_kind

__all__ = [
    "after_hearer",
    "around",
    "has_finite",
    "last_word",
    "opens_finite",
    "past_occasion",
    "quote_end",
    "reach",
    "relative_end",
    "sentence_like",
    "tells",
    "verb_at",
    "with_title",
    "words_of",
]


def reach(g: Grammar, i: int, quoted: Sequence[int]) -> Range:
    """The tokens that the cue at `i` may reach: its quotation when it stands in one, else the sentence."""
    if quoted[i] < 0:
        return 0, len(g.words)
    low = i
    while low > 0 and quoted[low - 1] == quoted[i]:
        low -= 1
    high = i
    while high < len(g.words) and quoted[high] == quoted[i]:
        high += 1
    return low, high


def has_finite(g: Grammar, start: int, end: int) -> bool:
    """Whether a finite verb stands in the range, its auxiliaries too."""
    return any(
        start < group.verb < end and group.start >= start and (group.finite or g.tags[group.start] in ("aux", "modal"))
        for group in g.groups
    ) or any(g.tags[k] in ("aux", "modal") for k in range(start, end))


def tells(g: Grammar, start: int, end: int) -> bool:
    """Whether the words tell something: a finite verb or, as in a headline, a participle ("Ten killed in strike")."""
    return has_finite(g, start, end) or any(
        start < group.verb < end and not g.words[group.verb].endswith("ing") and not group.infinitive
        for group in g.groups
    )


def opens_finite(g: Grammar, start: int) -> bool:
    """Whether a finite clause begins there: a noun phrase, and its verb soon after."""
    return g.tags[start] in ("pron", "det", "noun") and any(
        start < group.start < start + 8 and group.finite for group in g.groups
    )


def verb_at(g: Grammar, at: int, high: int) -> bool:
    """Whether a finite verb follows at once, so that the phrase is its subject: "said the mayor was …"."""
    return at < high and g.tags[at] in ("verb", "aux", "modal", "neg") and not g.words[at].endswith("ing")


def last_word(g: Grammar, start: int, high: int) -> int:
    """Where the words from `start` end: the sentence, without its closing marks."""
    end = high
    while end > start and g.words[end - 1] in (".", ",", ";", "…") and g.tags[end - 1] == "punct":
        end -= 1
    return end


def relative_end(g: Grammar, start: int, end: int) -> int:
    """Where a relative clause ends that the main verb follows: "Mr Bah, who accused X of theft, may resign"."""
    for k in range(start + 1, end - 1):
        if g.words[k] == "," and g.tags[k + 1] in ("verb", "aux", "modal") and not g.words[k + 1].endswith("ing"):
            return k
    return end


def quote_end(inside: int, end: int, quoted: Sequence[int]) -> int:
    """Where the quotation that holds token `inside` ends, its closing mark included."""
    k = inside
    while k < end and quoted[k] == quoted[inside]:
        k += 1
    return min(end, k + 1)


def sentence_like(g: Grammar, start: int, stop: int) -> bool:
    """Whether a quotation is a sentence of its own, so that what follows it is not part of the statement."""
    return has_finite(g, start, stop) and (
        g.tokens[start].text[:1].isupper() or g.words[stop - 2] in (",", ".", "!", "?")
    )


def around(g: Grammar, i: int, n: int) -> list[Range]:
    """The words before and after the cue at `i`."""
    return [held for held in ((0, i), (i + 1, last_word(g, i + 1, n))) if held[0] < held[1]]


def words_of(g: Grammar, held: Range) -> str:
    """The words of a range, single-spaced."""
    return " ".join(token.text for token in g.tokens[held[0] : held[1]])


def with_title(g: Grammar, party: Range, high: int) -> Range:
    """The party with the title that follows it: "said Ada Obi, deputy mayor of Kharkiv." """
    if party[1] + 1 < high and g.words[party[1]] == "," and g.tags[party[1] + 1] in ("det", "noun", "poss"):
        title = party_after(g, party[1] + 1, high)
        ended = title is not None and (title[1] >= high or g.words[title[1]] in (",", ".", ";"))
        if title and ended and not has_finite(g, party[1], title[1]) and g.tokens[party[1] - 1].text[:1].isupper():
            return (party[0], title[1])
    return party


def after_hearer(g: Grammar, start: int, high: int, cue: CueWord) -> tuple[int, Range | None]:
    """Where what is told begins, after who was told; and that one, where it is an outlet that publishes it."""
    if "hearer" not in cue.frames or start >= high or g.words[start] in ("that", ":", ","):
        return start, None
    if cue.word != "tell" and not any(g.words[k] == "that" for k in range(start, min(high, start + 12))):
        return start, None
    party = party_after(g, start, high, plain=True)
    if g.words[start] in ("me", "us", "him", "her", "them", "you"):
        return start + 1, None
    if party is None:
        return start, None
    if cue.word == "warn" and g.tags[party[1] - 1] != "noun":
        return start, None
    words = words_of(g, party)
    generic = g.words[party[1] - 1] in ("reporters", "journalists", "correspondents", "media", "press")
    outlet = party if not generic and source_kind(words) == "media" else None
    return party[1], outlet


def past_occasion(g: Grammar, start: int, high: int) -> int:
    """Past "on Tuesday", "in a video address to Italy's parliament", "late on Monday", that tell of the saying."""
    occasions = cue_lexicon().occasions
    i = start
    for _ in range(4):
        if i >= high:
            break
        if (
            is_time(g, i)
            or g.words[i] in occasions
            or (g.tags[i] == "adv" and i + 1 < high and g.tags[i + 1] in ("prep", "noun", "punct", "sub", "adv"))
        ):
            i += 1
        elif (
            g.tags[i] == "prep"
            and g.words[i] in ("in", "on", "at", "during", "via", "after", "by", "through", "to", "of", "from")
            and i + 1 < high
        ):
            party = party_after(g, i + 1, high)
            if party is None and is_time(g, i + 1):
                end = i + 2
                while end < high and (g.tags[end] == "num" or is_time(g, end)):
                    end += 1
                i = end
                continue
            if (
                party is None
                or not (any(g.words[k] in occasions or is_time(g, k) for k in range(*party)))
                or (
                    verb_at(g, party[1], high)
                    and not any(g.words[k] in ("statement", "interview", "briefing") for k in range(*party))
                )
            ):
                break
            i = party[1]
        else:
            break
    return i
