"""Who needs what and who offers what: found in people's own words, confirmed, corrected, added or expired by you."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from goodstanding.introduce.finding import LASTS, NEEDS, OFFERS, Found, found_in
from goodstanding.introduce.needs import ADDED, CONFIRMED, CORRECTED, EXPIRED, Said, id_of, stated
from goodstanding.services.people import Unclear, one_person
from goodstanding.store import journal, queries
from goodstanding.values import Kind, Row

ROOM = "needs"
DIRECTIONS = (NEEDS, OFFERS)
_LOOKED_AT = LASTS * 3  # offers are believed longer than needs: a patent lasts
_KINDS = (Kind.MESSAGE, Kind.POST, Kind.SHARE, Kind.COMMENT, Kind.NOTE, Kind.ASK)


def statements(as_of: datetime) -> list[Said]:
    """Return every need and offer that holds at a moment, the newest first."""
    entries = [(e.id, e.what, e.about, e.data, e.people) for e in journal.entries(ROOM, until=as_of)]
    return stated(_found(as_of), entries, as_of.date())


def of_person(ref: str, as_of: datetime) -> list[Said]:
    """Return what one person needs and offers."""
    who = one_person(ref)
    return said_in(who.ref, queries.rows_of([who.id], _NEWEST, as_of).get(who.id, []), as_of)


def said_in(ref: str, rows: Sequence[Row], as_of: datetime) -> list[Said]:
    """Return what one person needs and offers, from their rows at hand and the user's words: no other row is read."""
    entries = [
        (e.id, e.what, e.about, e.data, e.people) for e in journal.entries(ROOM, person=ref, until=as_of)
    ]
    mine = [row for row in rows if row.actor == ref and row.kind in _KINDS]
    return stated((_lasting(one) for one in found_in(mine)), entries, as_of.date())


_NEWEST = 500


def _lasting(one: Found) -> Found:
    return replace(one, until=one.said_on + _LOOKED_AT) if one.direction == OFFERS else one


def as_json(found: Sequence[Said]) -> dict[str, Any]:
    """Return the JSON of `needs list`, with names."""
    called = names(found)
    return {"statements": [one.as_json() | {"name": called.get(one.person) or one.person} for one in found]}


def names(found: Sequence[Said]) -> dict[str, str]:
    """Return what to call the people whose statements these are."""
    return queries.names({one.person for one in found})


def add(person: str, direction: str, text: str, as_of: datetime, until: date | None = None) -> Said:
    """Record a need or an offer by hand. Raises Unclear when the person or the words are."""
    who = one_person(person)
    words = " ".join(text.split())
    if direction not in DIRECTIONS or len(words) < 4:
        raise Unclear('Say which way and what, like: needs "somebody who mills titanium near Ghent".')
    day = as_of.date()
    last = until or day + LASTS
    if last < day:
        raise Unclear(f"It would be over already: {last} is before {day}. Give a later day.")
    name = id_of(who.ref, direction, words)
    data = {"direction": direction, "text": words, "on": day.isoformat(), "until": last.isoformat()}
    number = journal.write(ROOM, ADDED, name, data, [who.ref], as_of)
    return Said(name, who.ref, direction, words, day, last, ADDED, (), number)


def confirm(name: str, as_of: datetime, until: date | None = None) -> int:
    """Record that a statement holds, for a year from now or until a day. Return the number to take it back with."""
    one = _one(name, as_of)
    last = until or as_of.date() + LASTS
    return journal.write(ROOM, CONFIRMED, one.id, {"until": last.isoformat()}, [one.person], as_of)


def correct(name: str, text: str, as_of: datetime, direction: str = "") -> int:
    """Record what a statement should say instead. Return the number to take it back with."""
    one = _one(name, as_of)
    words = " ".join(text.split())
    if len(words) < 4:
        raise Unclear("Say what it should read instead, in a few words.")
    way = direction if direction in DIRECTIONS else one.direction
    return journal.write(ROOM, CORRECTED, one.id, {"text": words, "direction": way}, [one.person], as_of)


def expire(name: str, as_of: datetime) -> int:
    """Record that a statement holds no longer. Return the number to take it back with."""
    one = _one(name, as_of)
    return journal.write(ROOM, EXPIRED, one.id, {}, [one.person], as_of)


def undo(number: int, as_of: datetime) -> None:
    """Take back the last word on a statement."""
    if not any(entry.id == number for entry in journal.entries(ROOM)):
        raise Unclear(f"There is nothing to take back under {number}.")
    journal.undo(number, as_of)


def _one(name: str, as_of: datetime) -> Said:
    some = [
        one for one in statements(as_of) if one.id == name or (len(name) >= 4 and one.id.startswith(name))
    ]
    if len(some) != 1:
        raise Unclear(
            f'"{name}" is no statement that holds now; goodstanding needs list shows them with their ids.'
        )
    return some[0]


def _found(as_of: datetime) -> tuple[Found, ...]:
    from django.conf import settings

    hour = as_of.replace(minute=59, second=59, microsecond=0)
    return _kept(str(settings.HOME), queries.state()[:4], hour)


@lru_cache(maxsize=4)
def _kept(home: str, state: tuple[int, ...], as_of: datetime) -> tuple[Found, ...]:
    rows = queries.rows(since=as_of - _LOOKED_AT, as_of=as_of, kinds=_KINDS)
    return tuple(
        one for one in map(_lasting, found_in(rows)) if one.until >= as_of.date() - timedelta(days=1)
    )
