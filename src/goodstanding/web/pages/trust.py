"""How far can you trust this: the chances held against the owner's own past, measured once for each state of the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.services import clock, tasks, trust
from goodstanding.web import charts
from goodstanding.web.charts import Picture

SAYS = (
    "On the dotted line, what was said is what happened. Each dot is the messages of about one chance; the stroke "
    "through it holds the true share nine times in ten."
)


def page(request: HttpRequest) -> HttpResponse:
    """Show the figures; where the ledger has grown, have them measured again and meanwhile show the older ones."""
    now = clock.now()
    known = trust.known(now)
    if not known.current:
        tasks.enqueue_measure(now)
    values: dict[str, Any] = {"measuring": not known.current, "figures": known.figures}
    if known.figures and known.figures["bins"]:
        values["picture"] = _picture(known.figures["bins"])
    part = request.headers.get("HX-Request") == "true"
    return render(request, "web/_trust.html" if part else "web/trust.html", values)


def _picture(bins: list[Mapping[str, Any]]) -> Picture:
    return charts.calibration(
        tuple((b["said"], b["answered"], b["low"], b["high"], b["count"]) for b in bins), SAYS
    )
