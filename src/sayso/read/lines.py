"""What a line of a text is, judged by the line alone: photo credit, label, byline, signature."""

from __future__ import annotations

import re

__all__ = ["byline_in", "caption_label", "credit_start", "is_signature", "label_of", "names_only"]

_LONGEST_SIGNATURE = 400
_LONGEST_CREDIT = 160

_AGENCIES = (
    r"(?:REUTERS|Reuters|AFP|AP|EPA(?:-EFE)?|EFE|AAP|ANSA|TASS|DPA|dpa|PA|UPI|UNIAN|Ukrinform|Xinhua|"
    r"Anadolu(?: Agency)?|Getty(?: Images)?|Bloomberg|NurPhoto|SOPA|Sipa|Zuma|Shutterstock|Maxar(?: Technologies)?|"
    r"Planet Labs|Associated Press|Agence France-Presse|UNICEF|UNHCR|OCHA|WFP|ICRC|MSF|UN Photo|WHO)"
)
_KINDS = r"(?: Photo| Images| Pictures)?"
_NAME = r"[\w.'’\- ]{2,60}"
_CREDIT_WORD = (
    r"(?:photographs?|photos?|images?|pictures?|pics?|photo credit|image credit|picture credit|credits?|fotos?|video)"
)
_CREDIT = re.compile(
    "(?:"
    + "|".join(
        (
            rf"[(\[](?i:{_CREDIT_WORD})(?i:[:/]| by| courtesy(?: of)?)\s?[^()\[\]]{{2,100}}[)\]]",
            rf"[(\[]{_AGENCIES}{_KINDS}(?:\s?[/|,]\s?[^()\[\]]{{2,80}}| via [^()\[\]]{{2,60}})?[)\]]",
            rf"[(\[][^()\[\]]{{2,60}}(?:/| via | for ){_AGENCIES}[^()\[\]]{{0,40}}[)\]]",
            rf"\b(?:Handout |Pool |Stringer )?(?:via )?{_AGENCIES}{_KINDS}\s?/\s?{_NAME}(?:/{_NAME}){{0,3}}",
            rf"(?i:\b{_CREDIT_WORD}\s?(?::|by\b|courtesy(?: of)?\b))\s?"
            r"(?P<of>(?=[A-Z@©\"“])[^.()!?]{2,80}(?:\.[^.()!?]{2,20})?)",
            r"\bGetty Images(?:/[\w ]{2,40})?",
            rf"(?P<name>[A-Z]{_NAME})\s?/\s?{_AGENCIES}(?:\s?/\s?{_NAME}){{0,2}}(?: via {_AGENCIES}{_KINDS})?",
            rf"© ?[A-Z]{_NAME}(?:/{_NAME}){{0,3}}",
            r"\bvia (?:REUTERS|AP|AFP|Getty Images)",
        )
    )
    + r")\.?\Z"
)
_STOP = re.compile(r"(?<![A-Z])[.!?)][\"”’]? +")
_LABEL = re.compile(
    r"(?P<label>date|published(?: on| at)?|updated|last updated|posted(?: on)?|source|outlet|publisher|publication|"
    r"newspaper|site|author|reporter|written by|by|url|link|address|language|dateline|section|time|location)\s*:\s*"
    r"(?P<value>\S.*)",
    re.IGNORECASE,
)
_CAPTION_LABEL = re.compile(
    r"(?:caption|photo caption|photo|picture|image|pictured|pictured above|above|file photo|file)\s*:\s+", re.IGNORECASE
)
_SMALL = {
    "and",
    "in",
    "for",
    "of",
    "the",
    "de",
    "van",
    "von",
    "der",
    "al",
    "el",
    "bin",
    "with",
    "at",
    "on",
    "from",
    "to",
}
_NOT_AUTHORS = {
    *"monday tuesday wednesday thursday friday saturday sunday land sea air night day noon dawn midnight".split(),
    *"january february march april may june july august september october november december".split(),
    *"then now contrast comparison sunset sunrise evening morning afternoon chance force law".split(),
}
_SIGNATURE = re.compile(
    r"\((?:additional |further |with )?(?:reporting|writing|written|compiled|edited|editing|by)\b[^()]{3,300}\)\.?|"
    r"(?:additional )?(?:reporting|writing) by [A-Z][^.]{3,200}[;.] ?(?:.{0,100}(?:editing|edited) by .{3,100})?|"
    r"(?:\(?[A-Z]{2,5}\)?/)[A-Z]{2,4}(?:/[A-Z]{2,4})*|\(?ends?\)?|#{3}|-+ ?30 ?-+|\(?more\)?",
    re.IGNORECASE,
)


def is_signature(line: str) -> bool:
    """Whether the line signs a report off: "(Reporting by A; editing by B)", "AFP/kl/rt", "(ENDS)"."""
    return len(line) <= _LONGEST_SIGNATURE and _SIGNATURE.fullmatch(line) is not None


def credit_start(line: str) -> int | None:
    """Where the photo credit begins that ends the line; 0 when the whole line is one, None without one.

    >>> credit_start("A bridge in Irpin, 5 March 2022. REUTERS/Ann Smith")
    33
    """
    skip = max(0, len(line) - _LONGEST_CREDIT)
    match = _CREDIT.search(line, skip)
    if match is None:
        return None
    if match["of"] is not None and not names_only(match["of"]):
        return None  # "Image: Soldiers lift a slab" describes the picture
    if match["name"] is None:
        return match.start()
    # "… near Izium. Ann B. Smith/AFP": the name begins behind the last full stop that is not an initial's.
    ends = [stop.end() for stop in _STOP.finditer(line, 0, match.end("name"))]
    return max([match.start(), *ends])


def caption_label(line: str) -> int:
    """How many characters a label such as "Caption: " takes at the start of the line; 0 without one."""
    match = _CAPTION_LABEL.match(line)
    return match.end() if match else 0


def label_of(line: str) -> tuple[str, str, int] | None:
    """The label, the value and the value's offset of a line such as "Date: 3 March 2022"."""
    match = _LABEL.fullmatch(line) if len(line) <= 300 else None
    return (match["label"].lower(), match["value"].rstrip(), match.start("value")) if match else None


def byline_in(line: str) -> str | None:
    """Who a line such as "By Ann Smith and Taras Hrynko in Kyiv" names as author."""
    if line[:3].lower() != "by " or len(line) > 120 or line.rstrip()[-1:] in ".?!:":
        return None
    return line[3:].strip() if names_only(line[3:]) else None


def names_only(words: str) -> bool:
    """Whether the words look like names alone: capitals or small words between them, and no day or month."""
    held = [word.strip(',;&/|()-–—@©."“”') for word in words.split()]
    held = [word for word in held if word]
    return (
        bool(held)
        and held[0][0].isupper()
        and all(word[0].isupper() or word.lower() in _SMALL for word in held)
        and not any(word.lower() in _NOT_AUTHORS for word in held[:2])
        and len(held) <= 14
    )
