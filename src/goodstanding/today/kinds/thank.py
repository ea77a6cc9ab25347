"""Thank: somebody did something for the owner and has not had a word of thanks."""

from __future__ import annotations

from datetime import datetime

from ...values import Kind, Row
from ..candidate import Candidate, when
from ..item import Item, evidence_of
from ..leads import telling, unthanked_leads
from ..words import cut, day, sentences

NAME = "thank"
STARTS = False
SMALL_DAYS = 60  # thanks for an endorsement after this would puzzle
LARGE_DAYS = 540


def find(candidate: Candidate, as_of: datetime) -> Item | None:
    """Return the item for leads, recommendations and other help that nobody has thanked for."""
    by_id = {row.id: row for row in candidate.rows}
    leads = list(unthanked_leads(candidate.rows, as_of))
    gifts: list[Row] = []
    for owed in candidate.owed:
        if owed.kind == "thanks":
            gifts += [by_id[i] for i in owed.evidence if i in by_id]
    leads += [row for row in gifts if row.kind in (Kind.INTRODUCTION, Kind.REFERRAL)]
    others = [row for row in gifts if row.kind not in (Kind.INTRODUCTION, Kind.REFERRAL)]
    leads.sort(key=lambda row: (when(row), row.id))
    leads = [row for row in leads if (as_of - when(row)).days <= LARGE_DAYS]
    large = [r for r in others if r.kind is not Kind.ENDORSEMENT and (as_of - when(r)).days <= LARGE_DAYS]
    small = [r for r in others if r.kind is Kind.ENDORSEMENT and (as_of - when(r)).days <= SMALL_DAYS]
    if leads:
        days = {when(row).date() for row in leads}
        often = {1: "", 2: " twice"}.get(len(days), f" {len(days)} times")
        last = leads[-1]
        same_day = [row for row in leads if when(row).date() == when(last).date()]
        last = next((row for row in same_day if row.kind is not Kind.INTRODUCTION), last)
        why = f"Sent people your way{often}, last {day(when(last), as_of)}: “{_lead_words(last)}” No thanks have gone back."
        return _item(
            candidate, "thank them for the people they sent", why, 4, [*leads, *large], 84 + min(len(days), 5)
        )
    if large:
        row = large[-1]
        what, said = _GIFTS.get(row.kind, ("thank them", "Did you a good turn"))
        why = f"{said} {day(when(row), as_of)}"
        why += f": “{cut(' '.join(sentences(row.text)), 110)}”" if row.text.strip() else "."
        return _item(candidate, what, why, 4, large, 76)
    if small:
        row = small[-1]
        return _item(candidate, "say thank you", f"Endorsed you {day(when(row), as_of)}.", 2, small, 22)
    return None


_GIFTS = {
    Kind.RECOMMENDATION: ("thank them for the recommendation", "Recommended you in writing"),
    Kind.TESTIMONIAL: ("thank them for the testimonial", "Vouched for you in public"),
    Kind.FAVOUR: ("thank them for the favour", "Did you a favour"),
}


def _item(candidate: Candidate, what: str, why: str, minutes: int, rows: list[Row], weight: float) -> Item:
    return Item(
        NAME, candidate.ref, candidate.name, what, why, minutes, evidence_of(r.id for r in rows), weight
    )


def _lead_words(row: Row) -> str:
    """Return the words of a lead that say most, or its subject line."""
    return cut(telling(sentences(row.text)) or row.subject, 110)
