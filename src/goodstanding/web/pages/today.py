"""Today: what is worth doing today and why; whom to leave alone; and why somebody is not on the list."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.store import clock, looking, queries

MOST = 7


def page(request: HttpRequest) -> HttpResponse:
    if not queries.counts().interactions:
        return render(request, "web/begin.html")
    now = clock.now()
    people, _ = queries.people(sort="owed", limit=MOST)
    seen = [one for one in looking.looks(people, now) if one.owed]
    return render(request, "web/today.html", {"seen": seen, "as_of": now.date()})
