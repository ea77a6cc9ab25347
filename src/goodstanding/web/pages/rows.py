"""Rows: the evidence behind a figure, as it stands in the ledger, each with the file and line it came from."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.services import people
from goodstanding.services import rows as ledger

MOST = 500


def page(request: HttpRequest) -> HttpResponse:
    """Show the rows whose ids the address names (`?ids=a,b`), or a person's newest (`?person=ref`)."""
    ids = [one for one in request.GET.get("ids", "").split(",") if one]
    ref = request.GET.get("person", "")
    person = people.person(ref) if ref else None
    if ref and person is None:
        raise Http404
    if person is not None:
        rows, _ = ledger.timeline(person, limit=MOST)
        asked = person.rows
    else:
        rows = ledger.evidence(ids[:MOST])[::-1]
        asked = len(ids)
    return render(
        request,
        "web/rows.html",
        {
            "rows": ledger.shown(rows),
            "person": person,
            "asked": asked,
            "missing": max(0, min(asked, MOST) - len(rows)),
            "most": MOST,
        },
    )
