"""What an agenda consists of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an agenda: who, what, why, how long, and the rows behind it.

    `key` names the item by its kind, its person and its evidence, so that news makes a new item and a decision
    about the old one does not hide it. `weight` orders items; it is shown nowhere.
    """

    kind: str
    ref: str
    name: str
    what: str
    why: str
    minutes: int
    evidence: tuple[str, ...]
    weight: float = 0.0

    @property
    def key(self) -> str:
        return f"{self.kind}-{person_key(self.ref)}-{_short('|'.join(sorted(self.evidence)))}"

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "person": self.name,
            "ref": self.ref,
            "what": self.what,
            "why": self.why,
            "minutes": self.minutes,
            "evidence": list(self.evidence),
            "key": self.key,
        }


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """Somebody to leave in peace, why, and the rows behind it."""

    ref: str
    name: str
    why: str
    evidence: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {"person": self.name, "ref": self.ref, "why": self.why, "evidence": list(self.evidence)}


@dataclass(frozen=True, slots=True)
class Agenda:
    """What to do today, most pressing first, and whom to leave alone."""

    as_of: datetime
    items: tuple[Item, ...]
    leave_alone: tuple[LeftAlone, ...]

    @property
    def minutes(self) -> int:
        return sum(item.minutes for item in self.items)

    def as_json(self) -> dict[str, Any]:
        """Return the contract's object (design.md section 5)."""
        return {
            "as_of": self.as_of.date().isoformat(),
            "items": [item.as_json() for item in self.items],
            "leave_alone": [one.as_json() for one in self.leave_alone],
        }


def person_key(ref: str) -> str:
    """Return the part of an item's key that stands for its person."""
    return _short(ref)


def evidence_of(ids: Iterable[str]) -> tuple[str, ...]:
    """Return ids without repetition, in the order given."""
    return tuple(dict.fromkeys(ids))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]
