"""Today: what is worth doing today and why; whom to leave alone; and why somebody is not on the list."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings as django
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goodstanding.services import brief, clock, people, settings
from goodstanding.services import today as service
from goodstanding.services.kept import kept
from goodstanding.services.today import WHOLE_DAY
from goodstanding.web import outside

MINUTES = (10, 20, 40)
PUT_OFF = timedelta(days=7)
DECISIONS = {"done": "Done", "snooze": "Put off for a week", "never": "Not shown again"}
ALIKE = 5  # so many people of a like name are answered for at once


def page(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    minutes = outside.number(request.GET.get("minutes"), 1, WHOLE_DAY) or settings.read(django.HOME).minutes
    found = kept(("today", minutes, now.hour), now.date(), lambda: service.agenda(now, minutes))
    if not found.items and not found.leave_alone and not people.anybody():
        return render(request, "web/begin.html")
    undo = outside.number(request.GET.get("undo"))
    return render(
        request,
        "web/today.html",
        {
            "agenda": found, "as_of": now.date(), "minutes": minutes, "offered": MINUTES,
            "undo": undo or "", "meetings": kept(("tomorrow", now.hour), now.date(), lambda: brief.tomorrow(now)),
        },
    )  # fmt: skip


def why_not(request: HttpRequest) -> HttpResponse:
    """Say what keeps people of this name off the list."""
    words = outside.words(request.GET, "who")
    now = clock.now()
    found = people.find_people(words, ALIKE) if words else []
    answers = [(person, service.why_not(person, now)) for person in found]
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
    number = service.decide(what, key, until)
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
        service.undo(number)
    item = service.item(key, clock.now()) if key and request.headers.get("HX-Request") == "true" else None
    if item:
        return render(request, "web/_item.html", {"item": item})
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(headers={"HX-Refresh": "true"})
    return HttpResponseRedirect(reverse("today"))
