"""Giving and asking, favours returned, and whether the effort goes to the accounts that the plan names."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from goodstanding.ratios import acts
from goodstanding.ratios.share import Case, Ratio, ratio
from goodstanding.ratios.turns import other, others
from goodstanding.ratios.view import View
from goodstanding.values import ME, Kind, Row

# What somebody does for somebody else's benefit.
FOR_SOMEBODY = frozenset(
    {Kind.ENDORSEMENT, Kind.RECOMMENDATION, Kind.INTRODUCTION, Kind.FAVOUR, Kind.REFERRAL, Kind.TESTIMONIAL}
)
_EFFORT = frozenset(
    {*FOR_SOMEBODY, Kind.MESSAGE, Kind.COMMENT, Kind.MEETING, Kind.CALL, Kind.INVITATION, Kind.ASK}
)


def acts_for_somebody(rows: list[Row]) -> list[tuple[tuple[Row, ...], datetime, str, str]]:
    """Return each act for somebody's benefit as (rows, when, who did it, for whom).

    An act of endorsing writes one row for each skill, so the endorsements of one person by one person on one day
    are one act. An introduction is an act for each of the two.
    """
    days: dict[tuple[str, str, date], list[Row]] = defaultdict(list)
    found: list[tuple[tuple[Row, ...], datetime, str, str]] = []
    for row in rows:
        if row.kind not in FOR_SOMEBODY or row.at is None:
            continue
        people = row.recipients if not row.to_me or ME in row.recipients else (*row.recipients, ME)
        for person in people:
            if row.kind is Kind.ENDORSEMENT:
                days[(row.actor, person, row.at.date())].append(row)
            else:
                found.append(((row,), row.at, row.actor, person))
    for (actor, person, _), some in days.items():
        first = some[0].at
        assert first is not None
        found.append((tuple(some), first, actor, person))
    return sorted(found, key=lambda a: (a[1], a[0][0].id, a[3]))


def giving(view: View) -> list[Ratio]:
    """Return the share of giving among everything you gave or asked for, on every channel together.

    Giving: an act for somebody's benefit, a comment on or a passing-on of somebody else's thing. Asking: a turn of
    yours that asks for time, help or a name, or a row kept as an ask. One's own side is shown everywhere, so
    channels are not kept apart.
    """
    cases = []
    seen: set[str] = set()
    for some, at, actor, _ in acts_for_somebody(list(view.rows)):
        if some[0].mine and actor and some[0].id not in seen:
            seen.update(r.id for r in some)
            cases.append(Case(tuple(r.id for r in some), at, True))
    for row in view.rows:
        if row.mine and row.at is not None and row.kind in (Kind.COMMENT, Kind.SHARE):
            cases.append(Case((row.id,), row.at, True))
        elif row.mine and row.at is not None and row.kind is Kind.ASK:
            cases.append(Case((row.id,), row.at, False, other(row)))
    for turn in view.said:
        asked = next((r for r in turn.rows if acts.asking(r.text)), None) if turn.mine else None
        if asked is not None:
            cases.append(Case((asked.id,), turn.begun, False, turn.person))
    meaning = "Of {of} times that you gave or asked, you gave {hits} times"
    found = ratio("giving_share", "Giving to asking", "all channels", meaning, cases, view.first, view.last)
    return [found] if found.of else []


def returned(view: View) -> list[Ratio]:
    """Return the share of favours done to you that you have returned since, whatever their age.

    A favour is returned by any act for that person's benefit after it. The other direction is not shown: nobody
    owes you.
    """
    mine: dict[str, list[tuple[datetime, tuple[Row, ...]]]] = defaultdict(list)
    got: list[tuple[tuple[Row, ...], datetime, str]] = []
    for some, at, actor, person in acts_for_somebody(list(view.rows)):
        if some[0].mine:
            mine[person].append((at, some))
        elif person == ME:
            got.append((some, at, actor))
    cases = []
    for some, at, actor in got:
        back = next(((when, act) for when, act in mine.get(actor, ()) if when > at), None)
        ids = tuple(r.id for r in some) + (tuple(r.id for r in back[1]) if back else ())
        cases.append(Case(ids, at, back is not None, actor, back[0] if back else None))
    meaning = "You have since done something for the person behind {hits} of the {of} favours done to you"
    found = ratio(
        "favours_returned_share",
        "Favours returned",
        "all channels",
        meaning,
        cases,
        view.first,
        view.last,
        state=True,
    )
    return [found] if found.of else []


def qualified_effort(view: View) -> list[Ratio]:
    """Return the share of what you did towards people that went to qualified accounts; nothing when none are named."""
    if view.qualified is None:
        return []
    cases = []
    for row in view.rows:
        people = others(row)
        if row.mine and row.kind in _EFFORT and people and row.at is not None:
            hit = any(p in view.qualified for p in people)
            cases.append(Case((row.id,), row.at, hit, people[0]))
    meaning = "Of {of} things you did towards people, {hits} went to the accounts that your plan names"
    found = ratio(
        "qualified_effort_share",
        "Effort with qualified accounts",
        "all channels",
        meaning,
        cases,
        view.first,
        view.last,
    )
    return [found] if found.of else []
