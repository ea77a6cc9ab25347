"""Written promise: somebody promised something, the owner wrote it down, and it is due.

It closes with the deed (a later word of the one who promised that speaks of it) or when it is ticked.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from ..candidate import TALK, Candidate, Promised, when
from ..item import Item
from ..words import date_words, day

NAME = "written"
STARTS = False
WITHOUT_A_DAY = timedelta(days=7)  # a promise that names no day comes back after a week
_WORD = re.compile(r"[^\W\d_]{4,}")


def find(candidate: Candidate, as_of: datetime) -> Item | None:
    """Return the item for the promise that is due first, or due tomorrow."""
    waiting = [
        (one.due or (one.at + WITHOUT_A_DAY).date(), one)
        for one in candidate.promised
        if not _done(candidate, one)
    ]
    today = as_of.date()
    for due, one in sorted(waiting, key=lambda pair: (pair[0], pair[1].row)):
        if (one.mine and due > today + timedelta(days=1)) or (not one.mine and due >= today):
            continue
        what = one.what or "something"
        by = f" by {date_words(one.due, today)}" if one.due else ""
        late = (today - due).days
        if one.mine:
            why = f"You wrote down {day(one.at, as_of)} that you promised “{what}”{by}."
            return Item(
                NAME,
                candidate.ref,
                candidate.name,
                "keep your word",
                why,
                5,
                (one.row,),
                94.0 + min(late, 14) * 0.3,
            )
        why = (
            f"You wrote down {day(one.at, as_of)} that they promised “{what}”{by}. Ask, if you still need it."
        )
        return Item(NAME, candidate.ref, candidate.name, "come back to it", why, 3, (one.row,), 60.0)
    return None


def _done(candidate: Candidate, promised: Promised) -> bool:
    """Say whether a later word of the one who promised speaks of what was promised."""
    words = {word.casefold() for word in _WORD.findall(promised.what)}
    return any(
        row.mine is promised.mine
        and row.id != promised.row
        and row.kind in TALK
        and when(row) > promised.at
        and words & {word.casefold() for word in _WORD.findall(row.text)}
        for row in candidate.rows
    )
