"""Return: a favour that was thanked for and not yet returned."""

from __future__ import annotations

from datetime import datetime

from ...values import Kind
from ..candidate import Candidate, when
from ..item import Item, evidence_of
from ..words import day

NAME = "return"
STARTS = False
SETTLED_DAYS = 540  # older than this it has become part of the acquaintance
_WHAT = {
    Kind.RECOMMENDATION: ("write a recommendation back, if you mean it", "Recommended you in writing", 12),
    Kind.INTRODUCTION: ("think whom they should meet", "Introduced you to somebody", 8),
    Kind.REFERRAL: ("think whom you could send them", "Sent you business", 8),
}


def find(candidate: Candidate, as_of: datetime) -> Item | None:
    """Return the item for the newest large favour that nothing went back for."""
    by_id = {row.id: row for row in candidate.rows}
    for owed in candidate.owed:
        rows = [by_id[i] for i in owed.evidence if i in by_id] if owed.kind == NAME else []
        rows = [row for row in rows if (as_of - when(row)).days <= SETTLED_DAYS]
        if not rows:
            continue
        row = max(rows, key=when)
        what, said, minutes = _WHAT.get(row.kind, ("do them a good turn", "Did you a favour", 8))
        why = f"{said} {day(when(row), as_of)}; you thanked them, and nothing has gone back yet."
        return Item(
            NAME, candidate.ref, candidate.name, what, why, minutes, evidence_of(r.id for r in rows), 36
        )
    return None
