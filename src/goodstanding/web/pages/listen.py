"""Listen: a few posts that deserve an answer. There is no longer list behind them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.services import clock
from goodstanding.services import listen as listening


def page(request: HttpRequest) -> HttpResponse:
    """Show the few posts, each with its reason, and what is held back."""
    now = clock.now()
    return render(request, "web/listen.html", {"heard": listening.digest(now), "as_of": now.date()})
