"""Who says so: the chain of sources of an event, nearest first."""

from __future__ import annotations

from sayso.claims.allegiance import side_of_source
from sayso.claims.institutions import of_country
from sayso.claims.setting import Setting
from sayso.language import source_kind
from sayso.model import EventMention, Sentence, Source, Span

__all__ = ["sources_of"]

# Labels of an outlet's own voices: what they announce is the publisher's, what they ask is theirs.
_OWN_VOICES = frozenset("anchor presenter host moderator newsreader narrator announcer studio newscaster".split())
_FIRST_PERSON = frozenset(("we", "i", "us", "our", "my"))


def sources_of(setting: Setting, mention: EventMention, sentence: Sentence) -> tuple[Source, ...]:
    """The sources of an event; in a transcript the label of the turn is the last of them."""
    found: list[Source] = []
    for number, span in enumerate(mention.sources):
        if _is_publisher(setting, span, sentence):
            continue
        found.append(_source(setting, span, mention.source_name if number == 0 else None))
    speaker = sentence.speaker
    if speaker is not None and all(held.span != speaker for held in found) and not _announced(setting, sentence):
        found.append(_source(setting, speaker, None))
    return tuple(found)


def _is_publisher(setting: Setting, span: Span, sentence: Sentence) -> bool:
    """Whether words of the first person stand outside any speech: "we have counted nine" of a statement."""
    words = span.of(setting.reading.text).lower()
    return words in _FIRST_PERSON and sentence.speaker is None and not setting.reading.quoted(span)


def _announced(setting: Setting, sentence: Sentence) -> bool:
    """Whether the sentence of a transcript is an announcement of the outlet's own voice, and no question."""
    text = setting.reading.text
    label = sentence.speaker.of(text).lower() if sentence.speaker is not None else ""
    return bool(set(label.split()) & _OWN_VOICES) and not sentence.span.of(text).rstrip('"”’ ').endswith("?")


def _bare(words: str) -> str:
    """The words without the article before a plain noun: "the regional military administration"."""
    rest = words[len("the ") :] if words[:4].lower() == "the " else ""
    return rest if rest[:1].islower() else words


def _source(setting: Setting, span: Span, named: Span | None) -> Source:
    """The source that the words at `span` name: who that is, of what kind, for which side."""
    words = span.of(setting.reading.text)
    name = of_country(setting.seat_at(span) or setting.name_at(span, named) or _bare(words), home=setting.home)
    kind = source_kind(words, name=name, text=setting.reading.text)
    return Source(text=words, span=span, name=name, kind=kind, side=side_of_source(setting, words, name, kind))
