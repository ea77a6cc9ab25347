"""Sent to you: what others wrote, read by the same rules as one's own; requests apart from spam. Nothing is drafted."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.check.sent import Judged, Sort, judged
from goodstanding.store import clock, queries
from goodstanding.values import Row
from goodstanding.web import outside
from goodstanding.web.kept import kept
from goodstanding.web.shown import Shown, shown

PAGE = 30
OWN = 200  # of one's own, the newest so many are held to the same measure
HISTORY = 200  # rows with each person that are looked at


def page(request: HttpRequest) -> HttpResponse:
    """Show a stretch of what came in, newest first, in three sorts."""
    now = clock.now()
    before = outside.place(request.GET.get("before", ""))
    found, more = queries.sent(False, before, PAGE, now)
    read = _judged(found, now)
    rows = shown(one.row for one in read)
    sorts: dict[str, list[tuple[Judged, Shown]]] = {str(sort): [] for sort in Sort}
    for one, row in zip(read, rows, strict=True):
        sorts[str(one.sort)].append((one, row))
    own = kept("sent by you", now.date(), lambda: _judged(queries.sent(True, None, OWN, now)[0], now))
    return render(
        request,
        "web/sent.html",
        {
            "any": bool(read),
            "sorts": sorts,
            "begins": read[-1].row.at if read else None,
            "ends": read[0].row.at if read else None,
            "later": f"{more[0]},{more[1]}" if more else "",
            "continues": before is not None,
            "own": len(own),
            "own_ids": [one.row.id for one in own if one.sort is Sort.SPAM],
        },
    )


def _judged(found: list[tuple[int, Row]], now: datetime) -> list[Judged]:
    newest = max((row.at for _, row in found if row.at is not None), default=now)
    rows = queries.rows_of(sorted({person for person, _ in found}), HISTORY, newest)
    return [judged(row, rows.get(person, ())) for person, row in found]
