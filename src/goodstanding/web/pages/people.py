"""People: everybody the ledger knows, found by a word and put in one of four orders."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.services import clock
from goodstanding.services import people as directory
from goodstanding.services import person as standing
from goodstanding.web import outside

SORTS: tuple[tuple[str, str], ...] = (
    ("last", "last contact"),
    ("owed", "what you owe"),
    ("fading", "fading soonest"),
    ("name", "name"),
)
PAGE = 50


def page(request: HttpRequest) -> HttpResponse:
    """Show one page of people; the list alone when htmx asks for it."""
    words = outside.words(request.GET, "q")
    sort = request.GET.get("sort", "last")
    if sort not in dict(SORTS):
        sort = "last"
    number = outside.number(request.GET.get("page"), 1, 100_000) or 1
    found, total = directory.page(words, sort, (number - 1) * PAGE, PAGE)
    pages = max(1, -(-total // PAGE))
    now = clock.now()
    ties = standing.ties_of([person.id for person in found])
    people = [
        {
            "person": person,
            "stage": standing.stage_of(ties[person.id], now.timestamp()) if person.id in ties else "stranger",
        }
        for person in found
    ]

    def query(**changes: object) -> str:
        return urlencode({"q": words, "sort": sort, **changes})

    shown = {
        "people": people,
        "total": total,
        "page": number,
        "pages": pages,
        "q": words,
        "sort": sort,
        "sorts": [{"name": name, "word": word, "query": query(sort=name)} for name, word in SORTS],
        "earlier": query(page=number - 1) if number > 1 else "",
        "later": query(page=number + 1) if number < pages else "",
        "as_of": now.date(),
    }
    part = request.headers.get("HX-Request") == "true"
    return render(request, "web/_people.html" if part else "web/people.html", shown)
