"""About a person: what only the owner knows of them, said on their page and taken back there."""

from __future__ import annotations

from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goodstanding.services import about, notes, people
from goodstanding.web import outside

FIELDS = ("name", "role", "company", "place", "birthday", "link", "remark")


@require_POST
def change(request: HttpRequest, ref: str) -> HttpResponse:
    """Set what the form holds beyond what is known already."""
    person = people.person(ref)
    if person is None:
        raise Http404
    known = about.as_json(person) | {"role": person.position, "name": person.name}
    said = []
    for name in FIELDS:
        value = outside.words(request.POST, name, 1_000)
        if value and value != (known.get(name) or ""):
            said.append(f"{name}={value}")
    relation = outside.words(request.POST, "relation")
    if "relation" in request.POST and relation != (known["relation"] or ""):
        said.append(f"relation={relation}")
    try:
        if said:
            about.set_values([ref], said)
        if group := outside.words(request.POST, "group", 80):
            about.add_to_group(group, [ref])
    except people.Unclear as unclear:
        return render(
            request,
            "web/fault.html",
            {"fault": str(unclear), "back": reverse("person", args=[ref])},
            status=400,
        )
    return HttpResponseRedirect(reverse("person", args=[ref]) + "#about")


@require_POST
def take_back(request: HttpRequest, ref: str) -> HttpResponse:
    """Take back something that was said."""
    entry = outside.number(request.POST.get("entry"))
    if entry is not None:
        with suppress(people.Unclear):  # taken back already, in another window
            notes.undo(entry)
    return HttpResponseRedirect(reverse("person", args=[ref]) + "#about")


def groups(request: HttpRequest) -> HttpResponse:
    """Show the groups, each with its people."""
    return render(request, "web/groups.html", {"groups": about.groups(), "fault": ""})


@require_POST
def group_rule(request: HttpRequest) -> HttpResponse:
    """Make a group by a rule."""
    try:
        about.group_rule(outside.words(request.POST, "name", 80), outside.words(request.POST, "rule", 300))
    except people.Unclear as unclear:
        return render(request, "web/groups.html", {"groups": about.groups(), "fault": str(unclear)})
    return HttpResponseRedirect(reverse("groups"))
