"""Needs and offers: what people said they need and have, to confirm, correct, end, or write down."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goodstanding.services import clock, needs, people
from goodstanding.services.people import Unclear
from goodstanding.web import outside

PAGE = 20


def page(request: HttpRequest) -> HttpResponse:
    """Show what holds now, the newest first."""
    return _page(request)


def _page(request: HttpRequest, problem: str = "", status: int = 200) -> HttpResponse:
    now = clock.now()
    number = outside.number(request.GET.get("page"), 1, 100_000) or 1
    found = needs.statements(now)
    some = found[(number - 1) * PAGE : number * PAGE]
    names = needs.names(some)
    values = {
        "statements": [(one, names.get(one.person) or one.person) for one in some],
        "total": len(found),
        "page": number,
        "pages": max(1, -(-len(found) // PAGE)),
        "problem": problem,
        "typed": {name: outside.words(request.POST, name, 500) for name in ("person", "text")},
        "of": outside.words(request.GET, "of"),
        "anybody": people.anybody(),
    }
    return render(request, "web/needs.html", values, status=status)


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Write a need or an offer down."""
    fields = request.POST
    try:
        needs.add(
            outside.words(fields, "person"), outside.words(fields, "direction", 10), outside.words(fields, "text", 1000),
            clock.now(), outside.day(fields.get("until")),
        )  # fmt: skip
    except Unclear as unclear:
        return _page(request, str(unclear), 422)
    return HttpResponseRedirect(reverse("needs"))


@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """Confirm, correct or end a statement, or take the last word on it back."""
    fields = request.POST
    what, name = fields.get("what", ""), outside.words(fields, "id", 40)
    now = clock.now()
    try:
        if what == "confirm":
            needs.confirm(name, now)
        elif what == "expire":
            needs.expire(name, now)
        elif what == "correct":
            needs.correct(name, outside.words(fields, "text", 1000), now)
        elif what == "undo" and (number := outside.number(fields.get("number"))) is not None:
            needs.undo(number, now)
    except Unclear as unclear:
        return _page(request, str(unclear), 422)
    return HttpResponseRedirect(reverse("needs"))
