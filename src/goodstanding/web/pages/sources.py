"""Live sources: which there are, when each was read and what went wrong; read when the reader presses, or switched off."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goodstanding.services import sources as live
from goodstanding.services import tasks


def page(request: HttpRequest) -> HttpResponse:
    return render(
        request, "web/sources.html", {"sources": live.sources(), "asked": request.GET.get("asked", "")[:200]}
    )


@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """Switch a source on or off, or put its reading into the queue."""
    name, what = request.POST.get("name", ""), request.POST.get("what", "")
    if name not in {one.name for one in live.sources()} or what not in ("on", "off", "read"):
        raise Http404
    if what != "read":
        live.switch(name, what == "on")
        return HttpResponseRedirect(reverse("sources"))
    tasks.refresh_source.enqueue(str(settings.HOME), name)
    from urllib.parse import urlencode

    return HttpResponseRedirect(f"{reverse('sources')}?{urlencode({'asked': name})}")
