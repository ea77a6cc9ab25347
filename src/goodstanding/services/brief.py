"""Whom do I meet, and what should I know before? A brief on a person or a company, and tomorrow's meetings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from goodstanding.introduce.brief import LATELY, Brief, Change, Someone, of_account, of_person
from goodstanding.services import needs, person
from goodstanding.services.people import PersonRow, Unclear, one_person
from goodstanding.store import queries, together
from goodstanding.values import ME, Kind

_ROWS = 300  # newest rows of the one it is about
_OTHERS = 12  # people at their company


def brief(name: str, as_of: datetime) -> Brief:
    """Return the brief on whom, or on which company, a name means. Raises Unclear for nobody and for several."""
    try:
        who = one_person(name)
    except Unclear as unclear:
        people = together.at_firm(" ".join(name.split()))
        if not people:
            raise unclear from None
        return of_account(people[0].company, _known(people[:_OTHERS], as_of, 40), as_of)
    if together.at_firm(" ".join(name.split())):
        return of_account(who.company, _known(together.at_firm(who.company)[:_OTHERS], as_of, 40), as_of)
    others = [one for one in together.at_firm(who.company) if one.id != who.id] if who.company else []
    known = _known([who], as_of, _ROWS)[0]
    return of_person(known, _known(others[:_OTHERS], as_of, 5), as_of)


def _known(people: Sequence[PersonRow], as_of: datetime, each: int) -> list[Someone]:
    if not people:
        return []
    changes: dict[str, list[Change]] = {}
    for one in queries.profile_changes(as_of.date() - LATELY, as_of.date()):
        old = ", ".join(filter(None, (one.old_position, one.old_company)))
        new = ", ".join(filter(None, (one.new_position, one.new_company)))
        changes.setdefault(one.person, []).append(
            Change(one.person, one.name, old, new, one.seen_on, one.evidence)
        )
    looks = person.looks(people, as_of, each)
    coming = queries.rows_of([one.id for one in people], 5, as_of + timedelta(days=60))
    return [
        Someone(
            look.person.ref,
            look.person.name or look.person.ref,
            ", ".join(filter(None, (look.person.position, look.person.company, look.person.place))),
            str(look.standing.stage),
            look.rows
            + tuple(row for row in coming.get(look.person.id, ()) if row.at is not None and row.at > as_of),
            look.owed,
            tuple(needs.said_in(look.person.ref, look.rows, as_of)),
            tuple(changes.get(look.person.ref, ())),
        )
        for look in looks
    ]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting to come: when, what it is called, whom you meet (reference and name), and the row."""

    at: datetime
    title: str
    people: tuple[tuple[str, str], ...]
    evidence: str

    @property
    def rows(self) -> tuple[str, ...]:
        """The row in the calendar."""
        return (self.evidence,)

    def as_json(self) -> dict[str, Any]:
        return {
            "at": self.at.isoformat(),
            "title": self.title,
            "people": [{"ref": ref, "name": name} for ref, name in self.people],
            "evidence": [self.evidence],
        }


def tomorrow(as_of: datetime) -> list[Meeting]:
    """Return the meetings of the rest of today and of tomorrow, the earliest first, with whom you meet."""
    end = datetime.combine(as_of.astimezone(UTC).date() + timedelta(days=1), time(23, 59, 59), UTC)
    rows = [
        row
        for row in queries.rows(since=as_of, as_of=end, kinds=[Kind.MEETING])
        if row.at is not None and row.at > as_of
    ]
    refs = {ref for row in rows for ref in (row.actor, *row.recipients)} - {ME, "forgotten"}
    names = queries.names(refs)
    return [
        Meeting(
            row.at or as_of,
            row.subject or " ".join(row.text.split())[:80] or "Meeting",
            tuple(
                (ref, names.get(ref) or ref)
                for ref in dict.fromkeys((row.actor, *row.recipients))
                if ref in names or ref in refs
            )[:7],
            row.id,
        )
        for row in rows
    ]
