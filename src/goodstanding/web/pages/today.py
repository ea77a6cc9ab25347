"""Today: what is worth doing today and why; whom to leave alone; and why somebody is not on the list."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goodstanding.services import today as service
from goodstanding.store import clock, queries
from goodstanding.store.append import decide as record
from goodstanding.store.append import undo as take_back
from goodstanding.today import Item
from goodstanding.web import outside
from goodstanding.web.kept import kept

MINUTES = (10, 20, 40)
WHOLE_DAY = 480
PUT_OFF = timedelta(days=7)
DECISIONS = {"done": "Done", "snooze": "Put off for a week", "never": "Not shown again"}
ALIKE = 5  # so many people of a like name are answered for at once


def page(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    minutes = outside.number(request.GET.get("minutes"), 1, WHOLE_DAY) or 20
    found = kept(("today", minutes, now.hour), now.date(), lambda: service.agenda(now, minutes))
    if not found.items and not found.leave_alone and not queries.counts().interactions:
        return render(request, "web/begin.html")
    undo = outside.number(request.GET.get("undo"))
    return render(
        request,
        "web/today.html",
        {
            "agenda": found, "as_of": now.date(), "minutes": minutes, "offered": MINUTES,
            "undo": undo or "",
        },
    )  # fmt: skip


def why_not(request: HttpRequest) -> HttpResponse:
    """Say what keeps people of this name off the list."""
    words = outside.words(request.GET, "who")
    now = clock.now()
    people = queries.find_people(words, ALIKE) if words else []
    answers = [(person, service.why_not(person, now)) for person in people]
    part = request.headers.get("HX-Request") == "true"
    template = "web/_why_not.html" if part else "web/why_not.html"
    return render(request, template, {"who": words, "answers": answers})


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Record what was decided about an item, and answer with the way to take it back."""
    what, key = request.POST.get("what", ""), request.POST.get("key", "")[:200]
    if what not in DECISIONS or not key:
        return HttpResponseRedirect(reverse("today"))
    until = clock.now().date() + PUT_OFF if what == "snooze" else None
    number = record(what, one=key, until=until)
    if request.headers.get("HX-Request") == "true":
        said = {
            "key": key,
            "number": number,
            "word": DECISIONS[what],
            "what": request.POST.get("said", "")[:300],
        }
        return render(request, "web/_decided.html", said)
    return HttpResponseRedirect(f"{reverse('today')}?undo={number}")


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take a decision back and put the item where it was."""
    number, key = outside.number(request.POST.get("number")), request.POST.get("key", "")
    if number is not None:
        take_back(number)
    item = _item(key) if key and request.headers.get("HX-Request") == "true" else None
    if item:
        return render(request, "web/_item.html", {"item": item})
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(headers={"HX-Refresh": "true"})
    return HttpResponseRedirect(reverse("today"))


def _item(key: str) -> Item | None:
    return next((item for item in service.agenda(clock.now(), WHOLE_DAY).items if item.key == key), None)
