"""Mail (.eml) to a draft: subject, sender, day, and the text or the page in it; attachments are left alone."""

from __future__ import annotations

import email
import email.policy
import email.utils

from sayso.errors import WrongContent
from sayso.model import DocumentDate
from sayso.read.blocks import blocks_of
from sayso.read.draft import Draft
from sayso.read.facts import PageFacts
from sayso.read.page import parsed, set_report
from sayso.read.plain import plain_draft
from sayso.read.policy import Policy

__all__ = ["mail_draft"]


def mail_draft(data: bytes, *, origin: str, policy: Policy) -> Draft:
    """The draft of a message: its subject the headline, its sender the byline, its date its own; plain text first.

    Raises WrongContent when it holds no text.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        part = message.get_body(preferencelist=("plain", "html"))
        content = part.get_content() if part is not None else ""
        subject, sender, sent = (" ".join(str(message.get(name) or "").split()) for name in ("Subject", "From", "Date"))
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as problem:
        raise WrongContent(
            origin, f"a message that is broken ({type(problem).__name__})", "save its text as .txt and read that"
        ) from None
    if not isinstance(content, str) or not content.strip():
        raise WrongContent(origin, "a message without text", "save its attachment as a file and read that")
    name, address = email.utils.parseaddr(sender)
    byline = name or address or None
    date = _sent(sent)
    if part is not None and part.get_content_type() == "text/html":
        blocks = blocks_of(parsed(content, origin=origin, policy=policy), extracted=False)
        return set_report(blocks, facts=PageFacts(title=subject or None, byline=byline, date=date))
    body = content.strip("\r\n")
    draft = plain_draft(
        f"{subject}\n\n{body}" if subject else body,
        headline=bool(subject),
        year_from=date.value if date else None,
    )
    return Draft(
        text=draft.text,
        regions=draft.regions,
        title=subject or None,
        byline=draft.byline or byline,
        outlet=draft.outlet,
        address=draft.address,
        date=date or draft.date,
    )


def _sent(value: str) -> DocumentDate | None:
    """The day and hour of a Date header."""
    try:
        at = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    return DocumentDate(at.date(), "metadata", None, at if at.tzinfo is not None else None)
