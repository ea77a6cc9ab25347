"""Congratulate: a new role, seen by comparing two exports."""

from __future__ import annotations

from datetime import datetime

from ...ledger.closings import own_words
from ..candidate import TOGETHER, Candidate, RoleChange, when
from ..item import Item
from ..words import date_words, day

NAME = "congratulate"
STARTS = True
NEWS_DAYS = 60  # after that it is no longer news
OLDER_NEWS_DAYS = 21  # for a change that may be a year old already
NARROW_DAYS = 100  # exports further apart cannot say when it happened


def find(candidate: Candidate, as_of: datetime) -> Item | None:
    """Return the item for a new role of somebody the owner has talked with and has not written to since."""
    if candidate.standing.stage not in ("acquainted", "conversing", "trusted"):
        return None
    for change in sorted(candidate.changes, key=lambda one: one.seen_on, reverse=True):
        since = change.before or change.seen_on
        narrow = (change.seen_on - since).days <= NARROW_DAYS
        news = NEWS_DAYS if narrow else OLDER_NEWS_DAYS
        if not is_new_role(change) or not 0 <= (as_of.date() - change.seen_on).days <= news:
            continue
        written = [
            row for row in candidate.rows if row.mine and row.kind in TOGETHER and when(row).date() >= since
        ]
        if written and (not narrow or any(_knows(row.text, change) for row in written)):
            continue
        if any(when(row).date() > change.seen_on for row in written):
            continue
        old = ", ".join(filter(None, (change.old_position, change.old_company)))
        why = f"Now {_role(change.new_position, change.new_company)}"
        why += f" (was {old})" if old else ""
        why += f"; new in your export {day(change.seen_on, as_of)}"
        why += "." if narrow else f", some time since {date_words(since, as_of.date())}."
        weight = (58.0 if narrow else 30.0) + {"trusted": 8.0, "conversing": 4.0}.get(
            candidate.standing.stage, 0.0
        )
        return Item(
            NAME,
            candidate.ref,
            candidate.name,
            "congratulate them on the new role",
            why,
            3,
            change.evidence,
            weight,
        )
    return None


def _role(position: str, company: str) -> str:
    return f"{position} at {company}" if position and company else position or f"at {company}"


def is_new_role(change: RoleChange) -> bool:
    """Return whether it is more than another spelling, and something is known of the new role."""

    def plain(*parts: str) -> list[str]:
        return ["".join(c for c in part.casefold() if c.isalnum()) for part in parts]

    new = plain(change.new_position, change.new_company)
    return any(new) and new != plain(change.old_position, change.old_company)


_CONGRATULATES = (
    "congrat",
    "new job",
    "new role",
    "glückwunsch",
    "gratul",
    "félicit",
    "felicid",
    "enhorabuena",
)


def _knows(text: str, change: RoleChange) -> bool:
    """Return whether the owner's words show that they know of the change already."""
    words = own_words(text).casefold()
    company = change.new_company.casefold()
    return any(word in words for word in _CONGRATULATES) or bool(company and company in words)
