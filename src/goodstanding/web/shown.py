"""Rows of the ledger made ready to be shown: names for references, who did what to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goodstanding.store import queries
from goodstanding.values import ME, Row

NAMED = 3  # so many recipients are named, the rest are counted


@dataclass(frozen=True, slots=True)
class Shown:
    """A row with the names of the people in it. `others`: to whom, besides the person whose page it is."""

    row: Row
    who: str
    who_ref: str
    to: tuple[tuple[str, str], ...]
    more: int

    @property
    def theirs(self) -> bool:
        return not self.row.mine


def shown(rows: Iterable[Row]) -> list[Shown]:
    """Return the rows with names, in their order, with one query for all names."""
    some = list(rows)
    refs = {ref for row in some for ref in (row.actor, *row.recipients[: NAMED + 1])} - {ME, "forgotten"}
    names = queries.names(refs)

    def name(ref: str) -> str:
        if ref == ME:
            return "you"
        return names.get(ref) or ("somebody since forgotten" if ref == "forgotten" else ref)

    return [
        Shown(
            row,
            name(row.actor),
            row.actor,
            tuple((ref, name(ref)) for ref in row.recipients[:NAMED]),
            max(0, len(row.recipients) - NAMED),
        )
        for row in some
    ]
