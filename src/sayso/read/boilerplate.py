"""Lines of a web page that are no report: licences, comment forms, share bars, pointers, cookie notices, adverts.

Every form must match the whole line, so a sentence that only holds such words stays a sentence: "Advertisement" alone
is boilerplate, "The advertisement in Kyiv's metro was torn down." is not.
"""

from __future__ import annotations

import re

__all__ = ["is_boilerplate"]

# No form below matches more; a longer line is prose.
_LONGEST = 400
_BULLETS = " \t*•·|»>-–—\xa0"
_SITE = (
    r"(?:facebook|twitter|x|telegram|whatsapp|instagram|linkedin|reddit|pinterest|youtube|viber|threads|bluesky|"
    r"mastodon|tiktok|google news|e-?mail|rss)"
)
_SITES = rf"{_SITE}(?:(?:,? and|,? or|,|/| \||·| )\s?{_SITE})*"
_RIGHTS = (
    r"(?:©|\(c\) ?(?=(?:19|20)\d\d)|copyright(?:ed)?(?: ?(?:©|\(c\)))?:? (?:by )?(?=[^.]{0,40}(?:19|20)\d\d)).*",
    r"(?:.{0,80}\W)?all rights reserved\.?(?: .{0,120})?",
    r"this (?:work|article|story|content|text|post) (?:is|was) (?:licen[sc]ed|republished|reproduced|available) "
    r"(?:under|from|with|by) .*",
    r"(?:published|licen[sc]ed) under (?:a |an |the )?(?:creative commons|cc|gfdl|open government) ?.*",
    r"(?:creative commons|cc) (?:attribution|by)\b.{0,80}",
    r"(?:this (?:article|story|post)|it) (?:was )?(?:first|originally) (?:appeared|published|posted) (?:on|in|at|by) "
    r".{1,100}",
    r"(?:republish|reuse) (?:this|our) (?:article|story|content).{0,200}",
    r"our standards: .{1,80}|\(?this story (?:has not been edited|is published from) .{1,160}",
)
_COMMENTS = (
    r"be the first (?:one )?to (?:comment|leave a (?:comment|reply)|write a comment|share your thoughts)\b.{0,60}",
    r"(?:leave|post|write|add|submit) (?:a|your) (?:reply|comment|response)(?: to .{0,80})?(?: cancel reply)?",
    r"cancel reply|reply|post comment|submit comment|comments?(?: \(\d*\)| \d+)?|no comments?(?: yet)?|\d+ comments?",
    r"(?:show|view|hide|load)(?: more| all)? comments?|comments (?:are )?closed\.?",
    r"join the (?:conversation|discussion)\.?",
    r"your email address will not be published\.?(?: required fields are marked ?\*?\.?)?",
    r"required fields are marked ?\*?\.?",
    r"(?:name|e-?mail(?: address)?|website|comment|your (?:name|e-?mail|comment)) ?\*?:?",
    r"save my name,? e-?mail.{0,100}",
    r"notify me of (?:new|follow-?up) (?:posts|comments)\b.{0,60}",
    r"(?:you must be|please|you need to be) (?:logged|log|sign|signed)[ -]?in\b.{0,60}(?:comment|reply|account)\.?",
    r"this site (?:uses (?:akismet|cookies|recaptcha)|is protected by (?:recaptcha|hcaptcha))\b.*",
    r"learn how your comment data is processed\.?",
)
_SHARING = (
    r"share(?: this)?(?: (?:article|story|post|page|news|video))?:?",
    rf"share(?: this)?(?: (?:article|story|post|page|news|video))? (?:on|via|with|to):? ?{_SITES}?",
    rf"share(?: this)?: ?{_SITES}",
    rf"(?:tweet|pin|post|send)(?: (?:this|it))? (?:on|to|via|by) {_SITES}\.?",
    r"(?:click to|share on) .{1,60}\(opens in (?:a )?new window\)",
    _SITES,
    r"tweet|print(?: this)?(?: page| article)?|copy link|save|bookmark|like this:|loading(?:\.\.\.|…)?|listen",
    r"text size|font size|a a a|\d+ (?:shares|views|likes)|\d+ min(?:ute)?s? read|reading time:? .{1,20}",
    rf"(?:please )?(?:follow|like|find|join)(?: us| our (?:channel|page))? (?:also )?(?:on|at) (?:our )?{_SITE}"
    r"(?: (?:channel|page|group))?(?:\W.{0,80})?",
    r"(?:join|subscribe to) (?:us on )?our (?:telegram|whatsapp|youtube|viber|newsletter|channel|page)\b.{0,120}",
    r"(?:sign up|subscribe|register)(?: now| here| today| free)?(?: (?:for|to) .{0,80})?\W?"
    r"\b(?:newsletter|briefing|digest|alert|update|inboxe?)s?\b.{0,80}",
    r"get .{1,80} (?:in|straight to|delivered to) your inbox\b.{0,80}",
    r"(?:subscribe|subscribe now|sign up|sign in|log in|register|donate|support us)[.!]?",
    r"(?:support|help) (?:our|independent) (?:work|journalism|reporting|newsroom)\b.{0,120}",
    r"download (?:our|the) (?:.{1,30} )?app\b.{0,80}",
)
_POINTERS = (
    r"(?:read more|read also|read next|also read|see also|see more|watch also|watch more|more from .{1,40}|up next|"
    r"more on this(?: story)?|you may (?:also )?like|(?:previous|next) (?:article|post|story))(?: ?[:»>|…-].{0,200})?",
    r"(?:related(?: (?:articles?|stories|news|topics|posts|content|coverage))?|recommended(?: for you)?|latest news|"
    r"most (?:read|popular|viewed)|editors?['’]s? picks?|trending(?: now)?|don['’]t miss|what to read next):?",
    r"(?:tags?|filed under|posted in|categor(?:y|ies)|topics|keywords) ?: ?.{1,200}",
    r"back to top|skip to (?:main )?content|continue reading(?: .{0,80})?|click here(?: (?:to|for) .{0,80})?",
    r"home|menu|search|advertisements?|advertising|sponsored(?: content)?|promoted(?: content)?|ad",
    r"(?:story|article) continues (?:below|after)(?: .{0,40})?|scroll to continue.{0,40}",
    r"(?:terms (?:of (?:use|service)|and conditions)|privacy (?:policy|notice|settings)|about us|contact us|contacts?|"
    r"cookie (?:policy|settings|preferences)|editorial policy|sitemap)(?: ?[|·•/,-] ?.{0,150})?",
)
_COOKIES = (
    r"(?:we|this (?:web ?site|site|page)|our (?:web ?site|site|partners)|we and our partners) uses? cookies\b.*",
    r"by (?:clicking|continuing|using this (?:site|website))\b.{0,200}\b(?:cookies|terms|privacy policy)\b.{0,100}",
    r"(?:accept|reject|manage)(?: all)? cookies|accept all|got it!?",
)
_FORMS = re.compile(
    "|".join(f"(?:{form})" for form in (*_RIGHTS, *_COMMENTS, *_SHARING, *_POINTERS, *_COOKIES)), re.IGNORECASE
)


def is_boilerplate(line: str) -> bool:
    """Whether the line belongs to the page and not to the report.

    >>> is_boilerplate("Leave a Reply"), is_boilerplate("He did not leave a reply.")
    (True, False)
    """
    words = line.strip(_BULLETS) if len(line) <= _LONGEST else ""
    return bool(words) and _FORMS.fullmatch(words) is not None
