"""Trees of elements to paragraphs: white space collapsed, links with their offsets, headings told from prose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

__all__ = ["Block", "blocks_of"]

_BLOCKS = set(
    "address article blockquote body caption center code dd details div dl dt entry fieldset figcaption figure "
    "h1 h2 h3 h4 h5 h6 header hr html item li list main ol p pre quote row section summary table tbody thead tfoot "
    "tr ul".split()
)
_HEADINGS = set("h1 h2 h3 h4 h5 h6".split())
_CELLS = set("cell td th".split())
_BREAKS = {"br", "lb"}
_NO_REPORT = set(
    "script style nav form button aside footer noscript select option textarea input label iframe svg template head "
    "object audio video canvas dialog menu".split()
)


@dataclass(slots=True)
class Block:
    """A paragraph or heading: its words, and its links as (address, start, end) in them."""

    heading: bool = False
    words: str = ""
    links: list[tuple[str, int, int]] = field(default_factory=list)


class _Setter:
    """Gathers the words of the block that is being read."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.links: list[tuple[str, int, int]] = []
        self.spaced = True

    def add(self, text: str | None) -> None:
        """Appends text with its white space collapsed across the border of elements."""
        if not text:
            return
        words = " ".join(text.split())
        if text[0].isspace() and not self.spaced:
            self._put(" ")
        if words:
            self._put(words)
            if text[-1].isspace():
                self._put(" ")

    def _put(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)
        self.spaced = piece.endswith(" ")

    def block(self, heading: bool) -> Block | None:
        """The block gathered so far, None when it has no words; the next one begins."""
        words = "".join(self.pieces).rstrip()
        links = [(address, start, min(end, len(words))) for address, start, end in self.links if start < len(words)]
        self.pieces, self.length, self.links, self.spaced = [], 0, [], True
        return Block(heading, words, links) if words else None


def blocks_of(root: HtmlElement, *, extracted: bool) -> Iterator[Block]:
    """The paragraphs and headings of a tree in order.

    `extracted` tells trafilatura's own element names, where `head` is a heading; else the tree is a page's, and what
    never belongs to a report (forms, navigation, scripts) is passed over.
    """
    setter = _Setter()
    headings = {"head"} if extracted else _HEADINGS
    blocks = _BLOCKS | headings
    heading = False

    def visit(element: HtmlElement) -> Iterator[Block]:
        nonlocal heading
        tag = element.tag
        if not isinstance(tag, str) or (not extracted and tag in _NO_REPORT):
            return
        opens = tag in blocks or tag in _BREAKS
        if opens and (done := setter.block(heading)):
            yield done
        if tag in headings:
            heading = True
        if tag in _CELLS and setter.length:
            setter.add(" | ")
        start = setter.length
        setter.add(element.text)
        for child in element:
            yield from visit(child)
            setter.add(child.tail)
        address = element.get("target") if tag == "ref" else element.get("href") if tag == "a" else None
        if address and setter.length > start:
            setter.links.append((address, start, setter.length))
        if opens and (done := setter.block(heading)):
            yield done
        if tag in headings:
            heading = False

    yield from visit(root)
    if done := setter.block(heading):
        yield done
