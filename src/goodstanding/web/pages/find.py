"""Find: whom a word or a sentence may mean, the senses apart."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.services import clock
from goodstanding.services import find as finding
from goodstanding.web import outside


def page(request: HttpRequest) -> HttpResponse:
    """Show what a query meets; only the box when nothing was asked."""
    words = outside.words(request.GET, "q")
    intent = outside.words(request.GET, "intent")
    now = clock.now()
    answer = finding.search(words, now, intent) if words else None
    return render(
        request, "web/find.html", {"q": words, "intent": intent, "answer": answer, "as_of": now.date()}
    )
