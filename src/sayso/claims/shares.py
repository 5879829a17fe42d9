"""Shares of a count: "8 killed, 3 of them children", as mentions of their own beside the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.claims.setting import Setting, inside
from sayso.language import class_of
from sayso.model import EventMention, Span

__all__ = ["shares_of"]

_OPENS = re.compile(
    r"[\s,;(–—-]{1,3}(?:(?:including|among (?:them|whom)|of whom|of them|with)\b"
    r"|(?=(?:[\w,.-]+\s){1,3}of (?:them|whom)\b))|\s\((?=(?:at least )?\d)"
)
_ENDS = re.compile(r"[.;:()”\"–—]| (?:were|was|had|have|has|said|says|when|after|in|on|and \w+ed)\b")
_THEM = re.compile(r"\s*of (?:them|whom)\s*(?:were |was |are )?")
_COUNTING = frozenset(
    "killed injured missing abused detained captured released deported displaced trapped destroyed damaged".split()
)


def shares_of(setting: Setting, mention: EventMention, *, sentence: Span) -> Iterator[EventMention]:
    """The mentions that count a part of the mention's `of`: each a counted noun phrase that "including" or "of them"
    opens right after it."""
    if mention.event not in _COUNTING or mention.of is None or not inside(setting.counts, mention.of):
        return
    text = setting.reading.text
    start = max(mention.of.end, mention.trigger.end)
    opening = _OPENS.match(text, start, sentence.end)
    if opening is None:
        return
    end_match = _ENDS.search(text, opening.end(), sentence.end)
    end = end_match.start() if end_match else sentence.end
    if end <= opening.end():
        return
    counts = inside(setting.counts, Span(opening.end(), end))
    for number, count in enumerate(counts):
        stop = counts[number + 1].span.start if number + 1 < len(counts) else end
        words = Span(count.span.start, stop).trimmed(text, " ,\n\r\t")
        if words is None:
            continue
        for tail in (" and", ","):
            if words.of(text).endswith(tail):
                words = Span(words.start, words.end - len(tail))
        named = _THEM.sub(" ", words.of(text))
        if class_of(named) is not None and len(words) > len(count.span):
            yield replace(mention, of=words, clause=words, figure=None)
