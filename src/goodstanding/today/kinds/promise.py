"""Promise: the owner said they would send or do something, and nothing has followed."""

from __future__ import annotations

from datetime import datetime, timedelta

from ..candidate import Candidate
from ..item import Item
from ..promises import promises
from ..words import date_words, day

NAME = "promise"
STARTS = False


def find(candidate: Candidate, as_of: datetime) -> Item | None:
    """Return the item for the oldest promise that is due, or due tomorrow."""
    for promise in promises(candidate.rows, as_of):
        if promise.due > as_of.date() + timedelta(days=1):
            continue
        late = (as_of.date() - promise.due).days
        follows = (
            "Nothing has followed yet."
            if late > 0
            else f"That is by {date_words(promise.due, as_of.date())}."
        )
        why = f"You wrote {day(promise.at, as_of)}: “{promise.words}” {follows}"
        weight = 92.0 + min(late, 14) * 0.3 - max(0, late - 45) * 0.3
        return Item(NAME, candidate.ref, candidate.name, "keep your word", why, 5, (promise.row,), weight)
    return None
