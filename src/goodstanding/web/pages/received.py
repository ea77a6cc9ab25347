"""Sent to you: the newest messages read by the rules of Check; what was meant for you, and what was sent to anybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.check import Channel, Facts, Report, Verdict, check
from goodstanding.store import clock, looking, matching, queries
from goodstanding.values import ME, Kind, Row
from goodstanding.web.kept import kept
from goodstanding.web.shown import shown

LOOKED_AT = 60


def page(request: HttpRequest) -> HttpResponse:
    day = clock.now().date()
    received, own = kept("received", day, lambda: _read(day))
    rows = shown(row for row, _ in received)
    pairs = [(one, report) for one, (_, report) in zip(rows, received, strict=True)]
    marked = [row.id for row, report in own if report.verdict is not Verdict.FINE]
    return render(
        request,
        "web/received.html",
        {
            "meant": [pair for pair in pairs if pair[1].verdict is Verdict.FINE],
            "anybody": [pair for pair in pairs if pair[1].verdict is not Verdict.FINE],
            "own": len(own),
            "marked": marked,
        },
    )


def _read(day: date) -> tuple[Any, Any]:
    return _judged(queries.latest_words(False, LOOKED_AT, day)), _judged(
        queries.latest_words(True, LOOKED_AT, day)
    )


def _judged(rows: Sequence[Row]) -> list[tuple[Row, Report]]:
    """Return each row with its report, read against how often the two have answered one another."""
    others = {row.id: row.actor if not row.mine else next(iter(row.recipients), ME) for row in rows}
    people = matching.by_refs(set(others.values()) - {ME, "forgotten"})
    ties = looking.kept_ties([person.id for person in people.values()])

    def facts(row: Row) -> Facts:
        person = people.get(others[row.id])
        tie = ties.get(person.id) if person else None
        return Facts(prior_exchanges=int(tie.exchanges)) if tie else Facts()

    def channel(row: Row) -> Channel:
        if row.network == "linkedin":
            return Channel.LINKEDIN_INVITE if row.kind is Kind.INVITATION else Channel.LINKEDIN_MESSAGE
        return Channel.EMAIL if row.network == "email" else Channel.DM

    return [(row, check(row.text, facts(row), channel(row))) for row in rows]
