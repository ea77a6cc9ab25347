"""Bring together: who could help whom, the introductions under way, the way to somebody, and who knows whom."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goodstanding.services import clock, introduce
from goodstanding.services.kept import kept
from goodstanding.services.people import Unclear
from goodstanding.web import outside

SHOWN = 3
MORE = 12
ZOOMS = (1, 2, 3)
DID = {
    "asked": "I asked {}",
    "yes": "{} said yes",
    "no": "{} said no",
    "introduced": "I introduced them",
    "outcome": "What came of it",
    "thanked": "I was thanked",
}
DONE = DID | {
    "asked": "asked {}",
    "introduced": "introduced",
    "outcome": "what came of it",
    "thanked": "thanked",
}


def page(request: HttpRequest) -> HttpResponse:
    """Show suggestions, what is under way, and what is owed for introductions received."""
    return _page(request)


def _page(request: HttpRequest, problem: str = "", status: int = 200) -> HttpResponse:
    now = clock.now()
    top = MORE if request.GET.get("more") else SHOWN
    found = kept(("introduce", now.hour), now.date(), lambda: introduce.suggestions(now, MORE))
    due = introduce.due(now)
    underway = introduce.underway(now)
    names = {ref: name for one in underway for ref, name in zip(one.one.people, one.names, strict=True)}
    values = {
        "pairs": [_suggested(pair, found.names) for pair in found.pairs[:top]],
        "more": max(0, len(found.pairs) - top),
        "held_back": [
            ([(ref, found.names[ref]) for ref in pair.people], pair.against[0].why)
            for pair in found.held_back[:SHOWN]
        ],
        "underway": [_underway(one) for one in underway],
        "due": [(one, names.get(one.person, one.person)) for one in due],
        "statements": found.statements,
        "problem": problem,
        "as_of": now.date(),
    }
    return render(request, "web/introduce.html", values, status=status)


def _suggested(pair: introduce.Pair, names: dict[str, str]) -> dict[str, object]:
    return {
        "people": [(ref, names[ref]) for ref in pair.people],
        "why": pair.why(names),
        "evidence": pair.evidence,
        "overruled": pair.overruled,
    }


def _underway(one: introduce.Underway) -> dict[str, object]:
    return {
        "through": one.one.kind == "through",
        "kind": one.one.kind,
        "people": list(zip(one.one.people, one.names, strict=True)),
        "steps": [(step, DONE[step.what].format(one.names[step.who])) for step in one.one.steps],
        "next": [
            (what, one.one.people[who], _word(one, what, who), refused) for what, who, refused in one.next
        ],
        "last": one.one.steps[-1].entry,
        "seen": one.seen,
    }


def _word(one: introduce.Underway, what: str, who: int) -> str:
    if one.one.kind == "through" and what == "introduced":
        return "They introduced me"
    if one.one.kind == "through" and what == "thanked":
        return "I said thank you"
    return DID[what].format(one.names[who])


@require_POST
def step(request: HttpRequest) -> HttpResponse:
    """Record a step, or say why it cannot be taken."""
    fields = request.POST
    day = outside.day(fields.get("on"))
    try:
        introduce.step(
            "through" if fields.get("kind") == "through" else "between",
            outside.words(fields, "first", 500), outside.words(fields, "second", 500),
            outside.words(fields, "what", 20), outside.words(fields, "about", 500), clock.now(),
            outside.words(fields, "words", 1000), day,
        )  # fmt: skip
    except Unclear as unclear:
        return _page(request, str(unclear), 422)
    return HttpResponseRedirect(reverse("introduce"))


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take back the last step of an introduction, or a decision about a conflict."""
    number = outside.number(request.POST.get("number"))
    try:
        if number is not None:
            introduce.undo_step(number, clock.now())
    except Unclear as unclear:
        return _page(request, str(unclear), 422)
    return HttpResponseRedirect(reverse("introduce"))


@require_POST
def overrule(request: HttpRequest) -> HttpResponse:
    """Record that the reader knows better about a pair that is held back."""
    fields = request.POST
    try:
        introduce.overrule(
            outside.words(fields, "first", 500), outside.words(fields, "second", 500),
            outside.words(fields, "why", 500), clock.now(),
        )  # fmt: skip
    except Unclear as unclear:
        return _page(request, str(unclear), 422)
    return HttpResponseRedirect(reverse("introduce"))


def note(request: HttpRequest) -> HttpResponse:
    """Show a sheet to write on, with what is in it for both beside it; it is read as on Check, and goes nowhere."""
    first, second = outside.words(request.GET, "to", 500), outside.words(request.GET, "about", 500)
    try:
        found = introduce.note(first, second, clock.now())
    except Unclear as unclear:
        return _page(request, str(unclear), 404)
    return render(request, "web/introduce_note.html", {"note": found})


def way(request: HttpRequest) -> HttpResponse:
    """Show who could introduce the reader to somebody, and whether a direct word is better."""
    name = outside.words(request.GET, "to")
    values: dict[str, object] = {"to": name}
    status = 200
    if name:
        try:
            who, found = introduce.way_to(name, clock.now())
            values |= {"who": who, "way": found}
        except Unclear as unclear:
            values |= {"problem": str(unclear), "people": unclear.people[:7]}
            status = 404
    return render(request, "web/way.html", values, status=status)


def around(request: HttpRequest) -> HttpResponse:
    """Show who knows whom around a person or a company, as a picture and as a table."""
    name = outside.words(request.GET, "who")
    zoom = outside.number(request.GET.get("zoom"), 1, 3) or 1
    if not name:
        raise Http404
    try:
        called, ref, found = introduce.around(name, clock.now())
    except Unclear:
        raise Http404 from None
    return render(
        request,
        "web/around.html",
        {"name": called, "ref": ref, "asked": name, "network": found, "zoom": zoom, "zooms": ZOOMS},
    )
