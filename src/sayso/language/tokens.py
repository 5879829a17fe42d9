"""Tokens: words and marks, cut as UD English (EWT) cuts them, so that taggers trained on it find what they know.

Clitics stand apart ("does" "n't", "Kyiv" "'s"), hyphens too ("Russian" "-" "backed"), but a prefix keeps its word
("anti-aircraft", "pre-war"), and numbers keep commas and decimals. One departure from EWT: a designation is one token
("T-72", "Su-25"), since it is one name. No character is lost, except white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sayso.model import Span, Token

__all__ = ["ABBREVIATIONS", "TITLES", "tokens_of"]

# Written before a name; the full stop never ends a sentence.
TITLES = frozenset(
    "mr mrs ms dr prof rev gen lt col maj capt sgt cpl pvt pte brig adm cmdr cdr comm gov sen rep pres hon amb supt "
    "insp det fr sr st mt ft vs".split()
)
# Written with a full stop that may also end the sentence.
ABBREVIATIONS = frozenset(
    "inc co corp ltd jr etc jan feb mar apr jun jul aug sep sept oct nov dec dept est approx ave blvd dist div regt "
    "bn".split()
)
_PREFIXES = (
    "anti ante bi co counter e ex extra inter intra mid micro mini multi non over para post pre pro re semi sub super "
    "trans ultra un under vice"
).split()
_LOWER = {"vs", "etc", "est", "approx", "ft", "dept", "regt", "bn"}  # "sun." and "co." in lower case are words
_DOTTED = "|".join(
    sorted({form for word in TITLES | ABBREVIATIONS for form in (word.title(), word.upper())} | _LOWER, reverse=True)
)
_TOKEN = re.compile(
    r"""
      (?:https?://|www\.)[^\s<>"“”]{1,2000}[^\s<>"“”.,;:!?)\]'’]     # addresses
    | [\w.+\-]{1,64}@\w[\w\-]{0,63}(?:\.\w[\w\-]{0,63}){1,4}
    | [@\#][A-Za-z_]\w{1,60}
    | \d{1,2}:\d\d(?::\d\d)?(?!\d)                                   # 14:32
    | \d{1,4}/\d{1,2}/\d{1,4}(?!\d) | \d{4}-\d\d-\d\d(?!\d)          # 3/8/00, 2022-03-20
    | \d+(?:[.,]\d+)*(?:st|nd|rd|th|s)(?![^\W_])                     # 20th, 1980s
    | \d+(?:[.,]\d+)*                                                # 3.5, 25,000
    | (?:[^\W\d_]\.){2,}                                             # U.S., a.m.
    | (?:"""
    + _DOTTED
    + r""")\.(?=\s*[^\s.]) | [A-Z]\.(?=\s*[A-Z])                       # Gen., J.
    | Nos?\.(?=\s*\d)                                                # No. 5
    | [^\W\d_]{1,4}-\d[\w]*(?![^\W_])                                # T-72, Su-25
    | (?i:"""
    + "|".join(_PREFIXES)
    + r""")-[^\W\d_]{2,}(?!-)                                          # anti-aircraft
    | [^\W\d_][^\W_]*(?:['’ʼ][^\W\d_]+)*['’]?                        # words, with their apostrophes inside
    | \.{2,} | -{2,} | [!?]{2,} | ``|''
    | \S
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?:n['’]t|['’ʼ](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_FUSED = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3}
_MARKS = "'’"


def _pieces(word: str) -> Iterator[int]:
    """The offsets inside a word at which UD cuts it."""
    lower = word.lower()
    if lower in _FUSED:
        yield _FUSED[lower]
        return
    if word[-1] in _MARKS and len(word) > 1:
        # "the soldiers' bus", or a closing quotation mark: apart in either case.
        body = word[:-1]
        yield from _pieces(body) if body[-1] not in _MARKS else ()
        yield len(word) - 1
        return
    clitic = _CLITIC.search(word)
    if clitic and clitic.start() > 0:
        yield clitic.start()


def tokens_of(text: str, spans: Iterable[Span]) -> tuple[Token, ...]:
    """The tokens of `text` inside `spans` (sentences, in order); `Token.sentence` is the index of the span.

    >>> [token.text for token in tokens_of("They didn't hit 3.5km of it.", [Span(0, 28)])]
    ['They', 'did', "n't", 'hit', '3.5', 'km', 'of', 'it', '.']
    """
    found: list[Token] = []
    for number, span in enumerate(spans):
        for match in _TOKEN.finditer(text, span.start, span.end):
            start, end = match.span()
            word = match.group()
            if end - start > 2 and not word.isalnum() and word[0].isalpha():
                for cut in _pieces(word):
                    found.append(Token(start, match.start() + cut, text[start : match.start() + cut], number))
                    start = match.start() + cut
            elif word.lower() in _FUSED:
                cut = start + _FUSED[word.lower()]
                found.append(Token(start, cut, text[start:cut], number))
                start = cut
            found.append(Token(start, end, text[start:end], number))
    return tuple(found)
