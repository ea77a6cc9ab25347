"""Bring together, needs and offers, briefs: what is shown, what is not, and that everything can be taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from goodstanding.store import append, journal
from tests.cast import ledger, profiles

NEED = "Ada, do you know anybody who could galvanise steel railings of seven metres near Leeds?"
OFFER = "We can supply hot-dip zinc coating up to eight metres, our plant is in Leeds."
BEN, CHEN, DANA = "linkedin:ben", "linkedin:chen", "linkedin:dana"


@pytest.fixture
def client(home: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("GOODSTANDING_AS_OF", "2026-03-20")
    append.append(
        [
            *profiles(),
            *ledger(
                f"""
                2026-03-02 10:00 ben > ada message "{NEED}"
                2026-03-03 10:00 ada > ben message "Let me think."
                2026-03-04 10:00 chen > ada message "{OFFER}"
                2026-03-05 10:00 ada > chen message "Good to know."
                2026-03-21 09:00 ada > ben meeting "Visit at the plant"
                """
            ),
        ]
    )
    return Client(HTTP_HOST="127.0.0.1")


def text(answer: Any) -> str:
    said: str = answer.content.decode()
    return said


def test_suggestion_says_why_and_opens_its_rows(client: Any) -> None:
    said = text(client.get("/introduce/"))
    assert "Ben Okri" in said
    assert "galvanise steel railings" in said
    assert "hot-dip zinc coating" in said
    assert "/rows/?ids=" in said


def test_steps_are_recorded_one_after_the_other_and_taken_back(client: Any) -> None:
    asked = {"first": BEN, "second": CHEN, "what": "asked", "about": BEN}
    assert client.post("/introduce/step/", asked).status_code == 302
    said = text(client.get("/introduce/"))
    assert "asked Ben Okri" in said.replace("Asked", "asked")
    assert "Ben Okri said yes" in said
    assert 'max="2026-03-20"' in said  # a step can be dated, but not before it is taken
    refused = client.post("/introduce/step/", {**asked, "what": "introduced"})
    assert refused.status_code == 422
    assert "what can follow is" in text(refused)
    (entry,) = journal.entries("introduce")
    client.post("/introduce/undo/", {"number": entry.id})
    assert journal.entries("introduce") == []


def test_pair_that_is_held_back_shows_why_and_nothing_else_until_the_reader_decides(client: Any) -> None:
    for who, words in ((DANA, "a wholesaler of zinc coated railings near Leeds"), (CHEN, "")):
        if words:
            client.post("/needs/add/", {"person": who, "direction": "needs", "text": words})
    client.post(
        "/needs/add/",
        {"person": DANA, "direction": "offers", "text": "we are a distributor of fences in Bradford"},
    )
    client.post(
        "/needs/add/",
        {
            "person": CHEN,
            "direction": "offers",
            "text": "wholesaler of zinc coated railings, all of Yorkshire",
        },
    )
    said = text(client.get("/introduce/?more=1"))
    assert "Held back" in said
    assert "same trade" in said
    assert "all of Yorkshire" not in said
    client.post("/introduce/overrule/", {"first": CHEN, "second": DANA, "why": "different towns"})
    said = text(client.get("/introduce/?more=1"))
    assert "all of Yorkshire" in said
    assert "different towns" in said


def test_note_is_written_by_the_reader_with_what_is_in_it_for_both_beside_it(client: Any) -> None:
    said = text(client.get(f"/introduce/note/?to={BEN}&about={CHEN}"))
    assert "In it for them" in said
    assert "Why now" in said
    assert 'aria-describedby="findings"></textarea>' in said  # nothing is written for the reader


def test_need_is_written_down_ended_and_brought_back(client: Any) -> None:
    client.post("/needs/add/", {"person": DANA, "direction": "needs", "text": "a printer of small editions"})
    assert "a printer of small editions" in text(client.get("/needs/"))
    (entry,) = journal.entries("needs")
    client.post("/needs/act/", {"id": entry.about, "what": "expire"})
    assert "a printer of small editions" not in text(client.get("/needs/"))
    last = journal.entries("needs")[-1]
    client.post("/needs/act/", {"what": "undo", "number": last.id})
    assert "a printer of small editions" in text(client.get("/needs/"))


def test_need_of_nobody_says_so_and_keeps_what_was_typed(client: Any) -> None:
    answer = client.post(
        "/needs/add/", {"person": "Zebedee", "direction": "needs", "text": "a printer in Leeds"}
    )
    assert answer.status_code == 422
    assert "Nobody called" in text(answer)
    assert "a printer in Leeds" in text(answer)


def test_today_offers_the_brief_for_tomorrows_meeting(client: Any) -> None:
    said = text(client.get("/"))
    assert "Visit at the plant" in said
    assert "/brief/?who=linkedin%3Aben" in said


def test_every_line_of_a_brief_opens_its_rows(client: Any) -> None:
    said = text(client.get(f"/brief/?who={BEN}"))
    lines = said.split('<ul class="brief">')[1:]
    assert lines
    assert all("/rows/?ids=" in line for part in lines for line in part.split("</ul>")[0].split("<li>")[1:])


def test_nobody_is_met_and_nobody_is_found_in_plain_words(client: Any) -> None:
    assert client.get("/brief/?who=zzzz").status_code == 404
    assert client.get("/introduce/way/?to=zzzz").status_code == 404
    assert client.get("/introduce/around/?who=zzzz").status_code == 404
