"""What bytes are, told by the bytes themselves: a page, a feed, a transcript, a PDF, plain text, or nothing to read."""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["MEDIA_TYPES", "Kind", "binary_kind", "container", "is_binary_text", "text_kind"]

Kind = Literal["pdf", "html", "feed", "srt", "vtt", "mail", "markdown", "plain"]

MEDIA_TYPES: dict[Kind, str] = {
    "pdf": "application/pdf",
    "html": "text/html",
    "feed": "application/xml",
    "srt": "application/x-subrip",
    "vtt": "text/vtt",
    "mail": "message/rfc822",
    "markdown": "text/markdown",
    "plain": "text/plain",
}
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office file (DOC, XLS, PPT)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xfd7zXZ\x00", "an XZ archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound or video recording"),
    (b"fLaC", "a sound recording"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "a rich-text file (RTF)"),
    (b"%!PS", "a PostScript file"),
    (b"WARC/", "a web archive (WARC)"),
    (b"wOFF", "a font"),
    (b"PAR1", "a Parquet table"),
)
_RIFF = {b"WEBP": "a WebP picture", b"WAVE": "a sound recording", b"AVI ": "a video"}
_OFFICE = (
    (b"word/", "a Word file (DOCX)"),
    (b"xl/", "a spreadsheet (XLSX)"),
    (b"ppt/", "slides (PPTX)"),
    (b"mimetypeapplication/vnd.oasis", "an OpenDocument file"),
    (b"mimetypeapplication/epub", "an e-book (EPUB)"),
    (b"META-INF/", "a Java archive"),
)
_PROLOGUE = re.compile(r"(?:\ufeff|\s|<\?xml[^>]{0,200}>|<!--(?:[^-]|-(?!->)){0,4000}-->|<\?[\w-]{1,40}[^>]{0,500}>)*")
_FEED = re.compile(r"<!doctype\s+(?:rss|feed|rdf)\b|<(?:[a-z]{1,10}:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_PAGE = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|title|meta|main|article|section|header|div|p|h1|h2|table|figure|span|center|font)"
    r"(?=[\s>/])",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"</(?:html|head|body|title|main|article|section|header|div|p|h1|h2|table|figure|a|span)\s*>", re.IGNORECASE
)
_SRT = re.compile(
    r"\ufeff?\s*(?:\d{1,6}[ \t]*\r?\n)?\d{1,3}:[0-5]\d:[0-5]\d[,.]\d{1,3}[ \t]*-->[ \t]*\d{1,3}:[0-5]\d:[0-5]\d"
)
_VTT = re.compile(r"\ufeff?WEBVTT(?=[ \t\r\n]|\Z)")


def binary_kind(data: bytes) -> str | None:
    """What sort of binary file the bytes begin as ("a PNG picture"), or None where they may be text or PDF."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return what
    if data.startswith(b"RIFF"):
        return _RIFF.get(data[8:12], "a RIFF recording")
    if data[4:8] == b"ftyp":
        return "a HEIC or AVIF picture" if data[8:12] in {b"heic", b"heix", b"mif1", b"avif"} else "a video"
    if data.startswith(b"PK\x03\x04"):
        head = data[:4096]
        return next((what for mark, what in _OFFICE if mark in head), None)
    return None


def container(data: bytes) -> Literal["gzip", "zip"] | None:
    """The container that the bytes are, if they are one."""
    if data.startswith(b"\x1f\x8b\x08"):
        return "gzip"
    return "zip" if data.startswith((b"PK\x03\x04", b"PK\x05\x06")) else None


def is_binary_text(text: str) -> bool:
    """Whether decoded bytes hold so many control characters that they are no text (one in a hundred, or any run)."""
    sample = text[:65536]
    controls = sum(sample.count(chr(code)) for code in range(32) if code not in {9, 10, 11, 12, 13, 27, 30})
    return "\x00\x00" in sample or controls * 100 > len(sample)


def text_kind(text: str, *, name: str | None = None, media_type: str | None = None) -> Kind:
    """What a decoded text is; in doubt plain text.

    Only a name in .eml, .md or .markdown makes mail or Markdown, since both look like ordinary text.
    """
    lower = (name or "").lower()
    if lower.endswith(".eml"):
        return "mail"
    if _VTT.match(text):
        return "vtt"
    if _SRT.match(text):
        return "srt"
    start = _PROLOGUE.match(text)
    at = start.end() if start else 0
    # An address in .md often gives a page that shows the Markdown.
    if lower.endswith((".md", ".markdown")) and text[at : at + 5].lower() not in {"<!doc", "<html"}:
        return "markdown"
    if text.startswith("<", at):
        if _FEED.match(text, at):
            return "feed"
        opening = _PAGE.match(text, at)
        if opening and (text[at : at + 5].lower() in {"<!doc", "<html"} or _CLOSED.search(text, at)):
            return "html"
        if media_type and "html" in media_type and _CLOSED.search(text, at):
            return "html"
    return "plain"
