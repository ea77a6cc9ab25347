"""Help: what the pages are for, and the keys."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from goodstanding.web.pages.look import A_YEAR, back


def page(request: HttpRequest) -> HttpResponse:
    return render(request, "web/help.html")


@require_POST
def keys(request: HttpRequest) -> HttpResponse:
    """Switch the single-letter keys on or off (they can get in the way of speech input)."""
    response = back(request)
    if request.POST.get("keys") == "off":
        response.set_cookie("keys", "off", max_age=A_YEAR, httponly=True, samesite="Strict")
    else:
        response.delete_cookie("keys", samesite="Strict")
    return response
