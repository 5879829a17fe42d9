"""Talk: what the program says on stderr, one line a thing. Data never goes this way."""

from __future__ import annotations

import sys
import unicodedata

__all__ = ["complain", "counted", "one_line", "say", "say_unread", "shortened"]

_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def _shown(text: str) -> str:
    """The text as a terminal may show it: control characters and direction overrides become U+FFFD.

    A report is hostile input: an escape sequence in it could rewrite the lines above, or the clipboard.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        char
        if char in "\n\t" or (unicodedata.category(char) not in {"Cc", "Cs"} and char not in _OVERRIDES)
        else "\ufffd"
        for char in text
    )


def one_line(text: str) -> str:
    """The text on one line, fit for a terminal: runs of white space become one blank."""
    return _shown(" ".join(text.split()))


def shortened(text: str, *, longest: int = 160) -> str:
    """The text on one line, cut after a word where it is longer: a bomb of a page has a title of megabytes."""
    words = one_line(text[: 4 * longest])
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + " …"


def counted(number: int, noun: str) -> str:
    """The number with its noun: "1 claim", "2,140 claims"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def say(text: str) -> None:
    """Writes one line to stderr; above the progress bar, where there is one, since that stands in for `sys.stderr`."""
    sys.stderr.write(one_line(text) + "\n")
    sys.stderr.flush()


def complain(thing: str, reason: str, step: str) -> None:
    """Writes one line to stderr: the thing, the reason, the next step."""
    say(f"{thing}: {reason.rstrip('.')}; {step}")


def say_unread(where: str, language: str | None) -> None:
    """Says that a document's language is not read yet, where it is another than English or too short to tell."""
    if language not in (None, "en"):
        say(f"{where}: its language ({language}) is not read yet, so it yields no claims")
