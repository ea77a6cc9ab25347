"""One page before a meeting, every line with the rows behind it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from goodstanding.introduce.brief import Brief
from goodstanding.services import brief, needs
from goodstanding.services.people import Unclear
from goodstanding.store import append, queries
from tests.cast import ledger, profiles

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
TALK = """
2026-03-02 10:00 ben > ada message "Ada, do you know anybody who could galvanise steel railings of seven metres near Leeds?"
2026-03-03 10:00 ada > ben message "Let me think."
2026-03-10 10:00 ben > - post "Our new line for railings runs since Monday, and the first fences are out of the door."
2026-03-15 09:00 ben > ada message "Could you come and look at the line some day in May?"
2026-03-21 09:00 ada > ben,dana meeting "Visit at the plant"
"""


@pytest.fixture
def filled(home: Path) -> Path:
    append.append([*profiles(), *ledger(TALK)])
    return home


def section(page: Brief, name: str) -> list[str]:
    return [line.text for one in page.sections if one.name == name for line in one.lines]


def test_brief_says_what_passed_what_is_owed_what_is_needed_and_what_comes(filled: Path) -> None:
    page = brief.brief("Ben Okri", NOW)
    assert page.name == "Ben Okri"
    assert any("Visit at the plant" in line for line in section(page, "Next"))
    assert any("Could you come" in line for line in section(page, "Between you"))
    assert section(page, "You owe")
    assert any(
        "galvanise" in line and "place: Leeds" in line for line in section(page, "They need and offer")
    )
    assert any("galvanise" in line for line in section(page, "Worth asking"))


def test_every_line_that_says_something_happened_opens_its_rows(filled: Path) -> None:
    page = brief.brief("Ben Okri", NOW)
    lines = [line for one in page.sections for line in one.lines]
    assert lines
    assert all(line.evidence for line in lines)
    ids = {row for line in lines for row in line.evidence}
    assert {row.id for row in queries.evidence(sorted(ids))} == ids


def test_added_need_stands_in_the_brief_without_rows_behind_it(filled: Path) -> None:
    needs.add("Ben Okri", "offers", "railings of steel, bent to any radius", NOW)
    assert any(
        "bent to any radius" in line for line in section(brief.brief("Ben Okri", NOW), "They need and offer")
    )


def test_brief_of_a_day_in_the_past_knows_nothing_later(filled: Path) -> None:
    page = brief.brief("Ben Okri", datetime(2026, 3, 4, tzinfo=UTC))
    assert not any("some day in May" in line.text for one in page.sections for line in one.lines)


def test_tomorrows_meetings_are_named_with_whom_you_meet(filled: Path) -> None:
    (meeting,) = brief.tomorrow(NOW)
    assert [name for _, name in meeting.people] == ["Ben Okri", "Dana Roth"]
    assert brief.tomorrow(datetime(2026, 3, 22, tzinfo=UTC)) == []


def test_nobody_of_that_name_is_said_in_a_sentence(filled: Path) -> None:
    with pytest.raises(Unclear, match="Nobody called"):
        brief.brief("Nobody At All", NOW)
