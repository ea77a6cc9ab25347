"""Ratios instead of counts: what you give and get, each with its interval, its trend and its rows.

    found = ratios(rows, as_of=date(2026, 11, 24))
    found.ratios[0].share, found.ratios[0].low, found.ratios[0].high, found.ratios[0].cases

Counts (followers, connections, posts) appear only as the "of" of a share. Ratios that need two sides are given
only for channels that show both; `found.left_out` says which do not, and why.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from goodstanding.ratios import answers, giving, stream, ties
from goodstanding.ratios.share import Ratio
from goodstanding.ratios.turns import both_ways, turns, upto
from goodstanding.ratios.view import View
from goodstanding.values import Row

WINDOW = timedelta(weeks=52)

# In the order shown to people: what passes between you and others, then what you do in the open, then what has grown.
RATIOS: tuple[tuple[str, Callable[[View], list[Ratio]]], ...]


@dataclass(frozen=True, slots=True)
class Ratios:
    """All ratios, in the order shown to people, and what was left out, by name, with the reason."""

    as_of: date
    since: date
    ratios: tuple[Ratio, ...]
    left_out: Mapping[str, str] = field(default_factory=dict)

    def named(self, name: str) -> tuple[Ratio, ...]:
        """Return the ratio called `name`, once for each channel."""
        return tuple(r for r in self.ratios if r.name == name)


RATIOS = (
    ("reply_ratio_given", answers.reply_given),
    ("reply_ratio_received", answers.reply_received),
    ("time_to_answer_given_share", answers.quick_given),
    ("time_to_answer_received_share", answers.quick_received),
    ("questions_to_you_answered_share", answers.questions_received),
    ("questions_of_yours_answered_share", answers.questions_asked),
    ("beyond_two_turns_share", answers.beyond_two_turns),
    ("giving_share", giving.giving),
    ("favours_returned_share", giving.returned),
    ("listening_share", stream.listening),
    ("announcement_share", stream.announcements),
    ("two_way_share", ties.two_way),
    ("qualified_effort_share", giving.qualified_effort),
    ("introductions_share", ties.introductions),
    ("advocates_share", ties.advocates),
)
NAMES = tuple(name for name, _ in RATIOS)
TITLES = {
    "reply_ratio_given": "answers you gave",
    "reply_ratio_received": "answers you got",
    "time_to_answer_given_share": "your time to answer",
    "time_to_answer_received_share": "their time to answer",
    "questions_to_you_answered_share": "questions to you, answered",
    "questions_of_yours_answered_share": "questions of yours, answered",
    "beyond_two_turns_share": "beyond two turns",
    "giving_share": "giving to asking",
    "favours_returned_share": "favours returned",
    "listening_share": "listening",
    "announcement_share": "announcements",
    "two_way_share": "two-way ties",
    "qualified_effort_share": "effort with qualified accounts",
    "introductions_share": "introductions made",
    "advocates_share": "advocates",
}


def ratios(
    rows: Sequence[Row],
    *,
    as_of: date,
    since: date | None = None,
    until: date | None = None,
    qualified: Collection[str] | None = None,
) -> Ratios:
    """Return every ratio as it stood at the end of `as_of`.

    Args:
        rows: the ledger as its owner sees it, in any order; rows without a date and rows after `as_of` are left out.
        as_of: the day asked about.
        since: the first day that counts for what happened; by default a year before. States (ties, favours
            returned, introductions, advocates) hold whatever their age.
        until: the last day that counts; by default `as_of`. A letter about October, written in November, knows
            the answers that came in November.
        qualified: persons of qualified accounts, as row references; None: nobody said who they are.
    """
    last = min(until or as_of, as_of)
    first = since or last - WINDOW
    kept = upto(rows, as_of)
    both, left = both_ways(kept)
    view = View(kept, first, last, as_of, both, qualified, turns(kept), turns(kept, public=True))
    left_out = dict(left)
    undated = sum(r.at is None for r in rows)
    if undated:
        left_out["rows without a date"] = (
            f"{undated:,} rows have no date that could be read, so they are in no ratio"
        )
    if qualified is None:
        left_out["qualified_effort_share"] = (
            "effort with qualified accounts: no plan names them; write [accounts] qualified = […] in the plan"
        )
    found: list[Ratio] = []
    for name, compute in RATIOS:
        some = compute(view)
        if not some and name not in left_out:
            left_out[name] = f"{TITLES[name]}: no channel holds the rows that it needs"
        found += some
    return Ratios(as_of, first, tuple(found), left_out)
