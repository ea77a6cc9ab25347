"""Words for values: dates, spans of time, counts and shares, as a person would write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django import template
from django.urls import reverse

from goodstanding.services.people import PersonRow
from goodstanding.values import Precision, Row

register = template.Library()

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@register.filter
def day(value: date | datetime | None) -> str:
    """Return "9 March 2024", or "no date" for None."""
    if value is None:
        return "no date"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


@register.filter
def short_day(value: date | datetime | None) -> str:
    """Return "9 Mar 2024", or "no date" for None."""
    if value is None:
        return "no date"
    return f"{value.day} {_MONTHS[value.month - 1][:3]} {value.year}"


@register.filter
def ago(value: date | datetime | None, as_of: date) -> str:
    """Return how long before `as_of` it was, in the unit a person would choose: "3 weeks ago", "never"."""
    if value is None:
        return "never"
    then = value.date() if isinstance(value, datetime) else value
    days = (as_of - then).days
    if days < 0:
        return f"on {short_day(then)}"
    if days == 0:
        return "today"
    if days == 1:
        return "yesterday"
    for size, word in ((365, "year"), (30, "month"), (7, "week")):
        if days >= 2 * size:
            return f"{days // size} {word}s ago"
    return f"{days} days ago"


@register.filter
def count(number: int, word: str) -> str:
    """Return "1 row", "2 rows", "1,902 rows": `word` is "row", or "person,people" where it is irregular."""
    one, _, many = word.partition(",")
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@register.filter
def percent(share: float | None) -> str:
    """Return "37 %" for 0.372, "not enough to say" for None; the ends are not rounded onto 0 or 100."""
    if share is None:
        return "not enough to say"
    if 0 < share < 0.005:
        return "under 1 %"
    if 0.995 < share < 1:
        return "over 99 %"
    return f"{share * 100:.0f} %"


_OF_TEN = (
    "almost never", "about 1 time in 10", "about 2 times in 10", "about 3 times in 10", "about 4 times in 10",
    "about half the time", "about 6 times in 10", "about 7 times in 10", "about 8 times in 10",
    "about 9 times in 10", "almost always",
)  # fmt: skip


@register.filter
def odds(probability: float | None) -> str:
    """Return a probability as natural frequency: "about 7 times in 10"."""
    return "not enough to say" if probability is None else _OF_TEN[round(probability * 10)]


_DID = {
    "message": "wrote", "invitation": "invited", "acceptance": "accepted an invitation", "follow": "followed",
    "reaction": "reacted", "comment": "commented", "share": "shared", "mention": "mentioned",
    "endorsement": "endorsed", "recommendation": "recommended", "introduction": "introduced",
    "meeting": "met", "call": "called", "post": "posted", "note": "noted", "favour": "did a favour",
    "ask": "asked", "deal": "did business", "referral": "sent a lead", "testimonial": "gave a testimonial",
}  # fmt: skip


@register.filter
def did(kind: object) -> str:
    """Return the kind of an interaction as a verb in the past: "wrote", "sent a lead"."""
    return _DID.get(str(kind), str(kind))


@register.simple_tag
def rows_href(ids: Sequence[str]) -> str:
    """Return the address of the page that shows these rows."""
    return f"{reverse('rows')}?ids={','.join(ids)}"


@register.filter
def towards(kind: object) -> str:
    """Return the word between what was done and whom it was done for: wrote *to* Ben, endorsed Ben."""
    return {
        "message": "to", "reaction": "to", "comment": "to", "share": "with", "post": "for", "note": "on",
        "favour": "for", "deal": "with", "referral": "to", "testimonial": "for", "acceptance": "from",
    }.get(str(kind), "")  # fmt: skip


@register.filter
def when(row: Row) -> str:
    """Return a row's moment as exactly as it is known: to the minute, the day, the month, or not at all."""
    if row.at is None:
        return "no date"
    if row.precision is Precision.MONTH:
        return f"{_MONTHS[row.at.month - 1]} {row.at.year}"
    if row.precision is Precision.DAY:
        return day(row.at)
    return f"{day(row.at)}, {row.at:%H:%M} UTC"


_STAGES = {
    "stranger": ("no history", "There is no history between you yet."),
    "noticed": ("noticed you", "They have noticed you; you have not talked yet."),
    "acquainted": ("acquainted", "You are acquainted: each has answered the other."),
    "conversing": ("in conversation", "You are in conversation and come back to it."),
    "trusted": ("trust", "There is trust between you, built over time."),
}


@register.filter
def stage_short(stage: object) -> str:
    """Return a stage in a word or two, for lists."""
    return _STAGES[str(stage)][0]


@register.filter
def stage_long(stage: object) -> str:
    """Return a stage as a sentence."""
    return _STAGES[str(stage)][1]


@register.simple_tag
def role(person: PersonRow) -> str:
    """Return "Quality lead, Halden Foods", or the headline, or nothing."""
    return ", ".join(filter(None, (person.position, person.company))) or person.headline


@register.filter
def span(days: float | None) -> str:
    """Return a number of days as people say it: "less than a day", "12 days", "3 months"."""
    if days is None:
        return "not enough to say"
    if days < 1:
        return "less than a day"
    if days < 60:
        return count(round(days), "day")
    return count(round(days / 30.44), "month") if days < 730 else count(round(days / 365.25), "year")


@register.filter
def when_in_year(row: Row) -> str:
    """Return a row's day without its year, for a list that says the year once: "9 Mar", "March", or nothing."""
    if row.at is None:
        return ""
    if row.precision is Precision.MONTH:
        return _MONTHS[row.at.month - 1]
    return f"{row.at.day} {_MONTHS[row.at.month - 1][:3]}"


@register.filter
def thousands(number: int | None) -> str:
    """Return 1,902 for 1902 and nothing for None."""
    return f"{number:,}" if isinstance(number, int) else ""


@register.filter
def instant(text: str) -> datetime:
    """Return the moment written in ISO 8601, as reports hold it."""
    return datetime.fromisoformat(text)


@register.filter
def at(table: Mapping[str, str], key: str) -> str:
    """Return the table's word for a key, the key itself when it has none."""
    return table.get(key, key)


@register.filter
def unstopped(sentence: str) -> str:
    """Return the sentence without its full stop, to stand inside another."""
    return sentence.removesuffix(".")


@register.filter
def listed(one: str) -> tuple[str]:
    """Return the one thing as a list of it."""
    return (one,)
