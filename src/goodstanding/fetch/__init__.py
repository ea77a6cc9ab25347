"""Read-only clients, one a file: the only code that opens a connection, and only when the user asks for it.

A live source is a module with

    NAME, FIELDS            what it is called, and what it must be told ({"host": "the server", ...})
    pull(settings, secret, state, hints) -> Iterator[Batch]

`state` is where the last pull came to (empty at first). Each batch brings records and the state after them; the
caller keeps both together, so a pull that breaks off goes on where it was. Whatever is wrong at the other end is
`Unreachable`, with a sentence for people.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from goodstanding.values import Record

# Modules in this package that are live sources, in the order in which they are shown.
SOURCES: tuple[str, ...] = ("imap", "mastodon", "bluesky", "feed")


class Unreachable(Exception):
    """The other end could not be read now; the text says what happened and what to do."""


@dataclass(frozen=True)
class Batch:
    """Some records and the state of the source once they are kept. `total`: how many there are to come, if known."""

    records: tuple[Record, ...]
    state: Mapping[str, Any]
    total: int = 0
    owner: tuple[str, ...] = field(default=())
