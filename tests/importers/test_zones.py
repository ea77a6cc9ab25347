"""Zones of calendars mean what the file says, told independently by the zone database; a name alone is a last resort."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from goodstanding.importers import Hints, ics, vcard
from goodstanding.importers.export import Entry, Export
from goodstanding.importers.zones import FileZone, file_zone, zone
from goodstanding.values import FileRead, Interaction, Profile

# How programs write the same two onsets: from 1601, from a year of their own, with an end.
EUROPE = {
    "outlook": [
        "BEGIN:STANDARD", "DTSTART:16011028T030000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100", "END:STANDARD", "BEGIN:DAYLIGHT", "DTSTART:16010325T020000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT",
    ],
    "apple": [
        "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "DTSTART:19810329T020000",
        "TZNAME:GMT+2", "TZOFFSETTO:+0200", "END:DAYLIGHT", "BEGIN:STANDARD", "TZOFFSETFROM:+0200",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "DTSTART:19961027T030000", "TZNAME:GMT+1", "TZOFFSETTO:+0100",
        "END:STANDARD",
    ],
    "until": [
        "BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;UNTIL=20371231T235959Z",
        "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT", "BEGIN:STANDARD", "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;UNTIL=20371231T235959Z", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100",
        "END:STANDARD",
    ],
}  # fmt: skip
NEW_YORK = [
    "BEGIN:STANDARD", "DTSTART:20071104T020000", "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11", "TZOFFSETFROM:-0400",
    "TZOFFSETTO:-0500", "END:STANDARD", "BEGIN:DAYLIGHT", "DTSTART:20070311T020000",
    "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3", "TZOFFSETFROM:-0500", "TZOFFSETTO:-0400", "END:DAYLIGHT",
]  # fmt: skip
SYDNEY = [
    "BEGIN:STANDARD", "DTSTART:16010401T030000", "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=4", "TZOFFSETFROM:+1100",
    "TZOFFSETTO:+1000", "END:STANDARD", "BEGIN:DAYLIGHT", "DTSTART:16011007T020000",
    "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=10", "TZOFFSETFROM:+1000", "TZOFFSETTO:+1100", "END:DAYLIGHT",
]  # fmt: skip
KOLKATA = ["BEGIN:STANDARD", "TZOFFSETTO:+0530", "END:STANDARD"]


@pytest.mark.parametrize(
    ("lines", "place"),
    [*((lines, "Europe/Berlin") for lines in EUROPE.values()), (NEW_YORK, "America/New_York"),
     (SYDNEY, "Australia/Sydney"), (KOLKATA, "Asia/Kolkata")],
)  # fmt: skip
def test_rules_in_a_file_give_the_hours_that_the_zone_database_gives(lines: list[str], place: str) -> None:
    found = file_zone("any", lines)
    assert found is not None
    at = datetime(2009, 1, 1, 12)
    while at.year < 2031:
        assert at.replace(tzinfo=found).utcoffset() == at.replace(tzinfo=ZoneInfo(place)).utcoffset(), at
        at += timedelta(days=1)


def test_what_are_no_rules_is_no_zone() -> None:
    for lines in ([], ["BEGIN:STANDARD", "END:STANDARD"], ["BEGIN:STANDARD", "TZOFFSETTO:soon", "END:STANDARD"],
                  ["BEGIN:STANDARD", "TZOFFSETTO:+0100", "DTSTART:1601", "RRULE:FREQ=NEVER", "END:STANDARD"]):  # fmt: skip
        assert file_zone("x", lines) is None


def calendar(tmp_path: Path, text: str | bytes, name: str = "c.ics") -> tuple[list[Interaction], list[str]]:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.replace("\n", "\r\n").encode())
    entry = Entry(name, path.stat().st_size, lambda: path.open("rb"))
    records = list(ics.read(Export(path, (entry,)), [entry], Hints()))
    return (
        [r for r in records if isinstance(r, Interaction)],
        [r.why for r in records if isinstance(r, FileRead)],
    )


def event(
    tzid: str,
    start: str = "20240703T090000",
    more: str = "",
    uid: str = "1",
    attendee: str = ";PARTSTAT=ACCEPTED",
) -> str:
    return (
        f"BEGIN:VEVENT\nUID:{uid}\nDTSTAMP:20260101T000000Z\nDTSTART;TZID={tzid}:{start}\n{more}"
        f"ORGANIZER:mailto:ada@quill.example\nATTENDEE{attendee}:mailto:ben@okri.example\nEND:VEVENT\n"
    )


def whole(*parts: str) -> str:
    return "BEGIN:VCALENDAR\nVERSION:2.0\n" + "".join(parts) + "END:VCALENDAR\n"


def rules(tzid: str, lines: list[str]) -> str:
    return "\n".join(["BEGIN:VTIMEZONE", f"TZID:{tzid}", *lines, "END:VTIMEZONE", ""])


@pytest.mark.parametrize(
    "name",
    ["Customized Time Zone 3", '"(UTC+01:00) Sarajevo, Skopje"', "tzone://Microsoft/Utc+1", "Mitteleuropäische Zeit",
     "GMT +0100", "CET", "Romance Standard Time 1", "Central European (Custom)"],
)  # fmt: skip
def test_a_name_of_any_make_means_the_rules_beside_it(tmp_path: Path, name: str) -> None:
    bare = name.strip('"')
    text = whole(rules(bare, EUROPE["outlook"]), event(name), event(name, "20240115T090000", uid="2"))
    found, (why,) = calendar(tmp_path, text)
    assert [m.at for m in found] == [
        datetime(2024, 7, 3, 7, tzinfo=UTC),
        datetime(2024, 1, 15, 8, tzinfo=UTC),
    ]
    assert "2 times were read by the zone rules in the file." in why


def test_a_place_means_what_it_means_everywhere_whatever_the_file_says(tmp_path: Path) -> None:
    text = whole(rules("Europe/Berlin", KOLKATA), event("Europe/Berlin"))
    assert [m.at for m in calendar(tmp_path, text)[0]] == [datetime(2024, 7, 3, 7, tzinfo=UTC)]


def test_a_series_keeps_its_hour_over_the_change_of_the_clocks(tmp_path: Path) -> None:
    series = event("Ours", "20240325T090000", "RRULE:FREQ=WEEKLY;COUNT=3\n")
    found, _ = calendar(tmp_path, whole(rules("Ours", EUROPE["outlook"]), series))
    assert [m.at.hour for m in found if m.at] == [8, 7, 7]


def test_a_changed_day_may_be_named_by_its_bare_date(tmp_path: Path) -> None:
    series = event("Europe/Berlin", "20240304T090000", "RRULE:FREQ=DAILY;COUNT=3\n")
    moved = event("Europe/Berlin", "20240305T150000", "RECURRENCE-ID;VALUE=DATE:20240305\n")
    found, _ = calendar(tmp_path, whole(series, moved))
    assert [m.at.hour for m in found if m.at] == [8, 14, 8]


def test_a_distance_alone_is_said_to_know_no_summer(tmp_path: Path) -> None:
    found, (why,) = calendar(tmp_path, whole(event('"(UTC+01:00) Somewhere"')))
    assert [m.at for m in found] == [datetime(2024, 7, 3, 8, tzinfo=UTC)]
    assert "an hour off in summer, perhaps" in why


def test_whoever_is_listed_without_an_answer_came_and_the_report_says_so(tmp_path: Path) -> None:
    found, (why,) = calendar(tmp_path, whole(event("Europe/Berlin", attendee="")))
    assert [str(h) for h in found[0].recipients] == ["email:ben@okri.example"]
    assert "1 people are listed without an answer and count as having come." in why or "1 person" in why


@pytest.mark.parametrize(
    "title",
    [
        "打ち合わせの件でご相談があります。来週の火曜日の午後はいかがでしょうか",
        "Ü" * 90,
        "Kickoff " + "🤔👍🏽" * 20,
    ],
)
@pytest.mark.parametrize("width", [40, 74, 75])
def test_a_fold_inside_a_character_is_mended(tmp_path: Path, title: str, width: int) -> None:
    said = f"SUMMARY:{title}".encode()
    folded = b"\r\n ".join(said[n : n + width] for n in range(0, len(said), width))
    text = (
        whole(event("Europe/Berlin", more="SUMMARY:X\n"))
        .replace("\n", "\r\n")
        .encode()
        .replace(b"SUMMARY:X", folded)
    )
    found, _ = calendar(tmp_path, text)
    assert [m.subject for m in found] == [title]


def people(tmp_path: Path, text: str) -> dict[str, str]:
    path = tmp_path / "c.vcf"
    path.write_bytes(text.replace("\n", "\r\n").encode())
    entry = Entry("c.vcf", path.stat().st_size, lambda: path.open("rb"))
    records = vcard.read(Export(path, (entry,)), [entry], Hints())
    return {str(r.handle): r.name for r in records if isinstance(r, Profile)}


def test_an_agents_card_in_the_middle_of_another_takes_nothing_from_it(tmp_path: Path) -> None:
    agent = "AGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:Chen Li\nEMAIL:chen@lin.example\nEND:VCARD\n"
    for inner in (agent, agent.replace("AGENT:\nBEGIN:VCARD", "AGENT:BEGIN:VCARD")):
        text = f"BEGIN:VCARD\nVERSION:2.1\nFN:Ben Okri\n{inner}EMAIL:ben@okri.example\nEND:VCARD\n"
        assert people(tmp_path, text) == {
            "email:ben@okri.example": "Ben Okri",
            "email:chen@lin.example": "Chen Li",
        }


@pytest.mark.parametrize(
    "line",
    ["X-SOCIALPROFILE;type=linkedin;x-user=ben-okri:x-apple:ben-okri", "X-SOCIALPROFILE;TYPE=LinkedIn:x-apple:ben-okri",
     "SOCIALPROFILE;SERVICE-TYPE=LinkedIn;VALUE=text:ben-okri", "item1.X-SOCIALPROFILE;type=pref;type=linkedin:http://www.linkedin.com/in/ben-okri"],
)  # fmt: skip
def test_a_profile_that_a_telephone_wrote_is_the_profile(tmp_path: Path, line: str) -> None:
    found = people(tmp_path, f"BEGIN:VCARD\nVERSION:3.0\nFN:Ben Okri\n{line}\nEND:VCARD\n")
    assert "linkedin:ben-okri" in found


def test_names_of_windows_are_known_where_the_file_says_nothing() -> None:
    assert zone("W. Europe Standard Time") == ZoneInfo("Europe/Berlin")
    assert not isinstance(zone("W. Europe Standard Time"), FileZone)
