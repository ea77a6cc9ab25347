"""Can this goal happen? The fan over time, the chance, the date of even odds, and the one rate that would help most."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.services import clock, future
from goodstanding.services import plan as plans
from goodstanding.services.future import Forecast
from goodstanding.services.planning import MEASURES
from goodstanding.web import outside
from goodstanding.web.charts import GIVEN, SOFT, Picture, Plot, drawn, ticks


def page(request: HttpRequest) -> HttpResponse:
    """Show the plan's objectives, or the goal asked for (`?measure=deals&times=3&by=2027-02-24`)."""
    mine, today = plans.own_plan(), clock.now().date()
    plan = mine.plan
    asked = _asked(request)
    values: dict[str, Any] = {
        "mine": mine,
        "measures": MEASURES,
        "asked": asked,
        "fault": "",
        "refused": "",
        "found": None,
    }
    wanted = asked
    values["objectives"] = plan.objectives if plan else ()
    if wanted is None and plan is not None:
        values["refused"] = plans.refused(plan, today)
        if not values["refused"]:
            name = request.GET.get("objective")
            objective = next((o for o in plan.objectives if name in (None, o.name)), None)
            if objective is not None:
                values["objective"] = objective
                wanted = future.wanted_by(objective)
    if wanted is not None:
        try:
            seen = future.foreseen(wanted, today)
        except future.NoGoal as error:
            values["fault"] = f"{str(error)[:1].upper()}{str(error)[1:]}."
        else:
            values |= {
                "found": seen.forecast,
                "lever": seen.lever,
                "picture": fan(seen.forecast),
                "pace_says": _pace_says(seen.forecast),
            }
    return render(request, "web/future.html", values)


def looking_back(request: HttpRequest) -> HttpResponse:
    """Show how well this would have foreseen one's own past."""
    found = future.looked_back(clock.now().date())
    return render(
        request, "web/future_back.html", {"found": found.looks, "inside": found.inside, "of": found.of}
    )


def _asked(request: HttpRequest) -> future.Wanted | None:
    measure = request.GET.get("measure", "")
    if measure not in MEASURES:
        return None
    return future.Wanted(
        measure,
        outside.amount(request.GET.get("number")),
        outside.amount(request.GET.get("times")),
        outside.day(request.GET.get("by")),
    )


def _pace_says(found: Forecast) -> str:
    return (
        f"You approach about {found.pace:.1f} people a week; about {found.inbound_pace:.1f} more come by themselves, "
        "or are connected without the export saying who asked."
    )


@lru_cache(maxsize=16)
def fan(found: Forecast) -> Picture:
    """Return the fan of a forecast up to a while after its date: the middle, half of all futures, and nine in ten."""
    goal = found.goal
    last = max(goal.by.toordinal() + 45, (found.even_odds or goal.by).toordinal() + 20)
    points = [p for p in found.fan if p.on.toordinal() <= last]
    began = found.as_of.toordinal()
    ways = [[(began, goal.already), *((p.on.toordinal(), p.quantiles[q]) for p in points)] for q in range(5)]

    def chart(width: int) -> Plot:
        most = max(goal.number, *(p.quantiles[-1] for p in points), 1)
        end = max(points[-1].on.toordinal() if points else began + 1, goal.by.toordinal())
        plot = Plot(width, 280, (began, end), (0, most))
        plot.titled(y=f"{goal.measure}, together")
        plot.left(ticks(0, most, 5, 1))
        plot.bottom(_months(found.as_of, end), lambda at: f"{date.fromordinal(round(at)):%b %Y}")
        plot.area(ways[0], ways[4], GIVEN, 0.16)
        plot.area(ways[1], ways[3], GIVEN, 0.25)
        plot.line(ways[2], GIVEN)
        plot.line([(began, goal.number), (end, goal.number)], SOFT, 1, "5 4")
        plot.line([(goal.by.toordinal(), 0), (goal.by.toordinal(), most)], SOFT, 1, "2 3")
        plot.dot(goal.by.toordinal(), goal.number, 4.5, SOFT)
        return plot

    big, small = drawn(chart)
    says = (
        f"The line is the middle future; half of all futures lie in the darker part, nine in ten in the lighter one. "
        f"The dot is the goal: {goal.number} {goal.measure} by {goal.by.day} {goal.by:%B %Y}."
    )
    shown = [p for n, p in enumerate(points) if n % 4 == 3 or p.on == goal.by]
    table = tuple(
        (
            p.on.isoformat(),
            *(
                f"{q:g}"
                for q in (p.quantiles[0], p.quantiles[1], p.quantiles[2], p.quantiles[3], p.quantiles[4])
            ),
            f"{p.chance:.0%}",
        )
        for p in shown
    )
    return Picture(
        big,
        small,
        says,
        ("By", "1 in 20 below", "1 in 4 below", "middle", "1 in 4 above", "1 in 20 above", "goal reached"),
        table,
    )


def _months(first: date, last: int) -> list[float]:
    """Return the first days of the months after a day, up to another, as ordinals; every few where there are many."""
    found = []
    at = first.replace(day=1)
    while at.toordinal() <= last:
        if at >= first:
            found.append(float(at.toordinal()))
        at = (at + timedelta(days=32)).replace(day=1)
    return found[:: max(1, len(found) // 6)]
