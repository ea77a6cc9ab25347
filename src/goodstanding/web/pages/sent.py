"""Sent to you: what others wrote, read by the same rules as one's own; requests apart from spam. Nothing is drafted."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.services import clock, sent
from goodstanding.services.rows import Shown, shown
from goodstanding.services.sent import Judged, Sort
from goodstanding.web import outside

PAGE = 30


def page(request: HttpRequest) -> HttpResponse:
    """Show a stretch of what came in, newest first, in three sorts."""
    now = clock.now()
    before = outside.place(request.GET.get("before", ""))
    read, more = sent.came(before, PAGE, now)
    rows = shown(one.row for one in read)
    sorts: dict[str, list[tuple[Judged, Shown]]] = {str(sort): [] for sort in Sort}
    for one, row in zip(read, rows, strict=True):
        sorts[str(one.sort)].append((one, row))
    own = sent.went(now)
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
