"""Dates as mails write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

_MONTHS = {
    name: number
    for number, name in enumerate(
        (b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec"), 1
    )
}
_DATE = re.compile(
    rb"(?:[A-Za-z]{2,9},?\s+)?(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})\s+(\d\d):(\d\d)(?::(\d\d))?"
    rb"(?:\s+([+-])(\d\d):?(\d\d))?"
)
_ENVELOPE = re.compile(
    rb"([A-Z][a-z]{2}) +(\d{1,2}) (\d\d):(\d\d)(?::(\d\d))?(?: ([+-]\d{4})| [A-Z]{2,5})? (\d{4})"
)
_ZONES = {n: timezone(timedelta(minutes=n)) for n in range(-14 * 60, 14 * 60 + 1, 15)}


def mail_date(value: bytes) -> tuple[datetime | None, bool]:
    """Return a mail's date in UTC, and whether it named no zone."""
    found = _DATE.match(value)
    if found is not None:
        day, month, year, hour, minute, second, sign, zone_hour, zone_minute = found.groups()
        number = _MONTHS.get(month.lower())
        if number is not None and (sign is not None or found.end() == len(value)):
            try:
                at = datetime(
                    int(year), number, int(day), int(hour), int(minute), min(int(second or 0), 59), tzinfo=UTC
                )
                if sign is not None:
                    offset = int(zone_hour) * 60 + int(zone_minute)
                    if offset <= 14 * 60:
                        away = timedelta(minutes=offset)
                        at = at - away if sign == b"+" else at + away
            except (ValueError, OverflowError):
                return None, False
            return (at, sign is None) if at.year >= 1971 else (None, False)
    try:
        parsed = parsedate_tz(value.decode("latin-1").replace("\u202f", " ").replace(".", ":"))
        if parsed is None or parsed[0] < 1971:
            return None, False
        at = datetime(*parsed[:5], min(parsed[5], 59), tzinfo=UTC)
        zone = parsed[9]
        return at - timedelta(seconds=zone or 0), zone is None
    except (ValueError, OverflowError, TypeError, IndexError):
        return None, False


def envelope_date(line: bytes) -> datetime | None:
    """Return the date of an mbox "From " line, taken as UTC; None when it has none."""
    found = _ENVELOPE.search(line)
    if found is None:
        return None
    month, day, hour, minute, second, _zone, year = found.groups()
    number = _MONTHS.get(month.lower())
    if number is None:
        return None
    try:
        return datetime(
            int(year), number, int(day), int(hour), int(minute), min(int(second or 0), 59), tzinfo=UTC
        )
    except ValueError:
        return None
