"""By hand: a line in plain words, shown as it was understood, each part to be changed, kept on Enter."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goodstanding.services import notes, people
from goodstanding.web import outside

SHOWN = 60


def page(request: HttpRequest) -> HttpResponse:
    """Show what was written by hand lately, with a line to write more."""
    values = {
        "written": notes.written(SHOWN),
        "kept": outside.number(request.GET.get("kept")),
        "page": True,
        "proposed": notes.proposed(),
    }
    return render(request, "web/notes.html", values | _frame(request.GET))


def understood(request: HttpRequest) -> HttpResponse:
    """Show how a line is understood, for the dialog to fetch while it is being written."""
    text = outside.words(request.POST or request.GET, "text", notes.MOST)
    if not text:
        return HttpResponse()
    return render(request, "web/_understood.html", _frame(request.POST or request.GET))


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep a line, with whatever parts of it the reader changed."""
    part = request.headers.get("HX-Request") == "true"
    try:
        note = notes.keep(_read(request.POST))
    except people.Unclear as unclear:
        values = _frame(request.POST) | {"fault": str(unclear)}
        if part:
            return render(request, "web/_understood.html", values)
        return render(request, "web/notes.html", values | {"written": notes.written(SHOWN), "page": True})
    if part:
        return render(request, "web/_note_kept.html", {"note": note.as_json()})
    return HttpResponseRedirect(f"{reverse('notes')}?kept={note.entry}")


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take a line back."""
    try:
        said = notes.undo(outside.number(request.POST.get("entry")))
    except people.Unclear as unclear:
        said = {"fault": str(unclear)}
    if request.headers.get("HX-Request") == "true":
        return render(request, "web/_note_undone.html", said)
    return HttpResponseRedirect(reverse("notes"))


@require_POST
def part(request: HttpRequest) -> HttpResponse:
    """Part a row by hand from the imported one that it was taken to be one act with."""
    hand, other = (outside.row_id(request.POST.get(name)) for name in ("hand", "other"))
    if hand is not None and other is not None:
        notes.part(hand, other)
    return HttpResponseRedirect(reverse("notes"))


@require_POST
def proposed(request: HttpRequest) -> HttpResponse:
    """Keep what a program proposed, or drop it."""
    entry = outside.number(request.POST.get("entry"))
    try:
        note = notes.settle(entry, request.POST.get("keep") == "yes") if entry is not None else None
    except people.Unclear as unclear:
        return render(
            request, "web/fault.html", {"fault": str(unclear), "back": reverse("notes")}, status=400
        )
    return HttpResponseRedirect(reverse("notes") + (f"?kept={note.entry}" if note else ""))


def names(request: HttpRequest) -> HttpResponse:
    """Offer names that complete the one being typed; what stands before it stays."""
    typed = outside.words(request.GET, "people", 300)
    before, comma, begun = typed.rpartition(",")
    start = f"{before}{comma} " if comma else ""
    found = people.find_people(begun.strip(), 8) if len(begun.strip()) > 1 else []
    return render(request, "web/_names.html", {"names": [start + (p.name or p.ref) for p in found]})


def _read(fields: QueryDict) -> notes.Note:
    """Return the note that a form holds. Parts that belong to an earlier wording of the line do not count."""
    text = outside.words(fields, "text", notes.MOST + 1)
    who = [ref for ref in fields.getlist("who") if ref][:8]
    note = notes.read(text, who=who)
    if fields.get("seen", "") != note.understood.text:
        return note
    return notes.changed(note, _changes(fields, note))


def _changes(fields: QueryDict, note: notes.Note) -> dict[str, Any]:
    """Return the parts in which a form differs from how the line was understood."""
    told = note.as_json()["understood"]
    promise = told["promise"] or {"by": "", "what": "", "due": None}
    day, due = outside.day(fields.get("on")), outside.day(fields.get("due"))
    named = [name.strip() for name in outside.words(fields, "people", 500).split(",") if name.strip()]
    said = {
        "kind": (fields.get("kind", ""), told["kind"]),
        "by": (fields.get("by", ""), told["by"]),
        "on": (day, note.understood.on),
        "people": (named, told["people"]),
        "promised_by": (fields.get("promised_by", ""), promise["by"]),
        "what": (outside.words(fields, "what", 300), promise["what"]),
        "due": (due, note.understood.promise.due if note.understood.promise else None),
    }
    changes = {name: now for name, (now, before) in said.items() if name in _given(fields) and now != before}
    if not fields.get("promised_by"):
        changes = {name: value for name, value in changes.items() if name not in ("what", "due")}
    return changes if day else {name: value for name, value in changes.items() if name != "on"}


def _given(fields: QueryDict) -> set[str]:
    return set(fields.keys())


def _frame(fields: QueryDict) -> dict[str, Any]:
    """Return what the form shows: the line, how it is understood, and what may be chosen."""
    text = outside.words(fields, "text", notes.MOST + 1)
    values: dict[str, Any] = {
        "text": text,
        "kinds": notes.KINDS,
        "who": [ref for ref in fields.getlist("who") if ref],
    }
    if not text:
        return values
    try:
        note = _read(fields)
    except people.Unclear as unclear:
        return values | {"fault": str(unclear)}
    said = note.as_json()
    return values | {
        "note": said,
        "seen": note.understood.text,
        "people": ", ".join(said["understood"]["people"]),
        "actor": note.understood.actor,
    }
