"""A person: how things stand between you and why, what waits for you, and everything that passed, both ways."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from goodstanding.services import about, clock, forgetting, people, rows
from goodstanding.services import person as standing
from goodstanding.services.people import PersonRow
from goodstanding.web import charts, outside

PAGE = 40


def page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a person; with `?before=` and htmx, only the next stretch of the timeline."""
    person = _person(ref)
    now = clock.now()
    before = outside.place(request.GET.get("before", ""))
    found, more = rows.timeline(person, before, PAGE, now)
    values = {
        "person": person,
        "rows": rows.shown(found),
        "later": f"{more[0]},{more[1]}" if more else "",
        "continues": before is not None,
        "as_of": now.date(),
        "note_who": [person.ref],
    }
    if before is not None and request.headers.get("HX-Request") == "true":
        return render(request, "web/_timeline.html", values)
    return render(
        request,
        "web/person.html",
        values
        | {"seen": standing.look(person, now), "about": about.of(person), "relations": about.RELATIONS},
    )


def picture(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the picture of giving and receiving over the years, for the person's page to fetch."""
    person = _person(ref)
    years = _every_year(rows.by_year(person))
    if not years:
        return render(request, "web/_no_picture.html", {"person": person})
    given, received = sum(year[1] for year in years), sum(year[2] for year in years)
    says = f"In the rows that have a date, {given:,} went from you and {received:,} came to you."
    return render(request, "web/_picture.html", {"picture": charts.giving(years, says)})


def forget(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask whether to forget somebody, and say what that means."""
    return render(request, "web/forget.html", {"person": _person(ref)})


@require_POST
def forget_now(request: HttpRequest, ref: str) -> HttpResponse:
    person = _person(ref)
    counts = forgetting.forget(person)
    charts.giving.cache_clear()
    return render(request, "web/forgotten.html", {"counts": counts})


def _person(ref: str) -> PersonRow:
    person = people.person(ref)
    if person is None:
        raise Http404
    return person


def _every_year(years: list[tuple[int, int, int]]) -> tuple[tuple[int, int, int], ...]:
    """Return the years without gaps: a year in which nothing happened belongs into the picture."""
    known = {year: (given, received) for year, given, received in years}
    return tuple((y, *known.get(y, (0, 0))) for y in range(min(known), max(known) + 1)) if known else ()
