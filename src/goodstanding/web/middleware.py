"""What every answer of the local server carries, and whom it answers at all.

Three things could reach into somebody's ledger through their own browser: a page elsewhere that makes its
name point at 127.0.0.1 (the Host check answers 400), a page elsewhere that posts a form here (Django's CSRF
check), and a text in the ledger that holds markup (templates escape, and the policy below lets the browser
run and load nothing that does not come from here).
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)

METHODS = ("GET", "HEAD", "POST", "OPTIONS")

_log = logging.getLogger(__name__)


class Policy:
    """Refuses strangers' Host headers, sets the headers, and turns a broken database into a sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            request.get_host()
        except DisallowedHost:
            return HttpResponse(
                "Goodstanding answers only under its own address, such as http://127.0.0.1:8000/. "
                "To let it answer under another name, start it with --host.\n",
                status=400,
                content_type="text/plain; charset=utf-8",
            )
        if request.method not in METHODS:
            return HttpResponse(
                f"Goodstanding answers {', '.join(METHODS)}, nothing else.\n",
                status=405,
                content_type="text/plain; charset=utf-8",
                headers={"Allow": ", ".join(METHODS)},
            )
        response = self._next(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if response.headers.get("Content-Type", "").startswith("text/html"):
            # Back and forward must not show somebody who has been forgotten since.
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say what a database error means; leave everything else to the 500 page."""
        if not isinstance(exception, DatabaseError):
            return None
        from django.conf import settings

        from goodstanding.services.home import DATABASE, explain

        _log.warning("%s: %s", request.path, exception)
        why = explain(exception, settings.HOME / DATABASE)
        return render(
            request, "web/error.html", {"title": "The ledger cannot be read", "why": why}, status=503
        )
