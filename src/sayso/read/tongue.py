"""The language of a text, as an ISO 639-1 code."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable

__all__ = ["language_of"]

# A headline's worth: names and figures outweigh the language in anything shorter.
_LEAST_LETTERS = 60
_SAMPLE = 3_000
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = set(
    "the of and to in that was is for on with as by at from were had are his their has been after who said which they "
    "have it not its but an be this he she".split()
)
# Of 924 news articles in English the median has 0.31 of these; a text with fewer goes to the classifier.
_ENGLISH_SHARE = 0.22


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or None when it is too short to tell.

    English is told by its function words, without the classifier, which takes a second to load.
    """
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    if sum(map(len, words)) < _LEAST_LETTERS:
        return None
    if sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words):
        return "en"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from py3langid import langid

    classify: Callable[[str], tuple[str, float]] = langid.classify
    return classify(" ".join(words))[0]
