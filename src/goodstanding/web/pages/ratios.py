"""Ratios: shares with their interval, trend, weeks and rows; the monthly letter; the shift and the seeds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.plan import numbers
from goodstanding.ratios import letter as letters
from goodstanding.ratios.picture import interval_picture, picture
from goodstanding.ratios.share import Ratio
from goodstanding.ratios.turns import called
from goodstanding.seeds import Line
from goodstanding.seeds.picture import line_picture
from goodstanding.shift import Pair
from goodstanding.store import queries
from goodstanding.web import outside, own
from goodstanding.web.shown import shown

CASES = 100  # shown on one page
LINES = 10


def page(request: HttpRequest) -> HttpResponse:
    """Show the ratios of each objective, and the others folded away."""
    found, blasts = own.ratios()
    mine = own.own_plan()
    of_objectives, rest = numbers.tied(mine.plan, [r.name for r in found.ratios])
    sections = [
        (objective, [_article(r) for r in found.ratios if r.name in names])
        for objective, names in of_objectives
        if names
    ]
    return render(
        request,
        "web/ratios.html",
        {
            "found": found,
            "mine": mine,
            "sections": sections,
            "rest": [_article(r) for r in found.ratios if r.name in rest],
            "blasts": blasts,
            "left_out": list(found.left_out.values()),
        },
    )


def _article(found: Ratio) -> dict[str, Any]:
    where = "" if found.channel.startswith(("all ", "channels ", "your ")) else called(found.channel)
    return {
        "ratio": found,
        "where": where,
        "picture": picture(found),
        "weeks": [w for w in found.weeks if w.of][-26:],
    }


def cases(request: HttpRequest, name: str) -> HttpResponse:
    """Show the cases of one ratio or one pair, newest first: those that count and those that do not, with their rows."""
    channel = request.GET.get("channel")
    found = next((r for r in own.ratios()[0].named(name) if channel in (None, r.channel)), None)
    if found is None:
        found = next((p.ratio for p in own.shift() if p.name == name and p.ratio is not None), None)
    if found is None:
        raise Http404
    start = outside.number(request.GET.get("from")) or 0
    ordered = found.cases[::-1]
    some = ordered[start : start + CASES]
    rows = {one.row.id: one for one in shown(queries.evidence([i for c in some for i in c.ids[:20]]))}
    names = queries.names({c.person for c in some if c.person})
    return render(
        request,
        "web/cases.html",
        {
            "found": found,
            "cases": [
                {
                    "case": c,
                    "name": names.get(c.person, c.person),
                    "rows": [rows[i] for i in c.ids[:20] if i in rows],
                    "more": max(0, len(c.ids) - 20),
                }
                for c in some
            ],
            "start": start,
            "end": start + len(some),
            "later": start + CASES if start + CASES < len(ordered) else None,
            "earlier": max(0, start - CASES) if start else None,
        },
    )


def letter_list(request: HttpRequest) -> HttpResponse:
    """Show the months that a letter can be about."""
    began = own.history().began
    day = own.today()
    months: list[date] = []
    month = letters.month_before(day)
    while began is not None and month >= began.date().replace(day=1) and len(months) < 36:
        months.append(month)
        month = letters.month_before(month)
    return render(request, "web/letters.html", {"months": months, "current": day.replace(day=1)})


def letter(request: HttpRequest, month: str) -> HttpResponse:
    """Show the letter about one month: a document of its own, to be read, printed and kept."""
    from goodstanding.cli.ratios import letter_text

    try:
        begins = letters.month_of(month)
    except ValueError as error:
        raise Http404 from error
    if begins > own.today():
        raise Http404
    response = HttpResponse(letter_text(settings.HOME, begins, own.today()))
    # The letter carries its own style sheet, so that it stays whole when it is saved; it has no script.
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    if "save" in request.GET:
        response.headers["Content-Disposition"] = f'attachment; filename="letter-{begins:%Y-%m}.html"'
    return response


def shift(request: HttpRequest) -> HttpResponse:
    """Show the seventeen pairs: those that can be measured, and those that cannot with the reason."""
    found = own.shift()
    mine = own.own_plan()
    of_objectives, rest = numbers.tied(mine.plan, [p.name for p in found])
    return render(
        request,
        "web/shift.html",
        {
            "measured": sum(p.ratio is not None for p in found),
            "tied": [
                (objective, [_pair(p) for p in found if p.name in names and p.ratio is not None])
                for objective, names in of_objectives
                if names
            ],
            "rest": [_pair(p) for p in found if p.name in rest and p.ratio is not None],
            "not_measured": [p for p in found if p.ratio is None],
            "mine": mine,
        },
    )


def _pair(found: Pair) -> dict[str, Any]:
    return {"pair": found, "picture": interval_picture(found.ratio) if found.ratio else ""}


def seeds(request: HttpRequest) -> HttpResponse:
    """Show what was planted long ago, what has grown, and the long line from first contact to deal."""
    found = own.seeds()
    everything = "all" in request.GET
    grown = found.seeds if everything else found.seeds[:LINES]
    lines: Sequence[Line] = found.lines if everything else found.lines[:LINES]
    refs = {p for s in (*grown, *found.waiting) for p in s.people} | {
        g.person for s in grown for g in s.grown
    }
    names = queries.names(refs | {line.person for line in lines})
    longest = max((line.days for line in found.lines), default=1)
    return render(
        request,
        "web/seeds.html",
        {
            "found": found,
            "grown": [
                {"seed": s, "says": s.sentence(names), "ids": [s.id, *(g.id for g in s.grown)][:60]}
                for s in grown
            ],
            "waiting": [{"seed": s, "says": s.sentence(names)} for s in found.waiting[:200]]
            if everything
            else [],
            "lines": [
                {
                    "line": line,
                    "name": names.get(line.person, line.person),
                    "says": line.sentence(names),
                    "picture": line_picture(line, longest),
                    "ids": [i for _, i, _ in line.steps],
                }
                for line in lines
            ],
            "everything": everything,
            "more": len(found.seeds) > LINES or len(found.lines) > LINES or bool(found.waiting),
        },
    )
