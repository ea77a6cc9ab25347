"""Ratios: shares with their interval, trend, weeks and rows; the monthly letter; the shift and the seeds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.services import clock, people
from goodstanding.services import plan as plans
from goodstanding.services import presence as presences
from goodstanding.services import ratios as services
from goodstanding.services import seeds as planted
from goodstanding.services import shift as pushed
from goodstanding.services.ratios import Ratio, called, interval_picture, picture
from goodstanding.services.rows import evidence, shown
from goodstanding.services.seeds import Line, line_picture
from goodstanding.services.shift import Pair
from goodstanding.web import outside

CASES = 100  # shown on one page
LINES = 10


def page(request: HttpRequest) -> HttpResponse:
    """Show the ratios of each objective, and the others folded away."""
    mine, answer = plans.own_plan(), _ratios()
    sections, rest = answer.tied()
    return render(
        request,
        "web/ratios.html",
        {
            "found": answer.found,
            "mine": mine,
            "sections": [(objective, [_article(r) for r in some]) for objective, some in sections],
            "rest": [_article(r) for r in rest],
            "blasts": answer.blasts,
            "left_out": list(answer.found.left_out.values()),
        },
    )


def _ratios() -> services.Answer:
    return services.ratios(clock.now().date(), plans.own_plan().plan)


def _shift() -> pushed.Answer:
    mark, audit = presences.kept_audit()
    return pushed.shift(clock.now().date(), plans.own_plan().plan, audit, mark)


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
    found = next((r for r in _ratios().found.named(name) if channel in (None, r.channel)), None)
    if found is None:
        found = next((p.ratio for p in _shift().pairs if p.name == name and p.ratio is not None), None)
    if found is None:
        raise Http404
    start = outside.number(request.GET.get("from")) or 0
    ordered = found.cases[::-1]
    some = ordered[start : start + CASES]
    rows = {one.row.id: one for one in shown(evidence([i for c in some for i in c.ids[:20]]))}
    names = people.names({c.person for c in some if c.person})
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
    day = clock.now().date()
    began = plans.history(day).began
    months: list[date] = []
    month = services.month_before(day)
    while began is not None and month >= began.date().replace(day=1) and len(months) < 36:
        months.append(month)
        month = services.month_before(month)
    return render(request, "web/letters.html", {"months": months, "current": day.replace(day=1)})


def letter(request: HttpRequest, month: str) -> HttpResponse:
    """Show the letter about one month: a document of its own, to be read, printed and kept."""
    try:
        begins = services.month_of(month)
    except ValueError as error:
        raise Http404 from error
    day = clock.now().date()
    if begins > day:
        raise Http404
    response = HttpResponse(services.letter(begins, day, plans.own_plan().plan))
    # The letter carries its own style sheet, so that it stays whole when it is saved; it has no script.
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    if "save" in request.GET:
        response.headers["Content-Disposition"] = f'attachment; filename="letter-{begins:%Y-%m}.html"'
    return response


def shift(request: HttpRequest) -> HttpResponse:
    """Show the seventeen pairs: those that can be measured, and those that cannot with the reason."""
    found = _shift()
    tied, rest = found.tied()
    return render(
        request,
        "web/shift.html",
        {
            "measured": sum(p.ratio is not None for p in found.pairs),
            "tied": [(objective, [_pair(p) for p in some]) for objective, some in tied],
            "rest": [_pair(p) for p in rest],
            "not_measured": [p for p in found.pairs if p.ratio is None],
            "mine": plans.own_plan(),
        },
    )


def _pair(found: Pair) -> dict[str, Any]:
    return {"pair": found, "picture": interval_picture(found.ratio) if found.ratio else ""}


def seeds(request: HttpRequest) -> HttpResponse:
    """Show what was planted long ago, what has grown, and the long line from first contact to deal."""
    answer = planted.seeds(clock.now().date())
    found, names = answer.found, answer.names
    everything = "all" in request.GET
    grown = found.seeds if everything else found.seeds[:LINES]
    lines: Sequence[Line] = found.lines if everything else found.lines[:LINES]
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
