"""Revive: help that was welcome long ago, at the time that they named."""

from __future__ import annotations

from datetime import datetime, timedelta

from ..candidate import TOGETHER, Candidate, when
from ..item import Item
from ..welcomed import welcomed
from ..words import cut, date_words, quoted, span

NAME = "revive"
STARTS = True
LEAST_DAYS = 270
LONGEST_DAYS = 1100
EARLY_DAYS = 21  # one may ask a little before the time they named
SEASON_DAYS = 200


def find(candidate: Candidate, as_of: datetime) -> Item | None:
    """Return the item for help that was welcome, where the two have not been in touch for a long time since."""
    talk = [row for row in candidate.rows if row.kind in TOGETHER and len(row.recipients) <= 3]
    if not talk or not LEAST_DAYS <= (as_of - when(talk[-1])).days <= LONGEST_DAYS:
        return None
    found = welcomed(candidate.rows, as_of)
    if found is None or any(
        row.mine and when(row) > when(found.thanked) + timedelta(days=30) for row in talk
    ):
        return None
    helped = date_words(when(found.given).date(), as_of.date())
    evidence = (found.given.id, found.thanked.id)
    now = as_of.date()
    if found.time and found.time - timedelta(days=EARLY_DAYS) <= now <= found.time + timedelta(
        days=SEASON_DAYS
    ):
        why = f"You helped on {helped}, and they wrote: “{cut(found.words, 130)}” That time has come."
        return Item(NAME, candidate.ref, candidate.name, "ask how it goes", why, 5, evidence, 64)
    if found.time and now < found.time:
        return None
    ago = span((as_of - when(found.given)).days)
    why = f"You helped {ago} ago, and it was welcome: {quoted(found.thanked.text, 90)} You have not talked since."
    return Item(NAME, candidate.ref, candidate.name, "ask what came of it", why, 5, evidence, 24)
