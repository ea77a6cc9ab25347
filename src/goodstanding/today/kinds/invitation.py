"""Invitation: somebody would like to connect. A note with a reason is worth a reply; a stock note can wait."""

from __future__ import annotations

from datetime import datetime

from ...values import Kind
from ..candidate import Candidate, when
from ..item import Item
from ..pitches import is_pitch, is_stock_note
from ..words import day, quoted

NAME = "invitation"
STARTS = False
OLD_DAYS = 180


def find(candidate: Candidate, as_of: datetime) -> Item | None:
    """Return the item for an invitation that has neither been accepted nor answered; never for a pitch."""
    asked = [row for row in candidate.rows if row.kind is Kind.INVITATION and not row.mine and row.to_me]
    if not asked:
        return None
    row = asked[-1]
    # An acceptance may be known to the day only, so it can seem to come before its own invitation.
    settled = any(
        (other.kind is Kind.ACCEPTANCE or (other.mine and other.kind in (Kind.MESSAGE, Kind.INVITATION)))
        and when(other).date() >= when(row).date()
        for other in candidate.rows
    )
    if settled or (as_of - when(row)).days > OLD_DAYS or is_pitch(row.text):
        return None
    if is_stock_note(row.text):
        why = f"Asked to connect {day(when(row), as_of)}, with no word of their own. No hurry."
        return Item(NAME, candidate.ref, candidate.name, "accept or decline", why, 1, (row.id,), 12)
    why = f"Asked to connect {day(when(row), as_of)}: {quoted(row.text, 120)}"
    return Item(NAME, candidate.ref, candidate.name, "answer the invitation", why, 3, (row.id,), 62)
