"""Before and after: invented messages, what check finds in them, and what was sent instead."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.services.linting import Pair, pairs, pieces


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A pair as the page shows it; `pieces` are the first text's, each with whether it is marked."""

    pair: Pair
    pieces: tuple[tuple[str, bool], ...]


def page(request: HttpRequest) -> HttpResponse:
    return render(request, "web/gallery.html", {"sections": _sections()})


@cache
def _sections() -> dict[str, list[Exhibit]]:
    """Return the pairs under their headings, in the order shown; they ship with the program, so once is enough."""
    sections: dict[str, list[Exhibit]] = {}
    for pair in pairs():
        marked = tuple(pieces(pair.before, pair.report.findings))
        sections.setdefault(pair.under, []).append(Exhibit(pair, marked))
    return sections
