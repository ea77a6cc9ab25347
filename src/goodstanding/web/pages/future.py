"""Can this goal happen? The fan over time, the chance, the date of even odds, and the one rate that would help most."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.services import clock, future
from goodstanding.services import plan as plans
from goodstanding.services.future import Forecast
from goodstanding.services.planning import MEASURES
from goodstanding.web import outside
from goodstanding.web.charts import GIVEN, SOFT, Picture, _drawn


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
    start = {
        "on": found.as_of.isoformat(),
        "q05": goal.already,
        "q25": goal.already,
        "q50": goal.already,
        "q75": goal.already,
        "q95": goal.already,
    }
    values = [start] + [
        {"on": p.on.isoformat(), **dict(zip(("q05", "q25", "q50", "q75", "q95"), p.quantiles, strict=True))}
        for p in points
    ]

    def chart(alt: Any, width: int) -> Any:
        base = alt.Chart(alt.Data(values=values)).encode(
            x=alt.X(
                "on:T",
                title=None,
                axis=alt.Axis(format="%b %Y", labelOverlap=True, tickCount=6, domain=False, ticks=False),
            )
        )
        most = max(goal.number, *(p.quantiles[-1] for p in points))
        y = alt.Y(
            "q50:Q",
            title=f"{goal.measure}, together",
            scale=alt.Scale(domain=[0, most]),
            axis=alt.Axis(tickMinStep=1, tickCount=5, domain=False, ticks=False),
        )
        nine = base.mark_area(color=GIVEN, opacity=0.16, interpolate="monotone").encode(
            y=alt.Y("q05:Q", title=f"{goal.measure}, together"), y2="q95:Q"
        )
        half = base.mark_area(color=GIVEN, opacity=0.25, interpolate="monotone").encode(y="q25:Q", y2="q75:Q")
        middle = base.mark_line(color=GIVEN, strokeWidth=2.5, interpolate="monotone").encode(y=y)
        rule = (
            alt.Chart(alt.Data(values=[{"n": goal.number}]))
            .mark_rule(color=SOFT, strokeDash=[5, 4])
            .encode(y="n:Q")
        )
        day = (
            alt.Chart(alt.Data(values=[{"on": goal.by.isoformat()}]))
            .mark_rule(color=SOFT, strokeDash=[2, 3])
            .encode(x="on:T")
        )
        goal_at = (
            alt.Chart(alt.Data(values=[{"on": goal.by.isoformat(), "n": goal.number}]))
            .mark_point(color=SOFT, filled=True, size=70, opacity=1)
            .encode(x="on:T", y="n:Q")
        )
        return (nine + half + middle + rule + day + goal_at).properties(width=width - 60, height=240)

    big, small = _drawn(chart)
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
