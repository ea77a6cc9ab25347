"""What others wrote to me, read by the rules that I hold my own messages to; requests apart from spam."""

from __future__ import annotations

from datetime import datetime

from goodstanding.check.sent import Judged, Sort, judged
from goodstanding.services.kept import kept
from goodstanding.store import queries
from goodstanding.values import Row

__all__ = ["Judged", "Sort", "came", "went"]

OWN = 200  # of one's own, the newest so many are held to the same measure
HISTORY = 200  # rows with each person that are looked at


def came(
    before: tuple[int, int] | None, limit: int, as_of: datetime
) -> tuple[list[Judged], tuple[int, int] | None]:
    """Return a stretch of what came in, newest first, judged; and the place to go on from."""
    found, more = queries.sent(False, before, limit, as_of)
    return _judged(found, as_of), more


def went(as_of: datetime) -> list[Judged]:
    """Return one's own newest messages, judged by the same measure."""
    return kept("sent by you", as_of.date(), lambda: _judged(queries.sent(True, None, OWN, as_of)[0], as_of))


def _judged(found: list[tuple[int, Row]], as_of: datetime) -> list[Judged]:
    newest = max((row.at for _, row in found if row.at is not None), default=as_of)
    rows = queries.rows_of(sorted({person for person, _ in found}), HISTORY, newest)
    return [judged(row, rows.get(person, ())) for person, row in found]
