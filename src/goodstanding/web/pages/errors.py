"""Pages for what cannot be shown. None of them needs the ledger, so that they work when it does not."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def _say(request: HttpRequest, status: int, title: str, why: str) -> HttpResponse:
    return render(request, "web/error.html", {"title": title, "why": why}, status=status)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return _say(
        request, 400, "That request could not be read", "Go back, reload the page and do the same again."
    )


def forbidden(request: HttpRequest, exception: Any = None, reason: str = "") -> HttpResponse:
    return _say(
        request,
        403,
        "This form has gone stale",
        "It was opened before Goodstanding was last started, or it came from another site. "
        "Nothing was changed. Go back, reload the page and do the same again.",
    )


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return _say(
        request,
        404,
        "Nothing is kept under this address",
        "The person may have been forgotten or joined with another since you came here. "
        "You can look for them under People.",
    )


def broken(request: HttpRequest) -> HttpResponse:
    return _say(
        request,
        500,
        "This page has a fault",
        "It is ours, not yours, and nothing in your ledger was changed. "
        "The window in which Goodstanding runs says more; please send us what it shows.",
    )
