"""Plain words for dates, spans and what people wrote."""

from __future__ import annotations

import re
from datetime import date, datetime

from ..ledger.closings import asks, own_words


def any_of(*parts: str) -> re.Pattern[str]:
    """Return one pattern that finds any of the parts, small letters or capitals."""
    return re.compile("|".join(parts), re.IGNORECASE)


def day(when: date | datetime, as_of: date | datetime) -> str:
    """Return a date in words: "yesterday", "on Tuesday", "on 27 October", "on 3 May 2024"."""
    then = when.date() if isinstance(when, datetime) else when
    now = as_of.date() if isinstance(as_of, datetime) else as_of
    days = (now - then).days
    if days == 0:
        return "today"
    if days == 1:
        return "yesterday"
    if 0 < days < 7:
        return f"on {then:%A}"
    return f"on {date_words(then, now)}"


def date_words(then: date, now: date) -> str:
    """Return "12 December", with the year when it is another year and more than half of one away."""
    words = f"{then.day} {then:%B}"
    return words if then.year == now.year or abs((then - now).days) < 183 else f"{words} {then.year}"


def span(days: float) -> str:
    """Return a length of time in words: "5 days", "3 weeks", "8 months", "2 years"."""
    if days < 14:
        return _count(days, "day")
    if days < 75:
        return _count(days / 7, "week")
    if days < 640:
        return _count(days / 30.44, "month")
    return _count(days / 365.25, "year")


def _count(number: float, unit: str) -> str:
    whole = max(1, round(number))
    return f"{whole} {unit}" if whole == 1 else f"{whole} {unit}s"


_SENTENCE = re.compile(r"(?<=[.!?…。！？])\s+(?=\S)|\n+")
_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|morning|hallo|liebe[rs]?|guten (?:tag|morgen|abend)|"
    r"bonjour|bonsoir|ch(?:er|ère)|hola|buen[oa]s (?:d[ií]as|tardes)|beste|ciao|ol[áa])\b[^,.!:\n]{0,40}[,.!:]\s*",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text without greeting, links and quoted lines."""
    own = _GREETING.sub("", own_words(text).strip())
    return [" ".join(part.split()) for part in _SENTENCE.split(own) if part.strip()]


def cut(text: str, longest: int = 110) -> str:
    """Return the beginning of a text on one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0].rstrip(",;:. ") + " …"


def quoted(text: str, longest: int = 110) -> str:
    """Return the first words in quotation marks, or nothing when there are none."""
    said = sentences(text)
    words = cut(" ".join(said), longest)
    return f"“{words}”" if words else ""


def question(text: str, longest: int = 150) -> str:
    """Return the sentence that asks, in quotation marks; else the first words."""
    said = sentences(text)
    asking = [one for one in said if one.rstrip("”\"' ").endswith(("?", "？", "؟"))] or [
        o for o in said if asks(o)
    ]
    return f"“{cut(asking[0], longest)}”" if asking else quoted(text, longest)
