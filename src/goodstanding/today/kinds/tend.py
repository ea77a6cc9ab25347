"""Tend: a tie that is fading against its own rhythm."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from math import inf, log2

from ..candidate import TOGETHER, Candidate, when
from ..item import Item, evidence_of
from ..words import date_words, quoted, span

NAME = "tend"
STARTS = True
LEAST_DAYS = 28  # a shorter silence is no silence
OVER_DAYS = 540  # longer ones are an old acquaintance, not a fading one
SHOWN = 6
BREAK = timedelta(days=4)  # after that it is another conversation
FEW = 4  # conversations that make a rhythm
MANY = 24  # messages that make one with fewer conversations
TOO_LONG = 1.4  # times the longer gap


def find(candidate: Candidate, as_of: datetime) -> Item | None:
    """Return the item for a tie whose silence is long for this tie, if the two did talk with one another."""
    standing, silence = candidate.standing, candidate.standing.neglect
    if not silence.fading or standing.stage not in ("conversing", "trusted"):
        return None
    talk = [row for row in candidate.rows if row.kind in TOGETHER and len(row.recipients) <= 3]
    if not talk:
        return None
    last = when(talk[-1])
    days = (as_of - last).total_seconds() / 86_400
    usual, longest = rhythm([when(row) for row in talk], silence.usual_gap_days or 0.0)
    if not LEAST_DAYS <= days <= OVER_DAYS or days < TOO_LONG * longest:
        return None
    when_last = date_words(last.date(), as_of.date())
    why = f"You two talked about every {span(usual)}; the last time was {when_last}, {span(days)} ago."
    theirs = next((row for row in reversed(talk) if not row.mine and row.text.strip()), None)
    if theirs:
        why += f" Their last words: {quoted(theirs.text, 90)}"
    # The more there was, and the fresher the silence, the more there is to keep.
    passed = standing.reciprocity.given + standing.reciprocity.received
    weight = 34.0 + min(26.0, 4.0 * log2(1.0 + passed)) + (6.0 if standing.stage == "trusted" else 0.0)
    weight -= max(0.0, days - 150) * 0.06
    evidence = evidence_of(row.id for row in talk[-SHOWN:])
    return Item(NAME, candidate.ref, candidate.name, "pick up the thread", why, 6, evidence, weight)


def rhythm(times: Sequence[datetime], usual_gap: float) -> tuple[float, float]:
    """Return the usual and the longer gap, in days, between one conversation and the next.

    A few days of messages to and fro are one conversation; the gaps inside it say nothing about how often two
    people talk. The longer gap is the one that four in five stay under. With fewer than `FEW` conversations it is
    no rhythm yet: (inf, inf), unless the messages are so many that it is one long talk, whose `usual_gap` then counts.

    Args:
        times: when something was said, oldest first.
    """
    gaps, began = [], times[0]
    for before, after in pairwise(times):
        if after - before > BREAK:
            gaps.append((after - began).total_seconds() / 86_400)
            began = after
    if len(gaps) >= FEW - 1:
        gaps.sort()
        return gaps[len(gaps) // 2], gaps[min(len(gaps) - 1, int(len(gaps) * 0.8))]
    if len(times) >= MANY:
        return usual_gap, usual_gap * 2
    return inf, inf
