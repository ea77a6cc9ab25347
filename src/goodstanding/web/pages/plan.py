"""Plan: is it clear, step by step; can the goals happen, from your own past; and through which channel."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.plan import clarity, file
from goodstanding.plan import simulate as futures
from goodstanding.plan.file import Objective, Plan
from goodstanding.plan.funnel import History, history
from goodstanding.ratios.share import in_words
from goodstanding.store import clock, queries
from goodstanding.web import charts
from goodstanding.web.kept import kept


def page(request: HttpRequest) -> HttpResponse:
    day = clock.now().date()
    plan, failure = own_plan()
    values: dict[str, Any] = {"plan": plan, "failure": failure, "place": settings.HOME / "plan.toml"}
    if plan is not None:
        clear = kept(("plan", text_of()), day, lambda: _clear(plan, day))
        values |= {"clear": clear, "titles": clarity.TITLES}
    return render(request, "web/plan.html", values)


def goals(request: HttpRequest) -> HttpResponse:
    """Show whether the plan's goals can happen: ten thousand futures each, which take their time."""
    day = clock.now().date()
    plan, _ = own_plan()
    found = kept(("goals", text_of()), day, lambda: _goals(plan, day)) if plan else []
    return render(request, "web/_goals.html", {"goals": found})


def text_of() -> str:
    """Return the text of the plan in the home folder, empty when there is none or it cannot be read."""
    try:
        text: str = (settings.HOME / "plan.toml").read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
    return text


def own_plan() -> tuple[Plan | None, str]:
    """Return the plan in the home folder, and in a sentence why it cannot be read."""
    text = text_of()
    if not text.strip():
        return None, ""
    try:
        return file.read(text), ""
    except file.PlanError as error:
        return None, str(error)


def _past(day: date) -> History:
    return kept("history", day, lambda: history(queries.rows(as_of=day), as_of=day))


def _clear(plan: Plan, day: date) -> clarity.Clarity:
    return clarity.clarity(plan, as_of=day, base_rates=_past(day).base_rates())


def _goals(plan: Plan, day: date) -> list[dict[str, Any]]:
    if _clear(plan, day).verdict == "refused":
        return []
    return [_goal(objective, _past(day)) for objective in plan.objectives]


def _goal(objective: Objective, past: History) -> dict[str, Any]:
    """Return what a forecast says of an objective, or why there is none."""
    try:
        aim = futures.goal(
            past,
            measure=objective.measure,
            number=objective.to,
            times=objective.times if objective.to is None else None,
            since=objective.since,
            by=objective.by,
            base=objective.start,
        )
        found = futures.forecast(past, aim)
    except futures.NoGoal as error:
        return {"objective": objective, "why": str(error)}
    points = tuple(
        (p.on.isoformat(), p.quantiles[0], p.quantiles[2], p.quantiles[4])
        for p in found.fan
        if p.on <= aim.by
    )
    says = f"Half of the futures lie below the line, nine in ten inside the band; the goal is {aim.number}."
    return {
        "objective": objective,
        "found": found,
        "lever": futures.best_lever(found),
        "picture": charts.fan(points, float(aim.number), says) if len(points) > 1 else None,
        "rates": [
            (rate, in_words(rate.share), in_words(rate.low), in_words(rate.high)) for rate in found.rates
        ],
    }
