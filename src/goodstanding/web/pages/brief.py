"""A brief: one page on a person or a company, to read and to print before a meeting."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.services import brief, clock
from goodstanding.services.people import Unclear
from goodstanding.web import outside


def page(request: HttpRequest) -> HttpResponse:
    """Show the brief on whom a name means; without a name, whom the calendar says that one meets next."""
    name = outside.words(request.GET, "who")
    now = clock.now()
    values: dict[str, object] = {"who": name, "meetings": brief.tomorrow(now) if not name else ()}
    status = 200
    if name:
        try:
            values["brief"] = brief.brief(name, now)
        except Unclear as unclear:
            values |= {"problem": str(unclear), "people": unclear.people[:7]}
            status = 404
    return render(request, "web/brief.html", values, status=status)
