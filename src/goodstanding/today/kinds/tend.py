"""Tend: a tie that is fading against its own rhythm."""

from __future__ import annotations

from datetime import datetime
from math import log2

from ..candidate import TOGETHER, Candidate, when
from ..item import Item, evidence_of
from ..words import date_words, quoted, span

NAME = "tend"
STARTS = True
LEAST_DAYS = 28  # a shorter silence is no silence
OVER_DAYS = 540  # longer ones are an old acquaintance, not a fading one
SHOWN = 6


def find(candidate: Candidate, as_of: datetime) -> Item | None:
    """Return the item for a tie whose silence is long for this tie, if the two did talk with one another."""
    standing, silence = candidate.standing, candidate.standing.neglect
    if not silence.fading or standing.stage not in ("conversing", "trusted"):
        return None
    days, usual = silence.silence_days or 0.0, silence.usual_gap_days or 0.0
    if not LEAST_DAYS <= days <= OVER_DAYS:
        return None
    talk = [row for row in candidate.rows if row.kind in TOGETHER and len(row.recipients) <= 3]
    if not talk:
        return None
    last = when(talk[-1])
    when_last = date_words(last.date(), as_of.date())
    why = f"You were in touch about every {span(usual)}; the last time was {when_last}, {span(days)} ago."
    theirs = next((row for row in reversed(talk) if not row.mine and row.text.strip()), None)
    if theirs:
        why += f" Their last words: {quoted(theirs.text, 90)}"
    # The more there was, and the fresher the silence, the more there is to keep.
    passed = standing.reciprocity.given + standing.reciprocity.received
    weight = 34.0 + min(26.0, 4.0 * log2(1.0 + passed)) + (6.0 if standing.stage == "trusted" else 0.0)
    weight -= max(0.0, days - 150) * 0.06
    return Item(
        NAME,
        candidate.ref,
        candidate.name,
        "pick up the thread",
        why,
        6,
        evidence_of(r.id for r in talk[-SHOWN:]),
        weight,
    )
