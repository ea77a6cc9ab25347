"""Shift: the seventeen pairs from pushing to engaging, measured where the ledger can see them."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.plan import numbers
from goodstanding.shift import Pair, shift
from goodstanding.store import clock, queries
from goodstanding.web.kept import kept
from goodstanding.web.pages.plan import own_plan, text_of


def page(request: HttpRequest) -> HttpResponse:
    day = clock.now().date()
    return render(
        request,
        "web/shift.html",
        {
            "seen": [p for p in pairs(day) if p.measurable],
            "unseen": [p for p in pairs(day) if not p.measurable],
        },
    )


def pairs(day: date) -> list[Pair]:
    """Return the seventeen pairs as of a day."""
    return kept(("shift", text_of()), day, lambda: _pairs(day))


def _pairs(day: date) -> list[Pair]:
    from goodstanding.cli.plan import companies_and_names

    plan, _ = own_plan()
    companies, names = companies_and_names()
    qualified = numbers.qualified(plan, companies, names)
    return list(shift(queries.rows(as_of=day), as_of=day, plan=plan, qualified=qualified))
