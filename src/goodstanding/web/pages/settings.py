"""Settings: what the owner chose for themselves, in one page and one file."""

from __future__ import annotations

from django.conf import settings as django
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goodstanding.services import people, settings
from goodstanding.web import outside


def page(request: HttpRequest) -> HttpResponse:
    return render(request, "web/settings.html", _values())


def _values() -> dict[str, object]:
    home = django.HOME
    return {
        "settings": settings.read(home),
        "file": home / settings.FILE,
        "adding": settings.adding_token(home),
    }


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    try:
        settings.write(django.HOME, outside.number(request.POST.get("minutes")))
    except people.Unclear as unclear:
        return render(request, "web/settings.html", _values() | {"fault": str(unclear)}, status=400)
    return HttpResponseRedirect(reverse("settings"))


@require_POST
def adding(request: HttpRequest) -> HttpResponse:
    """Let programs add rows, or no more."""
    settings.let_add(django.HOME, request.POST.get("on") == "yes")
    return HttpResponseRedirect(reverse("settings"))
