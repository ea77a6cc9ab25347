"""Ratios: shares instead of counts, each with its interval, its trend and its rows; and the monthly letter."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.plan import numbers
from goodstanding.ratios import Ratios, letter, ratios
from goodstanding.ratios.blast import Blast, blasts
from goodstanding.ratios.picture import picture
from goodstanding.ratios.share import Ratio
from goodstanding.store import clock, queries
from goodstanding.web.kept import kept
from goodstanding.web.pages import shift
from goodstanding.web.pages.plan import own_plan, text_of

MONTHS = 6


def page(request: HttpRequest) -> HttpResponse:
    day = clock.now().date()
    plan, _ = own_plan()
    found, noticed = kept(("ratios", text_of()), day, lambda: _ratios(day))
    of_objectives, rest = numbers.tied(plan, [one.name for one in found.ratios])
    groups = [
        (objective, shown)
        for objective, names in of_objectives
        if (shown := [_shown(one) for one in found.ratios if one.name in names])
    ]
    return render(
        request,
        "web/ratios.html",
        {
            "found": found,
            "groups": groups,
            "rest": [_shown(one) for one in found.ratios if one.name in rest],
            "blasts": noticed,
            "months": _months(day),
            "objectives": bool(plan and plan.objectives),
        },
    )


def rows(request: HttpRequest, name: str, channel: str) -> HttpResponse:
    """Show the rows behind one ratio, or one pair of the shift: first those that count, then those that do not."""
    day = clock.now().date()
    found, _ = kept(("ratios", text_of()), day, lambda: _ratios(day))
    everything = [*found.ratios, *(pair.ratio for pair in shift.pairs(day) if pair.ratio)]
    ratio = next((one for one in everything if (one.name, one.channel) == (name, channel)), None)
    if ratio is None:
        raise Http404
    people = queries.names({case.person for case in ratio.cases if case.person})
    cases = sorted(ratio.cases, key=lambda case: (not case.counts, -case.at.timestamp()))
    return render(
        request,
        "web/ratio_rows.html",
        {"ratio": ratio, "cases": [(c, people.get(c.person, "")) for c in cases[:500]]},
    )


def month(request: HttpRequest, month: str) -> HttpResponse:
    """Show the letter about a month: one file to read, print and keep."""
    from goodstanding.cli.ratios import letter_text

    try:
        begins = letter.month_of(month)
    except ValueError as error:
        raise Http404 from error
    response = HttpResponse(letter_text(settings.HOME, begins, clock.now().date()))
    # The letter is a page of its own that must look the same when saved: it carries its style inside.
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    return response


def _ratios(day: date) -> tuple[Ratios, tuple[Blast, ...]]:
    from goodstanding.cli.plan import companies_and_names

    plan, _ = own_plan()
    rows = queries.rows(as_of=day)
    companies, names = companies_and_names()
    found = ratios(rows, as_of=day, qualified=numbers.qualified(plan, companies, names))
    return found, tuple(blasts(rows, as_of=day, since=found.since))


def _shown(ratio: Ratio) -> tuple[Ratio, str]:
    return ratio, picture(ratio)


def _months(day: date) -> list[date]:
    months = [letter.month_before(day)]
    while len(months) < MONTHS:
        months.append(letter.month_before(months[-1]))
    return months
