"""The way from first contact to deal, person by person, as the ledger shows it.

Five stages: approached, answered, conversing, met, dealt. A person who reached a later stage has reached the
earlier ones no later. Somebody who came by themselves (inbound) is approached and answered at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from goodstanding.ratios.turns import others, upto, won
from goodstanding.values import ME, Kind, Row

STAGES = ("approached", "answered", "conversing", "met", "dealt")
MEASURES = ("approaches", "answers", "conversations", "meetings", "deals")
_TALK = frozenset({Kind.MESSAGE, Kind.COMMENT, Kind.MENTION, Kind.ASK})
_MET = frozenset({Kind.MEETING, Kind.CALL})


@dataclass(frozen=True, slots=True)
class Journey:
    """One person's way: when each stage of STAGES was reached (None: not yet) and by which row.

    `inbound`: they came first. `unseen`: it begins with an accepted invitation of which the ledger does not show who sent
    it (it is counted as inbound for the pace, since nothing is known of those that were not accepted). `again` holds further deals after the first, as (when, row id).
    """

    person: str
    inbound: bool
    at: tuple[datetime | None, ...]
    ids: tuple[str, ...]
    again: tuple[tuple[datetime, str], ...] = ()
    unseen: bool = False

    @property
    def begun(self) -> datetime:
        """When it began."""
        assert self.at[0] is not None
        return self.at[0]


@dataclass(frozen=True, slots=True)
class History:
    """All journeys up to `as_of`, in order of their beginning.

    `walk_ins` are deals with people of whom the ledger knows nothing before the deal: they tell nothing about the
    way, so they are kept apart, as (when, row id).
    """

    as_of: date
    journeys: tuple[Journey, ...]
    walk_ins: tuple[tuple[datetime, str], ...] = ()
    began: datetime | None = None
    kinds: frozenset[Kind] = field(default_factory=frozenset)

    def reached(self, measure: str, since: date, until: date) -> tuple[str, ...]:
        """Return the rows by which `measure` (one of MEASURES) was reached from `since` to `until`, both included."""
        stage = MEASURES.index(measure)
        found = []
        for journey in self.journeys:
            at = journey.at[stage]
            if stage == 0 and journey.inbound:
                continue
            if at is not None and since <= at.date() <= until:
                found.append((at, journey.ids[stage]))
            if measure == "deals":
                found += [(when, id_) for when, id_ in journey.again if since <= when.date() <= until]
        if measure == "deals":
            found += [(when, id_) for when, id_ in self.walk_ins if since <= when.date() <= until]
        return tuple(id_ for _, id_ in sorted(found))

    def base_rates(self) -> dict[str, str]:
        """Return what the last year says about each measure, in words ("4 deals in the last 12 months"); nothing says nothing."""
        found = {}
        for measure in MEASURES:
            count = len(self.reached(measure, self.as_of - timedelta(days=364), self.as_of))
            if count:
                noun = measure if count > 1 else measure.removesuffix("s")
                found[measure] = f"{count} {noun} in the last 12 months, from my ledger"
        return found


def history(rows: Sequence[Row], *, as_of: date) -> History:
    """Return the ways of all persons in `rows` (any order), as they stood at the end of `as_of`."""
    first: dict[str, Row] = {}
    marks: dict[str, list[Row | None]] = {}
    talk: dict[str, list[Row | None]] = {}
    again: dict[str, list[tuple[datetime, str]]] = {}
    kinds = set()
    kept = upto(rows, as_of)
    for row in kept:
        if row.kind is Kind.DEAL and not won(row):
            continue
        if not (row.mine or row.to_me) and row.kind is not Kind.DEAL:
            continue
        kinds.add(row.kind)
        people = others(row) if row.mine or row.kind in _MET or row.kind is Kind.DEAL else (row.actor,)
        if row.kind is Kind.DEAL and len(people) > 1:
            # One deal with several people at the table is one deal: that of the one known longest.
            known = [p for p in people if p in first]
            people = (min(known, key=lambda p: (first[p].at, p)) if known else people[0],)
        for person in people:
            if not person or person == ME:
                continue
            if person not in first:
                if row.kind in (Kind.FOLLOW, Kind.REACTION, Kind.POST, Kind.NOTE):
                    continue
                first[person] = row
                marks[person] = [None] * 5
                talk[person] = [None, None]
            place = marks[person]
            if row.kind in _MET:
                place[3] = place[3] or row
            elif row.kind is Kind.DEAL:
                if place[4] is None:
                    place[4] = row
                elif row.at is not None:
                    again.setdefault(person, []).append((row.at, row.id))
            elif row.kind is Kind.ACCEPTANCE:
                if not row.mine:
                    place[1] = place[1] or row
            elif not row.mine:
                place[1] = place[1] or row
                if row.kind in _TALK:
                    talk[person][1] = talk[person][1] or row
            elif row.kind in _TALK:
                talk[person][0] = talk[person][0] or row
            if place[2] is None and talk[person][0] is not None and talk[person][1] is not None:
                place[2] = row
    journeys = []
    walk_ins = []
    for person, row in first.items():
        place = marks[person]
        if row.kind is Kind.DEAL:
            assert row.at is not None
            walk_ins.append((row.at, row.id))
            walk_ins += again.get(person, [])
            continue
        inbound = not row.mine or row.kind in _MET
        place[0] = row
        if inbound:
            place[1] = row
        at: list[datetime | None] = []
        ids: list[str] = []
        soonest: Row | None = None
        for mark in reversed(place):
            if mark is not None and (soonest is None or (mark.at, mark.id) <= (soonest.at, soonest.id)):  # type: ignore[operator]
                soonest = mark
            at.append(soonest.at if soonest else None)
            ids.append(soonest.id if soonest else "")
        journeys.append(
            Journey(
                person,
                inbound,
                tuple(reversed(at)),
                tuple(reversed(ids)),
                tuple(again.get(person, ())),
                row.kind is Kind.ACCEPTANCE,
            )
        )
    journeys.sort(key=lambda j: (j.begun, j.ids[0], j.person))
    return History(
        as_of, tuple(journeys), tuple(sorted(walk_ins)), kept[0].at if kept else None, frozenset(kinds)
    )
