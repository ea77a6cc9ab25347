"""Calendars: which events were meetings, and with whom."""

# ruff: noqa: E501
from __future__ import annotations

import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from goodstanding.importers import Hints, ics
from goodstanding.importers.export import Entry, Export
from goodstanding.values import FileRead, Handle, Interaction, Kind, Problem, Profile, Record, Status

ADA = Handle("email", "ada@quill.example")
BEN = Handle("email", "ben@okri.example")


def read(
    *texts: str, owner: bool = True, as_of: date | None = date(2024, 6, 1), names: tuple[str, ...] = ()
) -> list[Record]:
    entries = []
    for n, text in enumerate(texts):
        data = text.encode()
        name = names[n] if names else f"{n}.ics"
        entries.append(Entry(name, len(data), lambda data=data: io.BytesIO(data)))
    export = Export(Path("x"), tuple(entries))
    hints = Hints(owner=frozenset({ADA}) if owner else frozenset(), as_of=as_of)
    return list(ics.read(export, ics.claims(export), hints))


def event(more: str = "", *, start: str = "20240305T090000Z", uid: str = "1", who: str | None = None) -> str:
    people = who if who is not None else (
        "ORGANIZER;CN=Ada Quill:mailto:ada@quill.example\n"
        "ATTENDEE;CN=Ada Quill;PARTSTAT=ACCEPTED:mailto:ada@quill.example\n"
        'ATTENDEE;CN="Okri, Ben: sales";PARTSTAT=ACCEPTED:MAILTO:Ben@okri.example\n'
    )  # fmt: skip
    begin = start if start.startswith((";", ":")) else f":{start}"
    return f"BEGIN:VEVENT\nUID:{uid}\nDTSTART{begin}\nDURATION:PT45M\nSUMMARY:Samples\n{people}{more}END:VEVENT\n"


def calendar(*events: str, more: str = "") -> str:
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{more}{''.join(events)}END:VCALENDAR\n"


def meetings(records: list[Record]) -> list[Interaction]:
    return [r for r in records if isinstance(r, Interaction)]


def left_out(records: list[Record]) -> dict[str, int]:
    return dict(next(r for r in records if isinstance(r, FileRead)).left_out)


def test_an_event_with_somebody_else_is_a_meeting() -> None:
    records = read(calendar(event("LOCATION:Room 2\\, Berlin\n")))
    (one,) = meetings(records)
    assert (one.kind, one.actor, one.recipients) == (Kind.MEETING, ADA, (BEN,))
    assert one.at == datetime(2024, 3, 5, 9, tzinfo=UTC)
    assert (one.subject, one.text, one.conversation) == ("Samples", "45 minutes, Room 2, Berlin", "1")
    assert [p.name for p in records if isinstance(p, Profile) and p.handle == BEN] == ["Okri, Ben: sales"]


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (event("STATUS:CANCELLED\n"), "cancelled"),
        (event(start=";VALUE=DATE:20240305"), "all day"),
        (event(start="20240801T090000Z"), "after the export"),
        (event(who=""), "names nobody else"),
        (event(who="ATTENDEE;PARTSTAT=DECLINED:mailto:ada@quill.example\nATTENDEE;PARTSTAT=ACCEPTED:mailto:b@x.example\n"), "declined by you"),
        (event(who="ORGANIZER:mailto:ada@quill.example\nATTENDEE;PARTSTAT=DECLINED:mailto:b@x.example\n"), "names nobody else"),
        (event(who="ORGANIZER:mailto:ada@quill.example\nATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:b@x.example\n"), "nobody had accepted"),
        (event(who="ORGANIZER:mailto:ada@quill.example\nATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:r@x.example\nATTENDEE:mailto:c_1@resource.calendar.google.com\n"), "names nobody else"),
        (event(who="".join(f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:p{n}@x.example\n" for n in range(21))), "more than 20 people"),
    ],
)  # fmt: skip
def test_what_was_no_meeting_is_left_out_and_counted(one: str, reason: str) -> None:
    records = read(calendar(one))
    assert not meetings(records)
    assert left_out(records) == {reason: 1}


def test_twenty_people_are_still_a_meeting() -> None:
    who = "".join(f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:p{n}@x.example\n" for n in range(20))
    assert len(meetings(read(calendar(event(who=who))))) == 1


def test_a_series_counts_each_time_it_took_place_and_keeps_the_wall_clock() -> None:
    series = event(
        "RRULE:FREQ=WEEKLY;UNTIL=20240415\nEXDATE;TZID=Europe/Berlin:20240318T090000\n",
        start=";TZID=Europe/Berlin:20240304T090000",
    )
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Berlin:20240311T090000\n", start=";TZID=Europe/Berlin:20240312T140000"
    )
    cancelled = event(
        "RECURRENCE-ID;TZID=Europe/Berlin:20240408T090000\nSTATUS:CANCELLED\n",
        start=";TZID=Europe/Berlin:20240408T090000",
    )
    for order in ((series, moved, cancelled), (cancelled, moved, series)):
        found = [m.at for m in meetings(read(calendar(*order)))]
        assert found == [
            datetime(2024, 3, 4, 8, tzinfo=UTC),
            datetime(2024, 3, 12, 13, tzinfo=UTC),
            datetime(2024, 3, 25, 8, tzinfo=UTC),
            datetime(2024, 4, 1, 7, tzinfo=UTC),
            datetime(2024, 4, 15, 7, tzinfo=UTC),
        ]


def test_a_series_without_end_stops_at_the_export() -> None:
    records = read(calendar(event("RRULE:FREQ=DAILY\n", start="20240528T090000Z")))
    assert [m.at.day for m in meetings(records) if m.at] == [28, 29, 30, 31, 1]


def test_a_rule_that_cannot_be_read_costs_only_the_repetitions() -> None:
    records = read(calendar(event("RRULE:FREQ=SOMETIMES\n"), event(uid="2")))
    assert len(meetings(records)) == 2
    assert "SOMETIMES" in next(r for r in records if isinstance(r, Problem)).what


@pytest.mark.parametrize(
    ("start", "hour"),
    [
        (";TZID=W. Europe Standard Time:20240305T100000", 9),
        (';TZID="(UTC+01:00) Amsterdam, Berlin":20240305T100000', 9),
        (";TZID=/mozilla.org/20050126_1/Europe/Berlin:20240305T100000", 9),
        (";TZID=Eigene:20240305T100000", 8),
        ("20240305T100000", 10),
    ],
)
def test_zones_are_found_by_every_name_that_programs_give_them(start: str, hour: int) -> None:
    zone = "BEGIN:VTIMEZONE\nTZID:Eigene\nBEGIN:STANDARD\nTZOFFSETTO:+0200\nDTSTART:19700101T000000\nEND:STANDARD\nEND:VTIMEZONE\n"
    (one,) = meetings(read(calendar(event(start=start), more=zone)))
    assert one.at is not None
    assert one.at.hour == hour


def test_an_unknown_zone_is_said() -> None:
    records = read(calendar(event(start=";TZID=Nowhere:20240305T100000")))
    assert "Nowhere" in next(r for r in records if isinstance(r, Problem)).what
    assert meetings(records)[0].zoneless


def test_the_same_event_in_two_calendars_is_one_meeting_in_its_newest_version() -> None:
    old, new = event(start="20240305T090000Z"), event("SEQUENCE:2\n", start="20240306T090000Z")
    records = read(calendar(old), calendar(new))
    assert [m.at.day for m in meetings(records) if m.at] == [6]
    assert left_out(records) == {"the same event again": 1}


def test_what_was_held_is_judged_by_the_newest_stamp_of_the_file() -> None:
    first = event("DTSTAMP:20240401T000000Z\n")
    later = event(uid="2", start="20240501T090000Z")
    records = read(calendar(first, later), as_of=None)
    assert len(meetings(records)) == 1
    assert left_out(records) == {"after the export": 1}


def test_the_owner_is_the_address_that_the_calendar_is_named_after() -> None:
    text = calendar(event(), more="X-WR-CALNAME:ada@quill.example\n")
    assert {r.handle for r in read(text, owner=False) if isinstance(r, Profile) and r.owner} == {ADA}
    other = calendar(event(), more="X-WR-CALNAME:Team\n")
    assert not {r.handle for r in read(other, owner=False) if isinstance(r, Profile) and r.owner}


@pytest.mark.parametrize(
    "broken",
    [
        calendar(event()).replace("\n", "\r"),
        calendar(event()).replace("END:VEVENT\n", ""),
        "\ufeff" + calendar(event()).replace("\n", "\r\n"),
        calendar(event()).replace("\n", "\n\n"),
        calendar(event().replace("DURATION:PT45M", "DTEND:20240305T080000Z")),
        calendar(event().replace("SUMMARY:Samples", "SUMM\n ARY:Sam\n ples")),
    ],
)
def test_broken_calendars_are_read_as_they_were_meant(broken: str) -> None:
    assert len(meetings(read(broken))) == 1


def test_a_file_that_is_no_calendar_is_unknown_and_says_so() -> None:
    records = read("hello", names=("a.ics",))
    assert next(r for r in records if isinstance(r, FileRead)).status is Status.UNKNOWN
    assert any(isinstance(r, Problem) for r in records)


def test_an_event_without_a_start_is_a_problem_with_its_line() -> None:
    records = read(calendar(event(start="tomorrow"), event(uid="2")))
    assert next(r for r in records if isinstance(r, Problem)).where == "0.ics:3"
    assert len(meetings(records)) == 1


def test_a_series_without_end_in_an_old_export_is_not_believed_beyond_its_last_sign_of_life() -> None:
    series = event("RRULE:FREQ=DAILY\nDTSTAMP:20240503T000000Z\n", start="20240501T090000Z")
    assert len(meetings(read(calendar(series), as_of=date(2030, 1, 1)))) == 2
    later = event(uid="2", start="20240504T120000Z")
    assert len(meetings(read(calendar(series, later), as_of=date(2030, 1, 1)))) == 5


def test_a_series_with_nobody_else_is_counted_once() -> None:
    records = read(calendar(event("RRULE:FREQ=DAILY;COUNT=20\n", who="")))
    assert left_out(records) == {"names nobody else": 1}


def test_a_zip_made_again_later_adds_no_meetings() -> None:
    data = calendar(event("RRULE:FREQ=DAILY\nDTSTAMP:20240503T000000Z\n", start="20240501T090000Z")).encode()
    entry = Entry("a.ics", len(data), lambda: io.BytesIO(data), date(2030, 1, 1), "again.zip")
    records = list(ics.read(Export(Path("x"), (entry,)), [entry], Hints(as_of=date(2031, 1, 1))))
    assert len(meetings(records)) == 2
