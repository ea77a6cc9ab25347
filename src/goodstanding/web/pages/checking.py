"""Check: write, and see beside the text what would cost trust, why, and what to write instead."""

from __future__ import annotations

from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.services import clock
from goodstanding.services import people as directory
from goodstanding.services.checking import facts_for
from goodstanding.services.kept import kept
from goodstanding.services.linting import RULES, Channel, Facts, Finding, Relation, check, showing

CHANNELS = {
    Channel.LINKEDIN_MESSAGE: "a LinkedIn message",
    Channel.LINKEDIN_INVITE: "a LinkedIn invitation",
    Channel.EMAIL: "an e-mail",
    Channel.COMMENT: "a comment",
    Channel.POST: "a post",
    Channel.DM: "a direct message elsewhere",
    Channel.OTHER: "something else",
}
RELATIONS = {
    Relation.UNKNOWN: "I would rather not say",
    Relation.STRANGER: "we have never exchanged a word",
    Relation.JUST_CONNECTED: "we have just connected",
    Relation.ACQUAINTED: "we know each other a little",
    Relation.WARM: "we know each other well",
    Relation.CUSTOMER: "they buy from me",
}
MOST_TYPED = 20_000
ALIKE = 6

Choice = TypeVar("Choice", Channel, Relation)


def page(request: HttpRequest) -> HttpResponse:
    """Show the page; answer a post with the findings, alone when htmx asks."""
    text = request.POST.get("text", "").replace("\r\n", "\n")[:MOST_TYPED]
    channel = _one_of(Channel, request.POST.get("channel", ""), Channel.LINKEDIN_MESSAGE)
    relation = _one_of(Relation, request.POST.get("relation", ""), Relation.UNKNOWN)
    to = request.POST.get("to", request.GET.get("to", "")).strip()[:200]
    people = directory.find_people(to, ALIKE) if to else []
    person = people[0] if len(people) == 1 else None
    now = clock.now()
    # What the ledger knows comes before what is said by hand.
    facts = (
        kept(("facts", person.ref), now.date(), lambda: facts_for(person, now))
        if person
        else Facts(relation=relation)
    )
    report = check(text, facts, channel) if text.strip() else None
    values = {
        "text": text,
        "report": report,
        "findings": [(finding, *_place(text, finding)) for finding in report.findings] if report else [],
        "channels": CHANNELS.items(),
        "relations": RELATIONS.items(),
        "channel": channel,
        "relation": relation,
        "to": to,
        "person": person,
        "people": people,
    }
    part = request.headers.get("HX-Request") == "true"
    return render(request, "web/_findings.html" if part else "web/check.html", values)


def rules(request: HttpRequest) -> HttpResponse:
    """Show what each rule looks for, why, and what it leaves alone: the manual page in its docstring."""
    return render(request, "web/rules.html", {"rules": [(rule, list(showing(rule.CODE))) for rule in RULES]})


def _place(text: str, finding: Finding) -> tuple[int, int]:
    """Return where a finding stands as a browser counts (UTF-16 units)."""
    start, end = finding.span

    def units(part: str) -> int:
        return len(part.encode("utf-16-le", "surrogatepass")) // 2

    before = units(text[:start])
    return before, before + units(text[start:end])


def _one_of(kind: type[Choice], text: str, otherwise: Choice) -> Choice:
    try:
        return kind(text)
    except ValueError:
        return otherwise
