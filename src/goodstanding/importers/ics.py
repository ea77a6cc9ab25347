"""Calendars: iCalendar files (.ics) of Google, Apple, Outlook, Nextcloud and every other calendar.

How to get it: Google Calendar -> Settings -> Import and export -> Export (a zip, one .ics a calendar), or
Takeout; Apple Calendar -> File -> Export; Outlook -> Save calendar.

What becomes of an event: a `meeting` from its organiser to everybody else who did not decline, once for each
time a series took place. Left out and counted: what lies after the export, cancelled, all-day, declined by
you, without anybody else, more than 20 people, invitations that nobody answered, rooms and other resources.
The same event in several calendars is one meeting; the version with the highest SEQUENCE counts.

"Held" is judged by the file itself, never by the clock: by `Hints.as_of`, else the newest stamp (DTSTAMP,
LAST-MODIFIED), else the date that an archive gives the file. Source: RFC 5545; recurrences by recurring-ical-events.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

from goodstanding.importers.addresses import addresses, clean_address, clean_name
from goodstanding.importers.export import Entry, Export
from goodstanding.importers.ical_lines import Line, lines, unescaped, whole_characters
from goodstanding.importers.text import clean, decoded, quoted
from goodstanding.importers.zones import FileZone, Stamp, duration, file_zone, place, stamp, zone
from goodstanding.values import (
    FileRead,
    Handle,
    Interaction,
    Kind,
    Problem,
    Profile,
    Record,
    Source,
    Status,
)

if TYPE_CHECKING:
    from goodstanding.importers import Hints

NAME = "calendar"
CANNOT_SHOW = (
    "Whether a meeting took place as planned, and who came without being invited.",
    "Meetings that were deleted from the calendar.",
)

MOST_PEOPLE = 20  # meetings of more people than this are events and make no tie
_MOST_TIMES = 3_000  # occurrences of one series
_MOST_BYTES = 512 << 20


def claims(export: Export) -> Sequence[Entry]:
    """Return the entries that begin as an iCalendar file does."""
    return [e for e in export.entries if _is_calendar(e)]


def _is_calendar(entry: Entry) -> bool:
    if entry.name.lower().endswith((".ics", ".ical", ".ifb", ".icalendar")):
        return True
    head = entry.head[:400]
    return b"BEGIN:VCALENDAR" in head.replace(b"\x00", b"")[:200].upper() and not entry.name.lower().endswith(
        (".eml", ".mbox")
    )


# Events


@dataclass
class _Event:
    entry: int
    number: int
    uid: str = ""
    lines: list[Line] = field(default_factory=list)
    start: Stamp | None = None
    end: Stamp | None = None
    lasts: timedelta | None = None
    summary: str = ""
    location: str = ""
    status: str = ""
    sequence: int = 0
    stamped: datetime | None = None
    recurrence: Stamp | None = None
    this_and_future: bool = False
    repeats: bool = False
    organizer: tuple[str, str] = ("", "")
    attendees: list[tuple[str, str, str]] = field(default_factory=list)  # address, name, PARTSTAT
    calendar: str = ""


@dataclass
class _File:
    entry: Entry
    rows: int = 0
    kept: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    by_rules: int = 0  # events whose zone is told by the rules in the file
    by_distance: int = 0  # ... only by its distance from UTC
    silent: int = 0  # people without PARTSTAT


def read(export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]:
    """Yield a meeting each time one was held, a profile an address, and the account of each file."""
    files = [_File(entry) for entry in entries]
    events: list[_Event] = []
    stamps: list[datetime] = []
    packed: list[datetime] = []
    unreadable: set[int] = set()
    zones_unknown: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for number, file in enumerate(files):
        if file.entry.size > _MOST_BYTES:
            unreadable.add(number)
            yield Problem(
                file.entry.path,
                f"the calendar is larger than {_MOST_BYTES >> 20} MB",
                "Export one calendar at a time, or fewer years, and import again.",
            )
            continue
        try:
            with file.entry.open() as stream:
                text, note = decoded(whole_characters(stream.read(_MOST_BYTES)))
        except (OSError, EOFError, ValueError) as broken:
            unreadable.add(number)
            yield Problem(file.entry.path, f"the file cannot be read ({broken})", "Export it again.")
            continue
        if note:
            file.notes.append(note)
        if "BEGIN:" not in text.upper():
            unreadable.add(number)
            yield Problem(
                file.entry.path,
                "this is named like a calendar but holds none",
                "Open it in a text editor: a calendar begins with BEGIN:VCALENDAR.",
            )
            continue
        if file.entry.modified and file.entry.archive:
            packed.append(datetime.combine(file.entry.modified, time(23, 59), UTC))
        yield from _events(file, number, text, events, stamps, zones_unknown[number])
    # A zip made again carries the day on which it was made: only where the calendar itself is silent.
    stamps = stamps or packed
    as_of = _as_of(hints, stamps, events)
    alive = _alive(stamps, events, as_of)
    owner = {h.key for h in hints.owner if h.network == "email"} | _owner(files, events)
    people: defaultdict[str, Counter[str]] = defaultdict(Counter)
    bare: dict[Handle, str] = {}
    for number, counted in zones_unknown.items():
        for name, count in counted.items():
            yield Problem(
                files[number].entry.path,
                f'{count} times name the zone "{quoted(name)}", which is not known',
                "They are kept as if they were in UTC, up to half a day off. Nothing else needs doing.",
            )
    source = Source(entries[0].path if entries else str(export.path))
    for address in sorted(owner):
        yield Profile(Handle("email", address), source, owner=True)
    for one in _held(events, files, as_of, alive, owner):
        if isinstance(one, Problem):
            yield one
            continue
        event, start, lasts = one
        yield from _meeting(files[event.entry], event, start, lasts, owner, people, bare)
    seen_on = as_of.date() if as_of is not None else None
    for address in sorted(people):
        names = people[address]
        name = min(names, key=lambda n: (-names[n], n)) if names else ""
        yield Profile(Handle("email", address), source, name, seen_on, owner=address in owner)
    for handle, name in sorted(bare.items()):
        yield Profile(handle, source, name, seen_on)
    for number, file in enumerate(files):
        status = Status.UNKNOWN if number in unreadable else Status.READ
        if file.by_rules:
            file.notes.append(f"{file.by_rules:,} times were read by the zone rules in the file.")
        if file.by_distance:
            file.notes.append(
                f"{file.by_distance:,} times name their zone by its distance from UTC only: an hour off in summer, perhaps."
            )
        if file.silent:
            file.notes.append(
                f"{file.silent:,} people are listed without an answer and count as having come."
            )
        if as_of is not None and file.rows:
            file.notes.append(f"meetings up to {as_of:%Y-%m-%d} count as held.")
        yield FileRead(
            file.entry.path, NAME, status, file.rows, file.kept, " ".join(file.notes), dict(file.left_out)
        )


def _events(
    file: _File,
    number: int,
    text: str,
    events: list[_Event],
    stamps: list[datetime],
    unknown: Counter[str],
) -> Iterator[Record]:
    """Gather the events of one file. Times are read once the whole file has told its zones."""
    gathered: list[_Event] = []
    zones: dict[str, tzinfo] = {}
    default: tzinfo | None = None
    calendar = ""
    open_: list[str] = []
    event: _Event | None = None
    tzid, rules, located = "", list[str](), None
    for line in lines(text):
        name = line.name
        if name == "BEGIN":
            part = line.value.strip().upper()
            if part == "VEVENT":
                # A missing END: the next BEGIN ends what came before.
                event = _Event(number, line.number)
                gathered.append(event)
                open_ = ["VEVENT"]
                continue
            if part in ("VTODO", "VJOURNAL", "VFREEBUSY"):
                file.rows += 1
                file.left_out[_NO_EVENT[part]] += 1
                event = None
            open_.append(part)
            if part == "VTIMEZONE":
                tzid, rules, located = "", [], None
            elif part in ("STANDARD", "DAYLIGHT"):
                rules.append(f"BEGIN:{part}")
        elif name == "END":
            part = line.value.strip().upper()
            if part in ("STANDARD", "DAYLIGHT"):
                rules.append(f"END:{part}")
            elif part == "VTIMEZONE" and tzid and (told := located or file_zone(tzid, rules)) is not None:
                zones[tzid] = told
            if part in open_:
                while open_ and open_.pop() != part:
                    pass
            if part in ("VEVENT", "VCALENDAR"):
                event = None
        elif event is not None and open_[-1:] == ["VEVENT"]:
            if len(event.lines) < 5_000:
                event.lines.append(line)
        elif "VTIMEZONE" in open_ and open_[-1] in ("STANDARD", "DAYLIGHT"):
            rules.append(f"{name}:{line.value.strip()}")
        elif open_[-1:] == ["VTIMEZONE"]:
            if name == "TZID":
                tzid = line.value.strip().strip('"')
            elif name == "X-LIC-LOCATION":
                located = place(line.value)
        elif name == "X-WR-TIMEZONE":
            default = zone(line.value)
        elif name == "X-WR-CALNAME" and not calendar:
            calendar = unescaped(line.value).strip()
    for one in gathered:
        file.rows += 1
        one.calendar = calendar
        _fill(one, zones, default, unknown)
        _count(file, one)
        if one.stamped is not None:
            stamps.append(one.stamped)
        if one.start is None:
            file.left_out["no start that can be read"] += 1
            yield Problem(
                f"{file.entry.path}:{one.number}",
                f'the event "{quoted(one.summary) or "without a title"}" has no start that can be read',
                "Give it a date in your calendar and export again, or leave it: the other events were read.",
            )
            continue
        events.append(one)


def _count(file: _File, event: _Event) -> None:
    """Count what the report tells in words: zones by the file's own rules or by their distance only, silent people."""
    if event.start is not None and isinstance(event.start.zone, FileZone):
        file.by_rules += 1
    elif event.start is not None and isinstance(event.start.zone, timezone) and event.start.zone is not UTC:
        file.by_distance += 1
    file.silent += sum(not state for _, _, state in event.attendees)


_NO_EVENT = {"VTODO": "task", "VJOURNAL": "journal entry", "VFREEBUSY": "free or busy"}


def _fill(event: _Event, zones: dict[str, tzinfo], default: tzinfo | None, unknown: Counter[str]) -> None:
    for line in event.lines:
        name, value = line.name, line.value
        if name == "UID":
            event.uid = clean(value).strip()[:500]
        elif name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
            found = stamp(value, line.params, zones, default)
            if name == "DTSTART":
                event.start = found
                named = line.params.get("TZID", "").strip('"')
                if named and found is not None and found.zone is None:
                    unknown[named] += 1
            elif name == "DTEND":
                event.end = found
            else:
                event.recurrence = found
                event.this_and_future = line.params.get("RANGE", "").upper() == "THISANDFUTURE"
        elif name == "DURATION":
            event.lasts = duration(value)
        elif name == "SUMMARY":
            event.summary = clean(unescaped(value)).strip()[:1000]
        elif name == "LOCATION":
            event.location = clean(" ".join(unescaped(value).split()))[:300]
        elif name == "STATUS":
            event.status = value.strip().upper()
        elif name == "SEQUENCE":
            event.sequence = int(value) if value.strip().isdigit() and len(value) < 9 else 0
        elif name in ("DTSTAMP", "LAST-MODIFIED", "CREATED"):
            found = stamp(value, line.params, zones, UTC)
            if found is not None and found.local.year > 1990:
                event.stamped = max(event.stamped or found.utc, found.utc)
        elif name in ("RRULE", "RDATE"):
            event.repeats = True
        elif name == "ORGANIZER":
            event.organizer = _person(line)
        elif name == "ATTENDEE" and not _is_resource(line):
            address, said = _person(line)
            if address or said:
                event.attendees.append((address, said, line.params.get("PARTSTAT", "").strip('"').upper()))
    if event.lasts is None and event.start is not None and event.end is not None:
        between = event.end.utc - event.start.utc
        if timedelta(0) < between <= timedelta(days=31):
            event.lasts = between


def _person(line: Line) -> tuple[str, str]:
    value = line.value.strip().strip('"')
    address = clean_address(value)
    if not address and "<" in value:
        # vCalendar 1.0 wrote "Ada Quill <ada@quill.example>".
        found = addresses(value.encode())
        return found[0] if found else ("", "")
    if not address and "EMAIL" in line.params:
        address = clean_address(line.params["EMAIL"].strip('"'))
    name = clean(clean_name(unescaped(line.params.get("CN", "").strip('"')), address))
    if clean_address(name):
        address, name = address or clean_address(name), ""
    if _NOBODY.search(address):
        return "", ""
    return address, name


_NOBODY = re.compile(
    r"@(?:resource|group)\.calendar\.google\.com$|^unknownorganizer@calendar\.google\.com$|^noreply@|"
    r"@(?:import|imported)\.calendar\.google\.com$|^invalid:",
    re.I,
)


def _is_resource(line: Line) -> bool:
    return line.params.get("CUTYPE", "").strip('"').upper() in ("ROOM", "RESOURCE", "GROUP") or (
        line.params.get("ROLE", "").upper() == "NON-PARTICIPANT"
    )


def _as_of(hints: Hints, stamps: list[datetime], events: list[_Event]) -> datetime | None:
    if hints.as_of is not None:
        return datetime.combine(hints.as_of, time(23, 59, 59), UTC)
    if stamps:
        return max(stamps)
    return max((e.start.utc for e in events if e.start is not None and not e.repeats), default=None)


def _alive(stamps: list[datetime], events: list[_Event], as_of: datetime | None) -> datetime | None:
    """Return the last sign of life in a calendar: a series without end is not believed beyond it.

    An old export that is read today would otherwise tell of meetings that nobody knows to have taken place.
    """
    if not stamps:
        return as_of
    signs = [e.start.utc for e in events if e.start is not None and not e.repeats and not e.start.day]
    signs = [at for at in (*stamps, *signs) if as_of is None or at <= as_of]
    return max(signs, default=as_of)


def _owner(files: Sequence[_File], events: Sequence[_Event]) -> set[str]:
    """Return the address that a calendar names as its own, when its events know that address as well."""
    named: set[str] = set()
    for file in files:
        stem = file.entry.name.rsplit(".", 1)[0]
        if address := clean_address(stem):
            named.add(address)
    for event in events:
        if address := clean_address(event.calendar):
            named.add(address)
    if not named:
        return set()
    met: Counter[str] = Counter()
    total = 0
    for event in events:
        if event.attendees:
            total += 1
            for address in {a for a, _, _ in event.attendees} | {event.organizer[0]}:
                if address in named:
                    met[address] += 1
    return {address for address, n in met.items() if n * 2 >= total}


def _held(
    events: list[_Event],
    files: Sequence[_File],
    as_of: datetime | None,
    alive: datetime | None,
    owner: set[str],
) -> Iterator[tuple[_Event, datetime, timedelta | None] | Problem]:
    """Yield each event at each time it took place, oldest first within an event."""
    by_uid: defaultdict[str, list[_Event]] = defaultdict(list)
    for n, event in enumerate(events):
        by_uid[event.uid or f"\x00{n}"].append(event)
    for group in by_uid.values():
        _timed(group)
        # The same event in several calendars, or in several versions: the newest version of each part counts.
        best: dict[datetime | None, _Event] = {}
        for event in group:
            part = event.recurrence.utc if event.recurrence is not None else None
            rival = best.get(part)
            if rival is None:
                best[part] = event
                continue
            older, newer = sorted((rival, event), key=_version)
            if newer is event:
                best[part] = event
            files[older.entry].left_out["the same event again"] += 1
        main = best.pop(None, None)
        if main is None or not main.repeats:
            singles = ([main] if main is not None else []) + list(best.values())
            for event in singles:
                assert event.start is not None
                if _counts(event, files, as_of, event.start.utc):
                    yield event, event.start.utc, event.lasts
            continue
        if not any(_others(event, owner) for event in (main, *best.values())):
            files[main.entry].left_out["names nobody else"] += 1
            continue
        yield from _series(main, list(best.values()), files, as_of, alive)


def _timed(group: list[_Event]) -> None:
    """Give a RECURRENCE-ID that is a bare date the clock time of its series: so some programs write a changed day."""
    start = next((e.start for e in group if e.recurrence is None and e.start is not None), None)
    for event in group:
        if event.recurrence is not None and event.recurrence.day and start is not None and not start.day:
            day = event.recurrence.local.date()
            event.recurrence = Stamp(datetime.combine(day, start.local.time()), start.zone)


def _others(event: _Event, owner: set[str]) -> bool:
    """Tell whether an event names anybody but its owner; a series that does not need not be expanded."""
    named = {address or name.casefold() for address, name, _ in event.attendees}
    if any(event.organizer):
        named.add(event.organizer[0] or event.organizer[1].casefold())
    return len(named) > 1 or bool(owner and named - owner)


def _version(event: _Event) -> tuple[int, datetime]:
    return event.sequence, event.stamped or datetime.min.replace(tzinfo=UTC)


def _counts(event: _Event, files: Sequence[_File], as_of: datetime | None, start: datetime) -> bool:
    """Tell whether an event could have been a meeting that was held; count the reason when it could not."""
    reason = ""
    if event.status == "CANCELLED":
        reason = "cancelled"
    elif event.start is not None and event.start.day:
        reason = "all day"
    elif as_of is not None and start > as_of:
        reason = "after the export"
    if reason:
        files[event.entry].left_out[reason] += 1
    return not reason


def _series(
    main: _Event,
    changed: list[_Event],
    files: Sequence[_File],
    as_of: datetime | None,
    alive: datetime | None,
) -> Iterator[tuple[_Event, datetime, timedelta | None] | Problem]:
    start = main.start
    assert start is not None
    if not _counts(main, files, as_of, start.utc):
        return
    until = as_of if as_of is not None else start.utc + timedelta(days=366)
    rules = [line.value.upper() for line in main.lines if line.name == "RRULE"]
    if alive is not None and any("UNTIL=" not in rule and "COUNT=" not in rule for rule in rules):
        until = min(until, max(alive, start.utc))
    parts = [main, *changed]
    times: list[tuple[int, datetime]] = []
    try:
        times = _times(parts, start.utc, until)
    except Exception as broken:
        # The library speaks of a bad rule in many kinds of exception; each means: this rule cannot be read.
        rule = next((x.value for x in main.lines if x.name in ("RRULE", "RDATE")), "")
        yield Problem(
            f"{files[main.entry].entry.path}:{main.number}",
            f'the rule "{quoted(rule)}" of "{quoted(main.summary)}" cannot be read ({type(broken).__name__})',
            "Only its first time is kept. Nothing needs doing.",
        )
        yield main, start.utc, main.lasts
        return
    if len(times) > _MOST_TIMES:
        yield Problem(
            f"{files[main.entry].entry.path}:{main.number}",
            f'"{quoted(main.summary)}" repeats {len(times):,} times; the newest {_MOST_TIMES:,} are kept',
            "Nothing needs doing.",
        )
        times = times[-_MOST_TIMES:]
    for n, at in times:
        event = parts[n]
        if event.status == "CANCELLED":
            files[event.entry].left_out["cancelled"] += 1
        elif at <= until:
            yield event, at, event.lasts
    for event in changed:
        if event.start is not None and as_of is not None and event.start.utc > as_of:
            files[event.entry].left_out["after the export"] += 1


def _times(parts: Sequence[_Event], first: datetime, until: datetime) -> list[tuple[int, datetime]]:
    """Return (which part, instant) for each occurrence of a series up to `until`, oldest first."""
    import icalendar
    import recurring_ical_events

    main = parts[0]
    rule = next((x.value.upper() for x in main.lines if x.name == "RRULE"), "")
    if re.search(r"FREQ=(SECONDLY|MINUTELY|HOURLY)", rule):
        raise ValueError("repeats more often than daily")
    written = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Goodstanding//EN"]
    own = {
        id(z): z
        for e in parts
        for s in (e.start, e.recurrence)
        if s is not None and isinstance(z := s.zone, FileZone)
    }
    for number, known in own.items():
        written += ["BEGIN:VTIMEZONE", f"TZID:file-{number}", *known.lines, "END:VTIMEZONE"]
    for n, event in enumerate(parts):
        assert event.start is not None
        written += ["BEGIN:VEVENT", "UID:series", f"X-PART:{n}", _written("DTSTART", event.start)]
        written.append(f"SEQUENCE:{event.sequence}")
        if event.recurrence is not None:
            written.append(
                _written(
                    "RECURRENCE-ID", event.recurrence, ";RANGE=THISANDFUTURE" if event.this_and_future else ""
                )
            )
        for line in event.lines if n == 0 else ():
            if line.name == "RRULE":
                written.append("RRULE:" + _until(line.value.strip(), event.start))
            elif line.name in ("EXDATE", "RDATE"):
                for value in line.value.split(",")[:2_000]:
                    at = stamp(value.partition("/")[0], line.params, {}, event.start.zone)
                    if at is not None:
                        if at.day and not event.start.day:
                            at = Stamp(
                                datetime.combine(at.local.date(), event.start.local.time()), event.start.zone
                            )
                        written.append(_written(line.name, at))
        written.append("END:VEVENT")
    written.append("END:VCALENDAR")
    calendar = icalendar.Calendar.from_ical("\r\n".join(written) + "\r\n")
    found: list[tuple[int, datetime]] = []
    span = timedelta(days=366 * 5)
    begin = min([first, *(e.start.utc for e in parts if e.start is not None)]) - timedelta(days=1)
    end = until + timedelta(days=1)
    query = recurring_ical_events.of(calendar)
    while begin < end and len(found) <= 4 * _MOST_TIMES:
        for occurrence in query.between(begin, min(begin + span, end)):
            moment = occurrence["DTSTART"].dt
            if isinstance(moment, datetime):
                instant = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
                found.append((int(occurrence["X-PART"]), instant))
        begin += span
    return sorted(set(found), key=lambda x: (x[1], x[0]))


def _written(name: str, at: Stamp, more: str = "") -> str:
    if at.day:
        return f"{name}{more};VALUE=DATE:{at.local:%Y%m%d}"
    key = getattr(at.zone, "key", None)
    if key and key != "UTC":
        return f"{name}{more};TZID={key}:{at.local:%Y%m%dT%H%M%S}"
    if isinstance(at.zone, FileZone):
        return f"{name}{more};TZID=file-{id(at.zone)}:{at.local:%Y%m%dT%H%M%S}"
    if at.zone is None:
        return f"{name}{more}:{at.local:%Y%m%dT%H%M%S}"
    return f"{name}{more}:{at.utc:%Y%m%dT%H%M%S}Z"


def _until(rule: str, start: Stamp) -> str:
    """Return a rule whose UNTIL has the form that its start demands (many programs write the other one)."""
    found = re.search(r"UNTIL=(\d{8})(T\d{6}Z?)?", rule, re.I)
    if found is None:
        return rule
    if start.day:
        fixed = found.group(1)
    elif found.group(2) is None:
        fixed = found.group(1) + "T235959" + ("Z" if start.zone else "")
    else:
        fixed = found.group(1) + found.group(2)[:7].upper() + ("Z" if start.zone else "")
    return rule[: found.start()] + f"UNTIL={fixed}" + rule[found.end() :]


def _meeting(
    file: _File,
    event: _Event,
    start: datetime,
    lasts: timedelta | None,
    owner: set[str],
    people: defaultdict[str, Counter[str]],
    bare: dict[Handle, str],
) -> Iterator[Record]:
    if any(address in owner and state == "DECLINED" for address, _, state in event.attendees):
        file.left_out["declined by you"] += 1
        return
    came = [
        (a, n) for a, n, state in event.attendees if state not in ("DECLINED", "NEEDS-ACTION") or a in owner
    ]
    asked = sum(1 for a, _, state in event.attendees if state == "NEEDS-ACTION" and a not in owner)
    present = [event.organizer, *came] if any(event.organizer) else list(came)
    distinct: dict[str, tuple[str, str]] = {}
    for address, name in present:
        distinct.setdefault(address or name.casefold(), (address, name))
    if len(distinct) < 2 and not (len(distinct) == 1 and owner and not owner & set(distinct)):
        file.left_out["nobody had accepted" if asked else "names nobody else"] += 1
        return
    if len(distinct) + asked > MOST_PEOPLE:
        file.left_out[f"more than {MOST_PEOPLE} people"] += 1
        return
    handles: list[Handle] = []
    for address, name in distinct.values():
        if address:
            handle = Handle("email", address)
            if name:
                people[address][name] += 1
            else:
                people.setdefault(address, Counter())
        else:
            handle = Handle("name", f"calendar/{name.casefold()}")
            bare.setdefault(handle, name)
        handles.append(handle)
    if len(handles) == 1:
        # Your own calendar and one other person: you were there though the event does not name you.
        handles.append(Handle("email", min(owner)))
    minutes = round(lasts.total_seconds() / 60) if lasts is not None else 0
    said = [f"{minutes} minutes"] if minutes else []
    if event.location:
        said.append(event.location)
    file.kept += 1
    yield Interaction(
        start,
        handles[0],
        tuple(handles[1:]),
        Kind.MEETING,
        "calendar",
        Source(file.entry.path, event.number),
        ", ".join(said),
        event.uid,
        event.summary,
        zoneless=event.start is not None and event.start.zone is None,
        identity=event.uid,
    )
