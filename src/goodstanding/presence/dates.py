"""Dates as feeds and addresses of pages tell them; `language.dates` reads what they state."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from goodstanding.language.dates import stated

EARLIEST = 1995

_LINK_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})[/\-_.](0?[1-9]|1[0-2])[/\-_.](0?[1-9]|[12]\d|3[01])(?!\d)")
_LINK_MONTH = re.compile(r"/((?:19|20)\d{2})/(0?[1-9]|1[0-2])(?:/|$)")


def read_date(text: str) -> datetime | None:
    """Return the instant that a text states, in UTC; None when it states none.

    A clock time without a zone counts as UTC, a day alone as its midnight. Wrong weekdays do not matter.
    """
    at = stated(text).at
    return at if at is not None and at.year >= EARLIEST else None


def date_in(text: str) -> datetime | None:
    """Return the first full date inside a title or an address such as /2019/05/12/; a month counts as its first day."""
    day = _LINK_DAY.search(text)
    if day:
        return _day(day[1], day[2], day[3])
    if "://" in text or text.startswith("/"):
        month = _LINK_MONTH.search(text)
        return _day(month[1], month[2], "1") if month else None
    return read_date(text) if re.search(r"\d", text) and len(text) <= 200 else None


def _day(year: str, month: str, day: str) -> datetime | None:
    try:
        at = datetime(int(year), int(month), int(day), tzinfo=UTC)
    except ValueError:
        return None
    return at if at.year >= EARLIEST else None
