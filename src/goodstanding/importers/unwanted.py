"""Mail that makes no tie: automatic answers, lists, newsletters, mail sent in bulk, no-reply senders."""

from __future__ import annotations

import re

from goodstanding.importers.automatic import is_automatic
from goodstanding.importers.message import Mail

AUTOMATIC = "automatic answer"
NEWSLETTER = "newsletter"
NO_REPLY = re.compile(
    r"(?:[\w.+-]*(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|noreply|donotreply|nepasrepondre|ne[-_.]pas[-_.]repondre|"
    r"no[-_.]responder|noresponder|nicht[-_.]antworten|keine[-_.]antwort|unsubscribe|mailer-daemon)[\w.+-]*|"
    r"(?:postmaster|bounces?|notifications?|notify|alerts?|mailer|daemon|automated|autoresponder|auto-confirm|"
    r"invitations|messages-noreply|listserv|majordomo|root|www-data|calendar-notification|"
    r"newsletters?|news|updates|digest|marketing|mailings?|announcements?)(?:[+-][\w.+-]*)?)@",
    re.I,
)  # fmt: skip
_BULK = frozenset({"bulk", "list", "junk"})


def unwanted(mail: Mail, sender: str) -> str | None:
    """Return why a mail that somebody else sent makes no tie, None when it does."""
    headers = mail.headers
    if is_automatic(mail):
        return AUTOMATIC
    if "list-id" in headers or "mailing-list" in headers:
        return "newsletter" if _is_campaign(headers) else "mailing list"
    if mail.calendar:
        return "calendar answer"
    precedence = headers.get("precedence")
    if precedence is not None and precedence.strip().lower().decode("latin-1") in _BULK:
        return "mailing list" if "list-post" in headers else "sent in bulk"
    if NO_REPLY.match(sender):
        return "no-reply sender"
    if "list-unsubscribe" in headers:
        return NEWSLETTER
    if headers.get("x-spam-flag", b"").strip().lower() == b"yes":
        return "spam"
    return None


def _is_campaign(headers: dict[str, bytes]) -> bool:
    return "list-unsubscribe" in headers and "list-post" not in headers and "x-mailing-list" not in headers
