"""Needs and offers as they stand: found in people's own words, confirmed, corrected or added by the user, and expiring.

The user's word goes before what was found. A statement lapses when its time is over; confirming it gives it time anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from goodstanding.introduce.constraints import CONSTRAINTS
from goodstanding.introduce.constraints.base import Text
from goodstanding.introduce.finding import NEEDS, OFFERS, Found

ADDED, CONFIRMED, CORRECTED, EXPIRED = "added", "confirmed", "corrected", "expired"
FOUND = "found"


@dataclass(frozen=True, slots=True)
class Said:
    """One need or offer: whose, which way, the words, since and until when, how we know (found, confirmed, …), and the rows behind it.

    `entry` is the number of the user's last word on it, with which that can be taken back; None where there is none.
    """

    id: str
    person: str
    direction: str
    text: str
    said_on: date
    until: date
    state: str = FOUND
    evidence: tuple[str, ...] = ()
    entry: int | None = None

    @property
    def parts(self) -> dict[str, str]:
        """What it says of place, volume, language, date, certificate and maker, in words; silent ones are left out."""
        seen = Text(self.text)
        return {one.NAME: one.said(what) for one in CONSTRAINTS if (what := one.read(seen)) is not None}

    def as_json(self) -> dict[str, Any]:
        """Return the JSON of `needs list`."""
        return {
            "id": self.id,
            "person": self.person,
            "direction": self.direction,
            "text": self.text,
            "parts": self.parts,
            "said_on": self.said_on.isoformat(),
            "until": self.until.isoformat(),
            "state": self.state,
            "evidence": list(self.evidence),
            "undo": self.entry,
        }


def id_of(person: str, direction: str, text: str) -> str:
    """Return the name of a statement: the same words of the same person are the same statement."""
    return hashlib.sha256(f"{person}|{direction}|{text}".encode()).hexdigest()[:12]


Entry = tuple[int, str, str, Mapping[str, Any], Sequence[str]]


def stated(found: Iterable[Found], entries: Iterable[Entry], on: date) -> list[Said]:
    """Return the statements that hold on a day, the newest first.

    Args:
        found: what was found in rows; of the same words the newest counts.
        entries: (number, what, statement, data, people) that stand, oldest first. `added` holds direction, text, on and until;
            `confirmed` holds until; `corrected` holds text and direction; `expired` holds nothing.
    """
    held: dict[str, Said] = {}
    for one in sorted(found, key=lambda one: one.said_on):
        name = id_of(one.person, one.direction, one.text)
        held[name] = Said(
            name, one.person, one.direction, one.text, one.said_on, one.until, FOUND, one.evidence
        )
    for number, what, name, data, people in entries:
        if what == ADDED and people:
            held[name] = Said(
                name, people[0], data["direction"], data["text"], date.fromisoformat(data["on"]),
                date.fromisoformat(data["until"]), ADDED, (), number,
            )  # fmt: skip
        elif name not in held:
            continue
        elif what == CONFIRMED:
            held[name] = replace(
                held[name], state=CONFIRMED, until=date.fromisoformat(data["until"]), entry=number
            )
        elif what == CORRECTED:
            held[name] = replace(
                held[name],
                state=CORRECTED,
                text=data["text"],
                direction=data.get("direction", held[name].direction),
                entry=number,
            )
        elif what == EXPIRED:
            held[name] = replace(held[name], state=EXPIRED, entry=number)
    kept = [one for one in held.values() if one.state != EXPIRED and one.said_on <= on <= one.until]
    return sorted(kept, key=lambda one: (one.said_on, one.id), reverse=True)


def both(statements: Iterable[Said]) -> tuple[list[Said], list[Said]]:
    """Return needs and offers apart."""
    some = list(statements)
    return [one for one in some if one.direction == NEEDS], [one for one in some if one.direction == OFFERS]
