"""What a ratio looks at, gathered once for all of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from goodstanding.ratios.turns import Turn
from goodstanding.values import Row


@dataclass(frozen=True, slots=True)
class View:
    """What a ratio looks at: rows sorted by time up to `as_of`, the days that count, and the channels that show both sides.

    `qualified` holds the persons who belong to qualified accounts; None: no plan says who they are. `said` are the
    turns in messages, `in_public` those in comments and mentions.
    """

    rows: Sequence[Row]
    first: date
    last: date
    as_of: date
    both: frozenset[str]
    qualified: Collection[str] | None = None
    said: Sequence[Turn] = ()
    in_public: Sequence[Turn] = ()
