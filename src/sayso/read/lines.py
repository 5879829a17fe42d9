"""What a line of a plain text is, judged by the line alone: photo credit, dateline, byline, boilerplate, label.

Each rule is tied to the whole line or to one of its ends, so a sentence that only holds such words stays a sentence:
"Advertisement" alone is boilerplate, "The advertisement in Kyiv's metro was torn down." is not.
"""

from __future__ import annotations

import re

__all__ = ["byline_in", "caption_label", "credit_start", "is_boilerplate", "is_signature", "label_of", "names_only"]

# Lines of web pages that are never longer; a cookie notice is the longest.
_LONGEST_BOILERPLATE = 400
_LONGEST_CREDIT = 160

_SITES = r"(?:facebook|twitter|x|telegram|whatsapp|instagram|linkedin|reddit|pinterest|youtube|viber|threads|bluesky|mastodon|tiktok|google news|e-?mail|rss)"
_SITE_LIST = rf"{_SITES}(?:(?:,|,? and|,? or|/| \||·| )\s*{_SITES})*"
_WHOLE_LINE = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # copyright and licence
        r"(?:©|\(c\) ?(?=(?:19|20)\d\d)|copyright(?:ed)?(?: ?(?:©|\(c\)))?:? (?:by )?(?=[^.]{0,40}(?:19|20)\d\d)).*",
        r"(?:.{0,80}\W)?all rights reserved\.?(?: .{0,120})?",
        r"this (?:work|article|story|content|text|post) (?:is|was) (?:licen[sc]ed|republished|reproduced|available) "
        r"(?:under|from|with|by) .*",
        r"(?:published|licen[sc]ed) under (?:a |an |the )?(?:creative commons|cc|gfdl|open government) ?.*",
        r"(?:creative commons|cc) (?:attribution|by)\b.{0,80}",
        r"(?:this (?:article|story|post)|it) (?:was )?(?:first|originally) (?:appeared|published|posted) (?:on|in|at|by) .{1,100}",
        r"(?:republish|reuse) (?:this|our) (?:article|story|content).*",
        # comments and forms
        r"be the first (?:one )?to (?:comment|leave a (?:comment|reply)|write a comment|share your thoughts)\b.{0,60}",
        r"(?:leave|post|write|add|submit) (?:a|your) (?:reply|comment|response)(?: to .{0,80})?(?: cancel reply)?",
        r"cancel reply|reply|post comment|submit comment|comments?(?: \(?\d*\)?)?|no comments?(?: yet)?|\d+ comments?|"
        r"(?:show|view|hide|load)(?: more| all)? comments?|comments (?:are )?closed\.?|join the (?:conversation|discussion)\.?",
        r"(?:your email address will not be published\.?)(?: required fields are marked ?\*?\.?)?",
        r"required fields are marked ?\*?\.?",
        r"(?:name|e-?mail(?: address)?|website|comment|your (?:name|e-?mail|comment)) ?\*?:?",
        r"save my name,? e-?mail.{0,100}",
        r"notify me of (?:new|follow-?up) (?:posts|comments)\b.{0,60}",
        r"(?:you must be|please|you need to be) (?:logged|log|sign|signed)[ -]?in\b.{0,60}(?:comment|reply|account)\.?",
        r"this site uses (?:akismet|cookies|recaptcha)\b.*",
        r"this site is protected by (?:recaptcha|hcaptcha)\b.*",
        r"learn how your comment data is processed\.?",
        # sharing and following
        r"share(?: this)?(?: (?:article|story|post|page|news|video|on|via|with).{0,60})?:?|share this:.{0,100}",
        rf"(?:share|tweet|pin|post|send)(?: (?:this|it))? (?:on|to|via|by) {_SITE_LIST}\.?(?: ?\(opens in (?:a )?new window\))?",
        r"click to .{1,60}\(opens in (?:a )?new window\)",
        rf"{_SITE_LIST}",
        r"(?:tweet|print(?: this)?(?: page| article)?|copy link|save|bookmark|like this:|loading(?:\.\.\.|…)?|share|listen|"
        r"comment|text size|font size|a a a)",
        rf"(?:please )?(?:follow|like|find|join)(?: us| our (?:channel|page))? (?:also )?(?:on|at) (?:our )?{_SITES}\b.{{0,120}}",
        r"(?:join|subscribe to) (?:us on )?our (?:telegram|whatsapp|youtube|viber|newsletter|channel|page)\b.{0,120}",
        r"(?:sign up|subscribe|register)(?: now| here| today| free)?(?: (?:for|to) .{0,80})?(?:newsletter|newsletters|"
        r"briefing|digest|alerts|updates|inbox)s?\b.{0,80}",
        r"(?:get|receive) .{1,80} (?:in|to|straight to|delivered to) your inbox\b.{0,80}",
        r"(?:subscribe|sign up|sign in|log in|register|donate|support us|subscribe now)[.!]?",
        r"(?:support|help) (?:our|independent) (?:work|journalism|reporting|newsroom)\b.{0,120}",
        r"download (?:our|the) (?:.{1,30} )?app\b.{0,80}",
        # pointers to other pages
        r"(?:read more|read also|read next|also read|see also|see more|more on this(?: story)?|more from .{1,40}|related(?: "
        r"(?:articles?|stories|news|topics|posts|content|coverage))?|recommended(?: for you)?|you may (?:also )?like|most "
        r"(?:read|popular|viewed)|editors?['’]s? picks?|trending(?: now)?|don['’]t miss|what to read next|up next|latest news|"
        r"(?:previous|next) (?:article|post|story)|watch also|watch more)(?: ?[:»>|…-].{0,200})?",
        r"(?:tags?|filed under|posted in|categor(?:y|ies)|topics|keywords) ?: ?.{1,200}",
        r"(?:back to top|skip to (?:main )?content|continue reading(?: .{0,80})?|click here(?: (?:to|for) .{0,80})?|home|menu|"
        r"search|advertisements?|advertising|sponsored(?: content)?|story continues below(?: advertisement)?|article continues "
        r"(?:below|after)(?: .{0,40})?|scroll to continue.{0,40}|promoted(?: content)?|ad)",
        r"(?:terms (?:of (?:use|service)|and conditions)|privacy (?:policy|notice|settings)|cookie (?:policy|settings|"
        r"preferences)|about us|contact us|contacts?|editorial policy|sitemap)(?: ?[|·•/,-] ?.{0,150})?",
        # cookies
        r"(?:we|this (?:web ?site|site|page)|our (?:web ?site|site|partners)) (?:and our partners )?uses? cookies\b.*",
        r"by (?:clicking|continuing|using this (?:site|website))\b.{0,200}(?:cookies|terms|privacy policy)\b.{0,100}",
        r"(?:accept|reject|manage)(?: all)? cookies|accept all|got it!?",
        r"our standards: .{1,80}|\(?this story (?:has not been edited|is published from) .{1,160}",
        r"\d+ (?:min(?:ute)?s?) read|reading time:? .{1,20}|\d+ (?:shares|views|likes)",
    )
)

_AGENCIES = (
    r"(?:REUTERS|Reuters|AFP|AP|EPA(?:-EFE)?|EFE|AAP|ANSA|TASS|DPA|dpa|PA|UPI|UNIAN|Ukrinform|Xinhua|Anadolu(?: Agency)?|"
    r"Getty(?: Images)?|Bloomberg|NurPhoto|SOPA|Sipa|Zuma|Shutterstock|Maxar(?: Technologies)?|Planet Labs|"
    r"Associated Press|Agence France-Presse|UNICEF|UNHCR|OCHA|WFP|ICRC|MSF|UN Photo|WHO)"
)
_NAME = r"[\w.'’\- ]{2,60}"
_CREDIT_WORD = (
    r"(?:photographs?|photos?|images?|pictures?|pics?|photo credit|image credit|picture credit|credits?|fotos?|video)"
)
_CREDIT = re.compile(
    "(?:"
    + "|".join(
        (
            rf"[(\[](?i:{_CREDIT_WORD})(?i:[:/]| by| courtesy(?: of)?)\s?[^()\[\]]{{2,100}}[)\]]",
            rf"[(\[]{_AGENCIES}(?: Photo| Images| Pictures)?(?:\s?[/|,]\s?[^()\[\]]{{2,80}}| via [^()\[\]]{{2,60}})?[)\]]",
            rf"[(\[][^()\[\]]{{2,60}}(?:/| via | for ){_AGENCIES}[^()\[\]]{{0,40}}[)\]]",
            rf"\b(?:Handout |Pool |Stringer )?(?:via )?{_AGENCIES}(?: Photo| Images| Pictures)?\s?/\s?{_NAME}(?:/{_NAME}){{0,3}}",
            rf"(?i:\b{_CREDIT_WORD}\s?(?::|by\b|courtesy(?: of)?\b))\s?(?=[A-Z@©\"“])[^.()!?]{{2,80}}(?:\.[^.()!?]{{2,20}})?",
            r"\bGetty Images(?:/[\w ]{2,40})?",
            rf"[A-Z]{_NAME}\s?/\s?{_AGENCIES}(?:\s?/\s?{_NAME}){{0,2}}",
            rf"© ?[A-Z]{_NAME}(?:/{_NAME}){{0,3}}",
            r"\bvia (?:REUTERS|AP|AFP|Getty Images)",
        )
    )
    + r")\.?\Z"
)
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
    *"monday tuesday wednesday thursday friday saturday sunday january february march april may june july august".split(),
    *"september october november december land sea air night day noon dawn midnight then now contrast comparison".split(),
    *"sunset sunrise evening morning afternoon chance force law".split(),
}
_SIGNATURE = re.compile(
    r"\((?:additional |further |with )?(?:reporting|writing|written|compiled|edited|editing|by)\b[^()]{3,300}\)\.?|"
    r"(?:additional )?(?:reporting|writing) by [A-Z][^.]{3,200}[;.] ?(?:.{0,100}(?:editing|edited) by .{3,100})?|"
    r"(?:\(?[A-Z]{2,5}\)?/)[A-Z]{2,4}(?:/[A-Z]{2,4})*|\(?ends?\)?|#{3}|-+ ?30 ?-+|\(?more\)?",
    re.IGNORECASE,
)


def is_boilerplate(line: str) -> bool:
    """Whether the line, without white space around it, belongs to the page and not to the report."""
    line = line.strip(" \t*•·|»>-–—\xa0")
    return 0 < len(line) <= _LONGEST_BOILERPLATE and any(form.fullmatch(line) for form in _WHOLE_LINE)


def is_signature(line: str) -> bool:
    """Whether the line signs a report off: "(Reporting by A; editing by B)", "AFP/kl/rt", "(ENDS)"."""
    return len(line) <= _LONGEST_BOILERPLATE and _SIGNATURE.fullmatch(line) is not None


def credit_start(line: str) -> int | None:
    """Where the photo credit begins that ends the line; 0 when the whole line is one, None without one.

    >>> credit_start("A bridge in Irpin, 5 March 2022. REUTERS/Ann Smith")
    33
    """
    skip = max(0, len(line) - _LONGEST_CREDIT)
    match = _CREDIT.search(line, skip)
    if match is None:
        return None
    start = match.start()
    # "Ann Smith/AFP" is a name that runs back to the sentence before it: the credit begins behind its full stop.
    stop = max(line.rfind(mark, 0, match.end() - 1) for mark in (". ", "! ", "? ", ") "))
    if line[start] not in "([" and stop + 2 > start:
        start = stop + 2
    return start


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
    held = [word.strip(",;&/|()-–—") for word in words.split()]
    held = [word for word in held if word]
    return (
        bool(held)
        and held[0][0].isupper()
        and all(word[0].isupper() or word.lower() in _SMALL for word in held)
        and not any(word.lower() in _NOT_AUTHORS for word in held[:2])
        and len(held) <= 14
    )
