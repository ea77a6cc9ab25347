"""Import history: what was brought in, when, and what it added."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.services import importing


def page(request: HttpRequest) -> HttpResponse:
    return render(request, "web/history.html", {"imports": importing.newest(), "counts": importing.counts()})
