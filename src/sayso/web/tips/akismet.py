"""Akismet, a service that knows spam: off unless a key is given, since tips may name victims.

What is sent: the words and the link of the tip, the sender's network address and the name of the browser. Its interface
is documented at https://akismet.com/developers/detailed-docs/comment-check/.
"""

from __future__ import annotations

from dataclasses import dataclass

import urllib3

import sayso
from sayso.web.tips.entries import Letter

__all__ = ["Akismet"]

SERVICE = "https://rest.akismet.com"
_PATIENCE = 5.0  # seconds


@dataclass(frozen=True, slots=True)
class Akismet:
    """The service under a key, for the site at `home`; `service` is where it is reached."""

    key: str
    home: str
    service: str = SERVICE

    def says_spam(self, letter: Letter, *, address: str, browser: str) -> bool | None:
        """Whether it takes the letter for spam; None when it does not answer as documented: then editors decide."""
        fields = {
            "api_key": self.key,
            "blog": self.home,
            "user_ip": address,
            "user_agent": browser[:300],
            "comment_type": "contact-form",
            "comment_content": letter.words,
            "comment_author_url": letter.link or "",
            "blog_charset": "UTF-8",
        }
        agent = {"User-Agent": f"Sayso/{sayso.__version__}"}
        try:
            with urllib3.PoolManager(retries=False, timeout=_PATIENCE, headers=agent) as pool:
                answer = pool.request(
                    "POST", f"{self.service}/1.1/comment-check", fields=fields, encode_multipart=False, redirect=False
                )
        except urllib3.exceptions.HTTPError:
            return None
        return {b"true": True, b"false": False}.get(answer.data.strip()) if answer.status == 200 else None
