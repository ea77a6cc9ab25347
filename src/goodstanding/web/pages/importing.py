"""Import: drop a file, watch it being read, read what became of each part of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from goodstanding.services import clock, importing, tasks
from goodstanding.web.inbox import Inbox

PROBLEMS_SHOWN = 200


def page(request: HttpRequest) -> HttpResponse:
    newest = importing.newest(1)
    return render(request, "web/import.html", {"newest": newest[0] if newest else None})


@csrf_exempt  # so that the handler below is in place before anything is read; _upload checks as everywhere
def upload(request: HttpRequest) -> HttpResponse:
    """Keep what was sent in the inbox and put its import into the queue."""
    inbox = Inbox(settings.HOME)
    request.upload_handlers = [inbox]
    response: HttpResponse = _upload(request, inbox)
    if response.status_code == 403:
        inbox.discard()
    return response


@require_POST
@csrf_protect
def _upload(request: HttpRequest, inbox: Inbox) -> HttpResponse:
    request.FILES  # noqa: B018  (reads the body)
    if inbox.failure:
        return _again(request, inbox.failure)
    if not inbox.paths:
        return _again(request, "No file came with that. Choose the zip file, then press Import.")
    number = tasks.enqueue_import(inbox.paths, remove=inbox.folder)
    goal = reverse("import-one", args=[number])
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(headers={"HX-Redirect": goal})
    return HttpResponseRedirect(goal)


def _again(request: HttpRequest, why: str) -> HttpResponse:
    part = request.headers.get("HX-Request") == "true"
    template = "web/_drop.html" if part else "web/import.html"
    return render(request, template, {"failure": why, "newest": None}, status=200 if part else 422)


def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show one import: how far it is, or its report."""
    found = importing.one(number)
    if found is None:
        raise Http404
    running = found.state in ("waiting", "reading")
    values: dict[str, Any] = {
        "one": found,
        "running": running,
        "waited": (clock.now() - found.started).total_seconds() if found.state == "waiting" else 0,
    }
    if not running:
        values |= _report(found.report)
    part = request.headers.get("HX-Request") == "true"
    return render(request, "web/_import_one.html" if part else "web/import_one.html", values)


def _report(report: Mapping[str, Any]) -> dict[str, Any]:
    """Return the report's files by what became of them, and the first of its problems."""
    files = report.get("files", ())
    problems = report.get("problems", ())
    return {
        "report": report,
        "read": [file for file in files if file["status"] == "read"],
        "ignored": [file for file in files if file["status"] == "ignored"],
        "unknown": [file for file in files if file["status"] == "unknown"],
        "problems": problems[:PROBLEMS_SHOWN],
        "more_problems": max(0, len(problems) - PROBLEMS_SHOWN) + report.get("more_problems", 0),
        "all_problems": len(problems) + report.get("more_problems", 0),
    }
