"""The kinds of item, in the order in which they are tried for one person.

Each is a module with NAME, STARTS (whether it begins a conversation, so that the starting guards hold) and
`find(candidate, as_of) -> Item | None`, which reads the candidate alone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from ..candidate import Candidate
from ..item import Item
from . import answer, congratulate, give_back, invitation, promise, revive, tend, thank, written_promise


class ItemKind(NamedTuple):
    """One kind: its name, whether it begins a conversation, and how many of it an agenda holds at most."""

    name: str
    starts: bool
    most: int
    find: Callable[[Candidate, datetime], Item | None]


KINDS: tuple[ItemKind, ...] = (
    ItemKind(answer.NAME, answer.STARTS, 3, answer.find),
    ItemKind(written_promise.NAME, written_promise.STARTS, 3, written_promise.find),
    ItemKind(promise.NAME, promise.STARTS, 2, promise.find),
    ItemKind(thank.NAME, thank.STARTS, 2, thank.find),
    ItemKind(invitation.NAME, invitation.STARTS, 2, invitation.find),
    ItemKind(congratulate.NAME, congratulate.STARTS, 2, congratulate.find),
    ItemKind(revive.NAME, revive.STARTS, 1, revive.find),
    ItemKind(tend.NAME, tend.STARTS, 2, tend.find),
    ItemKind(give_back.NAME, give_back.STARTS, 1, give_back.find),
)
