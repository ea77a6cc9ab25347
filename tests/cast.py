"""The cast and their ledgers, written as text small enough to check by hand.

    2026-01-05 10:00  ada > ben   message  "Hello Ben"

Ada is you, Ben gives back, Chen is owed much, Dana is a stranger, Eve sends the spam.
"""

from __future__ import annotations

import shlex
from datetime import UTC, date, datetime

from goodstanding.values import Handle, Interaction, Kind, Precision, Profile, Source

ADA, BEN, CHEN, DANA, EVE = (Handle("linkedin", name) for name in ("ada", "ben", "chen", "dana", "eve"))

NAMES = {"ada": "Ada Quill", "ben": "Ben Okri", "chen": "Chen Wei", "dana": "Dana Roth", "eve": "Eve Sharpe"}


def profiles(seen_on: date = date(2026, 6, 1)) -> list[Profile]:
    """Return the cast's profiles; Ada is the owner."""
    return [
        Profile(
            Handle("linkedin", key),
            Source("Connections.csv", row),
            name=name,
            seen_on=seen_on,
            owner=key == "ada",
        )
        for row, (key, name) in enumerate(NAMES.items(), 1)
    ]


def ledger(text: str, file: str = "messages.csv") -> list[Interaction]:
    """Return the interactions that the text writes down, one a line; see the module."""
    found = []
    for row, line in enumerate(text.strip().splitlines(), 1):
        day, clock, actor, arrow, to, kind, *words = shlex.split(line.strip())
        assert arrow == ">", line
        found.append(
            Interaction(
                datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=UTC),
                Handle("linkedin", actor),
                tuple(Handle("linkedin", one) for one in to.split(",") if one != "-"),
                Kind(kind),
                "linkedin",
                Source(file, row),
                text=words[0] if words else "",
                conversation=words[1] if len(words) > 1 else "",
                precision=Precision.SECOND,
            )
        )
    return found
