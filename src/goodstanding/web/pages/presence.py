"""Presence: what a visitor sees of you, and whether anybody lives there, from the audit that lies in the home folder."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goodstanding.presence.report import LABELS, WORDS, report
from goodstanding.services import tasks
from goodstanding.store import append, queries
from goodstanding.web import outside
from goodstanding.web.own import PRESENCE


def page(request: HttpRequest) -> HttpResponse:
    answer, failure = audit()
    features = [
        (
            LABELS.get(name, name),
            WORDS.get(one.get("found"), "could not be seen"),
            (one.get("evidence") or [{}])[0],
        )
        for name, one in (answer or {}).get("features", {}).items()
    ]
    return render(
        request,
        "web/presence.html",
        {
            "answer": answer,
            "failure": failure or queries.remembered("presence-problem") or "",
            "features": features,
            "asked": queries.remembered("presence-asked") or "",
        },
    )


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Put the reading of a site into the queue, because its address was typed here and the button pressed."""
    address = outside.words(request.POST, "address", 500)
    parts = outside.site(address)
    if parts is None:
        append.remember(
            "presence-problem", f"“{address}” is not a web address; write it like https://quill.example"
        )
    else:
        address = parts.geturl()
        append.remember("presence-asked", address)
        append.remember("presence-problem", "")
        tasks.audit_site.enqueue(str(settings.HOME), address)
    return HttpResponseRedirect(reverse("presence"))


def whole(request: HttpRequest) -> HttpResponse:
    """Show the report as the one file that `goodstanding presence --html` writes, to hand on."""
    answer, _ = audit()
    if answer is None:
        raise Http404
    response = HttpResponse(report(answer))
    # It must look the same when saved, so it carries its style inside; it runs nothing and loads nothing.
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    return response


def audit() -> tuple[dict[str, Any] | None, str]:
    """Return the audit in the home folder, and in a sentence why it cannot be read."""
    place = settings.HOME / PRESENCE
    try:
        answer = json.loads(place.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return None, ""
    except (OSError, ValueError):
        answer = None
    if not isinstance(answer, dict) or not {"site", "findings", "streams", "features"} <= answer.keys():
        return None, f"{place} is not what “goodstanding presence --format json” writes. Make it again."
    return answer, ""
