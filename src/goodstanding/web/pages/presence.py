"""Presence: what a visitor sees of you, and whether anybody lives there, from the audit that lies in the home folder."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goodstanding.services import presence
from goodstanding.web import outside


def page(request: HttpRequest) -> HttpResponse:
    answer, failure = presence.audit()
    asked, problem = presence.asked()
    features = [
        (
            presence.LABELS.get(name, name),
            presence.WORDS.get(one.get("found"), "could not be seen"),
            (one.get("evidence") or [{}])[0],
        )
        for name, one in (answer or {}).get("features", {}).items()
    ]
    return render(
        request,
        "web/presence.html",
        {
            "answer": answer,
            "failure": failure or problem,
            "features": features,
            "asked": asked,
        },
    )


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Put the reading of a site into the queue, because its address was typed here and the button pressed."""
    address = outside.words(request.POST, "address", 500)
    parts = outside.site(address)
    if parts is None:
        presence.refuse(f"“{address}” is not a web address; write it like https://quill.example")
    else:
        presence.ask(parts.geturl())
    return HttpResponseRedirect(reverse("presence"))


def whole(request: HttpRequest) -> HttpResponse:
    """Show the report as the one file that `goodstanding presence --html` writes, to hand on."""
    answer, _ = presence.audit()
    if answer is None:
        raise Http404
    response = HttpResponse(presence.report(answer))
    # It must look the same when saved, so it carries its style inside; it runs nothing and loads nothing.
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    return response
