"""Ledgers as text, small enough to add up by hand.

A line is `day[ time] who kind [network] [-> whom] [: text]`; "Ada" is you.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from goodstanding.values import ME, Kind, Row


def rows_of(doc: str) -> list[Row]:
    rows = []
    for n, line in enumerate(filter(None, (line.strip() for line in doc.splitlines()))):
        head, _, text = line.partition(" : ")
        left, _, whom = head.partition(" -> ")
        words = left.split()
        at = words.pop(0)
        clock = words.pop(0) if ":" in words[0] else "12:00"
        actor, kind, *rest = words
        network = rest[0] if rest else "linkedin"
        mine = actor == "Ada"
        recipients = tuple(ME if w == "Ada" else w for w in whom.split())
        if not mine and not whom and kind in {"message", "endorsement", "favour"}:
            recipients = (ME,)
        rows.append(
            Row(
                id=hashlib.sha256(f"{n}{line}".encode()).hexdigest()[:16],
                at=datetime.fromisoformat(f"{at} {clock}").replace(tzinfo=UTC),
                actor=ME if mine else actor,
                recipients=recipients,
                kind=Kind(kind),
                network=network,
                mine=mine,
                to_me=ME in recipients,
                text=text,
            )
        )
    return rows


@pytest.fixture
def load() -> Callable[[str], list[Row]]:
    return rows_of
