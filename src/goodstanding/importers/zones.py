"""Zones and times of calendars: names of every make, the rules that stand in the file, and stamps read by them.

A name that is a place (Europe/Berlin) means what it means everywhere. Any other name means what the file says it
means (its VTIMEZONE, by dateutil), because programs call their zones as they like: "Customized Time Zone",
"(UTC+01:00) Amsterdam, Berlin", "Mitteleuropäische Zeit". Only where the file says nothing is the name looked up among
those of Windows, and last its distance from UTC taken, which knows no summer time.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

_AREA = re.compile(r"((?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[\w/+-]+)$")
_OFFSET = re.compile(r"(?:UTC|GMT)\s*([+-])\s*(\d{1,2}):?(\d\d)?", re.I)


class FileZone(tzinfo):
    """A zone by the rules that stand in a file. `lines` are those of its VTIMEZONE, to be written again."""

    def __init__(self, name: str, lines: list[str], rules: tzinfo) -> None:
        self.name, self.lines, self._rules = name, lines, rules

    def utcoffset(self, at: datetime | None) -> timedelta | None:
        return self._rules.utcoffset(None if at is None else at.replace(tzinfo=self._rules))

    def dst(self, at: datetime | None) -> timedelta | None:
        return self._rules.dst(None if at is None else at.replace(tzinfo=self._rules))

    def tzname(self, at: datetime | None) -> str:
        return self.name


def file_zone(name: str, lines: list[str]) -> FileZone | None:
    """Return the zone that the lines of a VTIMEZONE (without its BEGIN and END) describe, None when they are no rules.

    Onsets before 1970 are moved to it: the rules are the same, and counting from 1601 takes a second a zone.
    """
    from dateutil import tz

    written = _told(lines)
    whole = ["BEGIN:VTIMEZONE", "TZID:file", *written, "END:VTIMEZONE"]
    try:
        rules = tz.tzical(io.StringIO("\r\n".join(["BEGIN:VCALENDAR", *whole, "END:VCALENDAR", ""]))).get(
            "file"
        )
        if rules is None:
            return None
        found = FileZone(name, written, rules)
        # A rule that cannot be followed shows when it is asked, not when it is read.
        return (
            found if all(found.utcoffset(datetime(2024, month, 1)) is not None for month in (1, 7)) else None
        )
    except (
        ValueError,
        TypeError,
        OverflowError,
        AttributeError,
        IndexError,
        KeyError,
        AssertionError,
        RecursionError,
    ):
        return None


def _told(lines: list[str]) -> list[str]:
    """Return the lines that say when which offset holds, each observance with what dateutil asks of it."""
    told: list[str] = []
    part: list[str] = []
    for line in lines:
        if not _KNOWN.match(line):
            continue
        if line.startswith("BEGIN:"):
            part = [line]
        elif line.startswith("END:") and part:
            said = {one.partition(":")[0]: one for one in part}
            if "TZOFFSETTO" in said:
                told += part
                if "DTSTART" not in said:
                    told.append("DTSTART:19700101T000000")
                if "TZOFFSETFROM" not in said:
                    told.append("TZOFFSETFROM:" + said["TZOFFSETTO"].partition(":")[2])
                told.append(line)
            part = []
        elif part:
            part.append("DTSTART:1970" + line[12:] if _EARLY.match(line) else line)
    return told


_KNOWN = re.compile(
    r"(?:BEGIN|END):(?:STANDARD|DAYLIGHT)$|(?:DTSTART|RRULE|RDATE|TZOFFSETFROM|TZOFFSETTO)[:;]"
)
_EARLY = re.compile(r"DTSTART:1[0-8]\d\d\d{4}T\d{6}|DTSTART:19[0-6]\d\d{4}T\d{6}")


@lru_cache(maxsize=500)
def place(name: str) -> tzinfo | None:
    """Return the zone that a name of a place means everywhere (Europe/Berlin, with or without a prefix), or UTC."""
    name = name.strip().strip('"')
    if name.upper() in ("UTC", "GMT", "Z", "ETC/UTC", "ETC/GMT", "UNIVERSAL"):
        return UTC
    area = _AREA.search(name) if len(name) <= 120 else None
    if area is not None:
        try:
            return ZoneInfo(area.group(1))
        except (ValueError, OSError, KeyError):
            pass
    return None


@lru_cache(maxsize=500)
def zone(name: str) -> tzinfo | None:
    """Return the zone of that name: IANA, Windows, with a prefix, or an offset in words; None: unknown."""
    name = name.strip().strip('"')
    if not name or len(name) > 120:
        return None
    known_place = place(name)
    if known_place is not None:
        return known_place
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        pass
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    known = WINDOWS_TO_OLSON.get(name) or WINDOWS_TO_OLSON.get(name.title()) or _FREE.get(name.casefold())
    if known:
        try:
            return ZoneInfo(known)
        except (ValueError, OSError, KeyError):
            return None
    offset = _OFFSET.search(name)
    if offset is not None:
        minutes = int(offset.group(2)) * 60 + int(offset.group(3) or 0)
        if minutes <= 14 * 60:
            return timezone(timedelta(minutes=-minutes if offset.group(1) == "-" else minutes))
    return None


_FREE = {
    "pacific time": "America/Los_Angeles", "pacific time (us & canada)": "America/Los_Angeles",
    "mountain time (us & canada)": "America/Denver", "central time (us & canada)": "America/Chicago",
    "eastern time (us & canada)": "America/New_York", "eastern time": "America/New_York", "est5edt": "America/New_York",
    "cst6cdt": "America/Chicago", "pst8pdt": "America/Los_Angeles", "greenwich mean time": "Europe/London",
    "w. europe": "Europe/Berlin", "mez": "Europe/Berlin", "cet": "Europe/Berlin", "berlin": "Europe/Berlin",
    "amsterdam, berlin, bern, rome, stockholm, vienna": "Europe/Berlin", "london": "Europe/London",
    "dublin, edinburgh, lisbon, london": "Europe/London", "paris": "Europe/Paris", "prague": "Europe/Prague",
    "brussels, copenhagen, madrid, paris": "Europe/Paris", "sarajevo, skopje, warsaw, zagreb": "Europe/Warsaw",
    "belgrade, bratislava, budapest, ljubljana, prague": "Europe/Prague",
}  # fmt: skip

_STAMP = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?\s*$", re.I
)


@dataclass(frozen=True)
class Stamp:
    """A date or date-time as written: `local` without a zone, `zone` when there is one, `day` for a bare date."""

    local: datetime
    zone: tzinfo | None = None
    day: bool = False

    @property
    def utc(self) -> datetime:
        """The instant. A floating time is taken as if it were UTC."""
        return self.local.replace(tzinfo=self.zone or UTC).astimezone(UTC)


def stamp(
    value: str, params: dict[str, str], zones: Mapping[str, tzinfo], default: tzinfo | None
) -> Stamp | None:
    """Return the date or date-time that a value holds, None when it is none."""
    found = _STAMP.match(value.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second, mark = found.groups()
    try:
        if hour is None:
            return Stamp(datetime(int(year), int(month), int(day)), day=True)
        local = datetime(int(year), int(month), int(day), int(hour), int(minute), min(int(second or 0), 59))
    except ValueError:
        return None
    if not 1900 < local.year < 2200:
        return None
    if mark:
        if mark in "zZ":
            return Stamp(local, UTC)
        digits = mark[1:].replace(":", "")
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        if minutes > 14 * 60:
            return Stamp(local, UTC)
        return Stamp(local, timezone(timedelta(minutes=-minutes if mark[0] == "-" else minutes)))
    name = params.get("TZID", "").strip('"')
    if name:
        return Stamp(local, place(name) or zones.get(name.strip()) or zone(name) or default)
    return Stamp(local, default)


_DURATION = re.compile(r"([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$", re.I)


def duration(value: str) -> timedelta | None:
    """Return an ISO duration such as PT1H30M; None when it is none or longer than a month."""
    found = _DURATION.match(value.strip())
    if found is None or not any(found.groups()[1:]):
        return None
    weeks, days, hours, minutes, seconds = (int(x[:7]) if x else 0 for x in found.groups()[1:])
    total = weeks * 604_800 + days * 86_400 + hours * 3600 + minutes * 60 + seconds
    return timedelta(seconds=total) if total <= 31 * 86_400 and found.group(1) != "-" else None
