"""Bytes to characters: UTF-8 first, then the declared encoding, then a guess among a few where it is safe."""

from __future__ import annotations

import codecs
import re

from sayso.errors import WrongContent

__all__ = ["charset_in", "decoded"]

# Codecs of text alone; `idna` or `punycode` take quadratic time on hostile bytes.
_CODECS = re.compile(
    r"(?:utf-(?:8|8-sig|16|16-le|16-be|32|32-le|32-be)|ascii|iso8859-\d{1,2}|latin-?1|cp\d{3,5}|koi8-[rut]|mac-\w{1,12}|"
    r"gb2312|gbk|gb18030|big5(?:hkscs)?|euc[_-](?:jp|kr)|shift[_-]jis|tis-620|kz1048|ptcp154)"
)
# The encodings of old news texts in Latin and Cyrillic letters; of more, a guess errs between neighbours.
_GUESSES = ["cp1252", "cp1251", "koi8_r"]
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})[\"']")
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
# Enough for a guess, whose time grows with the bytes.
_SAMPLE = 50_000


def charset_in(data: bytes, content_type: str | None) -> str | None:
    """The encoding that the sender's header, or else the head of the page or feed, declares."""
    match = _CHARSET.search(content_type or "")
    if match:
        return match[1]
    head = data[:2048]
    found = _XML_ENCODING.search(head) or _META.search(head)
    return found[1].decode("ascii", "replace") if found else None


def decoded(data: bytes, *, origin: str, declared: str | None = None) -> tuple[str, str]:
    """The characters and the name of their encoding; a UTF-8 byte-order mark is kept as U+FEFF.

    Raises WrongContent where no encoding fits, or the guess is not safe.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding, origin)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as problem:
        position = problem.start
    name = _codec(declared)
    if name and name != "utf-8":
        try:
            return data.decode(name), name
        except (UnicodeDecodeError, ValueError):
            pass
    guess = _guess(data)
    if guess is not None:
        return _strictly(data, guess, origin)
    called = f"declared as {declared} but " if declared else ""
    raise WrongContent(
        origin,
        f"{called}not UTF-8 from byte {position} on, and no other encoding fits",
        "save it as UTF-8 and read it again",
    )


def _strictly(data: bytes, encoding: str, origin: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as problem:
        raise WrongContent(
            origin, f"not {encoding} from byte {problem.start} on", "save it as UTF-8 and read it again"
        ) from None


def _codec(declared: str | None) -> str | None:
    """The codec of a declared name, None for one that is unknown or no encoding of text."""
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    if name in {"iso8859-1", "ascii"}:  # browsers read both as Windows-1252, and pages are made for browsers
        return "cp1252"
    return name if _CODECS.fullmatch(name) else None


def _guess(data: bytes) -> str | None:
    """The encoding of a few that fits the bytes with little noise, None when in doubt."""
    from charset_normalizer import from_bytes

    sample = data[: _SAMPLE - _SAMPLE % 2]
    if sample.count(0) * 8 > len(sample):  # every second byte of Latin text in UTF-16 is zero
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        if min(even, odd) * 20 > max(even, odd):
            return None
        return "utf-16-be" if even > odd else "utf-16-le"
    if b"\x00" in sample:
        return None
    best = from_bytes(sample, cp_isolation=_GUESSES, threshold=0.15).best()
    if best is None or best.chaos > 0.1:
        return None
    return str(best.encoding)
