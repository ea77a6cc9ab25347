"""How far can you trust this: each past message asked about as it stood the moment before, and what came of it."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.store import clock, trust
from goodstanding.web import charts
from goodstanding.web.kept import kept


def page(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    found = kept("trust", now.date(), lambda: trust.measured(now))
    bins = tuple((one.said, one.answered, one.count) for one in found.bins)
    says = "Each dot stands for messages of about one chance. On the dashed line, as many were answered as was said."
    return render(
        request,
        "web/trust.html",
        {
            "found": found,
            "begins": _day(found.begins),
            "ends": _day(found.ends),
            "picture": charts.calibration(bins, says) if bins else None,
            "figures": [
                ("everywhere", found.own),
                ("before it was fitted to you", found.shipped),
                ("first messages to somebody", found.new_people),
                *found.by_stage.items(),
            ],
        },
    )


def _day(at: float | None) -> datetime | None:
    return None if at is None else datetime.fromtimestamp(at, UTC)
