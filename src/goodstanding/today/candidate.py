"""What Today is told about one person, and what the user has decided before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from ..ledger.owed import Owed
from ..ledger.standing import Standing
from ..values import Kind, Row

_NEVER_SAID = datetime.min.replace(tzinfo=UTC)
TALK = frozenset({Kind.MESSAGE, Kind.COMMENT, Kind.MENTION, Kind.ASK, Kind.INTRODUCTION})
TOGETHER = TALK | {Kind.MEETING, Kind.CALL}


@dataclass(frozen=True, slots=True)
class RoleChange:
    """A person's role as two successive exports gave it: somewhere between `before` and `seen_on` it changed."""

    old_position: str
    old_company: str
    new_position: str
    new_company: str
    seen_on: date
    before: date | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise that the owner wrote down by hand: what, by when (None: no day), by whom, in which row, and when written."""

    what: str
    due: date | None
    mine: bool
    row: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person, as the ledger knows them at one moment.

    `rows` are the newest rows between the owner and this person, in any order; some forty are enough, more let
    seeds from longer ago be found. `owed` and `standing` come from the ledger for the same moment.
    `relation` is what the owner marked them with; `promised` what was written down by hand.
    """

    ref: str
    name: str
    standing: Standing
    owed: tuple[Owed, ...] = ()
    rows: tuple[Row, ...] = ()
    changes: tuple[RoleChange, ...] = ()
    relation: str = ""
    promised: tuple[Promised, ...] = ()

    def up_to(self, moment: datetime) -> Candidate:
        """Return the candidate without anything later than `moment`, rows oldest first.

        What a third person said to both (in a group, or introducing the two) is not theirs and is left out.
        """
        known = [
            row
            for row in self.rows
            if row.at is not None and row.at <= moment and (row.mine or row.actor == self.ref)
        ]
        known.sort(key=lambda row: (row.at or _NEVER_SAID, row.id))
        return replace(
            self,
            rows=tuple(known),
            owed=tuple(one for one in self.owed if one.at <= moment),
            changes=tuple(one for one in self.changes if one.seen_on <= moment.date()),
            promised=tuple(one for one in self.promised if one.at <= moment),
        )

    def last(self, *, mine: bool) -> Row | None:
        """Return the latest word (message, meeting, call) of one side, None when there was none."""
        return next((row for row in reversed(self.rows) if row.mine is mine and row.kind in TOGETHER), None)


@dataclass(frozen=True, slots=True)
class Decision:
    """Something the user decided about an item or a person.

    `what`: "done" (the item), "snooze" (the item, up to and without the day `until`) or "never" (not this
    person). `about`: an item's key, or for "never" also the person's reference.
    """

    what: str
    about: str
    until: date | None = None


def moment_of(as_of: datetime | date) -> datetime:
    """Return the instant meant: the datetime itself, or the end of a day (UTC)."""
    if isinstance(as_of, datetime):
        return as_of if as_of.tzinfo else as_of.replace(tzinfo=UTC)
    return datetime.combine(as_of, time(23, 59, 59, 999_999), UTC)


def when(row: Row) -> datetime:
    """Return a row's instant; rows without one do not get this far (see `Candidate.up_to`)."""
    return row.at or _NEVER_SAID
