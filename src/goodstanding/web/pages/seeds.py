"""Seeds: what was planted long ago, what has grown since, and the long line from first contact to deal."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.seeds import Seeds, seeds
from goodstanding.store import clock, queries
from goodstanding.web.kept import kept

SHOWN = 20


def page(request: HttpRequest) -> HttpResponse:
    day = clock.now().date()
    found, names = kept("seeds", day, lambda: _seeds(day))
    everything = "all" in request.GET
    most = 500 if everything else SHOWN
    return render(
        request,
        "web/seeds.html",
        {
            "found": found,
            "grown": [
                (s.sentence(names), [s.id, *(g.id for g in s.grown)], s.text) for s in found.seeds[:most]
            ],
            "lines": [
                (line.sentence(names), [i for _, i, _ in line.steps], line.person)
                for line in found.lines[:most]
            ],
            "waiting": [
                (s.sentence(names), [s.id], s.text) for s in found.waiting[: most if everything else 0]
            ],
            "more": not everything
            and (len(found.seeds) > most or len(found.lines) > most or bool(found.waiting)),
        },
    )


def _seeds(day: date) -> tuple[Seeds, dict[str, str]]:
    found = seeds(queries.rows(as_of=day), as_of=day)
    people = {p for s in (*found.seeds, *found.waiting) for p in s.people}
    people |= {g.person for s in found.seeds for g in s.grown} | {line.person for line in found.lines}
    return found, queries.names(people)
