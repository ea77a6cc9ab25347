"""The same person? Pairs that may be one, with what speaks for and against; the reader decides, and can take it back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goodstanding.services import clock, people
from goodstanding.services import same as matching
from goodstanding.services.kept import kept
from goodstanding.web import outside

SHOWN = 7
WORDS = {"same": "One person now", "not same": "Kept as two"}


def page(request: HttpRequest) -> HttpResponse:
    found = kept("same", clock.now().date(), matching.maybe_same)
    known = matching.people({ref for pair in found[:SHOWN] for ref in (pair.a, pair.b)})
    pairs = [
        (pair, known[pair.a], known[pair.b]) for pair in found[:SHOWN] if pair.a in known and pair.b in known
    ]
    joined = matching.decisions()[::-1][:20]
    names = people.names({ref for one in joined for ref in (one.one, one.other)})
    return render(
        request,
        "web/same.html",
        {
            "pairs": pairs,
            "more": max(0, len(found) - SHOWN),
            "joined": [(one, names.get(one.one, one.one), names.get(one.other, one.other)) for one in joined],
        },
    )


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    what = request.POST.get("what", "")
    one, other = request.POST.get("one", "")[:500], request.POST.get("other", "")[:500]
    if what not in WORDS or not one or not other:
        return HttpResponseRedirect(reverse("same"))
    number = matching.decide(what, one, other)
    if request.headers.get("HX-Request") == "true":
        said = request.POST.get("said", "")[:300]
        return render(
            request, "web/_same_decided.html", {"number": number, "word": WORDS[what], "what": said}
        )
    return HttpResponseRedirect(reverse("same"))


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    number = outside.number(request.POST.get("number"))
    if number is not None:
        matching.undo(number)
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(headers={"HX-Refresh": "true"})
    return HttpResponseRedirect(reverse("same"))
