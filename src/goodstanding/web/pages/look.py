"""The reader's choice of light or dark, kept in a cookie; the server writes it into each page, so nothing flashes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from goodstanding.web.context import LOOKS

A_YEAR = 365 * 24 * 3600


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    look = request.POST.get("look", "")
    response = back(request)
    if look in LOOKS:
        response.set_cookie("look", look, max_age=A_YEAR, httponly=True, samesite="Strict")
    else:
        response.delete_cookie("look", samesite="Strict")
    return response


def back(request: HttpRequest) -> HttpResponse:
    """Return to the page that the form says it stands on; never to another site."""
    goal = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(goal, allowed_hosts=None) or not goal.startswith("/"):
        goal = "/"
    return HttpResponseRedirect(goal)
