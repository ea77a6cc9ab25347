"""What the owner's ties have in common: how often people answer, how often the owner does, the usual rhythm.

`Habits` is a sum over ties, so it merges by addition. It is the prior for whoever has little history of their
own: a stranger is expected to answer as often as other strangers answered this owner, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .tie import Tie

# What the prior weighs against the owner's own figures, in turns or gaps, and the rates to begin from: people
# known to each other answer about half of what is written to them in the mail and message sets we measured
# (docs/benchmarks/standing.md), people written to for the first time rather less.
PRIOR_TURNS = 6.0
PRIOR_RATE = 0.5
PRIOR_FIRST_RATE = 0.35
PRIOR_GAPS = 5.0
PRIOR_LOG_GAP = 2.7  # ln(15 days)
PRIOR_SPREAD = 1.2  # of ln(gap)


class Habits(NamedTuple):
    """The owner's own summary over everybody. Counts are turns, as in tie.Turns.

    `asked`, `answered`: the owner's closed turns and those answered; `first_asked`, `first_answered`: the same
    for the first turn ever with each person; `theirs_asked`, `theirs_answered`: others' turns to the owner;
    `gaps`, `log_gap`, `log_gap_squared`: rhythm, as in Tie.
    """

    people: int = 0
    asked: int = 0
    answered: int = 0
    first_asked: int = 0
    first_answered: int = 0
    theirs_asked: int = 0
    theirs_answered: int = 0
    gaps: int = 0
    log_gap: float = 0.0
    log_gap_squared: float = 0.0

    @classmethod
    def of(cls, ties: Iterable[Tie]) -> Habits:
        """Return the sum over these ties; each tie belongs to another person."""
        total = [0] * 7
        gaps, log_gap, log_gap_squared = 0, 0.0, 0.0
        for tie in ties:
            mine, theirs = tie.mine, tie.theirs
            closed = mine.answered + mine.missed
            total[0] += 1
            total[1] += closed
            total[2] += mine.answered
            total[3] += mine.first_outcome >= 0
            total[4] += mine.first_outcome == 1
            total[5] += theirs.answered + theirs.missed
            total[6] += theirs.answered
            gaps += max(tie.sittings - 1, 0)
            log_gap += tie.log_gap
            log_gap_squared += tie.log_gap_squared
        return cls._make((*total, gaps, log_gap, log_gap_squared))

    def merged(self, other: Habits) -> Habits:
        """Return the habits over both sets of people."""
        return Habits._make(a + b for a, b in zip(self, other, strict=True))

    @property
    def rate(self) -> float:
        """Share of the owner's turns that were answered, shrunk to PRIOR_RATE."""
        return (self.answered + PRIOR_TURNS * PRIOR_RATE) / (self.asked + PRIOR_TURNS)

    @property
    def first_rate(self) -> float:
        """Share of first turns with somebody new that were answered, shrunk to PRIOR_FIRST_RATE."""
        return (self.first_answered + PRIOR_TURNS * PRIOR_FIRST_RATE) / (self.first_asked + PRIOR_TURNS)

    @property
    def usual_log_gap(self) -> float:
        """Mean of ln(days) between sittings over everybody, shrunk to PRIOR_LOG_GAP."""
        return (self.log_gap + PRIOR_GAPS * PRIOR_LOG_GAP) / (self.gaps + PRIOR_GAPS)

    @property
    def spread(self) -> float:
        """Standard deviation of ln(days) of gaps over everybody, shrunk to PRIOR_SPREAD."""
        centre = self.usual_log_gap
        squares = self.log_gap_squared - 2 * centre * self.log_gap + self.gaps * centre * centre
        variance = (max(squares, 0.0) + PRIOR_GAPS * PRIOR_SPREAD**2) / (self.gaps + PRIOR_GAPS)
        return float(variance**0.5)
